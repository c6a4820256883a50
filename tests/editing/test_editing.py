"""An edited workbook comes back whole, and what nobody edited stays byte for byte."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cli import main
from generator.editing.records import record_sheets
from generator.editing.workbook import read_workbook, workbook
from generator.load import load
from generator.source import read_folder
from tests.editing.sheets import Sheets, city, column, files, imported, put, row_of
from tests.support.paths import CITY, REPOSITORY


def test_an_unedited_workbook_changes_no_byte(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Saved by another library as it was, it changes nothing, and says so."""
    before = files(folder)
    code, said = imported(folder, lambda _: None, capsys)
    assert (code, files(folder)) == (0, before)
    assert "没有改动" in said


def test_several_names_on_one_line_of_a_cell_are_several(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """甲、乙 typed in one line is no alias of that spelling; a role is typed in Chinese, and chosen from a list."""

    def change(sheets: Sheets) -> None:
        put(sheets["单位"], row_of(sheets["单位"], "shi-caizhengju"), "aliases", "财局、市财局")
        roles = sheets["责任"].data_validations.dataValidation
        assert any(rule.formula1 == '"牵头,配合,负责"' for rule in roles)

    code, said = imported(folder, change, capsys)
    assert code == 0, said
    units = load(folder / "data").dataset.unit_by_id
    assert [*units["shi-caizhengju"].aliases] == ["财局", "市财局"]


FOLDERS = [CITY, REPOSITORY / "data", *sorted(path.parent for path in REPOSITORY.glob("examples/*/data/plan.yml"))]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_a_workbook_of_any_plan_reads_back_unchanged(folder: Path) -> None:
    """Of the real plan and of every example: no cell of its own workbook is read as a change, or not understood."""
    sheets = record_sheets(read_folder(folder), load(folder).dataset.plan.words)
    read = read_workbook(workbook(sheets, "计划", {}), sheets)
    assert (read.changes, read.lists, read.problems, read.notes) == ((), (), (), ())
    assert sum(len(sheet.rows) for sheet in sheets) > 10


def test_tasks_doubts_and_words_stand_beside_the_data(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A sheet names the task of a row and what is doubtful, and says stored values in Chinese; codes are read, too.

    What is only shown is not read: words that somebody writes there change nothing.
    """
    projects = folder / "data" / "engineerings" / "01.yml"
    doubt = "# 请核对（原文第 19 行）：没有读出日期：开学前"
    projects.write_text(projects.read_text("utf-8").replace("- id: P1\n", f"- id: P1\n    {doubt}\n", 1), "utf-8")

    def change(sheets: Sheets) -> None:
        targets, limits, duties = sheets["指标"], sheets["时限"], sheets["定期任务"]
        row = row_of(targets, "P1-T1")
        assert targets.cell(row, 2).value == load(folder / "data").dataset.project_by_id["P1"].name
        assert targets.cell(row, 3).value == "没有读出日期：开学前（原文第 19 行）"
        assert targets.cell(row, column(targets, "comparison")).value == "不低于"
        assert limits.cell(row_of(limits, "P1-D1"), column(limits, "basis")).value == "原文"
        assert duties.cell(row_of(duties, "P1-R1"), column(duties, "frequency")).value == "逐年"
        put(targets, row, "doubts", "看过")
        put(duties, row_of(duties, "P1-R1"), "frequency", "year-by-year")

    code, said = imported(folder, change, capsys)
    assert (code, "没有改动" in said) == (0, True), said


def test_a_change_is_told_by_unit_and_touches_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An alias more is a line of units.yml and a sentence about that unit, as `plansite diff` says it."""
    before = files(folder)

    def change(sheets: Sheets) -> None:
        sheet = sheets["单位"]
        row = next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 2).value == "市财政局")
        put(sheet, row, "aliases", f"{sheet.cell(row, column(sheet, 'aliases')).value or ''}\n财局".strip())

    code, said = imported(folder, change, capsys)
    after = files(folder)
    assert code == 0
    assert "市财政局：新增别名“财局”" in said
    assert {name for name in before if before[name] != after[name]} == {"units.yml"}
    old, new = before["units.yml"].splitlines(), after["units.yml"].splitlines()
    assert len([line for line in new if line not in old]) == 1
    assert len(new) - len(old) <= 1
    load(folder / "data")


def test_order_and_columns_of_ones_own_do_not_matter(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Rows, columns and sheets in another order, a column and a sheet of one's own, a column taken out: understood."""
    before = files(folder)

    def change(sheets: Sheets) -> None:
        sheets["单位"].delete_cols(column(sheets["单位"], "aliases"))
        sheet = sheets["项目"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        for index, row in enumerate([rows[0], *reversed(rows[1:])], start=1):
            for place, value in enumerate([*reversed(row), "备注" if index == 1 else "看过"], start=1):
                sheet.cell(index, place).value = value
        book = sheet.parent
        assert book is not None
        book.create_sheet("我的", 0).append(["x"])
        book.move_sheet(sheet, -3)
        put(sheet, 2, "short_name", "短名")

    code, said = imported(folder, change, capsys)
    assert code == 0
    assert "备注" in said
    assert "我的" in said
    assert "改为“短名”" in said
    after = files(folder)
    assert sum(before[name] != after[name] for name in before) == 1


def test_a_row_is_removed_and_added_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A body of a sentence goes with its row, told by unit; as a new row beneath the other it makes the same bytes."""
    shutil.copytree(REPOSITORY / "examples/ministry/data", tmp_path / "data")
    before, rows = files(tmp_path), []

    def remove(sheets: Sheets) -> None:
        row = row_of(sheets["责任"], "P3", 2)
        rows.extend([str(cell.value or "") for cell in sheets["责任"][row]])
        sheets["责任"].delete_rows(row)

    code, said = imported(tmp_path, remove, capsys)
    assert code == 0, said
    assert "财政部" in said
    assert "删去 1 行，写了 engineerings/01.yml" in said
    fewer = files(tmp_path)
    assert {name for name in before if before[name] != fewer[name]} == {"engineerings/01.yml"}
    assert len(fewer["engineerings/01.yml"].splitlines()) == len(before["engineerings/01.yml"].splitlines()) - 1

    def add(sheets: Sheets) -> None:
        sheet = sheets["责任"]
        row = row_of(sheet, "P3", 1) + 1
        sheet.insert_rows(row)
        for place, value in enumerate(rows, start=1):
            sheet.cell(row, place).value = value if place != 2 else None

    code, said = imported(tmp_path, add, capsys)
    assert code == 0, said
    assert "增加 1 行" in said
    assert files(tmp_path) == before


def test_an_emptied_cell_takes_the_field_away(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Emptied, a field's line goes; filled, it comes where the schema has its key."""

    def change(sheets: Sheets) -> None:
        sheet = sheets["单位"]
        row = next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 2).value == "市财政局")
        put(sheet, row, "aliases", None)
        put(sheet, row, "search_names", "钱袋子")

    before = files(folder)
    code, said = imported(folder, change, capsys)
    assert code == 0, said
    unit = next(unit for unit in load(folder / "data").dataset.units.units if unit.name == "市财政局")
    assert (unit.aliases, unit.search_names) == ((), ("钱袋子",))
    assert len(before["units.yml"].splitlines()) == len(files(folder)["units.yml"].splitlines())


@settings(max_examples=6)
@given(st.data())
def test_any_edit_is_read_as_it_was_made(data: st.DataObject) -> None:
    """Of any workbook with any cells changed, any rows gone and new, exactly these are read, each with its address."""
    sheets, content = city()
    book = openpyxl.load_workbook(BytesIO(content))
    expected = {}
    for _ in range(data.draw(st.integers(0, 4))):
        sheet = data.draw(
            st.sampled_from([sheet for sheet in sheets if any("string" in f.types for f in sheet.fields)])
        )
        row = data.draw(st.integers(0, len(sheet.rows) - 1))
        field = data.draw(
            st.sampled_from([field for field in sheet.fields if field.types == ("string",) and not field.choices])
        )
        value = data.draw(st.text("甲乙;, 一\n=+-@12.", min_size=1).filter(lambda text: text.strip()))
        cell = book[sheet.name].cell(row + 2, column(book[sheet.name], field.key))
        cell.value, cell.data_type = value, "s"
        if value.strip() != sheet.rows[row].value.get(field.key):
            expected[sheet.name, sheet.rows[row].key, field.key] = value.strip()
    ties = next(sheet for sheet in sheets if sheet.kind == "responsibilities")
    gone = data.draw(st.sets(st.sampled_from([tie.key for tie in ties.rows]), max_size=3))
    new = data.draw(st.lists(st.sampled_from([tie.key for tie in ties.rows]), max_size=3, unique=True))
    lists: dict[str, list[Any]] = {tie.key[0]: [] for tie in ties.rows}
    for tie in ties.rows:
        lists[tie.key[0]] += [] if tie.key in gone else [tie.path[-1]]
        lists[tie.key[0]] += [f"{tie.key}"] if tie.key in new else []
        if tie.key in new:
            place = row_of(book[ties.name], *tie.key) + 1
            book[ties.name].insert_rows(place)
            book[ties.name].cell(place, 1).value = tie.key[0]
            put(book[ties.name], place, "mention", f"{tie.key}")
    for key in gone:
        book[ties.name].delete_rows(row_of(book[ties.name], *key))
    stream = BytesIO()
    book.save(stream)
    read = read_workbook(stream.getvalue(), sheets)
    assert read.problems == ()
    names = {sheet.rows[0].path[-2:-1]: sheet.name for sheet in sheets}
    changes = {(names[change.row.path[-2:-1]], change.row.key, change.key): change.value for change in read.changes}
    assert changes == {key: value for key, value in expected.items() if key[0] != ties.name or key[1] not in gone}
    found = [[item if isinstance(item, int) else item.value["mention"] for item in lst.items] for lst in read.lists]
    assert sorted(map(str, found)) == sorted(str(lists[owner]) for owner in {key[0] for key in (*gone, *new)})


@pytest.mark.long
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed (soffice)")
def test_a_workbook_that_libreoffice_has_saved_changes_no_byte(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What LibreOffice makes of the cells is read as what was there."""
    before, file, saved = files(folder), folder / "plan.xlsx", folder / "saved"
    assert main(["workbook", str(file), "--data", str(folder / "data")]) == 0
    soffice = [str(shutil.which("soffice")), f"-env:UserInstallation={(folder / 'user').as_uri()}", "--headless"]
    command = [*soffice, "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(saved), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)  # noqa: S603 - the program it is about
    capsys.readouterr()
    assert main(["import-workbook", str(saved / "plan.xlsx"), "--data", str(folder / "data")]) == 0
    assert "没有改动" in capsys.readouterr().out
    assert files(folder) == before
