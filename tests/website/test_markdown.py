"""The Markdown export: other generators build it, and the same responsibilities are in what they build."""

import re
from pathlib import Path

import pytest
import yaml

from generator.load import load
from generator.publisher import Publisher
from generator.website import RenderedPage, Website, website
from generator.website.markdown import document, export
from tests.support.console import plansite
from tests.support.paths import BIN, CITY
from tests.support.sites import BuiltSite, run

CONFIGURATION = "site_name: 平安临江\ndocs_dir: docs\ntheme: {{ name: {theme} }}\nplugins: []\n"


@pytest.fixture(scope="module")
def city_site() -> Website:
    """Return the website of the city."""
    return website(load(CITY), Publisher())


@pytest.mark.parametrize(("generator", "theme"), [("mkdocs", "mkdocs"), ("zensical", "material")])
def test_another_generator_builds_the_same_responsibilities(
    generator: str, theme: str, city_site: Website, tmp_path: Path
) -> None:
    """Bare MkDocs and Zensical, which know nothing of plansite, build every page with every responsibility on it."""
    export(city_site, tmp_path / "docs")
    (tmp_path / "mkdocs.yml").write_text(CONFIGURATION.format(theme=theme), encoding="utf-8")
    done = run(BIN / generator, "build", folder=tmp_path)
    assert done.returncode == 0, done.stdout
    built = BuiltSite(tmp_path / "site")
    for page in city_site.pages:
        there = built.pages[f"{page.address}index.html"]
        assert len(there.ties()) == page.html.count("data-role="), page.address
    ties = {tie for page in built.pages.values() for tie in page.ties()}
    dataset = load(CITY).dataset
    assert {(project.id, tie.role.value) for project in dataset.projects for tie in project.responsibilities} <= ties


def test_page_is_one_block_of_html() -> None:
    """No blank line and no indentation, which would end the block or make code of it; preformatted text stays."""
    page = RenderedPage(
        address="x/",
        title='甲: "乙"',
        description="丙",
        kind="about",
        linked_data="{}",
        packed="<h1>甲</h1>\n\n    <p>\u00a0乙</p>\n<pre>a\n\n  b</pre>\n",
        current="x/",
    )
    _, front, body = document(page).split("---\n")
    assert yaml.safe_load(front) == {"title": '甲: "乙"', "description": "丙", "hide": ["navigation", "toc"]}
    assert body.strip("\n").split("\n") == [
        '<div class="plansite" data-kind="about">',
        "<h1>甲</h1>",
        "<p>\u00a0乙</p>",
        "<pre>a&#10;&#10;  b</pre>",
        "</div>",
    ]


def test_command_exports_or_says_why_not(city_site: Website, tmp_path: Path) -> None:
    """Exit code 0 with every page written; 1 for findings and 2 for a folder that cannot be, with nothing written."""
    done = plansite("export", "out", "--data", CITY, at=tmp_path)
    assert done.code == 0, done.err
    written = {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.md")}
    assert written == {f"{page.address}index.md" for page in city_site.pages}
    listed = re.findall(r"(?<!\\)\]\(([^()]+)\)", (tmp_path / "out" / "llms.txt").read_text(encoding="utf-8"))
    assert len(listed) > len(city_site.pages) / 2
    assert all((tmp_path / "out" / link / "index.md").exists() for link in listed)

    (tmp_path / "data").mkdir()
    done = plansite("export", "bad", at=tmp_path)
    assert done.code == 1
    assert "error[" in done.out
    assert not (tmp_path / "bad").exists()

    (tmp_path / "file").write_text("")
    done = plansite("export", "file", "--data", CITY, at=tmp_path)
    assert done.code == 2
    assert "Traceback" not in done.err
