"""The list of tasks in a real browser: on phones its filters unfold."""

from playwright.sync_api import Browser, expect


def test_filters_unfold_on_phones(browser: Browser, city_address: str) -> None:
    """On a phone the filters stand behind a button, open where the address asks for some; on a desk they are open."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{city_address}projects/")
    button = page.get_by_role("button", name="筛选")
    fields = page.locator("#filters")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(fields).to_be_hidden()
    box = button.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 24
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    page.get_by_label("时限").select_option("1")
    expect(page).to_have_url(f"{city_address}projects/?deadline=1")
    page.reload()
    expect(fields).to_be_visible()
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(f"{city_address}projects/")
    expect(button).to_be_hidden()
    expect(fields).to_be_visible()
    page.close()
