"""A feed as JSON Feed 1.1 (jsonfeed.org)."""

import json

from generator import urls
from generator.feeds.content import html
from generator.feeds.entries import Entry, Feed


def json_feed(feed: Feed, site_url: str | None) -> bytes:
    """Return the plan's feed as a JSON Feed. Its addresses are absolute, so without `site_url` it has none."""
    home = {"home_page_url": site_url + feed.page, "feed_url": site_url + urls.JSON_FEED} if site_url else {}
    value = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        **home,
        "language": "zh-CN",
        "items": [_item(entry, site_url) for entry in feed.entries],
    }
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _item(entry: Entry, site_url: str | None) -> dict[str, object]:
    return {
        "id": entry.id,
        **({"url": site_url + entry.page} if site_url else {}),
        "title": entry.title,
        "summary": entry.summary,
        "content_html": html(entry),
        **({"date_published": entry.date, "date_modified": entry.date} if entry.revision.issued else {}),
        "authors": [{"name": name} for name in entry.authors],
        "tags": [entry.kind],
    }
