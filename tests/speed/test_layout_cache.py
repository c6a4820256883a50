"""Pages whose theme is rendered once per layout key are the pages that MkDocs renders one by one."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.synthesis import synthesize, write
from tests.support.paths import AMENDED_CITY
from tests.support.sites import CONFIGURATION, BuiltSite, build, project

CACHED = f"{CONFIGURATION}site_url: https://plan.example.org/linjiang/\n"
# Where templates of one's own may read anything of a page, pages are rendered one by one.
ONE_BY_ONE = CACHED.replace("name: material", "name: material, custom_dir: theme")


def city_through_its_revisions(folder: Path) -> None:
    """Copy the fictional city's data with every state that it has been in."""
    shutil.copytree(AMENDED_CITY, folder)


def large_plan(folder: Path) -> None:
    """Write a plan so large that its lists and matrices come in parts."""
    write(synthesize(260, 120), folder)


def site(folder: Path, configuration: str, theme: dict[str, str]) -> BuiltSite:
    """Build the site of a folder's data with templates of one's own."""
    (folder / "mkdocs.yml").write_text(configuration, encoding="utf-8")
    for path, template in theme.items():
        (folder / "theme" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "theme" / path).write_text(template, encoding="utf-8")
    built = BuiltSite(build(folder))
    assert built.files
    return built


@pytest.mark.parametrize("data", [city_through_its_revisions, pytest.param(large_plan, marks=pytest.mark.long)])
def test_pages_of_a_cached_layout_are_the_same_to_the_byte(data: Callable[[Path], None], tmp_path: Path) -> None:
    """No byte of any file differs, whatever kind, folder, state or part of a page it is."""
    data(tmp_path / "data")
    cached = site(tmp_path, CACHED, {}).files
    rendered = site(tmp_path, ONE_BY_ONE, {"unused.html": ""}).files
    assert cached.keys() == rendered.keys()
    assert [path for path, content in cached.items() if content != rendered[path]] == []


def test_a_theme_of_ones_own_may_read_anything_of_a_page(tmp_path: Path) -> None:
    """A footer that prints the page's address prints each page's own."""
    pages = site(project(tmp_path), ONE_BY_ONE, {"partials/footer.html": "<footer>{{ page.url }}</footer>"}).pages
    footers = {path: page.root.xpath("string(//footer)") for path, page in pages.items() if path != "404.html"}
    assert footers == {path: path.removesuffix("index.html") for path in footers}
