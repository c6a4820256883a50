"""The accessibility tree, as a screen reader reads it: what things are called, what is said when they change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.load import load
from tests.quality.conftest import ServedSite
from tests.support.paths import PLAN

ROLES = {"lead": "牵", "participant": "参", "derived": "集"}


@dataclass(frozen=True)
class Node:
    """What a screen reader is given of one thing."""

    role: str
    name: str
    nodes: tuple[Node, ...]

    def all(self, role: str) -> list[Node]:
        """Return what has a role, in order, however deep."""
        own = [self] if self.role == role else []
        return own + [match for node in self.nodes for match in node.all(role)]

    def said(self) -> str:
        """Return the name, or what is in it, as a cell is read."""
        return self.name or "".join(node.said() for node in self.nodes)


def tree(page: Page) -> Node:
    """Return the accessibility tree of a page, without what a screen reader passes over."""
    listed: list[dict[str, Any]] = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in listed}

    def read(node: dict[str, Any]) -> Iterator[Node]:
        below = (by_id[id_] for id_ in node.get("childIds", ()) if id_ in by_id)
        nodes = tuple(node for child in below for node in read(child))
        if node["ignored"]:
            yield from nodes
        else:
            yield Node(node["role"]["value"], node.get("name", {}).get("value", ""), nodes)

    (root,) = read(listed[0])
    return root


@pytest.mark.parametrize("width", [1440, 390])
def test_the_matrix_is_a_table_with_headings(plan: ServedSite, browser: Browser, width: int) -> None:
    """Each row begins with its unit's name, each column has its project's, each cell its mark; the table has a name."""
    page = browser.new_page(viewport={"width": width, "height": 900}, locale="zh-CN")
    page.goto(f"{plan.address}matrix/unit-project/")
    (region,) = [node for node in tree(page).all("region") if node.all("table")]
    assert region.name.startswith("单位×项目矩阵")
    (table,) = region.all("table")
    assert table.name.startswith("单位×项目矩阵")
    dataset = load(PLAN).dataset
    marks = {
        (tie.unit, project.id): ROLES[tie.role] for project in dataset.projects for tie in project.responsibilities
    }
    rows = [row for row in table.all("row") if row.all("rowheader")]
    units = [row.all("rowheader")[0].said() for row in rows if len(row.all("rowheader")) == 1]
    assert units[: len(dataset.annex_units)] == [unit.name for unit in dataset.annex_units]
    if width == 1440:
        columns = [node.said() for node in table.all("columnheader")]
        assert columns[-len(dataset.projects) :] == [
            f"{project.short_name} {project.number}" for project in dataset.projects
        ]
        for unit, row in zip(dataset.annex_units, rows, strict=False):
            cells = [cell.said() for cell in row.all("cell")]
            expected = [marks.get((unit.id, project.id), "") for project in dataset.projects]
            assert [cell.replace("集", "") for cell in cells[-len(dataset.projects) :]] == expected, unit.name
    else:
        for unit, row in zip(dataset.annex_units, rows, strict=False):
            said = "".join(cell.said() for cell in row.all("cell"))
            for project in dataset.projects:
                if (unit.id, project.id) in marks:
                    assert f"{marks[unit.id, project.id]} {project.number} {project.short_name}" in said, unit.name
    page.close()


def test_what_a_filter_leaves_is_said(plan: ServedSite, browser: Browser) -> None:
    """The controls have names, and a status says after each change how much is left."""
    page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    page.goto(f"{plan.address}matrix/unit-project/")
    page.get_by_role("form", name="筛选和排列矩阵").locator("summary").click()
    (form,) = [node for node in tree(page).all("form") if node.name == "筛选和排列矩阵"]
    for role in ("searchbox", "combobox", "checkbox", "button"):
        assert form.all(role)
        assert all(node.name for node in form.all(role)), role
    page.get_by_role("form", name="筛选和排列矩阵").get_by_role("searchbox").fill("gonganju")
    status = page.get_by_role("form", name="筛选和排列矩阵").get_by_role("status")
    expect(status).to_contain_text("当前显示 1 个单位")
    page.get_by_role("region").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    live = page.locator("[aria-live=polite]")
    expect(live).to_contain_text("市公安局 × ")
    page.close()


def test_the_search_is_a_combobox_with_options(plan: ServedSite, browser: Browser) -> None:
    """The field says what it is for; hits are options that begin with their kind; what is active is selected."""
    page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    page.goto(plan.address)
    field = page.get_by_role("combobox", name="搜索单位、项目、条款和原文")
    field.fill("综治办")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    read = tree(page)
    (search,) = read.all("search")
    (combobox,) = search.all("combobox")
    assert combobox.name == "搜索单位、项目、条款和原文"
    (listed,) = search.all("listbox")
    assert listed.name == "搜索结果"
    options = listed.all("option")
    assert options[0].said().startswith("单位")
    assert "市综治办" in options[0].said()
    assert all(option.said() for option in options)
    assert search.all("status")[0].said().startswith("找到")
    expect(page.get_by_role("option", selected=True)).to_contain_text("市综治办")
    page.close()


def test_every_page_has_landmarks(plan: ServedSite, browser: Browser) -> None:
    """Each page has one banner, one main, one footer and one search; each navigation, region, table and form a name."""
    page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    for place, address in plan.pages.items():
        page.goto(address)
        read = tree(page)
        for role in ("banner", "main", "contentinfo", "search"):
            assert len(read.all(role)) == 1, (place, role)
        for role in ("navigation", "region", "table", "form", "link", "button"):
            nameless = [node for node in read.all(role) if not node.said()]
            assert nameless == [], (place, role)
        names = [node.name for node in read.all("navigation")]
        assert len(names) == len(set(names)), place
    page.close()
