"""Where the field must work: without a server, under a path, on a page older than the site, without scripts."""

import shutil
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.search.field.parts import field, first, hits, said
from tests.support.browser import served


def test_files_without_a_server(page: Page, plan_folder: Path) -> None:
    """At file:// the search works, and hits lead to index.html."""
    page.goto(f"{plan_folder.as_uri()}/index.html")
    field(page).press_sequentially("留守")
    link = hits(page, "留守").first.get_attribute("href")
    assert link is not None
    assert link.startswith("./projects/36/index.html?h=")
    field(page).press("Enter")
    page.wait_for_url("**/projects/36/index.html?h=*")
    expect(page.locator("mark.site-found")).to_have_text(["留守"])
    page.goto(f"{plan_folder.as_uri()}/units/index.html?q=gaj")
    assert first(page, "gaj") == "shi-gonganju"


def test_a_sub_path(page: Page, plan_folder: Path, tmp_path: Path) -> None:
    """A site under a path of its own finds its index and its pages."""
    (tmp_path / "city").symlink_to(plan_folder)
    with served(tmp_path) as root:
        page.goto(f"{root}city/projects/31/?q=农村留守儿童")
        hits(page, "农村留守儿童").first.click()
        page.wait_for_url(f"{root}city/projects/36/?h=*")


def test_a_page_older_than_the_site(page: Page, plan_folder: Path, tmp_path: Path) -> None:
    """A page whose index is gone says that the page must be loaded anew."""
    shutil.copytree(plan_folder, tmp_path / "site")
    with served(tmp_path / "site") as root:
        page.goto(root)
        shutil.rmtree(tmp_path / "site" / "assets" / "search")
        field(page).press_sequentially("公安")
        expect(said(page)).to_contain_text("请刷新")


def test_without_scripts(browser: Browser, plan_address: str) -> None:
    """Without JavaScript the form leads to the list of units."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{plan_address}projects/31/")
    field(page).fill("公安")
    field(page).press("Enter")
    page.wait_for_url(f"{plan_address}units/?q=*")
    expect(page.get_by_role("link", name="市公安局", exact=True).first).to_be_visible()
    context.close()
