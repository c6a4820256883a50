"""The keyboard alone reaches everything, shows where one is, and is never caught."""

from typing import Literal

import pytest
from playwright.sync_api import Browser, expect

from tests.quality.conftest import ServedSite, probe


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.long)])
def test_tab_walks_through_every_page(
    plan: ServedSite, browser: Browser, scheme: Literal["light", "dark"], *, thorough: bool
) -> None:
    """Tab reaches every link, button and field in the page's order, in sight, uncovered, outlined, and leaves.

    A plain run walks through the first 40 of every third page, header and all.
    """
    page = browser.new_page(viewport={"width": 1366, "height": 768}, color_scheme=scheme, locale="zh-CN")
    missed: dict[str, list[str]] = {}
    for name, address in [*plan.pages.items()][0 if thorough else 1 :: 1 if thorough else 3]:
        page.goto(address)
        page.evaluate(probe("colours"))
        stops = page.evaluate(probe("watch-focus"), 0 if thorough else 40)
        for _ in range(stops + 10):  # frames that scroll are stops too
            page.keyboard.press("Tab")
        missed[name] = page.evaluate(probe("missed-focus"))
    page.close()
    assert {name: said for name, said in missed.items() if said} == {}


def test_a_journey_by_keyboard(plan: ServedSite, browser: Browser) -> None:
    """From the home page past the header, to a unit by search, to a project, to the matrix and out of it again."""
    page = browser.new_page(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    page.goto(plan.address)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    page.keyboard.press("/")
    page.keyboard.type("szzb")
    expect(page.get_by_role("option").first).to_contain_text("市综治办")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{plan.address}units/shi-zongzhiban/")
    page.get_by_role("link", name="跳到正文").focus()
    page.keyboard.press("Enter")
    while not page.evaluate("document.activeElement.matches('tr[data-project] th a')"):
        page.keyboard.press("Tab")
    name = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    page.goto(f"{plan.address}matrix/unit-project/")
    while not page.evaluate("document.activeElement.matches('.ps-matrix-frame')"):
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".ps-controls__live")).not_to_be_empty()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.ps-matrix a')")
    page.close()
