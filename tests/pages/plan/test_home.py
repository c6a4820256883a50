"""The home page in a real browser: the unit that was chosen is offered again, and can be forgotten."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a page in a browser that remembers nothing yet."""
    context = browser.new_context(locale="zh-CN")
    yield context.new_page()
    context.close()


def test_a_unit_found_is_offered_again(page: Page, city_address: str) -> None:
    """What was found by its name and opened stands on the home page at the next visit, until it is forgotten."""
    page.goto(city_address)
    again = page.locator(".ps-again")
    expect(again).to_be_hidden()
    page.locator("#site-search").press_sequentially("政数")
    hit = page.locator("[data-search-hit][data-kind=unit]").first
    name = hit.locator(".site-hit__title").inner_text()
    hit.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    page.goto(city_address)
    expect(again).to_contain_text("只记在本机")
    again.get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    page.goto(city_address)
    again.get_by_role("link", name="不再记住").click()
    expect(again).to_have_text("本机已不再记住上次选的单位")
    expect(again).to_be_visible()
    page.reload()
    expect(again).to_be_hidden()


def test_a_link_forgets(page: Page, city_address: str) -> None:
    """Its address forgets wherever it is opened, and other windows follow; what is chosen after that is kept."""
    page.goto(city_address)
    page.locator(".ps-chips a").first.click()
    page.goto(city_address)
    link = page.get_by_role("link", name="不再记住")
    link.focus()
    with page.context.expect_page() as opened:
        page.keyboard.press("Control+Enter")
    expect(opened.value.locator(".ps-again")).to_have_text("本机已不再记住上次选的单位")
    expect(page.locator(".ps-again")).to_be_hidden()
    other = opened.value
    assert other.url == city_address
    other.locator(".ps-chips a").first.click()
    other.go_back()
    expect(other.locator(".ps-again")).to_contain_text("只记在本机")
    other.goto(f"{city_address}?forget")
    expect(other.locator(".ps-again")).to_have_text("本机已不再记住上次选的单位")


def test_other_links_are_no_choice(page: Page, city_address: str) -> None:
    """The list of units and a project are not remembered; a unit among the most involved is."""
    page.goto(city_address)
    page.get_by_role("link", name="全部单位").first.click()
    page.goto(city_address)
    page.get_by_role("link", name="项目", exact=True).first.click()
    page.goto(city_address)
    expect(page.locator(".ps-again")).to_be_hidden()
    chip = page.locator(".ps-chips a").first
    address = chip.get_attribute("href")
    chip.click()
    page.goto(city_address)
    assert page.locator(".ps-again a").last.get_attribute("href") == address


def test_the_line_moves_nothing(page: Page, city_address: str) -> None:
    """No layout shift comes of the line: its height is kept free before the script runs."""
    page.goto(city_address)
    page.locator(".ps-chips a").first.click()
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => { for (const each of list.getEntries())"
        "window.shift += each.value; }).observe({ type: 'layout-shift', buffered: true });"
    )
    for width in (1366, 390):
        page.set_viewport_size({"width": width, "height": 768})
        page.goto(city_address)
        expect(page.locator(".ps-again a").last).to_be_visible()
        assert page.evaluate("window.shift") == 0


def test_what_is_not_ours_is_not_offered(page: Page, city_address: str) -> None:
    """A store that holds anything else than a unit's address on this site leads nowhere."""
    page.goto(city_address)
    for entry in (
        "no JSON",
        "null",
        '{"address": "javascript:alert(1)", "name": "x"}',
        '{"address": "../x/", "name": "x"}',
    ):
        page.evaluate("held => localStorage.setItem('plansite.unit', held)", entry)
        page.reload()
        expect(page.locator(".ps-again")).to_be_hidden()
        assert page.locator(".ps-again a").count() == 0
