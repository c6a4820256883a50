"""Workbooks are read as Excel shows them."""

import datetime as dt
import io
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from generator.importing.readers.excel_values import format_value
from generator.importing.readers.notice import extract_text
from generator.importing.readers.source_text import Extract

DAY = dt.datetime(2023, 3, 5, 14, 5)  # noqa: DTZ001 - a workbook knows no time zone
ACCOUNTS = '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ '


def read(fill: Callable[[Worksheet], None]) -> Extract:
    """Read a workbook of one sheet that a function fills."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    fill(sheet)
    buffer = io.BytesIO()
    book.save(buffer)
    return extract_text(buffer.getvalue())


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (72, "General", "72"), (72.0, "General", "72"), (0.54, "General", "0.54"), (0.1 + 0.2, "General", "0.3"),
        (1e20, "General", "1E+20"), (1 / 3, "General", "0.333333333"), (-3, "General", "-3"),
        (3.5, 'General"万"', "3.5万"),
        (0.125, "0.00%", "12.50%"), (0.85, "0%", "85%"), (12345.6, "#,##0", "12,346"), (2.25, "0.0", "2.3"),
        (2.5, "0.##", "2.5"), (7, "0000", "0007"), (5, '0"个"', "5个"), (3.14, "0.00_ ", "3.14"),
        (1234.5, ACCOUNTS, "1,234.50"),
        (0, ACCOUNTS, "-"), (-5.5, "#,##0.00;[Red]-#,##0.00", "-5.50"), (3, ";;;", ""), (True, "General", "TRUE"),
        (DAY, 'yyyy"年"m"月"d"日"', "2023年3月5日"), (DAY, "yyyy/m/d", "2023/3/5"),
        (DAY, '[$-804]yyyy"年"m"月";@', "2023年3月"),
        (DAY, "yyyy\\-mm\\-dd hh:mm", "2023-03-05 14:05"), (DAY, '上午/下午h"时"mm"分"', "下午2时05分"),
        (DAY, "aaaa", "星期日"),
        (0.5, "# ?/?", "0.5"), ("甲", "@", "甲"), (5, "@", "5"), (None, "General", ""),
    ],
)  # fmt: skip
def test_values_as_shown(value: object, number_format: str, shown: str) -> None:
    """Numbers and dates are printed as their formats show them; a fraction, which is not known, as a number."""
    assert format_value(value, number_format) == shown


def test_merged_and_hidden_cells() -> None:
    """A title has no tabs, merged cells are empty below, hidden rows and columns are left out and listed."""

    def fill(sheet: Worksheet) -> None:
        for row in (
            ["任务分工表"],
            ["类别", "任务", "备注", "单位"],
            ["水", "修渠", "甲", "县水利局"],
            [None, "清淤", "乙", "县城管局"],
            [None, "弃", None, None],
        ):
            sheet.append(row)
        sheet.merge_cells("A1:D1")
        sheet.merge_cells("A3:A5")
        sheet.column_dimensions["C"].hidden = True
        sheet.row_dimensions[5].hidden = True

    extract = read(fill)
    assert extract.text == "任务分工表\n类别\t任务\t单位\n水\t修渠\t县水利局\n\t清淤\t县城管局\n"
    assert [piece.text for piece in extract.debris] == ["备注", "甲", "乙", "弃"]


def test_far_cell_costs_nothing() -> None:
    """A cell at the sheet's last row and column does not make the reader walk over all others."""

    def fill(sheet: Worksheet) -> None:
        sheet["A1"], sheet["XFD1048576"] = "甲", "乙"

    assert read(fill).text == "甲\n乙\n"


def test_formula_without_result_is_told() -> None:
    """A formula whose result the file does not hold cannot be calculated here: it is listed."""

    def fill(sheet: Worksheet) -> None:
        sheet.append(["合计", "=1+1", "项"])

    extract = read(fill)
    assert extract.text == "合计\t项\n"
    assert extract.debris[0].text == "=1+1"


def test_sheets_follow_each_other() -> None:
    """Sheets are parted by an empty line; their names and a hidden sheet are left out and listed."""
    book = openpyxl.Workbook()
    for name in ("指标", "任务", "选项"):
        book.create_sheet(name)["A1"] = f"{name}表"
    book.remove(book.worksheets[0])
    book["选项"].sheet_state = "hidden"
    buffer = io.BytesIO()
    book.save(buffer)
    extract = extract_text(buffer.getvalue())
    assert extract.text == "指标表\n\n任务表\n"
    assert [piece.text for piece in extract.debris] == ["指标", "任务", "选项"]
