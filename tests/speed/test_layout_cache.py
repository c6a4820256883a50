"""Pages whose theme is rendered once per layout key are the pages that MkDocs renders one by one."""

import shutil
from pathlib import Path

import pytest

from generator.synthesis import synthesize, write
from tests.support.paths import TESTS
from tests.support.sites import CONFIGURATION, DEMO_URL, BuiltSite, build, project

CACHED = f"{CONFIGURATION}site_url: https://plan.example.org/linjiang/\n"
# Where templates of one's own may read anything of a page, pages are rendered one by one.
ONE_BY_ONE = CACHED.replace("name: material", "name: material, custom_dir: theme")


def site(folder: Path, configuration: str, theme: dict[str, str], **environment: str) -> BuiltSite:
    """Build the site of a folder's data with templates of one's own."""
    (folder / "mkdocs.yml").write_text(configuration, encoding="utf-8")
    for path, template in theme.items():
        (folder / "theme" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "theme" / path).write_text(template, encoding="utf-8")
    built = BuiltSite(build(folder, **environment))
    assert built.files
    return built


def differing(site: BuiltSite, other: BuiltSite) -> list[str]:
    """Return the paths of the files that are not the same to the byte."""
    return [path for path in site.files | other.files if site.files.get(path) != other.files.get(path)]


def test_pages_of_a_cached_layout_are_the_same_to_the_byte(demo_folder: Path, tmp_path: Path) -> None:
    """No byte of any file differs, whatever kind, folder or state a page is of."""
    shutil.copytree(TESTS / "demo" / "data", tmp_path / "data")
    configuration = (TESTS / "demo" / "mkdocs.yml").read_text(encoding="utf-8")
    configuration = configuration.replace("  name: material", "  name: material\n  custom_dir: theme")
    rendered = site(tmp_path, configuration, {"unused.html": ""}, SITE_URL=DEMO_URL)
    assert differing(BuiltSite(demo_folder), rendered) == []


@pytest.mark.long
def test_parts_of_pages_are_the_same_to_the_byte(tmp_path: Path) -> None:
    """Nor where a plan is so large that its lists and matrices come in parts."""
    write(synthesize(260, 120), tmp_path / "data")
    assert differing(site(tmp_path, CACHED, {}), site(tmp_path, ONE_BY_ONE, {"unused.html": ""})) == []


def test_a_theme_of_ones_own_may_read_anything_of_a_page(tmp_path: Path) -> None:
    """A footer that prints the page's address prints each page's own."""
    pages = site(project(tmp_path), ONE_BY_ONE, {"partials/footer.html": "<footer>{{ page.url }}</footer>"}).pages
    footers = {path: page.root.xpath("string(//footer)") for path, page in pages.items() if path != "404.html"}
    assert footers == {path: path.removesuffix("index.html") for path in footers}
