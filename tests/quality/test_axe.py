"""axe, Deque's accessibility engine, finds nothing on any kind of page, and words that it does not judge stand out."""

from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.quality.conftest import ServedSite, probe
from tests.support.browser import AXE

DESKTOP, PHONE = (1440, 900), (390, 844)


def said_of(page: Page, part: str = "html") -> list[str]:
    """Return what axe finds in part of a page with all details opened, and which words of the page are too faint."""
    page.add_script_tag(path=AXE)
    page.evaluate(probe("colours"))
    return [*page.evaluate(probe("axe"), part), *page.evaluate(probe("faint"))]


# A plain run looks at each page at both sizes, in both schemes, and with large text; a full one at every pair of them.
@pytest.mark.parametrize(
    ("size", "scheme", "text"),
    [
        pytest.param(DESKTOP, "light", "normal", id="desktop-light"),
        pytest.param(DESKTOP, "dark", "normal", id="desktop-dark", marks=pytest.mark.long),
        pytest.param(DESKTOP, "light", "large", id="desktop-large", marks=pytest.mark.long),
        pytest.param(PHONE, "light", "normal", id="phone-light", marks=pytest.mark.long),
        pytest.param(PHONE, "dark", "normal", id="phone-dark", marks=pytest.mark.long),
        pytest.param(PHONE, "light", "large", id="phone-large", marks=pytest.mark.long),
        pytest.param(PHONE, "dark", "large", id="phone-dark-large"),
    ],
)
def test_axe_finds_nothing(  # noqa: PLR0913 - pytest gives what it names
    plan: ServedSite,
    browser: Browser,
    size: tuple[int, int],
    scheme: Literal["light", "dark"],
    text: str,
    *,
    thorough: bool,
) -> None:
    """No violation, no word below 4.5:1: each page, desktop and phone, light, dark and large text, details opened.

    A plain run looks at every third page, at others on a phone than on a desktop.
    """
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, locale="zh-CN", bypass_csp=True
    )
    context.add_init_script(f"localStorage.setItem('plansite.text', '{text}')")
    page = context.new_page()
    complaints: dict[str, list[str]] = {}
    for name, address in [*plan.pages.items()][0 if thorough or size == DESKTOP else 1 :: 1 if thorough else 3]:
        page.goto(address)
        assert page.locator("html").get_attribute("data-text") == text
        complaints[name] = said_of(page)
    context.close()
    assert {name: said for name, said in complaints.items() if said} == {}


@pytest.mark.parametrize(
    ("size", "scheme"),
    [
        pytest.param(DESKTOP, "light", id="desktop-light", marks=pytest.mark.long),
        pytest.param(DESKTOP, "dark", id="desktop-dark", marks=pytest.mark.long),
        pytest.param(PHONE, "light", id="phone-light", marks=pytest.mark.long),
        pytest.param(PHONE, "dark", id="phone-dark"),
    ],
)
def test_axe_finds_nothing_in_what_scripts_add(
    plan: ServedSite, browser: Browser, size: tuple[int, int], scheme: Literal["light", "dark"], *, thorough: bool
) -> None:
    """Nor in the unit offered again, the panel of words selected, a matrix with gaps and crosshair; all can be hit.

    A full run looks at the pages around them, too.
    """

    def complaints_about(added: str) -> list[str]:
        return [*said_of(page, "html" if thorough else added), *page.evaluate(probe("too-small"))]

    page = browser.new_page(
        viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, locale="zh-CN", bypass_csp=True
    )
    page.goto(plan.opened)
    page.locator(".ps-chips a").first.click()
    page.goto(plan.opened)
    expect(page.locator(".ps-again a").first).to_be_visible()
    complaints = complaints_about(".ps-again")
    page.goto(f"{plan.opened}source/")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#p1'))")
    expect(page.locator(".ps-selected button").first).to_be_visible()
    complaints += complaints_about(".ps-selected")
    page.goto(f"{plan.opened}matrix/unit-engineering/?gap=system")
    page.locator(".ps-matrix-frame").press("ArrowDown")
    expect(page.locator(".ps-controls__live")).not_to_be_empty()
    complaints += complaints_about(".ps-controls, .ps-matrix-frame")
    page.close()
    assert complaints == []
