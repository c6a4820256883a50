"""Where measures have lists of their own, pages and files follow these: roles, counts, bodies of figures and dates."""

from generator.model import Role
from generator.office.duties import unit_calendar
from generator.office.ledger import unit_ledger
from generator.pages.context import PageContext
from tests.support.frames import sheet_frames
from tests.support.office import files
from tests.support.pages import PUBLISHER, checked, parsed

FOLDER = "examples/three-levels/data"
UNIT = "sheng-weishengjiankangwei"  # leads the first measure of P5 and is responsible for the second
PROJECT = "P5"


def test_a_unit_has_a_row_for_each_of_its_roles_in_a_task() -> None:
    """The page lists the task twice, each time with measure, fellows and facts of that role, and counts so."""
    page = parsed(FOLDER)[f"units/{UNIT}/"]
    rows = {
        row.get("data-role"): (
            row.xpath("string(td[@data-label='与谁'])").strip(),
            row.xpath(".//ol[@data-measures][not(ancestor::details)]/li/@data-measure"),
            row.get("data-facts"),
        )
        for row in page.xpath(f"//tr[@data-project='{PROJECT}'][@data-role]")
    }
    assert rows == {"lead": ("各市、县、自治县人民政府", ["1"], "2"), "responsible": ("省财政厅", ["2"], "1")}
    counts = {row.xpath("string(dt)"): row.xpath("string(dd)") for row in page.xpath("//dl[@class='ps-counts']/div")}
    listed = {role: len(page.xpath(f"//tr[@data-role='{role}']")) for role in ("lead", "participant", "responsible")}
    assert (counts["牵头任务"], counts["配合任务"], counts["负责任务"]) == tuple(
        str(count) for count in listed.values()
    )


def test_a_units_files_have_a_row_for_each_of_its_roles_in_a_task() -> None:
    """The sheets of both roles list the task, each with the measure and the facts of its own."""
    book = sheet_frames(files(FOLDER)[f"units/{UNIT}/{UNIT}.xlsx"])
    cells = {verb: book[verb].set_index("任务").loc["建设县域医疗次中心"] for verb in ("牵头", "负责")}
    assert cells["牵头"]["措施"].startswith("选定60个中心卫生院")
    assert "救护车" not in "".join(map(str, cells["牵头"]))
    assert cells["负责"]["措施"].endswith("配备救护车和移动DR车，2023年6月底前到位")
    assert cells["负责"]["其他单位"] == "省财政厅"


def test_a_cell_of_the_matrices_has_all_roles() -> None:
    """Matrices print both marks; a column counts the unit once, the margins and the sum each of its roles."""
    (table,) = parsed(FOLDER)["matrix/unit-project/"].xpath("//table[@data-matrix]")
    (cell,) = table.xpath(f".//tr[@data-unit='{UNIT}']/td[@data-project='{PROJECT}']")
    assert (cell.text, cell.get("data-role"), cell.get("data-roles")) == ("牵责", "lead", "lead responsible")
    margins = [int(margin) for margin in table.xpath(".//tbody//td[@class='ps-margin']/text()")]
    assert int(table.xpath("string(.//tfoot//td[@class='ps-margin'])")) == sum(margins)
    column = [cell.get("data-project") for cell in table.xpath(".//tbody/tr[1]/td[@data-project]")].index(PROJECT)
    assert table.xpath(".//tfoot//td[not(@class)]/text()")[column] == "3"
    assert "牵责" in sheet_frames(_plan_book())["矩阵"].to_numpy()


def _plan_book() -> bytes:
    """Return the workbook of the plan."""
    return files(FOLDER)[f"data/{checked(FOLDER).dataset.plan.id}.xlsx"]


def test_a_project_lists_a_unit_under_each_of_its_roles() -> None:
    """The task's page names the unit as lead and as responsible, and counts it once."""
    page = parsed(FOLDER)["projects/5/"]
    assert page.xpath("string(//h2[@id='units'])") == "责任单位（3）"
    project = checked(FOLDER).dataset.project_by_id[PROJECT]
    assert UNIT in project.leads
    assert project.roles_by_unit[UNIT] == (Role.LEAD, Role.RESPONSIBLE)
    assert project.responsible == (UNIT, "sheng-caizhengting")


def test_a_figure_or_date_has_the_bodies_of_its_measure() -> None:
    """The list of a measure counts for its figures and dates, on the page of all and on each unit's page."""
    context = PageContext(checked(FOLDER), PUBLISHER)
    rows = {row.fact.id: [unit.name for unit in row.units] for row in context.facts[PROJECT]}
    ours, counties, finance = "省卫生健康委", "各市、县、自治县人民政府", "省财政厅"
    assert rows == {"P5-T1": [ours, counties], "P5-D1": [ours, finance], "P5-R1": [ours, counties]}
    (date,) = parsed(FOLDER)["targets/"].xpath("//tr[@id='p5-d1']")
    assert date.get("data-units").split() == [UNIT, "sheng-caizhengting"]
    assert "按本条措施的责任单位" in date.text_content()
    facts = parsed(FOLDER)["units/sheng-caizhengting/"].xpath(
        "//h2[@id='facts']/following-sibling::details[1]//th/text()"
    )
    assert "救护车和移动DR车到位" in facts
    assert "改造中心卫生院" not in facts


def test_a_units_calendar_and_ledger_have_the_dates_of_its_own_measures() -> None:
    """What another measure's list has is not among a unit's dates."""
    context = PageContext(checked(FOLDER), PUBLISHER)
    counties, finance = (context.dataset.unit_by_id[id_] for id_ in ("geshixian-renminzhengfu", "sheng-caizhengting"))
    assert not any("救护车" in words for words in unit_calendar(context, counties).undated)
    assert any("救护车" in words for words in unit_calendar(context, finance).undated)
    lines = [line for part in unit_ledger(context, finance).roles for line in part.projects if line.id == PROJECT]
    assert [line.facts for line in lines] == [("救护车和移动DR车到位：2023年6月底前",)]
