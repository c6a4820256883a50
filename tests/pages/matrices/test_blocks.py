"""A block of a large matrix is used like a whole one."""

import shutil
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from generator.load import load
from generator.pages.context import PageContext
from generator.pages.matrices.unit_project import project_filters, project_matrix
from generator.publisher import Publisher
from generator.synthesis import synthesize, write
from tests.support.browser import served
from tests.support.matrix import counts, downloaded
from tests.support.paths import CITY
from tests.support.sites import project, run

# A build with limits that a small plan exceeds.
BUILD = (
    "from generator.pages import limits; from mkdocs.__main__ import cli; limits.CELLS, limits.COUNTS = 80, 80; cli()"
)


@pytest.fixture(scope="module")
def large_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a plan whose matrices come in blocks."""
    folder = project(tmp_path_factory.mktemp("large"))
    shutil.rmtree(folder / "data")
    write(synthesize(24, 24), folder / "data")
    done = run(sys.executable, "-c", BUILD, "build", "--strict", folder=folder)
    assert done.returncode == 0, done.stdout
    with served(folder / "site") as served_at:
        yield served_at + "matrix/"


@pytest.mark.parametrize("matrix", ["unit-project", "unit-engineering", "lead-participant"])
def test_a_block_of_a_large_matrix_is_used_like_a_whole_one(page: Page, large_address: str, matrix: str) -> None:
    """From the overview to a block by a link; there filters, orders, crosshair and download work."""
    page.goto(f"{large_address}{matrix}/")
    link = page.locator("tbody th a").nth(2)
    name = link.inner_text()
    link.click()
    page.wait_for_url(f"{large_address}{matrix}/*/")
    said = page.locator(".ps-controls__status").inner_text()
    page.select_option("[name=system]", index=1)
    page.click(".ps-fold summary")
    page.select_option("[name=rows]", "load")
    assert page.locator(".ps-controls__status").inner_text() != said
    names = page.locator("tbody tr:visible th").all_inner_texts()
    assert [row[0] for row in downloaded(page)[1:]] == names
    if matrix == "unit-engineering":
        engineering = page.locator("[name=engineering] option", has_text=name)
        page.select_option("[name=engineering]", str(engineering.get_attribute("value")))
        assert page.locator("thead tr:last-child th[data-engineering]:visible").count() == 1
    else:
        assert page.locator("[name=engineering]").count() == 0
        assert name.split(" ", 1)[1] in page.locator("h1").inner_text()
    lead, joined, foot, total = counts(page)
    assert foot == total
    assert lead + joined == total or matrix == "lead-participant"  # whose first margin counts what is led
    page.locator(".ps-matrix-frame").focus()
    page.keyboard.press("ArrowRight")
    assert " × " in page.locator(".ps-controls__live").inner_text()


def test_the_filters_of_a_block_are_about_its_own_lines() -> None:
    """Orders count within the block, and a filter for which it has no line is not offered."""
    context = PageContext(load(CITY), Publisher())
    whole = project_filters(context, *context.dataset.engineerings)
    for engineering in context.dataset.engineerings:
        block, matrix = project_filters(context, engineering), project_matrix(context, engineering)
        assert set(block.rows) == {row.unit.id for row in matrix.rows}
        assert set(block.columns) == {project.id for project in engineering.projects}
        for lines in (block.rows, block.columns):
            assert sorted(line.place.load for line in lines.values()) == list(range(len(lines)))
        assert set(block.gaps) <= set(whole.gaps)
        assert set(block.systems) == {row.unit.system for row in matrix.rows}
