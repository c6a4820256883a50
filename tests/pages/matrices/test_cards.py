"""Matrices as cards on a phone."""

import pytest
from playwright.sync_api import Browser


@pytest.mark.parametrize("matrix", ["unit-project", "unit-engineering", "lead-participant"])
def test_phones_have_cards(browser: Browser, address: str, matrix: str) -> None:
    """On a phone each row is a card with its names and counts; nothing scrolls sideways; filters still hide."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{address}{matrix}/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    frame = page.locator(".ps-matrix-frame")
    assert frame.evaluate("frame => frame.scrollWidth - frame.clientWidth") <= 0
    marks = page.locator("tbody td > a")
    assert marks.count() == page.locator("tbody td:not(.ps-margin):visible").count() > 3
    page.select_option("[name=engineering]", "2")
    left = page.locator("tbody td:not(.ps-margin):visible").count()
    assert 0 < left < marks.count()
    page.close()


CARDS = {
    "matrix/unit-project/": ("[data-role=derived]", "projects/"),
    "matrix/unit-engineering/?leads=1": ("[data-lead]", "engineerings/"),
    "matrix/lead-participant/?engineering=2": ("[data-count]", "units/"),
    "engineerings/2/": ("[data-role=lead]", "projects/"),
}


@pytest.mark.parametrize("place", CARDS)
def test_a_tap_on_a_card_opens_what_it_names(browser: Browser, city_address: str, place: str) -> None:
    """On a phone a line of a card opens its project, engineering or unit, wherever it is tapped, and by keyboard."""
    cells, opened = CARDS[place]
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(city_address + place)
    line = page.locator(f"tbody td{cells}:visible").last
    link, box = line.locator("a"), line.bounding_box()
    assert box
    assert box["height"] >= 24
    name = link.inner_text().split(" ")[-1]
    line.tap(position={"x": box["width"] - 2, "y": box["height"] - 2})
    page.wait_for_url(f"{city_address}{opened}*/")
    assert name in page.locator("h1").inner_text()
    page.go_back()
    page.locator(".ps-matrix tbody th a:visible").last.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('tbody td > a')")
    context.close()
