"""What the theme says of the plan on every page, and what crawlers are told."""

from generator.load import CheckedDataset
from generator.publisher import Publisher


def identity_of(checked: CheckedDataset, publisher: Publisher) -> dict[str, object]:
    """Return what the theme prints of the plan on every page, from `config.extra.plansite`."""
    plan = checked.dataset.plan
    return {
        "title": plan.title,
        "document_number": plan.notice.document_number,
        "revision": checked.dataset.revision.id,
        "period": plan.period,
        "publisher": publisher,
        "written": plan.notice.written,
    }


def robots(site_url: str | None) -> str:
    """Return robots.txt: crawlers may read everything, and where the sitemap is."""
    return "User-agent: *\nDisallow:\n" + (f"Sitemap: {site_url}sitemap.xml\n" if site_url else "")
