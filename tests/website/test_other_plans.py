"""Plans of other forms have a site of their own: what they lack is not on it, and their words are their own.

`tests/plans/list` has a title and one task; `tests/plans/duties` has groups in groups, printed labels, a task outside
any group, its own words for its parts, units that are responsible without a lead, and a clause on all tasks but one.
"""

import hashlib
import json
import re
import shutil
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from generator.load import load, official_text
from generator.pages.context import PageContext
from generator.pages.page_types import PAGE_TYPES
from generator.publisher import Publisher
from generator.revisions.canonical import ComparedState, canonical
from generator.revisions.report import Difference
from generator.search.sections import sections
from generator.source import read_folder
from generator.website import Website, website
from generator.website.navigation import navigation
from tests.support.examples import EXAMPLES, RECORDS
from tests.support.foreign_words import OF_PLANS, foreign_words
from tests.support.paths import REPOSITORY, TESTS
from tests.support.stored import stored_text

PLANS = REPOSITORY / "tests" / "plans"
GOLDEN = TESTS / "pages" / "golden_examples"
SMALL = ("list", "duties")
FOLDERS = {name: PLANS / name for name in SMALL} | {name: EXAMPLES / name / "data" for name in RECORDS}
# Pages of rules and files describe the product, in its words.
ABOUT_THE_PRODUCT = {"rules/", "data/"}
READ = ("api/", "data/", "feeds/", "assets/search/index")
ABOUT_FILES = ("api/v1/schemas/", "data/datapackage.json", "data/csv-metadata.json")


@cache
def site(name: str) -> Website:
    """Return the site of one of the plans."""
    return website(load(FOLDERS[name]), Publisher())


def said(name: str, texts: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the words of other plans in texts of a plan's site, by the names of the texts that have any."""
    foreign = foreign_words(FOLDERS[name])
    return {where: words for where, text in texts.items() if (words := foreign.findall(text))}


@pytest.mark.parametrize("name", FOLDERS)
def test_no_page_speaks_in_the_words_of_another_plan(name: str) -> None:
    """No title, description or page says 工程, 项目, 市, 附件, 牵头, 参加… where the plan does not."""
    pages = (page for page in site(name).pages if page.address not in ABOUT_THE_PRODUCT)
    texts = {page.address: f"{page.title}{page.description}{page.html}{page.linked_data}" for page in pages}
    assert said(name, texts) == {}


@pytest.mark.parametrize("name", FOLDERS)
def test_what_scripts_and_programs_read_speaks_in_its_words(name: str) -> None:
    """The index that search shows, feeds, tables and values of the API have no other plan's words."""
    data = (file for file in site(name).files if file.path.startswith(READ) and not file.path.startswith(ABOUT_FILES))
    files = {file.path: file.content.decode() for file in data if file.path.endswith((".js", ".json", ".csv", ".atom"))}
    assert any(path.startswith("assets/search/index") for path in files)
    plan = json.loads(files["api/v1/plan.json"])
    files["api/v1/plan.json"] = json.dumps(plan | {"words": {}}, ensure_ascii=False)  # what each role would be called
    assert said(name, files) == {}


@pytest.mark.parametrize("name", FOLDERS)
def test_the_data_are_documented_in_its_words(name: str) -> None:
    """The page of the data and the descriptions of the tables call the plan's parts by its words."""
    texts = {page.address: page.html for page in site(name).pages if page.address == "data/"}
    texts |= {file.path: file.content.decode() for file in site(name).files if file.path in ABOUT_FILES}
    foreign = foreign_words(FOLDERS[name], OF_PLANS)
    assert len(texts) == len({"data/", *ABOUT_FILES}) - 1
    assert {where: words for where, text in texts.items() if (words := foreign.findall(text))} == {}


def test_a_title_and_one_task_have_no_page_for_what_there_is_not() -> None:
    """The smallest plan has the pages of its task, its text and the site itself; tabs and search have no others."""
    smallest = site("list")
    addresses = {page.address for page in smallest.pages}
    own = {"", "projects/", "projects/1/", "source/", "revisions/", "revisions/original/"}
    assert addresses - {"about/", "rules/", "data/"} <= own | {a for a in addresses if a.startswith("revisions/")}
    tabs = [title for tab in navigation(addresses, smallest.words) for title in tab]
    assert tabs == ["任务", "原文", "更多"]
    offered = {page.address for page in sections(PageContext(load(PLANS / "list"), Publisher()))}
    assert {address.partition("#")[0] for address in offered} <= addresses
    kinds = {page_type.address for page_type in PAGE_TYPES if page_type.address}
    assert {"units/", "engineerings/", "targets/", "assessment/", "matrix/"} <= kinds - addresses


def test_units_without_a_lead_are_responsible() -> None:
    """Where the text tells no lead, the matrix prints 责 and the unit's page lists the tasks under 负责."""
    pages: dict[str, Any] = {page.address: html.fromstring(page.html) for page in site("duties").pages}
    (table,) = pages["matrix/unit-project/"].xpath("//table[@data-matrix]")
    marks = [(cell.get("data-project"), cell.text) for cell in table.xpath(".//td[@data-role='responsible']")]
    assert marks == [("P1", "责"), ("P1", "责"), ("P2", "责"), ("P2", "责")]
    assert table.xpath(".//td[@data-role='lead' or @data-role='participant']") == []
    (heading,) = pages["units/shuiwensi/"].xpath("//h2[@id='responsible']")
    assert heading.text_content() == "负责（2）"
    assert "matrix/lead-participant/" not in pages


@pytest.mark.parametrize("name", SMALL)
def test_a_strict_build_takes_the_plan(name: str, plan_site: Callable[[str], Path]) -> None:
    """`mkdocs build --strict` writes the site, and what surrounds its pages has no other plan's words either."""
    pages = (page for page in plan_site(name).rglob("*.html") if page.parent.name not in {"rules", "data"})
    assert said(name, {page.as_posix(): page.read_text("utf-8") for page in pages}) == {}


def test_a_clause_on_many_tasks_is_told_apart() -> None:
    """A task and a unit name the clause that joins them, in its words and with its place; no count has it."""
    pages: dict[str, Any] = {page.address: html.fromstring(page.html) for page in site("duties").pages}
    (row,) = pages["projects/1/"].xpath("//h2[@id='by-clause']/following-sibling::ul[1]/li")
    assert row.xpath("string(.//q)") == "以下事项均由流域机构督促落实"
    assert [link.get("href") for link in row.iter("a")] == ["../../units/liuyujigou/", "../../source/#s0"]
    assert pages["projects/1/"].xpath("string(//h2[@id='units'])") == "责任单位（2）"
    assert not pages["projects/3/"].xpath("//h2[@id='by-clause']")
    rows = pages["units/liuyujigou/"].xpath("//li[@data-clause]")
    assert [row.get("data-project") for row in rows] == ["P1", "P2"]
    assert not pages["units/liuyujigou/"].xpath("//dl[@class='ps-counts']/div")
    assert "流域机构" not in pages["matrix/unit-project/"].text_content()


def test_a_group_counts_the_tasks_of_the_groups_in_it() -> None:
    """The page of a group in which another stands counts and lists its tasks, and says that none is its own alone."""
    pages: dict[str, Any] = {page.address: html.fromstring(page.html) for page in site("duties").pages}
    outer = pages["engineerings/1/"]
    counts = {row.xpath("string(dt)"): row.xpath("string(dd)") for row in outer.xpath("//dl[@class='ps-counts']/div")}
    assert (counts["事项"], counts.get("其中不在下级领域中的"), counts["责任单位"]) == ("1", None, "2")
    assert outer.xpath("//table[contains(@class, 'ps-table--projects')]/tbody/tr/th/a/text()") == ["补齐雨量站"]
    listed = pages["engineerings/"].xpath("//section[h2/@id='e1']/p[@class='ps-small']")[0].text_content()
    assert listed == "1 个事项（都在下级领域中），2 个责任单位"


def test_an_annex_is_called_as_printed() -> None:
    """An annex that is printed as 附表 is called so in labels, search and the API, never 附件1."""
    files = {file.path: file.content.decode() for file in site("duties").files if file.path.endswith((".js", ".json"))}
    assert json.loads(files["api/v1/plan.json"])["annexes"] == [{"label": "附表", "number": 1, "title": "填报要求"}]
    index = "".join(content for path, content in files.items() if path.startswith("assets/search/index"))
    assert "附表 填报要求" in index
    assert "附表第一条" in {page.address: page for page in site("duties").pages}["source/"].html


@pytest.mark.parametrize("page", ["", "about/", "source/", "projects/3/"])
def test_a_plan_for_a_quarter_is_as_agreed(page: str, *, update: bool) -> None:
    """Pages of a plan whose period is a quarter, with a task that names nobody (`[]`) and an annex, are as agreed."""
    html = {page.address: page for page in site("duties").pages}[page].html
    golden = GOLDEN / f"duties-{page.strip('/').replace('/', '-') or 'home'}.html"
    assert html == stored_text(golden, html, update=update)


def test_people_stand_in_the_official_text_alone() -> None:
    """Words that name people are on the page of the source and its Markdown, in no other page or file."""
    name = "甄有才"
    assert [page.address for page in site("duties").pages if name in page.html] == ["source/"]
    assert [file.path for file in site("duties").files if name.encode() in file.content] == ["source/source.md"]


def test_changes_do_not_tell_of_people(tmp_path: Path) -> None:
    """Another name and number in a list is no change that a report tells of, in any format; another task is."""
    shutil.copytree(PLANS / "duties", tmp_path / "duties")
    replace_words(tmp_path / "duties", ("甄有才，2222222", "贾仁，3333333"), ("做好宣传", "做好公开"))
    states = [
        ComparedState(str(folder), canonical(documents, official_text(documents)))
        for folder in (PLANS / "duties", tmp_path / "duties")
        for documents in [read_folder(folder)]
    ]
    difference = Difference.of(*states)
    for form in ("text", "markdown", "json"):
        report = difference.report(form)
        assert "做好公开" in report
        assert not re.search("甄有才|贾仁|2222222|3333333", report), form


def test_every_printed_character_is_on_the_page_of_the_source() -> None:
    """A bracket that no record holds stands beside the record that it is printed with."""
    (page,) = (page for page in site("duties").pages if page.address == "source/")
    shown = str(html.fromstring(page.html).xpath("string(//article)"))
    text = (PLANS / "duties" / "source" / "notice.txt").read_text("utf-8")
    assert "".join(shown.split()) == "".join(text.split())


def replace_words(folder: Path, *pairs: tuple[str, str]) -> None:
    """Replace words in all files of a data folder, and state the checksum of its text anew."""
    for path in (path for path in folder.rglob("*") if path.is_file()):
        text = path.read_text("utf-8")
        for old, new in pairs:
            text = text.replace(old, new)
        path.write_text(text, "utf-8")
    layout, notice = folder / "source" / "notice.yml", folder / "source" / "notice.txt"
    sha256 = hashlib.sha256(notice.read_bytes()).hexdigest()
    layout.write_text(re.sub("sha256: [0-9a-f]{64}", f"sha256: {sha256}", layout.read_text("utf-8")), "utf-8")
