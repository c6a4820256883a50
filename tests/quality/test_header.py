"""The header is one bar: on a phone it leaves the screen to the page, and its menu needs no script."""

from playwright.sync_api import Browser, ViewportSize, expect

from tests.quality.conftest import ServedSite

PHONE: ViewportSize = {"width": 390, "height": 844}


def test_the_menu_needs_no_script(plan: ServedSite, browser: Browser) -> None:
    """Without scripts the menu unfolds by keyboard and leads to pages; the search field lies in the bar."""
    context = browser.new_context(viewport=PHONE, locale="zh-CN", java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{plan.address}units/shi-minzhengju/")
    expect(page.locator("#site-search")).to_be_visible()
    page.locator(".site-menu summary").focus()
    page.keyboard.press("Enter")
    page.get_by_role("navigation", name="全部栏目").get_by_role("link", name="时间轴").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("时间轴")
    context.close()


def test_the_field_opens_over_the_bar(plan: ServedSite, browser: Browser) -> None:
    """On a phone the field takes the bar's width while one writes in it, and its hits lie in the screen."""
    page = browser.new_page(viewport=PHONE, locale="zh-CN")
    page.goto(f"{plan.address}units/shi-minzhengju/")
    field = page.locator("#site-search")
    field.focus()
    page.keyboard.type("gongan")
    expect(page.get_by_role("option").first).to_contain_text("市公安局")
    box = field.bounding_box()
    assert box is not None
    assert box["width"] > PHONE["width"] * 0.6
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    page.close()
