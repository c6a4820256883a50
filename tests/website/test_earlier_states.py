"""Earlier states of the amended city in Chromium: their own navigation and search, kept out of search engines."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browser import served
from tests.support.sites import DEMO_URL, BuiltSite

STATE = "v/2021-06-01/"


@pytest.fixture(scope="module")
def address(demo_folder: Path) -> Iterator[str]:
    """Serve it."""
    with served(demo_folder) as served_at:
        yield served_at


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open an empty page, which must not complain of anything."""
    opened = browser.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    opened.close()
    assert said == []


def test_links_of_all_states_lead_somewhere(demo_folder: Path) -> None:
    """No page of any state, nor any of the site, holds a link that leads nowhere."""
    assert BuiltSite(demo_folder, root="/linjiang/").broken_links() == []


def test_only_current_pages_are_to_be_found(demo_folder: Path) -> None:
    """Pages of earlier states say noindex and name the current page, or the home page; no sitemap has them."""
    site = BuiltSite(demo_folder)
    sitemap = (demo_folder / "sitemap.xml").read_text(encoding="utf-8")
    assert f"{DEMO_URL}units/shi-zhujianju/" in sitemap
    assert "/v/" not in sitemap
    for path, page in site.pages.items():
        robots = page.root.xpath("string(//meta[@name='robots']/@content)")
        canonical = page.root.xpath("string(//link[@rel='canonical']/@href)")
        if path.startswith("v/"):
            current = path.split("/", 2)[2].removesuffix("index.html")
            nearest = current if f"{current}index.html" in site.pages else ""
            assert (robots, canonical) == ("noindex", DEMO_URL + nearest), path
        elif path != "404.html":
            assert (robots, canonical) == ("", DEMO_URL + path.removesuffix("index.html")), path


def test_a_state_keeps_its_readers(page: Page, address: str) -> None:
    """Tabs and links of a state lead to pages of that state, its banner to the revision and to the current page."""
    page.goto(f"{address}{STATE}units/shi-zhujianju/")
    expect(page.locator(".site-state")).to_contain_text("2021-06-01")
    page.get_by_role("link", name="目标与时间").first.click()
    page.wait_for_url(f"{address}{STATE}targets/")
    page.locator(".site-header__name").click()
    page.wait_for_url(f"{address}{STATE}")
    page.goto(f"{address}{STATE}units/shi-zhujianju/")
    page.get_by_role("link", name="查看现在的页面").click()
    page.wait_for_url(f"{address}units/shi-zhujianju/")
    assert page.locator(".site-state").count() == 0
    page.goto(f"{address}{STATE}units/shi-zhujianju/")
    page.locator(".site-state").get_by_role("link", name="2021-06-01").click()
    page.wait_for_url(f"{address}revisions/2021-06-01/")


def test_a_state_is_searched_by_itself(page: Page, address: str) -> None:
    """A state finds what was in force and opens it there: the struck project then, and not now."""
    page.goto(f"{address}{STATE}")
    page.locator("#site-search").fill("信息无障碍项目")
    hit = page.locator('[data-search-hit][data-kind="project"]').first
    expect(hit).to_have_attribute("data-id", "P4")
    hit.click()
    assert page.url.split("?")[0] == f"{address}{STATE}projects/4/"
    page.goto(address)
    page.locator("#site-search").fill("信息无障碍项目")
    expect(page.locator("#site-search-results")).to_have_attribute("data-query", "信息无障碍项目")
    assert page.locator('[data-search-hit][data-id="P4"]').count() == 0


def test_a_notice_prints_on_one_sheet(page: Page, address: str) -> None:
    """What a unit is told fits on one A4 page, with the revision, its dates and the amendment's words."""
    page.goto(f"{address}revisions/2021-06-01/shi-zhengshuju/")
    for words in ("您单位的变化", "临府办〔2021〕15号", "2021年7月1日", "2024年底前,在政务大厅设立手语服务窗口"):
        expect(page.locator("article")).to_contain_text(words)
    printed = page.pdf(prefer_css_page_size=True)
    assert printed.count(b"/Type /Page\n") == 1


def test_what_was_taken_over_is_copied_as_such(page: Page, address: str) -> None:
    """A successor's table says by what right it has each project: of its own, or taken over."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}units/shi-chengjianjiaotongju/")
    page.click("[data-do=copy]")
    lines = [line.split("\t") for line in page.evaluate("navigator.clipboard.readText()").splitlines()]
    assert [(line[0], line[2]) for line in lines if line[0].isdigit()] == [
        ("2", "牵头"),
        ("1", "承接（原文）"),
        ("7", "承接（原文）"),
    ]
    page.click(".ps-fold summary")
    page.select_option("[name=role]", "derived")
    expect(page.get_by_role("status").last).to_have_text("当前显示：牵头 0 项，可能涉及或承接 2 项。")
