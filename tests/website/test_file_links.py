"""The site from a folder without a server: links lead to files, and a browser walks them at file://."""

from pathlib import Path
from urllib.parse import urlsplit
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, expect

from generator.cli import main
from generator.website.file_links import unserved
from tests.support.sites import BuiltSite, build, project


@pytest.fixture(scope="module")
def offline(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Build the fictional city's site for a folder."""
    folder = project(tmp_path_factory.mktemp("offline"))
    configuration = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(configuration.replace("plansite: {", "plansite: { offline: true,"), "utf-8")
    return BuiltSite(build(folder))


def test_every_link_names_a_file(offline: BuiltSite) -> None:
    """No link of a page ends at a folder, and each leads to what is there."""
    links = [(page.path, link) for page in offline.pages.values() if page.path != "404.html" for link in page.links]
    paths = [(page, urlsplit(link).path) for page, link in links if not urlsplit(link).scheme]
    assert len(paths) > len(offline.pages)
    assert [(page, path) for page, path in paths if path.endswith(("/", ".."))] == []
    assert offline.broken_links() == []


@pytest.mark.parametrize(
    ("link", "there"),
    [
        ("", ""),
        ("#p31", "#p31"),
        ("./", "./index.html"),
        (".", "./index.html"),
        ("..", "../index.html"),
        ("../../units/?f=1#top", "../../units/index.html?f=1#top"),
        ("../data/units.csv", "../data/units.csv"),
        ("https://example.org/a/", "https://example.org/a/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_only_folders_of_the_site_gain_a_name(link: str, there: str) -> None:
    """A link to a folder of the site ends in index.html; places, files and other sites stay as they are."""
    assert unserved(f'<a class="x" href="{link}">') == f'<a class="x" href="{there}">'


def test_a_site_for_a_server_is_packed_with_links_to_files(
    city_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Packed, the pages are those of an offline build, and the command says what it changed; packed again, nothing."""
    assert main(["pack", str(tmp_path / "city.zip"), "--site", str(city_folder)]) == 0
    assert "链接改为指向文件" in capsys.readouterr().out
    with ZipFile(tmp_path / "city.zip") as packed:
        packed.extractall(tmp_path)
    for path in (path for path in city_folder.rglob("*.html")):
        unpacked = tmp_path / "city" / path.relative_to(city_folder)
        assert unpacked.read_text(encoding="utf-8") == unserved(path.read_text(encoding="utf-8"))
    assert main(["pack", str(tmp_path / "again.zip"), "--site", str(tmp_path / "city")]) == 0
    assert "链接改为指向文件" not in capsys.readouterr().out


def test_a_browser_walks_it(offline: BuiltSite, browser: Browser) -> None:
    """From the home page to a unit, to a project, to its words in the source, with no server at all."""
    page = browser.new_page()
    page.goto((offline.folder / "index.html").as_uri())
    page.get_by_role("link", name="市住建局").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("市住建局")
    page.locator("[data-project='P1'] a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("盲道修复项目")
    page.get_by_role("link", name="在全文中查看").click()
    page.wait_for_url("**/source/index.html#p1")
    page.close()


def test_every_kind_of_page_opens(offline: BuiltSite, browser: Browser, *, thorough: bool) -> None:
    """Each kind of page finds its styles, scripts and pictures in the folder, and says nothing in the console.

    A plain run opens every third.
    """
    page = browser.new_page()
    said: list[str] = []
    page.on("requestfailed", lambda request: said.append(f"failed: {request.url} {request.failure}"))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for built in [*offline.one_of_each_kind().values()][:: 1 if thorough else 3]:
        page.goto((offline.folder / built.path).as_uri(), wait_until="networkidle")
        assert page.locator("html.js").count() == 1
        # Leaving a page cancels what it still asked for.
        assert [words for words in said if not words.endswith(" net::ERR_ABORTED")] == [], built.path
    page.close()


def test_a_citation_names_no_place_on_a_disk(offline: BuiltSite, browser: Browser) -> None:
    """A unit is cited by what it is, not by the folder that this copy lies in."""
    page = browser.new_page()
    page.goto((offline.folder / "units/shi-zhujianju/index.html").as_uri())
    assert page.inner_text(".ps-cite__text").endswith("市住建局的责任，版本 2020-03-02")
    page.close()
