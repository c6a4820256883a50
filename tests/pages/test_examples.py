"""The complete plans of `examples/`: reviewed, rebuilt byte for byte, as agreed page by page."""

import re
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest

from generator.load import CheckedDataset, load
from generator.publisher import Publisher
from generator.text.fragments import FURNITURE
from generator.text.official import printed
from generator.website import Website, website
from generator.website.navigation import navigation
from tests.support.examples import EXAMPLES, RECORDS, pages
from tests.support.forked_mkdocs import mkdocs
from tests.support.paths import REPOSITORY, TESTS
from tests.support.stored import stored_text

NAMES = sorted(RECORDS)
BUILT = "report-breakdown"  # in a plain run
GOLDEN = TESTS / "pages" / "golden_examples"
# What stands in an example's text and belongs to no record: the notice's own furniture.
PRINTED_BESIDE = {
    "：",
    "附件",
    "（此件公开发布）",
    "序号\t重点领域\t任务内容\t主责单位\t协办单位\t完成时限",
}


@cache
def checked(name: str) -> CheckedDataset:
    """Return an example, checked."""
    return load(EXAMPLES / name / "data")


@cache
def site(name: str) -> Website:
    """Return the site of an example."""
    return website(checked(name), Publisher())


def test_every_example_is_looked_at() -> None:
    """The folders of `examples/` are those that tests and pictures know."""
    assert sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir()) == NAMES


def test_the_guide_leads_to_records() -> None:
    """Each place that docs/another-plan.md names (`ministry P3、P5`) is a record of that example."""
    guide = (REPOSITORY / "docs" / "another-plan.md").read_text("utf-8")
    places = re.findall(rf"({'|'.join(NAMES)}) ((?:[PES][0-9-]+、?)+)", guide)
    assert {name for name, _ in places} == set(NAMES)
    named = [(name, record) for name, records in places for record in records.strip("、").split("、")]
    assert not [(name, record) for name, record in named if record not in checked(name).dataset.text_by_id]


@pytest.mark.parametrize("name", NAMES)
def test_an_example_is_clean_and_reviewed(name: str) -> None:
    """Nothing is found in an example, no record is a draft, and nothing is left that the importer was unsure of."""
    assert checked(name).warnings == ()
    assert checked(name).dataset.drafts == ()
    files = [path.read_text("utf-8") for path in (EXAMPLES / name).rglob("*.yml")]
    assert not [text for text in files if "draft:" in text or "未核对" in text or "机器" in text]


@pytest.mark.parametrize("name", NAMES)
def test_an_example_prints_its_text(name: str) -> None:
    """Records and forms print the official text byte for byte; what is no record is white space or a known line."""
    dataset, folder = checked(name).dataset, EXAMPLES / name / "data" / "source"
    text = printed(dataset)
    assert text.text.encode() == (folder / "notice.txt").read_bytes()
    beside = {passage.text.strip("　 ") for passage in text.passages if passage.part == FURNITURE}
    assert {words for words in beside if words.strip()} <= PRINTED_BESIDE
    original = dataset.layout.original
    if original is not None:
        assert sha256((folder / original.file).read_bytes()).hexdigest() == original.sha256


@pytest.mark.parametrize("name", NAMES)
def test_people_are_nowhere_but_in_the_text(name: str) -> None:
    """Names of people (责任领导) stand on the pages of the official text, and in no other page, file or search."""
    dataset = checked(name).dataset
    kinds = dataset.layout.cell_by_name
    people = [cell.text for record in dataset.texts for cell in record.cells if kinds[cell.name].people]
    assert bool(people) == (name == "one-year-list")
    files = b"".join(
        file.content for file in site(name).files if not file.path.startswith(("data/source/", "source/"))
    ).decode("utf-8", "ignore")
    elsewhere = "".join(page.html for page in site(name).pages if page.address != "source/") + files
    assert not [person for person in people if person in elsewhere]


@pytest.mark.parametrize(("name", "page"), [(name, page) for name in NAMES for page in pages(name) if page != "matrix"])
def test_page_is_as_agreed(name: str, page: str, *, update: bool) -> None:
    """A page of an example says exactly what its golden file says."""
    html = {page.address: page for page in site(name).pages}[pages(name)[page]].html
    assert html == stored_text(GOLDEN / f"{name}-{page}.html", html, update=update)


@pytest.mark.parametrize("name", [pytest.param(name, marks=[pytest.mark.long] * (name != BUILT)) for name in NAMES])
def test_an_example_builds(name: str, tmp_path: Path) -> None:
    """`mkdocs build --strict` builds an example with its own settings; a plain run builds the largest.

    The one warning is of the site: nobody can be reached who keeps an example.
    """
    settings = ("--config-file", EXAMPLES / name / "mkdocs.yml", "--site-dir", tmp_path / "site")
    built = mkdocs("build", "--strict", *settings, folder=REPOSITORY)
    assert built.returncode == 0, built.stdout
    assert built.stdout.count("WARNING") == 1
    assert "contact" in built.stdout
    assert (tmp_path / "site" / pages(name)["task"] / "index.html").is_file()


def test_tabs_name_what_there_is() -> None:
    """No tab of an example says 考评: none has an assessment; its levels stand under 基层."""
    whole = site("three-levels")
    tabs = [title for tab in navigation({page.address for page in whole.pages}, whole.words) for title in tab]
    assert tabs == ["单位", "任务", "矩阵", "目标与时间", "基层", "原文", "更多"]


def test_lists_name_groups_as_printed() -> None:
    """Groups bear the number that the notice prints, on the list of tasks, the matrix and between pages."""
    by_address = {page.address: page.html for page in site("three-levels").pages}
    for address, names in {
        "projects/": ["（一）建设临床专科"],
        "engineerings/": ["一 补强县级医院", "（一）建设临床专科"],
    }.items():
        heads = re.findall(r'<h2 id="e\d">.*?<a [^>]*>([^<]+)</a>', by_address[address])
        assert heads[: len(names)] == names
    assert "<b>（一）</b><span>建设临床专科" in by_address["matrix/unit-engineering/"]
    assert "</span> （一）建设临床专科</a>" in by_address["engineerings/1/"]


def test_a_number_of_several_tasks_names_none() -> None:
    """Where tasks of several groups are all 1 and 2, lists number them throughout; else as printed."""
    numbers = checked("three-levels").dataset.number_by_project
    assert numbers["P3"] == "3"
    assert numbers["P9"] == "9"
