"""What scripts say of a plan whose units are responsible without a lead: its own words, and no cell is lost."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.foreign_words import foreign_words
from tests.support.matrix import downloaded
from tests.website.conftest import PLANS


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a page of an office screen; an error in a script fails the test."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    assert errors == []
    assert foreign_words(PLANS / "duties").findall(opened.inner_text("body")) == []
    context.close()


def _marks(page: Page) -> list[str]:
    cells = page.locator("td[data-role]:visible")
    return [str(mark) for mark in cells.evaluate_all("cells => cells.map((cell) => cell.firstChild.textContent)")]


def test_the_matrix_keeps_its_marks_under_every_filter(page: Page, duties_address: str) -> None:
    """责 stays 责 when rows and columns are filtered and ordered; margins, status, readout and CSV count it."""
    page.goto(f"{duties_address}matrix/unit-project/")
    assert _marks(page) == ["责"] * 4
    page.click(".ps-fold summary")
    page.select_option("[name=rows]", "load")
    assert _marks(page) == ["责"] * 4
    expect(page.locator(".ps-controls__status")).to_have_text("当前显示 3 个单位 × 3 个事项，责任 4 处（负责 4）。")
    page.fill("[name=unit]", "shuiwensi")
    assert _marks(page) == ["责", "责"]
    expect(page.locator(".ps-controls__status")).to_have_text("当前显示 1 个单位 × 2 个事项，责任 2 处（负责 2）。")
    assert downloaded(page) == [["单位", "负责", "1 补齐雨量站", "2 开放数据"], ["水文司", "2", "负责", "负责"]]
    page.hover("td[data-role]:visible")
    expect(page.locator(".ps-controls__cross")).to_have_text("水文司 × 1 补齐雨量站：负责")
    page.fill("[name=unit]", "")
    page.select_option("[name=engineering]", "1")  # the group in which that of the first task stands
    assert page.locator("thead [data-engineering=E2]:visible").count() == 2
    assert _marks(page) == ["责", "责"]


def test_the_matrix_of_groups_counts_them(page: Page, duties_address: str) -> None:
    """Counts carry the plan's mark, under a filter too, and the readout says what it means."""
    page.goto(f"{duties_address}matrix/unit-engineering/?unit=shuiwensi")
    assert page.locator(".ps-sign:visible").all_inner_texts()[-2:] == ["责 1", "责 1"]
    expect(page.locator(".ps-controls__status")).to_have_text("当前显示 1 个单位 × 2 个领域，责任 2 处（负责 2）。")
    page.hover("td:has(.ps-sign):visible")
    expect(page.locator(".ps-controls__cross")).to_contain_text("：负责 1 项")


def test_units_are_compared_without_a_column_of_leads(page: Page, duties_address: str) -> None:
    """The comparison counts 负责 and has no column for leads, whom the plan does not name."""
    page.goto(f"{duties_address}compare/?u=shuiwensi&u=guihuasi")
    expect(page.locator(".ps-controls__status")).to_have_text("水文司、规划司：共同的事项 1 个。")
    assert page.locator(".ps-compare__table thead th").all_inner_texts() == [
        "事项",
        "水文司\n负责 2",
        "规划司\n负责 1",
        "事项要做什么（原文）",
    ]
    assert page.locator(".ps-compare__table .ps-role").all_inner_texts() == ["负责", "负责", "负责"]


def test_a_unit_is_filtered_and_copied(page: Page, duties_address: str) -> None:
    """A unit's page counts what is in sight by the plan's roles; the table to copy has its words for columns."""
    page.goto(f"{duties_address}units/shuiwensi/?role=derived")
    expect(page.locator(".ps-ledger .ps-controls__status")).to_have_text("当前显示：负责 0 项。")
    page.click("button[type=reset]")
    page.evaluate("window.plansiteCopy = (text) => { window.copied = text; return true; }")
    page.click("[data-do=copy]")
    copied = str(page.evaluate("window.copied")).split("\r\n")
    assert copied[1] == "序号\t事项\t责任\t与谁\t事项要做什么（原文）"
    assert "1\t补齐雨量站\t负责\t规划司\t1. 补齐雨量站 2. 更换旧设备" in copied
    assert foreign_words(PLANS / "duties").findall(copied[1]) == []


def test_a_group_is_drawn_alone(page: Page, duties_address: str) -> None:
    """The network of one group counts tasks and units in the plan's words."""
    page.goto(f"{duties_address}network/?engineering=2")
    expect(page.locator(".ps-controls__status")).to_have_text("1 个事项、2 个单位。")
    assert page.locator(".ps-net__edge:visible").count() == 2


def test_search_speaks_in_its_words(page: Page, duties_address: str) -> None:
    """Hits, filters and counts are named by the plan's words; a task is found by them and its number."""
    page.goto(f"{duties_address}?q={'雨量站'}")
    expect(page.locator("[role=option][data-kind=project] .site-hit__kind").first).to_have_text("事项")
    about = page.locator("[role=option][data-id=P1] .site-hit__about").first
    expect(about).to_have_text(re.compile("雨量站 · 负责 规划司、水文司"))
    page.goto(f"{duties_address}?q=事项二")
    expect(page.locator("[role=option]").first).to_have_attribute("data-id", "P2")
    page.goto(f"{duties_address}?q=水文司")
    expect(page.locator("[role=option][data-id=shuiwensi] .site-hit__about").first).to_have_text(re.compile("^负责 2"))
