"""Workbooks of units and of the plan say what their pages say, and open in what their readers use."""

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Role
from generator.office.files import office_files
from generator.office.provenance import NO_TIME
from generator.office.sheets import LONGEST_CELL, SheetColumn, WorkbookSheet, sheet_name, write_workbook
from generator.publisher import Publisher
from generator.speed.file_cache import FOLDER, FileCache
from generator.text.plan_words import role_marks, role_verbs
from tests.support.frames import csv_frame, sheet_frames
from tests.support.office import CITY, files
from tests.support.pages import PUBLISHER, checked

PLANS = ("tests/plans/list", "tests/plans/duties")


@pytest.mark.parametrize("folder", [CITY, "data", *PLANS])
def test_a_units_workbook_has_its_projects_by_role(folder: str) -> None:
    """Of each unit, the sheet of a role lists exactly the projects that the graph gives it, with all their measures."""
    plan = checked(folder)
    verbs = role_verbs(plan.dataset.plan.words)
    for unit in plan.dataset.annex_units[:: 1 if folder != "data" else 10]:
        sheets = sheet_frames(files(folder)[f"units/{unit.id}/{unit.id}.xlsx"])
        graph = plan.graph
        of_roles = {Role.LEAD: graph.leads, Role.PARTICIPANT: graph.participations, Role.RESPONSIBLE: graph.responsible}
        for role, projects in of_roles.items():
            names = [project.name for project in projects(unit.id)]
            assert (verbs[role] in sheets) == bool(names)
            if names:
                sheet = sheets[verbs[role]]
                assert list(sheet[plan.dataset.plan.words.project]) == names
                for project, cell in zip(projects(unit.id), sheet["措施"], strict=True):
                    assert all(measure in cell for measure in project.text.clauses)
        assert f"《{plan.dataset.plan.title}》" in list(sheets["出处"].iloc[:, 1]) + list(sheets["出处"].columns)


def test_a_units_workbook_has_its_own_measures() -> None:
    """Where measures have lists of their own, a unit's sheet has only its own, by their numbers, and says so."""
    folder = "examples/three-levels/data"
    words = checked(folder).dataset.plan.words
    project = next(
        item for item in checked(folder).dataset.projects if any(tie.measure for tie in item.responsibilities)
    )
    own = {tie.measure: tie.unit for tie in project.responsibilities}
    assert len(set(own.values())) > 1
    for measure, unit in own.items():
        sheets = sheet_frames(files(folder)[f"units/{unit}/{unit}.xlsx"])
        tables = (sheet for sheet in sheets.values() if words.project in sheet and "措施" in sheet)
        (row,) = (row for sheet in tables for _, row in sheet.iterrows() if row[words.project] == project.name)
        mine = {tie.measure for tie in project.responsibilities if tie.unit == unit}
        printed = {number for number, text in enumerate(project.text.clauses, start=1) if text in row["措施"]}
        assert measure in printed == mine
        assert all(f"{number}. " in row["措施"] for number in mine - {1})
        assert any("条措施原文另列单位" in cell for cell in row)


@pytest.mark.parametrize("folder", [CITY, "data", *PLANS])
def test_the_plans_workbook_has_every_record(folder: str) -> None:
    """It has a row for each project, measure, unit, responsibility, fact and provision, and a mark for each tie."""
    dataset = checked(folder).dataset
    words = dataset.plan.words
    sheets = sheet_frames(files(folder)[f"data/{dataset.plan.id}.xlsx"])
    rows = {name: len(sheet) for name, sheet in sheets.items()}
    expected = {
        words.project: len(dataset.projects),
        "措施": sum(len(project.text.clauses) for project in dataset.projects),
        "单位": len(dataset.units.units),
        "责任": sum(len(project.responsibilities) for project in dataset.projects),
        "目标": sum(len(record.targets) for record in dataset.texts),
        "时限": sum(len(record.deadlines) for record in dataset.texts),
        "定期任务": sum(len(record.recurring) for record in dataset.texts),
        "条款": len(dataset.provisions),
        "矩阵": len(dataset.annex_units),
        "考评": len(dataset.assessment.items),
    }
    assert {name: count for name, count in rows.items() if name != "出处"} == {
        name: count for name, count in expected.items() if count
    }
    marks = role_marks(words)
    columns = sheets["矩阵"].iloc[:, 1:].to_numpy().T if dataset.annex_units else []
    assert [mark for column in columns for mark in column if mark] == [
        marks[project.role_by_unit[unit.id]]
        for project in dataset.projects
        for unit in dataset.annex_units
        if unit.id in project.role_by_unit
    ]


def test_sheets_are_fit_to_be_printed_and_filtered() -> None:
    """Heads are frozen and repeated on paper, columns fit A4's width, every table filters."""
    book = openpyxl.load_workbook(BytesIO(files()["units/shi-zhengshuju/shi-zhengshuju.xlsx"]))
    for sheet in book.worksheets[:-1]:
        assert sheet.freeze_panes
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.auto_filter.ref
        assert sheet.sheet_properties.pageSetUpPr
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToWidth in {None, 1}  # one page, which is also what the file says by saying nothing
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.cell(2, 1).border.left.style == "thin"


@settings(max_examples=15)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1), min_size=1))
def test_words_are_never_formulas(words: list[str]) -> None:
    """Whatever a cell begins with, it is text and reads back as it was."""
    columns = (SheetColumn(title="一", width=20),)
    beginnings = [f"{sign}{word}" for sign in ("=", "+", "-", "@", "http://", "") for word in words]
    sheet = WorkbookSheet(name="表", title="表", columns=columns, rows=tuple((word,) for word in beginnings))
    book = openpyxl.load_workbook(BytesIO(write_workbook([sheet], title="", subject="", created=NO_TIME)))
    cells = [row[0] for row in book.worksheets[0].iter_rows(min_row=2)]
    assert [cell.data_type for cell in cells] == ["s"] * len(beginnings)
    assert [cell.value for cell in cells] == beginnings


def test_a_cell_too_long_for_excel_says_so() -> None:
    """What no cell can hold is cut, never dropped."""
    sheet = WorkbookSheet(name="表", title="表", columns=(SheetColumn(title="一", width=20),), rows=(("长" * 40_000,),))
    book = openpyxl.load_workbook(BytesIO(write_workbook([sheet], title="", subject="", created=NO_TIME)))
    value = str(book.worksheets[0].cell(2, 1).value)
    assert len(value) == LONGEST_CELL
    assert value.endswith("全文见网页）")


@given(st.lists(st.text(), max_size=8))
def test_any_names_make_sheets(names: list[str]) -> None:
    """Whatever a plan calls its parts, Excel accepts the names of sheets, and no two are the same."""
    taken: list[str] = []
    for name in names:
        taken.append(sheet_name(name, taken))
    assert all(0 < len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) for name in taken)
    assert len({name.casefold() for name in taken}) == len(taken)


def test_an_edit_makes_anew_only_what_it_changes(tmp_path: Path) -> None:
    """Files that stay the same come from the cache; those that nobody asks for any more leave it."""
    cache_folder, count = tmp_path / FOLDER, len(files())

    def build(publisher: Publisher) -> list[bytes]:
        return [file.content for file in office_files(checked(CITY), publisher, None, FileCache(tmp_path))]

    first = build(Publisher())
    times = {path.name: path.stat().st_mtime_ns for path in cache_folder.iterdir()}
    assert len(times) == count
    assert build(Publisher()) == first
    assert {path.name: path.stat().st_mtime_ns for path in cache_folder.iterdir()} == times
    assert build(Publisher(name="某办")) != first
    assert len(list(cache_folder.iterdir())) == count
    kept = times.keys() & {path.name for path in cache_folder.iterdir()}
    assert len(kept) == sum(path.endswith(".ics") for path in files())  # calendars do not name who keeps the site


def test_a_cache_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    """A folder that is a file keeps nothing and fails nothing."""
    (tmp_path / ".cache").write_text("", encoding="utf-8")
    again = office_files(checked(CITY), PUBLISHER, "https://plan.example.org/", FileCache(tmp_path))
    assert {file.path: file.content for file in again} == files()


@pytest.mark.long
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed (soffice)")
def test_libreoffice_opens_the_plans_workbook(tmp_path: Path) -> None:
    """It makes a PDF of it, and of a sheet as CSV the rows that went in."""
    book = tmp_path / "plan.xlsx"
    book.write_bytes(files("data")["data/heyuan-2012.xlsx"])
    soffice = [str(shutil.which("soffice")), f"-env:UserInstallation={(tmp_path / 'user').as_uri()}", "--headless"]
    for kind in ("pdf", "csv:Text - txt - csv (StarCalc):44,34,76"):
        command = [*soffice, "--convert-to", kind, "--outdir", str(tmp_path), str(book)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)  # noqa: S603 - the program it is about
    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF")
    rows = csv_frame((tmp_path / "plan.csv").read_bytes())
    assert list(rows["项目"]) == [project.name for project in checked("data").dataset.projects]
