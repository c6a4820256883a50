"""What readers come for, in a real browser and in as few steps as are promised."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.pages import checked
from tests.support.paper import A4, printed


@pytest.fixture
def page(browser: Browser, plan_address: str) -> Iterator[Page]:
    """Open the home page on an office screen."""
    page = browser.new_page(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    page.goto(plan_address)
    yield page
    page.close()


def test_a_clerk_has_the_bureaus_duties_on_paper(page: Page) -> None:
    """One search and one click lead to all duties with partners and dates, which print on A4."""
    page.locator("#site-search").press_sequentially("民政局")
    page.get_by_role("option").first.click()
    page.wait_for_url("**/units/shi-minzhengju/")
    plan = checked("data")
    projects = [*plan.graph.leads("shi-minzhengju"), *plan.graph.participations("shi-minzhengju")]
    (*sheets,) = printed(page)
    said = "".join(sheet.words for sheet in sheets)
    assert {sheet.size for sheet in sheets} == {A4}
    for project in projects:
        assert all("".join(words.split()) in said for words in project.text.clauses)
        units = [plan.dataset.unit_by_id[unit].name for unit in project.role_by_unit if unit != "shi-minzhengju"]
        assert all(name in said for name in units)
    assert "2014年前" in said


@pytest.mark.parametrize(("name", "last"), [("县区", "通报批评"), ("乡镇", "原文未写明"), ("村居", "原文未写明")])
def test_a_level_has_its_four_answers_on_one_page(page: Page, name: str, last: str) -> None:
    """From the home page one click leads to duties, dates, assessor and what follows for the last."""
    page.get_by_role("link", name=f"{name}任务", exact=True).last.click()
    answers = page.locator(".ps-answers > div")
    expect(answers).to_have_count(4)
    expect(answers.nth(0)).to_contain_text("项")
    expect(answers.nth(1)).to_contain_text("年")
    expect(answers.nth(2)).to_contain_text("考评")
    expect(answers.nth(3)).to_contain_text(last)


def test_a_planner_asks_three_questions_by_one_click_each(page: Page, plan_address: str) -> None:
    """Who has most to do, what has no date or figure, which systems lead nothing: each a link of the home page."""
    page.locator(".ps-ways").get_by_role("link", name="分工分析").click()
    expect(page.locator("svg").first).to_be_visible()
    page.goto(plan_address)
    page.get_by_role("link", name="没有时限、数字和周期任务的项目").click()
    expect(page.locator(".ps-controls__status")).to_have_text("当前显示 41 项，共 52 项。")
    expect(page.locator("tr[data-listed]:visible")).to_have_count(41)
    page.goto(plan_address)
    page.get_by_role("link", name="本系统没有牵头的工程").click()
    expect(page.locator("td.ps-gap").first).to_be_visible()


def test_projects_are_filtered_in_the_address(page: Page, plan_address: str) -> None:
    """A choice of topic and level is part of the address and opens filtered; a choice that nothing meets says so."""
    page.goto(f"{plan_address}projects/?level=村居")
    rows = page.locator("tr[data-listed]:visible")
    listed = {project.id for project in checked("data").dataset.projects if "村居" in {t.level for t in project.levels}}
    assert {row.get_attribute("data-listed") for row in rows.all()} == listed
    page.select_option("[name=deadline]", "1")
    page.select_option("[name=figure]", "1")
    assert "deadline=1" in page.url
    expect(page.locator(".ps-explorer [role=status]")).to_have_text("没有同时符合这些条件的项目。")
    page.click("button[type=reset]")
    expect(rows).to_have_count(52)
    with page.expect_download() as download:
        page.click("[data-do=csv]")
    lines = download.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 1 + 52


def test_a_topic_leads_to_its_projects(page: Page, plan_address: str) -> None:
    """From a project its topic leads to the page of all projects of that topic."""
    page.goto(f"{plan_address}projects/16/")
    page.get_by_role("link", name="劳动就业与收入").click()
    listed = [project.id for project in checked("data").dataset.projects if "劳动就业与收入" in project.topics]
    expect(page.locator("tr[data-listed]")).to_have_count(len(listed))
    assert [row.get_attribute("data-listed") for row in page.locator("tr[data-listed]").all()] == listed
