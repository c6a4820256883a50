"""The comparison in a real browser: units from the address side by side, and what is left without script."""

import pytest
from playwright.sync_api import Browser

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
    for row, project in zip(rows, other.shared, strict=True):
        said = row.locator("td").all_inner_texts()[:2]
        assert said == ["牵头" if project.lead == unit.id else "参加" for unit in (first, other.unit)]
    page.locator(f".ps-compare__units input[value={other.unit.id}]").uncheck()
    assert page.url == f"{address}?u={first.id}"
    assert page.locator(".ps-compare__table").count() == 0
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
