"""The accessibility tree, as a screen reader reads it: what things are called, what is said when they change."""

import pytest
from playwright.sync_api import Browser, expect

from generator.load import load
from tests.quality.conftest import ServedSite
from tests.quality.screen_reader import tree
from tests.support.paths import AMENDED_CITY, PLAN

ROLES = {"lead": "牵", "participant": "参", "derived": "集"}


@pytest.mark.parametrize("width", [1440, 390])
def test_the_matrix_is_a_table_with_headings(plan: ServedSite, browser: Browser, width: int, *, thorough: bool) -> None:
    """Each row begins with its unit's name, each column has its project's, each cell its mark; the table has a name.

    A plain run reads the fictional city's, a full one that of the real plan.
    """
    page = browser.new_page(viewport={"width": width, "height": 900}, locale="zh-CN")
    page.goto(f"{plan.opened}matrix/unit-project/")
    (region,) = [node for node in tree(page).all("region") if node.all("table")]
    assert region.name.startswith("单位×项目矩阵")
    (table,) = region.all("table")
    assert table.name.startswith("单位×项目矩阵")
    dataset = load(PLAN if thorough else AMENDED_CITY).dataset
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
