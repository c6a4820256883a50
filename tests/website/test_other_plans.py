"""Plans of other forms have a site of their own: what they lack is not on it, and their words are their own.

`tests/plans/list` has a title and one task; `tests/plans/duties` has groups in groups, printed labels, a task outside
any group, its own words for its parts, and units that are responsible without a lead.
"""

import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from generator.load import load
from generator.pages.page_types import PAGE_TYPES
from generator.search.sections import sections
from generator.website import Publisher, Website, website
from generator.website.navigation import navigation
from tests.support.paths import REPOSITORY

PLANS = REPOSITORY / "tests" / "plans"
# Words of the real plan (市场 is no 市, 事项目录 no 项目); pages of rules and files describe the product, in its words.
OTHERS = re.compile("工程|(?<!事)项目|市(?!场)|附件|河源|综治|平安|创建")
ABOUT_THE_PRODUCT = {"rules/", "data/"}


@cache
def site(name: str) -> Website:
    """Return the site of one of the plans."""
    return website(load(PLANS / name), Publisher())


@pytest.mark.parametrize("name", ["list", "duties"])
def test_no_page_speaks_in_the_words_of_another_plan(name: str) -> None:
    """No title, description or page says 工程, 项目, 市, 附件… where the plan does not."""
    said = {
        page.address: OTHERS.findall(f"{page.title}{page.description}{page.html}{page.linked_data}")
        for page in site(name).pages
        if page.address not in ABOUT_THE_PRODUCT
    }
    assert {address: words for address, words in said.items() if words} == {}


@pytest.mark.parametrize("name", ["list", "duties"])
def test_search_and_feeds_speak_in_its_words(name: str) -> None:
    """Search offers the site's pages, and feeds tell of the plan, in no other plan's words."""
    checked = load(PLANS / name)
    offered = " ".join(word for page in sections(checked) for word in (page.title, *page.names))
    feeds = b" ".join(file.content for file in site(name).files if file.path.startswith("feeds/")).decode()
    assert OTHERS.findall(offered + feeds) == []


def test_a_title_and_one_task_have_no_page_for_what_there_is_not() -> None:
    """The smallest plan has the pages of its task, its text and the site itself; tabs and search have no others."""
    smallest = site("list")
    addresses = {page.address for page in smallest.pages}
    own = {"", "projects/", "projects/1/", "source/", "revisions/", "revisions/original/"}
    assert addresses - {"about/", "rules/", "data/"} <= own | {a for a in addresses if a.startswith("revisions/")}
    tabs = [title for tab in navigation(addresses, smallest.words) for title in tab]
    assert tabs == ["任务", "原文", "更多"]
    offered = {page.address for page in sections(load(PLANS / "list"))}
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


@pytest.mark.parametrize("name", ["list", "duties"])
def test_a_strict_build_takes_the_plan(name: str, tmp_path: Path) -> None:
    """`mkdocs build --strict` writes the site, and what surrounds its pages has no other plan's words either."""
    settings = tmp_path / "mkdocs.yml"
    plugin = f"{{plansite: {{data_dir: {PLANS / name}}}}}"
    settings.write_text(f"site_name: 任务查询\ntheme: {{name: material}}\nplugins: [{plugin}]\n", "utf-8")
    (tmp_path / "docs").mkdir()
    program = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(settings)]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "NO_MKDOCS_2_WARNING": "1"}
    built = subprocess.run(program, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - ours
    assert built.returncode == 0, built.stderr
    pages = [*(tmp_path / "site").rglob("*.html")]
    said = {
        page: OTHERS.findall(page.read_text("utf-8")) for page in pages if page.parent.name not in {"rules", "data"}
    }
    assert {page: words for page, words in said.items() if words} == {}
