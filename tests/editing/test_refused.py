"""What cannot be understood or breaks a rule stops everything, and is told with its cell or row."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from generator.editing.workbook import read_workbook
from tests.editing.sheets import Sheets, city, column, files, imported, put, row_of


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
    "底稿：到第 1048576 行": lambda sheets: sheets["底稿"].cell(1_048_576, 1, "x"),
    "写牵头、配合、负责之一": lambda sheets: put(sheets["责任"], 2, "role", "主管"),
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


def test_a_form_that_breaks_names_the_cells_of_its_record(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A form that prints participants has none where a role was changed: cell, record and remedy are told."""
    layout = folder / "data/source/linjiang-2020.yml"
    text = layout.read_text("utf-8")
    own = '  - { record: P2, form: "{number}.{name}。{text}({lead}、{participant})" }\n'
    layout.write_text(text.replace("  - record: P2\n", own), "utf-8")
    cells: list[str] = []

    def change(sheets: Sheets) -> None:
        sheet = sheets["责任"]
        rows = [row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 1).value == "P2"]
        cells.extend(put(sheet, row, "role", "负责") for row in rows[1:])

    code, said = imported(folder, change, capsys)
    assert code == 1
    assert f"{'、'.join(cells)}：P2：格式里的“{{participant}}”没有可印的内容" in said
    assert "把格式里的 {participant} 改为 {responsible}" in said


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
