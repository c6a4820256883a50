"""A unit's page in a real browser: filters in the address, the table that is copied, the ledger on paper."""

from collections.abc import Iterator

import pytest
from lxml import html
from playwright.sync_api import Browser, Page

from generator.load import load
from generator.pages.units.index import sorted_by_load
from tests.support.paper import A4, printed
from tests.support.paths import CITY, PLAN

UNIT = "shi-zhengshuju"


@pytest.fixture(scope="module")
def address(city_address: str) -> str:
    """Return where the pages are served."""
    return city_address + "units/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a page that may use the clipboard."""
    context = browser.new_context(locale="zh-CN", permissions=["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


def shown(page: Page) -> list[tuple[str | None, str | None]]:
    """Return project and role of what is in sight."""
    rows = page.locator("[data-project][data-role]:visible").all()
    return [(row.get_attribute("data-project"), row.get_attribute("data-role")) for row in rows]


def test_filters_live_in_the_address(page: Page, address: str) -> None:
    """An address shows what it says; changing a filter changes the address; clearing shows everything again."""
    page.goto(f"{address}{UNIT}/")
    everything = shown(page)
    page.goto(f"{address}{UNIT}/?role=lead")
    assert shown(page) == [(project, role) for project, role in everything if role == "lead"] != everything
    page.select_option("[name=role]", "derived")
    page.select_option("[name=order]", "lead")
    assert page.url == f"{address}{UNIT}/?role=derived&order=lead"
    assert sorted(map(str, shown(page))) == sorted(str(row) for row in everything if row[1] == "derived")
    page.click("button[type=reset]")
    page.wait_for_url(f"{address}{UNIT}/")
    assert shown(page) == everything


def test_the_table_that_is_copied(page: Page, address: str) -> None:
    """The clipboard holds what is in sight as a table with borders, its source beneath, and the same as text."""
    page.goto(f"{address}{UNIT}/")
    page.click("[data-do=copy]")
    copied = page.evaluate(
        "async () => { const item = (await navigator.clipboard.read())[0];"
        "return Promise.all(['text/html', 'text/plain'].map(async type => (await item.getType(type)).text())); }"
    )
    root = html.fragment_fromstring(copied[0], create_parent="div")
    rows = [[cell.text_content() for cell in row] for row in root.xpath(".//tr")]
    assert len(rows) == 1 + len(shown(page))
    assert all("border" in cell.get("style") for cell in root.xpath(".//td | .//th"))
    assert root.xpath("string(.//table/@width)") == "100%"
    assert sum(int(cell.get("width").rstrip("%")) for cell in root.xpath(".//tr[1]/*")) == 100
    units = load(CITY).dataset.unit_by_id
    for row, (id_, role) in zip(rows[1:], shown(page), strict=True):
        record = load(CITY).dataset.project_by_id[str(id_)]
        assert row[:2] == [str(record.number), record.name]
        assert row[2] == {"lead": "牵头", "participant": "参加", "derived": "经集合称谓（推断）"}[str(role)]
        if role == "derived":
            assert row[3:] == [units[record.lead].name, ""]
            continue
        assert [units[other].name in row[3] for other in record.role_by_unit if other != UNIT].count(False) == 0
        assert [measure in row[4] for measure in record.text.clauses].count(False) == 0
    assert f"{address}{UNIT}/" in root.xpath("string(p[2])")
    assert [line.split("\t")[1] for line in copied[1].splitlines()[2:-1]] == [row[1] for row in rows[1:]]


def test_a_part_that_is_copied_says_so(page: Page, address: str) -> None:
    """What is copied of a filtered page is named as the part that it is; the whole is named as nothing else."""
    for query, title in (("", "{}责任清单"), ("?role=lead", "{}责任清单（当前显示：牵头 2 项，可能涉及 0 项）")):
        page.goto(f"{address}{UNIT}/{query}")
        page.click("[data-do=copy]")
        copied = page.evaluate("navigator.clipboard.readText()").splitlines()
        assert copied[0] == title.format(page.inner_text("h1"))


def test_the_ledger_is_one_sheet(page: Page, address: str, *, thorough: bool) -> None:
    """On paper each unit of the city is one A4 page, without what is no duty; a plain run prints every third."""
    for unit in load(CITY).dataset.annex_units[:: 1 if thorough else 3]:
        page.goto(f"{address}{unit.id}/")
        assert [sheet.size for sheet in printed(page)] == [A4], unit.id
    page.emulate_media(media="print")
    page.goto(f"{address}{UNIT}/")
    assert page.locator("#leads, #joins").first.is_visible()
    assert not page.locator("#near").is_visible()
    assert not page.locator("#partners").is_visible()


def test_a_dozen_projects_with_their_measures_fit_on_two_sheets(
    page: Page, plan_address: str, *, thorough: bool
) -> None:
    """Each unit of the real plan prints on at most two A4 sheets, with all measures of its first eleven projects first.

    The sheets have its name, the source, the state and who keeps it. A plain run prints those that have most to do, and
    the one of the longest names.
    """
    checked = load(PLAN)
    plan, loads = checked.dataset.plan, sorted_by_load(checked.graph.loads)
    longest = max((row for row in loads if row.unit.full_name), key=lambda row: len(row.unit.name))
    for unit in [row.unit for row in (loads if thorough else (*loads[:2], longest))]:
        projects = checked.graph.leads(unit.id) + checked.graph.participations(unit.id)
        assert len(projects) <= 12
        page.goto(f"{plan_address}units/{unit.id}/")
        sheets = printed(page)
        assert {sheet.size for sheet in sheets} == {A4}
        assert len(sheets) <= 2, unit.name
        first = [f"{unit.name}责任清单"] + [words for project in projects[:11] for words in project.text.clauses]
        assert [words for words in first if "".join(words.split()) not in sheets[0].words] == [], unit.name
        said = [plan.notice.document_number, f"版本{plan.notice.written}", f"第1页，共{len(sheets)}页"]
        said += ["领导小组办公室", "errors@plan.example.org", "https://plan.example.org/interaction/errors/report"]
        said += [project.name for project in projects]
        every = "".join(sheet.words for sheet in sheets)
        assert [words for words in said if "".join(str(words).split()) not in every] == [], unit.name


def test_aliases_stay_on_the_screen(page: Page, address: str) -> None:
    """The list of units folds aliases on the screen, and paper has none of them, folded or not."""
    page.goto(address)
    aliases = page.locator(".ps-aliases")
    assert aliases.count() > 1
    aliases.first.locator("summary").click()
    assert all(fold.is_visible() for fold in aliases.all())
    page.emulate_media(media="print")
    assert not any(fold.is_visible() for fold in aliases.all())


def test_the_first_duty_is_in_sight(browser: Browser, plan_address: str) -> None:
    """On an office screen and on a phone the first duty's words stand above the fold, without scrolling."""
    for size in ((1366, 657), (390, 844)):
        page = browser.new_page(viewport={"width": size[0], "height": size[1]}, locale="zh-CN")
        page.goto(f"{plan_address}units/shi-minzhengju/")
        box = page.locator("[data-measures] li").first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < size[1], size
        page.close()
