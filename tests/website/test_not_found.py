"""The page that is shown where there is none, at whatever depth it is shown."""

from playwright.sync_api import Browser, expect


def test_the_finder_works_at_any_depth(browser: Browser, city_address: str) -> None:
    """A wrong address is answered with the page; its finder finds a unit and leads to it."""
    page = browser.new_page()
    for place in ("nothing", "units/nobody/", "projects/99/deep/er/page.html"):
        answer = page.goto(city_address + place)
        assert answer is not None
        assert answer.status == 404
        expect(page.get_by_role("heading", level=1)).to_have_text("没有这个页面")
        page.locator("#site-search").fill("政数")
        hit = page.locator("[data-search-hit][data-kind=unit]").first
        expect(hit).to_have_attribute("data-id", "shi-zhengshuju")
        assert hit.evaluate("link => link.href").split("?")[0] == f"{city_address}units/shi-zhengshuju/"
    hit.click()
    page.wait_for_url(f"{city_address}units/shi-zhengshuju/**")
    expect(page.get_by_role("heading", level=1)).not_to_have_text("没有这个页面")
    page.close()
