"""What a first visit weighs, as a server that compresses sends it."""

import gzip

from playwright.sync_api import Browser

from tests.quality.conftest import Report, ServedSite

FIRST_VISIT = 110_000
HELP = 130_000  # it shows what pages look like
HTML = 30_000


def test_no_page_is_heavy(plan: ServedSite) -> None:
    """Every page's HTML, head and header and all, is at most 30 KB compressed."""
    heavy = {page.path: len(gzip.compress(plan.built.files[page.path])) for page in plan.built.pages.values()}
    assert {path: size for path, size in heavy.items() if size > HTML} == {}


def test_a_first_visit_is_light(plan: ServedSite, browser: Browser, record_property: Report, *, thorough: bool) -> None:
    """What a browser fetches for a page that it opens first is at most 110 KB compressed, 130 KB for the help.

    A plain run opens every second kind of its sample.
    """
    page = browser.new_page(locale="zh-CN")
    weights: dict[str, int] = {}
    for kind, built in [*plan.kinds.items()][:: 1 if thorough else 2]:
        page.goto(plan.at(built), wait_until="networkidle")  # pictures come last
        fetched = page.evaluate("performance.getEntriesByType('resource').map(resource => resource.name)")
        files = {built.path, *(str(address).removeprefix(plan.address) for address in fetched)}
        weights[kind] = sum(len(gzip.compress(plan.built.files[file])) for file in files)
        html = len(gzip.compress(plan.built.files[built.path]))
        record_property("report", f"weight, {kind}: {weights[kind]:,} bytes on a first visit, {html:,} of them HTML")
    page.close()
    most = {kind: HELP if kind == "help" else FIRST_VISIT for kind in weights}
    assert {kind: weight for kind, weight in weights.items() if weight > most[kind]} == {}
