"""The page that is shown where there is none, at whatever depth it is shown."""

import pytest
from playwright.sync_api import Browser, expect


@pytest.mark.parametrize("place", ["nothing", "units/nobody/", "projects/99/deep/er/page.html"])
def test_the_finder_works_at_any_depth(browser: Browser, city_address: str, place: str) -> None:
    """A wrong address is answered with the page; its finder finds a unit and leads to it."""
    page = browser.new_page()
    answer = page.goto(city_address + place)
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("没有这个页面")
    page.locator("#site-search").press_sequentially("政数")
    page.locator("[data-search-hit][data-kind=unit]").first.click()
    page.wait_for_url(f"{city_address}units/**")
    expect(page.get_by_role("heading", level=1)).not_to_have_text("没有这个页面")
    page.close()
