"""An edited workbook comes back whole or not at all, and what nobody edited stays byte for byte."""

import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from generator.cli import main
from generator.editing.records import RecordSheet, record_sheets
from generator.editing.workbook import NoWorkbookError, read_workbook, workbook
from generator.load import load
from generator.source import read_folder
from tests.support.paths import CITY, REPOSITORY

Sheets = dict[str, Worksheet]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Copy the city's data."""
    shutil.copytree(CITY, tmp_path / "data")
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    """Return every file of the data folder."""
    paths = sorted(path for path in (folder / "data").rglob("*") if path.is_file())
    return {path.relative_to(folder / "data").as_posix(): path.read_bytes() for path in paths}


def imported(folder: Path, change: Callable[[Sheets], object], capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Write the workbook, change it, import it; return the exit code and what was said."""
    file = folder / "plan.xlsx"
    assert main(["workbook", str(file), "--data", str(folder / "data")]) == 0
    book = openpyxl.load_workbook(file)
    change({sheet.title: sheet for sheet in book.worksheets})
    book.save(file)
    capsys.readouterr()
    code = main(["import-workbook", str(file), "--data", str(folder / "data")])
    return code, capsys.readouterr().out


@cache
def city() -> tuple[tuple[RecordSheet, ...], bytes]:
    """Return the city's sheets and workbook."""
    sheets = record_sheets(read_folder(CITY), load(CITY).dataset.plan.words)
    return sheets, workbook(sheets, "计划")


def column(sheet: Worksheet, key: str) -> int:
    """Return the column of a key."""
    return next(cell.column or 0 for cell in sheet[1] if str(cell.value).endswith(f"({key})"))


def put(sheet: Worksheet, row: int, key: str, value: object) -> str:
    """Put a value into a cell and return its address."""
    cell = sheet.cell(row, column(sheet, key))
    cell.value = value  # type: ignore[assignment]
    return f"{sheet.title}!{cell.coordinate}"


def test_an_unedited_workbook_changes_no_byte(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Saved by another library as it was, it changes nothing, and says so."""
    before = files(folder)
    code, said = imported(folder, lambda _: None, capsys)
    assert (code, files(folder)) == (0, before)
    assert "没有改动" in said


FOLDERS = [CITY, REPOSITORY / "data", *sorted(path.parent for path in REPOSITORY.glob("examples/*/data/plan.yml"))]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_a_workbook_of_any_plan_reads_back_unchanged(folder: Path) -> None:
    """Of the real plan and of every example: no cell of its own workbook is read as a change, or not understood."""
    sheets = record_sheets(read_folder(folder), load(folder).dataset.plan.words)
    read = read_workbook(workbook(sheets, "计划"), sheets)
    assert (read.changes, read.lists, read.problems, read.notes) == ((), (), (), ())
    assert sum(len(sheet.rows) for sheet in sheets) > 10


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


def test_what_breaks_a_rule_is_refused_with_its_cell(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A text that the source does not print, and a unit that nobody knows: both cells are named, nothing is written."""
    before, cells = files(folder), []

    def change(sheets: Sheets) -> None:
        cells.append(put(sheets["责任"], 2, "unit", "shi-meiyouju"))

    code, said = imported(folder, change, capsys)
    assert code == 1
    assert cells[0] in said
    assert "shi-meiyouju" in said
    assert files(folder) == before

    def change_text(sheets: Sheets) -> None:
        cells.append(put(sheets["指标"], 2, "value", 12345))

    code, said = imported(folder, change_text, capsys)
    assert code == 1
    assert cells[1] in said
    assert "fact-agrees-with-quote" in said
    assert files(folder) == before


def put_id(sheet: Worksheet, old: str, new: str) -> None:
    """Change an id."""
    sheet.cell(row_of(sheet, old), 1).value = new


def put_heading(sheet: Worksheet, key: str, heading: str | None) -> None:
    """Change the heading of a column, and a cell in it."""
    put(sheet, 3, key, "市新局")
    sheet.cell(1, column(sheet, key)).value = heading


def row_of(sheet: Worksheet, *keys: object) -> int:
    """Return the row of a record."""
    rows = range(2, sheet.max_row + 1)
    return next(
        row for row in rows if [str(sheet.cell(row, n).value) for n in range(1, len(keys) + 1)] == [*map(str, keys)]
    )


REFUSED: dict[str, Callable[[Sheets], object]] = {
    "项目：少了 P2；它的文字在原文里有位置": lambda sheets: sheets["项目"].delete_rows(3),
    "项目!A8：没有这条记录；它的文字在原文里有位置": lambda sheets: sheets["项目"].append(["P8", 8, "新项目"]),
    "没有这条记录，也不知道它属于谁：所属应是已有的编号": lambda sheets: sheets["责任"].append(["P99", None, "lead"]),
    "没有这条记录，也不知道它属于谁：编号应是": lambda sheets: sheets["指标"].append(["T1"]),
    "请写单位的编号": lambda sheets: sheets["单位"].append([None, "市新局"]),
    "没有这个次序": lambda sheets: sheets["责任"].append(["P1", 9, "lead"]),
    "指标：一条记录也没有了": lambda sheets: sheets["指标"].delete_rows(2, 99),
    "编号不能改": lambda sheets: put_id(sheets["单位"], "shi-canlian", "shi-cl"),
    "列名请照原样写回": lambda sheets: put_heading(sheets["单位"], "name", "名字"),
    "!B1：列“”不认识": lambda sheets: put_heading(sheets["单位"], "name", None),
    "出现了两次": lambda sheets: sheets["单位"].append([sheets["单位"].cell(2, 1).value]),
    "缺少列": lambda sheets: sheets["单位"].delete_cols(1),
    "缺少工作表": lambda sheets: sheets["责任"].parent.remove(sheets["责任"]),  # type: ignore[union-attr]
    "是公式": lambda sheets: put(sheets["单位"], 2, "name", "=1+1"),
    "应为数字": lambda sheets: put(sheets["指标"], 2, "value", "很多"),
    "应为数字：inf": lambda sheets: put(sheets["指标"], 2, "value", "inf"),
    "合并了": lambda sheets: sheets["单位"].merge_cells("B2:C2"),
    "项目!B1：与别的单元格合并了": lambda sheets: sheets["项目"].merge_cells("A1:B1"),
    "太大，请删去数据以外的行列": lambda sheets: sheets["单位"].cell(1_048_576, 2, "x"),
    "应为“是”或“否”": lambda sheets: put(sheets["单位"], 2, "collective", "也许"),
}


def changed(change: Callable[[Sheets], object]) -> bytes:
    """Return the city's workbook with a change."""
    book = openpyxl.load_workbook(BytesIO(city()[1]))
    change({sheet.title: sheet for sheet in book.worksheets})
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("said", REFUSED)
def test_what_cannot_be_understood_is_a_problem(said: str) -> None:
    """Each is told with its address or the name of the record, and the way to do it."""
    assert said in "\n".join(read_workbook(changed(REFUSED[said]), city()[0]).problems)


def test_one_problem_stops_everything(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One row that is not understood stops good changes beside it too."""
    before = files(folder)

    def change(sheets: Sheets) -> None:
        put(sheets["项目"], 2, "short_name", "短")
        sheets["项目"].delete_rows(3)

    code, printed = imported(folder, change, capsys)
    assert (code, files(folder)) == (1, before)
    assert "项目：少了 P2" in printed


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


def test_rows_that_break_a_rule_are_refused_with_their_addresses(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A body more and one less than the text prints: both rows are named, nothing is written."""
    before = files(folder)

    def change(sheets: Sheets) -> None:
        sheet = sheets["责任"]
        sheet.append(["P6", None, *[None] * (sheet.max_column - 2)])
        for key, value in (("role", "participant"), ("unit", "shi-canlian"), ("mention", "市残联")):
            put(sheet, sheet.max_row, key, value)
        sheet.delete_rows(row_of(sheet, "P1", 2))

    code, said = imported(folder, change, capsys)
    assert (code, files(folder)) == (1, before)
    assert "责任：少了 P1/2" in said
    assert "责任!A" in said


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
        field = data.draw(st.sampled_from([field for field in sheet.fields if field.types == ("string",)]))
        value = data.draw(st.text("甲乙;, 一\n=+-@12.", min_size=1).filter(lambda text: text.strip()))
        cell = book[sheet.name].cell(row + 2, len(sheet.keys) + sheet.fields.index(field) + 1)
        cell.value, cell.data_type = value, "s"
        if value != sheet.rows[row].value.get(field.key):
            expected[sheet.name, sheet.rows[row].key, field.key] = value
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


def archived(parts: dict[str, bytes]) -> bytes:
    """Return a zip of parts."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return stream.getvalue()


def test_a_damaged_or_swollen_workbook_is_said_to_be_none() -> None:
    """A part that is missing, cut, or 65 MB once inflated, and an empty sheet of charts: one reason, no traceback."""
    sheets, content = city()
    with ZipFile(BytesIO(content)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    chart = openpyxl.load_workbook(BytesIO(content))
    chart.create_chartsheet("图")
    stream = BytesIO()
    chart.save(stream)
    first = "xl/worksheets/sheet1.xml"
    for bad in (
        archived({name: part for name, part in parts.items() if name != "xl/styles.xml"}),
        archived({**parts, first: parts[first][: len(parts[first]) // 2]}),
        stream.getvalue(),
    ):
        with pytest.raises(NoWorkbookError, match="no readable workbook"):
            read_workbook(bad, sheets)
    with pytest.raises(NoWorkbookError, match="too large once inflated"):
        read_workbook(archived({**parts, first: bytes(65 << 20)}), sheets)


def test_a_file_of_another_kind_is_not_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name that ends otherwise than the file is refused in one line, by each command that writes one."""
    for name, ending in (("workbook", "xlsx"), ("single-page", "html"), ("pack", "zip")):
        data = ["--site" if name == "pack" else "--data", str(folder / "data")]
        assert main([name, str(folder / "x.txt"), *data]) == 2
        (line,) = capsys.readouterr().err.splitlines()
        assert f"应以 .{ending} 结尾" in line
        assert not (folder / "x.txt").exists()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no workbook"])
def test_a_file_that_is_no_workbook_is_said_to_be_none(content: bytes, folder: Path) -> None:
    """Exit code 2, no traceback, nothing written."""
    (folder / "x.xlsx").write_bytes(content)
    assert main(["import-workbook", str(folder / "x.xlsx"), "--data", str(folder / "data")]) == 2
    assert main(["import-workbook", str(folder / "missing.xlsx"), "--data", str(folder / "data")]) == 2


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
