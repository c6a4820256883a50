"""A plan ten times the real one's size: no page outgrows its weight, and nothing is lost where pages come in parts.

A plain run makes a plan of a quarter of that size, and lets a page hold so much less that as many come in parts.
"""

import gzip
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from posixpath import join, normpath
from typing import cast

import pytest
from lxml import html

from generator import urls
from generator.load import CheckedDataset, load
from generator.pages import limits
from generator.pages.context import PageContext
from generator.pages.figures import network
from generator.pages.matrices.table import Matrix
from generator.pages.matrices.unit_engineering import unit_engineering_pages
from generator.pages.plan.levels import level_pages
from generator.publisher import Publisher
from generator.synthesis import synthesize, write
from generator.website import Website, website

HEAVIEST = 30_000  # bytes of a page's content, compressed
SMALLER = {"CELLS": 250, "COUNTS": 4_000, "ROWS": 50, "UNITS": 40, "CHARACTERS": 5_000, "MEASURES": 2_000, "DRAWN": 50}


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory, *, thorough: bool) -> Iterator[CheckedDataset]:
    """Return a plan that no list, matrix, drawing or text of fits on one page."""
    folder = tmp_path_factory.mktemp("plan")
    write(synthesize(520, 200) if thorough else synthesize(130, 50, 3), folder)
    with pytest.MonkeyPatch.context() as patch:
        for name, limit in ({} if thorough else SMALLER).items():
            patch.setattr(network if name == "DRAWN" else limits, name, limit)
        yield load(folder)


@pytest.fixture(scope="module")
def site(checked: CheckedDataset) -> Website:
    """Return its website."""
    return website(checked, Publisher())


@pytest.fixture(scope="module")
def trees(site: Website) -> dict[str, html.HtmlElement]:
    """Return every page of it as a tree of elements, by address."""
    return {page.address: html.fragment_fromstring(page.html, create_parent="main") for page in site.pages}


def of_kind(site: Website, trees: dict[str, html.HtmlElement], kind: str) -> dict[str, html.HtmlElement]:
    """Return the pages of a kind, its parts among them."""
    return {page.address: trees[page.address] for page in site.pages if page.kind == kind}


def test_no_page_is_too_heavy(site: Website) -> None:
    """Every page's content is under 30 KB, compressed."""
    weights = {page.address: len(gzip.compress(page.html.encode())) for page in site.pages}
    assert {address: weight for address, weight in weights.items() if weight > HEAVIEST} == {}


def test_every_link_leads_to_a_place_that_is_there(site: Website, trees: dict[str, html.HtmlElement]) -> None:
    """Pages, files and anchors that links name exist, on parts as well."""
    files = {file.path for file in site.files}
    kinds = {page.address: page.kind for page in site.pages}
    pages_of_kind = Counter(kinds.values())

    @cache
    def anchors(address: str) -> frozenset[str]:
        return frozenset(trees[address].xpath("//@id"))

    for address, tree in trees.items():
        for link in set(tree.xpath("//a/@href")):
            path, _, place = link.partition("#")
            if ":" in path:
                continue
            path, query, _ = path.partition("?")
            target = normpath(join(address or ".", path)) if path else address.rstrip("/") or "."
            page = "" if target == "." else f"{target}/"
            assert not query or pages_of_kind[kinds[page]] == 1, "a page that comes in parts takes no query"
            assert page in trees or target in files, (address, link)
            assert not place or place in anchors(page), (address, link)


@pytest.mark.parametrize(
    "kind", ["source", "targets", "timeline", "network", "compare", "unit-project", "lead-participant"]
)
def test_a_page_of_everything_is_parted_by_engineering(
    kind: str, checked: CheckedDataset, site: Website, trees: dict[str, html.HtmlElement]
) -> None:
    """The page itself stays at its address and names every part, each with an engineering's name in its title."""
    names = [engineering.name for engineering in checked.dataset.engineerings]
    whole, *parts = [page for page in site.pages if page.kind == kind]
    assert "：" not in whole.title
    assert len(parts) == len(names)
    linked = {normpath(join(whole.address, link)) + "/" for link in trees[whole.address].xpath("//a/@href")}
    assert {page.address for page in parts} <= linked
    assert [page.title.partition("：")[2] for page in parts] == names


def test_every_project_stands_once_in_the_parts_of_the_source(
    checked: CheckedDataset, site: Website, trees: dict[str, html.HtmlElement]
) -> None:
    """The words of the whole plan are there, each record at its anchor on one page, in the words of the source."""
    parts = of_kind(site, trees, "source")
    anchors = Counter(anchor for tree in parts.values() for anchor in tree.xpath("//article//@id"))
    for record in checked.dataset.texts:
        assert anchors[urls.anchor(record.id)] == 1 or record.id == "N", record.id
    words = "".join("".join(article.itertext()) for tree in parts.values() for article in tree.xpath("//article"))
    plain = "".join(words.split())
    for project in checked.dataset.projects:
        assert f"{project.number}.{project.name}。" in plain


def test_every_fact_stands_once_in_the_parts_of_the_targets(
    checked: CheckedDataset, site: Website, trees: dict[str, html.HtmlElement]
) -> None:
    """No figure, date, duty or document is lost or said twice."""
    pages = of_kind(site, trees, "targets").values()
    anchors = Counter(anchor for tree in pages for anchor in tree.xpath("//tbody//@id"))
    facts = [urls.anchor(fact.id) for record in checked.dataset.texts for fact in record.facts]
    assert {fact: anchors[fact] for fact in facts if anchors[fact] != 1} == {}


@pytest.mark.parametrize("kind", ["unit-project", "engineering"])
def test_the_blocks_of_the_matrix_hold_every_responsibility(
    kind: str, checked: CheckedDataset, site: Website, trees: dict[str, html.HtmlElement]
) -> None:
    """What the overview counts stands in the blocks, and in small on the engineerings' pages, cell by cell."""
    cells = Counter(
        (row.get("data-unit"), cell.get("data-project"), cell.get("data-role"))
        for tree in of_kind(site, trees, kind).values()
        for row in tree.xpath("//tr[@data-unit]")
        for cell in row.xpath("td[@data-project][@data-role]")
    )
    ties = Counter(
        (tie.unit, project.id, tie.role.value)
        for project in checked.dataset.projects
        for tie in project.responsibilities
    )
    assert {cell: count for cell, count in cells.items() if cell[2] != "derived"} == dict(ties)
    overview = numbers(trees[urls.UNIT_PROJECT_MATRIX])
    assert len(overview) == len(checked.dataset.engineerings)
    assert sum(row[2] + row[3] for row in overview) == ties.total()
    assert sum(row[0] for row in overview) == len(checked.dataset.projects)


def test_a_block_says_whom_it_leaves_out(
    checked: CheckedDataset, site: Website, trees: dict[str, html.HtmlElement]
) -> None:
    """Whoever comes through a collective only has no row in a block; the page says so, the overview counts them."""
    overview, *blocks = of_kind(site, trees, "unit-project").values()
    counted = sum(len(tree.xpath("//td[@data-role='derived']")) for tree in blocks)
    assert counted < sum(row[4] for row in numbers(overview)) == len(checked.graph.all_derived)
    for tree in blocks:
        assert "没有点名的单位不列" in tree.xpath("string(//p[@class='ps-lead'])")


def numbers(tree: html.HtmlElement) -> list[list[int]]:
    """Return the numbers of an overview's first table, row by row."""
    return [[int(cell.text_content()) for cell in row.xpath("td")] for row in tree.xpath("(//tbody)[1]/tr")]


def test_the_blocks_of_calls_hold_every_call(
    checked: CheckedDataset, site: Website, trees: dict[str, html.HtmlElement]
) -> None:
    """Who calls on whom, and in how many projects: the blocks together give what the projects say."""
    calls: Counter[tuple[str, str]] = Counter()
    for tree in of_kind(site, trees, "lead-participant").values():
        for row in tree.xpath("//tr[@data-unit]"):
            for cell in row.xpath("td[@data-with]"):
                calls[row.get("data-unit"), cell.get("data-with")] += int(cell.get("data-count"))
    assert +calls == Counter(
        (project.lead, unit) for project in checked.dataset.projects for unit in project.participants
    )
    assert sum(row[3] for row in numbers(trees[urls.LEAD_PARTICIPANT_MATRIX])) == calls.total()


def test_the_blocks_of_counts_hold_every_unit_and_engineering(
    checked: CheckedDataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where units by engineerings are too many, blocks of engineerings together count every responsibility once."""
    context = PageContext(checked, Publisher())
    monkeypatch.setattr(limits, "COUNTS", limits.COUNTS // 3)
    overview, *blocks = unit_engineering_pages(context)
    matrices = [cast("Matrix", page.values["matrix"]) for page in blocks]
    assert len(blocks) > 1
    assert [column.head for matrix in matrices for column in matrix.columns] == list(checked.dataset.engineerings)
    ties = sum(len(project.responsibilities) for project in checked.dataset.projects)
    assert sum(matrix.total for matrix in matrices) == ties
    assert all(row.leads + row.participates for matrix in matrices for row in matrix.rows)
    parts = cast("tuple[limits.PagePart, ...]", overview.values["parts"])
    assert sum(sum(part.counts) for part in parts) == ties
    addresses = {
        page.address: {column.head.id for column in matrix.columns}
        for page, matrix in zip(blocks, matrices, strict=True)
    }
    assert all(part.engineering.id in addresses[part.address] for part in parts)


def test_a_single_engineering_has_an_overview_and_a_block_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However few engineerings a plan has: what leads to a matrix finds it at its address, whole or not."""
    write(synthesize(1, 3), tmp_path)
    monkeypatch.setattr(limits, "CELLS", 0)
    addresses = [page.address for page in website(load(tmp_path), Publisher()).pages]
    for matrix in (urls.UNIT_PROJECT_MATRIX, urls.LEAD_PARTICIPANT_MATRIX):
        assert [address for address in addresses if address.startswith(matrix)] == [matrix, f"{matrix}1/"]


def test_what_falls_on_a_level_comes_in_parts_too(checked: CheckedDataset, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the duties of a level are too many, each engineering's stand on a page of their own, none lost."""
    context = PageContext(checked, Publisher())
    monkeypatch.setattr(limits, "ROWS", 10_000)
    wholes = [page for level in urls.LEVELS for page in level_pages(context, level)]
    monkeypatch.setattr(limits, "ROWS", 20)
    pages = [page for level in urls.LEVELS for page in level_pages(context, level)]
    assert len(wholes) == len(urls.LEVELS)
    assert [page.address for page in pages if not page.part] == [page.address for page in wholes]
    for whole in wholes:
        parts = [page for page in pages if page.address.startswith(whole.address)]
        assert len(parts) > len(checked.dataset.engineerings) // 2
        for rows in ("passages", "facts"):
            listed = [row for page in parts for row in cast("tuple[object, ...]", page.values[rows])]
            every = cast("tuple[object, ...]", whole.values[rows])
            assert len(listed) == len(every)
            assert set(listed) == set(every)


@pytest.mark.long
def test_no_page_of_a_hundred_times_the_plan_is_too_heavy(tmp_path: Path) -> None:
    """At 5,200 projects and 700 units every page is still under 30 KB, compressed."""
    write(synthesize(5200, 700), tmp_path)
    test_no_page_is_too_heavy(website(load(tmp_path), Publisher()))
