"""The network in a real browser: focus dims what is not tied, an engineering is drawn alone, phones have a list."""

import pytest
from playwright.sync_api import Browser

from generator.pages.figures.network import Drawing
from tests.support.paper import A3, A4, printed


@pytest.fixture(scope="module")
def address(city_address: str) -> str:
    """Return where the pages are served."""
    return city_address + "network/"


def test_focus_and_engineering(browser: Browser, address: str) -> None:
    """Focus leaves a project with its units bright; an engineering is drawn alone, as the address says."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(address)
    node = page.locator(".ps-net__node[data-id=P2]")
    node.focus()
    bright = {element.get_attribute("data-id") for element in page.locator(".ps-net__node.ps-net--on").all()}
    tied = {element.get_attribute("data-unit") for element in page.locator(".ps-net__edge[data-project=P2]").all()}
    assert bright == tied | {"P2"}
    page.goto(f"{address}?engineering=1")
    drawn = page.locator(".ps-net__node:visible[data-column=project]").all()
    section = page.locator("section[data-engineering]:visible")
    assert section.count() == 1
    assert [element.get_attribute("data-id") for element in drawn] == str(
        section.get_attribute("data-projects")
    ).split()
    box, inner = page.locator(".ps-net").bounding_box(), drawn[-1].bounding_box()
    assert box is not None
    assert inner is not None
    assert inner["y"] + inner["height"] <= box["y"] + box["height"] + 1
    page.select_option("[name=engineering]", "")
    assert page.url == address
    assert page.locator(".ps-net__node:visible").count() == page.locator(".ps-net__node").count()
    page.close()


def test_phones_have_the_list(browser: Browser, address: str) -> None:
    """On a phone the list stands instead of the drawing, and nothing is wider than the screen."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(address)
    assert not page.locator(".ps-net").is_visible()
    assert page.locator("section[data-engineering]").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.close()


def test_paper_can_be_read(browser: Browser, plan_address: str) -> None:
    """On paper no word is below 6 pt: all projects are drawn on A3, an engineering on A4; the list follows on A4."""
    page = browser.new_page()
    for query, paper in (("", A3), ("?engineering=3", A4)):
        page.goto(f"{plan_address}network/{query}")
        sheets = printed(page)
        assert [sheet.size for sheet in sheets] == [paper] + [A4] * (len(sheets) - 1)
        assert all(sheet.smallest >= 6 for sheet in sheets)
        assert "文字清单" in sheets[0 if query else 1].words
    page.close()


def test_what_cannot_be_read_is_not_printed(browser: Browser, address: str) -> None:
    """A drawing too large for any paper stays off it, with what explains it; the list stands for it."""
    page = browser.new_page()
    page.goto(address)
    assert page.get_attribute("[data-paper]", "data-paper") == "a4"
    page.locator("[data-paper]").evaluate("sheet => sheet.dataset.paper = ''")
    page.emulate_media(media="print")
    assert not page.locator(".ps-net, .ps-net__about").filter(visible=True).count()
    assert page.locator("#list").is_visible()
    page.close()


@pytest.mark.parametrize(("height", "paper"), [(1440, "a4"), (1441, "a3"), (2180, "a3"), (2181, "")])
def test_paper_goes_by_height(height: int, paper: str) -> None:
    """A drawing is for the smallest paper that it can be read on; past A3 there is none."""
    assert (
        Drawing(width=1200, height=height, has_leads=True, has_collectives=False, headings=(), boxes=(), lines=()).paper
        == paper
    )
