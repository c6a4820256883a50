"""The plan as one file: everything is there, nothing is asked of anybody, and search works from a folder."""

import re
from pathlib import Path
from zipfile import ZipFile

from lxml import html
from playwright.sync_api import Browser, expect

from generator.cli import main
from generator.office.single_page import single_page
from generator.pages.context import PageContext
from generator.publisher import Publisher
from tests.support.pages import checked
from tests.support.paths import CITY


def test_it_has_every_responsibility_and_the_whole_text() -> None:
    """Of the real plan: each tie once in its unit's ledger, every measure, every provision, the source."""
    plan = checked("data")
    page = html.document_fromstring(single_page(PageContext(plan, Publisher())))
    ties = {
        (str(unit.get("id")), str(row.get("data-project")), str(row.get("data-role")))
        for unit in page.iterfind(".//details[@data-found-by]")
        for row in unit.iterfind(".//tr[@data-project]")
    }
    expected = {
        (unit, project.id, role.value)
        for project in plan.dataset.projects
        for unit, role in project.role_by_unit.items()
    }
    assert ties == expected
    assert plan.dataset.source in str(page.xpath("string()"))
    anchors = {str(element.get("id")) for element in page.iterfind(".//*[@id]")}
    assert {str(link.get("href"))[1:] for link in page.iterfind(".//a[@href]")} <= anchors


def test_it_asks_nobody_for_anything() -> None:
    """No address of a style, script, picture or font is in it, of this host or another."""
    content = single_page(PageContext(checked("tests/city"), Publisher())).decode()
    assert not re.search(r"<(?:link|img|iframe|script\s[^>]*src)|url\(|@import|https?://", content)
    assert content == single_page(PageContext(checked("tests/city"), Publisher())).decode()


def test_it_finds_units_from_a_folder(browser: Browser, tmp_path: Path) -> None:
    """Opened by file://, a unit is found by name and by initials and unfolds; words of the text are found by Enter."""
    file = tmp_path / "plan.html"
    assert main(["single-page", str(file), "--data", str(CITY)]) == 0
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(file.as_uri())
    unit = page.locator("#shi-caizhengju")
    for asked in ("市财政局", "sczj", "shicaizheng"):
        page.fill("#find", asked)
        expect(unit).to_be_visible()
        expect(page.locator("details[id]:visible")).not_to_have_count(0)
    page.fill("#find", "没有这样的话")
    expect(page.get_by_role("status")).to_have_text("没有找到")
    page.fill("#find", "市财政局")
    page.press("#find", "Enter")
    assert page.locator("details[id]:visible").count() > 1
    page.fill("#find", "各县区政府,市直")
    expect(page.locator("details[id]:visible")).to_have_count(1)  # no record's: the text itself, its other lines folded
    expect(page.locator("#full-text span:visible")).to_have_text(["各县区政府,市直各单位:"])
    assert errors == []
    page.close()


def test_a_site_is_packed_as_one_zip(city_folder: Path, tmp_path: Path) -> None:
    """Every file of the site lies in a folder of the zip's name; the same site gives the same bytes."""
    packed = [tmp_path / name / "city.zip" for name in ("a", "b")]
    for file in packed:
        file.parent.mkdir()
        assert main(["pack", str(file), "--site", str(city_folder)]) == 0
    assert packed[0].read_bytes() == packed[1].read_bytes()
    with ZipFile(packed[0]) as zipped:
        names = {name.removeprefix("city/") for name in zipped.namelist()}
    paths = (path.relative_to(city_folder) for path in city_folder.rglob("*") if path.is_file())
    assert names == {path.as_posix() for path in paths if not path.name.startswith(".")}
    assert main(["pack", str(tmp_path / "x.zip"), "--site", str(tmp_path / "nowhere")]) == 2
