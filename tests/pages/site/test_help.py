"""The page that people write for first-time readers: it is found, its pictures are there, it holds to the policy."""

import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, expect

from generator.urls import HELP
from tests.support.sites import BuiltSite


@pytest.fixture(scope="module")
def plan(plan_folder: Path) -> BuiltSite:
    """Read the real plan's site."""
    return BuiltSite(plan_folder)


def test_it_is_found_from_the_home_page_every_foot_and_its_tab(plan: BuiltSite) -> None:
    """Readers come to it from wherever they are; every link and picture of it leads somewhere."""
    for page in plan.pages.values():
        assert page.root.xpath("//footer//a[contains(., '使用说明')]"), page.path
    (link,) = plan.pages["index.html"].root.xpath("//article//a[contains(., '使用说明')]/@href")
    assert link == HELP
    page = plan.pages[f"{HELP}index.html"]
    assert page.root.xpath("//nav[@aria-label='更多']//a[@aria-current='page']/text()") == ["使用说明"]
    assert [broken for broken in plan.broken_links() if broken.startswith(HELP)] == []


def test_search_leads_to_it(browser: Browser, plan_address: str) -> None:
    """Who asks the site's search for it arrives there."""
    page = browser.new_page(locale="zh-CN")
    page.goto(f"{plan_address}units/?q=使用说明")
    page.locator(f"[data-search-hit][data-id='{HELP}']").click()
    expect(page).to_have_url(re.compile(rf"{plan_address}{HELP}"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("使用说明")
    page.close()


def test_a_site_without_it_does_not_speak_of_it(city_folder: Path) -> None:
    """Where nobody wrote help/index.md no page links there, nor does search."""
    assert not [page for page in BuiltSite(city_folder).pages.values() if any(HELP in link for link in page.links)]
    (index,) = city_folder.glob("assets/search/index.*.js")
    assert f'"{HELP}"' not in index.read_text(encoding="utf-8")


def test_pictures_are_small_and_say_what_they_show(plan: BuiltSite) -> None:
    """Each has words for those who do not see it, the size that it has, and no more than 30 KB."""
    pictures = plan.pages[f"{HELP}index.html"].root.xpath("//article//img")
    assert len(pictures) > 4
    for picture in pictures:
        assert len(picture.get("alt")) > 8
        file = plan.folder / HELP / picture.get("src")
        assert file.stat().st_size <= 30_000, file.name
        assert (int(picture.get("width")), int(picture.get("height"))) == Image.open(file).size, file.name


def test_it_holds_to_the_policy_and_fits_a_phone(browser: Browser, plan_address: str) -> None:
    """Nothing is refused, every picture is drawn, and nothing is wider than the screen."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(plan_address + HELP)
    for picture in page.locator("article img").all():
        picture.scroll_into_view_if_needed()
        assert picture.evaluate("picture => picture.decode().then(() => picture.naturalWidth)") > 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert said == []
    page.close()
