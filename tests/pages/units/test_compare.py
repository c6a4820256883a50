"""The comparison in a real browser: units from the address side by side, and what is left without script."""

import pytest
from playwright.sync_api import Browser, expect

from generator.load import load
from tests.support.paths import CITY


@pytest.fixture(scope="module")
def address(city_address: str) -> str:
    """Return where the pages are served."""
    return city_address + "compare/"


def test_units_of_the_address_stand_side_by_side(browser: Browser, address: str) -> None:
    """The first group holds just the projects that name every unit chosen; the address follows what is chosen."""
    graph = load(CITY).graph
    first = max(graph.dataset.annex_units, key=lambda unit: len(graph.partners(unit.id)))
    other = graph.partners(first.id)[0]
    page = browser.new_page()
    page.goto(f"{address}?u={first.id}&u={other.unit.id}&u=nobody")
    rows = page.locator(".ps-compare__table tbody").first.locator("tr").all()[1:]
    assert [row.locator("th a").inner_text() for row in rows] == [project.name for project in other.shared]
    assert f"共同的项目 {len(other.shared)} 个" in page.locator(".ps-controls__status").inner_text()
    expect(page.locator(".ps-compare__panel")).to_be_hidden()
    for row, project in zip(rows, other.shared, strict=True):
        said = row.locator("td").all_inner_texts()[:2]
        assert said == ["牵头" if project.lead == unit.id else "参加" for unit in (first, other.unit)]
        measures = [words.inner_text() for words in row.locator("[data-measure]").all()]
        assert all(clause in words for clause, words in zip(project.text.clauses, measures, strict=True))
    page.get_by_role("button", name=f"不再对比{other.unit.name}").click()
    assert page.url == f"{address}?u={first.id}"
    assert page.locator(".ps-compare__table").count() == 0
    page.close()


def test_units_are_picked_by_keyboard(browser: Browser, address: str) -> None:
    """The list is open until units are chosen, Enter takes the first that is meant, and Escape closes it."""
    first, other = load(CITY).dataset.annex_units[:2]
    page = browser.new_page()
    page.goto(address)
    panel = page.locator(".ps-compare__panel")
    expect(panel).to_be_visible()
    page.get_by_label("查找单位").focus()
    for unit in (first, other):
        page.keyboard.type(unit.name)
        page.keyboard.press("Enter")
    assert page.url == f"{address}?u={first.id}&u={other.id}"
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(page.locator(".ps-compare__picker summary")).to_be_focused()
    expect(page.locator(".ps-compare__table")).to_be_visible()
    page.keyboard.press("Enter")
    expect(panel).to_be_visible()
    page.locator("h1").click()
    expect(panel).to_be_hidden()
    page.close()


def test_the_open_list_waits_for_the_keyboard(browser: Browser, address: str) -> None:
    """Tab on the way to the list leaves it open; Tab behind its last unit closes it."""
    page = browser.new_page()
    page.goto(address)
    panel, search = page.locator(".ps-compare__panel"), page.get_by_label("查找单位")
    page.keyboard.press("Tab")
    expect(panel).to_be_visible()
    page.locator(".ps-compare__picker summary").focus()
    page.keyboard.press("Tab")
    expect(search).to_be_focused()
    panel.get_by_role("checkbox").last.focus()
    page.keyboard.press("Tab")
    expect(panel).to_be_hidden()
    page.close()


def test_without_script_it_says_so(browser: Browser, address: str) -> None:
    """Without script the page says that it needs one, links every unit and lists every project with its units."""
    dataset = load(CITY).dataset
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.locator(".ps-compare__plain").is_visible()
    assert page.locator(".ps-compare__units a:visible").count() == len(dataset.annex_units)
    assert page.locator(".ps-compare__all tbody tr:visible").count() == len(dataset.projects)
    context.close()
