"""What people set: less motion, colours of their own, no scripts, a folder instead of a server."""

from itertools import combinations

import pytest
from playwright.sync_api import Browser, Page

from tests.quality.conftest import ServedSite, probe

MARKS = {
    "matrix/unit-project/": ["td[data-role=lead]", "td[data-role=participant]", "td[data-role=derived]"],
    "matrix/lead-participant/": ["td[data-count='1']", "td[data-count='2']", "td[data-count='3']"],
    "projects/16/": [".ps-role--lead", ".ps-role--participant"],
    "timeline/": [".ps-time__key--bar", ".ps-time__key--derived", ".ps-time__key--mark", ".ps-time__key--uncertain"],
    "analysis/": [".ps-chart__key--first", ".ps-chart__key--second"],
}


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.long)])
def test_forced_colours_leave_marks_apart(plan: ServedSite, browser: Browser, scheme: str, *, thorough: bool) -> None:
    """Where the system forces its colours, no two marks look alike, and the button and tab that are on differ.

    A plain run looks at every second page that has marks.
    """
    page = browser.new_page(
        viewport={"width": 1440, "height": 900},
        forced_colors="active",
        color_scheme="dark" if scheme == "dark" else "light",
        locale="zh-CN",
    )
    for place, selectors in [*MARKS.items()][:: 1 if thorough else 2]:
        page.goto(plan.address + place)
        pictures = {selector: _picture(page, selector) for selector in selectors}
        for selector, other in combinations(selectors, 2):
            assert pictures[selector] != pictures[other], (place, selector, other)
    for pressed in page.locator("[data-preference]:visible").all():
        before = pressed.screenshot()
        pressed.click()
        page.mouse.move(0, 0)
        page.locator("body").focus()
        assert pressed.screenshot() != before
        pressed.click()
    line = "element => getComputedStyle(element).borderBottomColor"
    here = page.locator(".site-tabs a[aria-current]").first
    assert here.evaluate(line) != page.locator(".site-tabs a:not([aria-current])").first.evaluate(line)
    page.close()


def _picture(page: Page, selector: str) -> bytes:
    """Return the middle of a mark, 8 px square, so that neither its size nor its place differs."""
    mark = page.locator(selector).first
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box is not None
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    return page.screenshot(clip={"x": middle[0] - 4, "y": middle[1] - 4, "width": 8, "height": 8})


def test_everything_is_there_without_scripts(plan: ServedSite, browser: Browser) -> None:
    """Without scripts every heading, row, sentence and link of each page is in sight; what needs one is not shown."""
    context = browser.new_context(java_script_enabled=False, locale="zh-CN")
    page = context.new_page()
    unseen: dict[str, list[str]] = {}
    for name, address in plan.pages.items():
        page.goto(address)
        unseen[name] = page.evaluate(probe("unseen"))
        assert page.locator("article .ps-controls:visible").count() == 0, name
    context.close()
    assert {name: said for name, said in unseen.items() if said} == {}


def test_scripts_add_no_words(plan: ServedSite, browser: Browser) -> None:
    """With scripts no kind of page says more than its HTML holds, but in its controls."""
    page = browser.new_page(locale="zh-CN")
    added: dict[str, set[str]] = {}
    for kind, built in plan.kinds.items():
        page.goto(plan.at(built))
        written = {words.strip() for words in built.root.itertext()}
        added[kind] = {words.strip() for words in page.evaluate(probe("words"))} - written
    page.close()
    assert {kind: words for kind, words in added.items() if words} == {}
