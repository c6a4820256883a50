"""Workbooks (xlsx): each visible sheet's rows as lines, values as Excel shows them."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterable
from importlib.metadata import version

import openpyxl
from openpyxl.cell import Cell as SheetCell
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from generator.importing.readers import limits
from generator.importing.readers.archive import check_archive
from generator.importing.readers.excel_values import format_value
from generator.importing.readers.plain_text import clean_characters
from generator.importing.readers.reading_order import print_in_order
from generator.importing.readers.source_text import Debris, Extract, ReadError, leave_out
from generator.importing.readers.table import TableCell, print_blocks

_CELL, _FORMULA = re.compile(rb"<(?:\w+:)?c[\s>/]"), re.compile(rb"<(?:\w+:)?f[\s>/]")
_HIDDEN = "隐藏，不显示 (hidden, not shown)"
_SHEET_NAME = "工作表的名称，不在表内 (the sheet's name, not in the sheet)"
_NO_VALUE = (
    "公式没有存下结果，请在 Excel 里打开并保存一次"
    " (a formula without a stored result: open and save the file in Excel once)"
)


def read(data: bytes) -> Extract:
    """Read an xlsx file: sheets parted by an empty line, hidden sheets, rows and columns left out."""
    check_archive(data)
    has_formulas = _look_over(data)
    try:
        with warnings.catch_warnings(
            action="ignore"
        ):  # of extensions that openpyxl drops: none of them is a cell's value
            shown = openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
            formulas = openpyxl.load_workbook(io.BytesIO(data), keep_links=False) if has_formulas else None
    except (
        InvalidFileException,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        SyntaxError,  # what both parsers raise for broken XML
    ) as error:
        message = "Excel 文件已损坏或不完整 (the Excel file is damaged or incomplete)"
        raise ReadError(message) from error
    lines: list[str] = []
    debris: list[Debris] = []
    for sheet in shown.worksheets:
        place = f"工作表“{sheet.title}” (sheet)"
        if sheet.sheet_state != "visible":
            debris.append(leave_out(sheet.title, place, _HIDDEN))
            continue
        if len(shown.worksheets) > 1:
            debris.append(leave_out(sheet.title, place, _SHEET_NAME))
        lines += [*_sheet_lines(sheet, debris, place), ""]
        if formulas is not None:
            debris += _unknown_values(sheet, formulas[sheet.title], place)
    cleaned, unseen = clean_characters(print_blocks(lines))
    return Extract(cleaned, f"xlsx (openpyxl {version('openpyxl')})", None, (*debris, *unseen))


def _sheet_cells(sheet: Worksheet) -> list[SheetCell]:
    """Return a sheet's stored cells by row and column; asking openpyxl for rows would make those in between."""
    return [cell for _, cell in sorted(sheet._cells.items()) if isinstance(cell, SheetCell)]  # noqa: SLF001


def _sheet_lines(sheet: Worksheet, debris: list[Debris], place: str) -> list[str]:
    """Return a sheet's lines. Rows of one text around the table, and those merged over its width, have no tabs."""
    spans = {
        (block.min_row, block.min_col): (block.max_row - block.min_row + 1, block.max_col - block.min_col + 1)
        for block in sheet.merged_cells.ranges
    }
    hidden_rows = {row for row, dimension in sheet.row_dimensions.items() if dimension.hidden}
    hidden_columns = _hidden_columns(sheet)
    cells: list[TableCell] = []
    for cell in _sheet_cells(sheet):
        words = format_value(cell.value, cell.number_format)
        if not words.strip():
            continue
        if cell.row in hidden_rows or cell.column in hidden_columns:
            debris.append(leave_out(words, f"{place} {cell.coordinate}", _HIDDEN))
            continue
        height, width = spans.get((cell.row, cell.column), (1, 1))
        cells.append(TableCell(cell.row, cell.column, tuple(words.split("\n")), width, height))
    return print_in_order(_loose_lines(_fit(cells, hidden_columns)))


def _hidden_columns(sheet: Worksheet) -> set[int]:
    """Return the numbers of hidden columns; one stored dimension may speak for many."""
    hidden: set[int] = set()
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden:
            hidden |= set(range(dimension.min or 0, min(dimension.max or 0, 16_384) + 1))
    return hidden


def _fit(cells: list[TableCell], hidden: set[int]) -> list[TableCell]:
    """Return the cells with every column that any of them begins in kept, and none that is hidden or has no text."""
    columns = sorted({cell.column for cell in cells})
    places = {column: index for index, column in enumerate(columns)}
    return [
        TableCell(
            cell.row,
            places[cell.column],
            cell.lines,
            max(1, sum(cell.column <= column < cell.column + cell.width for column in columns)),
            cell.height,
        )
        for cell in cells
        if cell.column not in hidden
    ]


def _loose_lines(cells: list[TableCell]) -> list[TableCell]:
    """Return the cells with those that stand alone above or below the table widened to whole lines."""
    by_row: dict[int, list[TableCell]] = {}
    for cell in cells:
        by_row.setdefault(cell.row, []).append(cell)
    full = [row for row, members in by_row.items() if len(members) > 1]
    width = max((cell.column + cell.width for cell in cells), default=0)
    loose = {
        row
        for row, members in by_row.items()
        if len(members) == 1
        and not any(other.row < row < other.row + other.height for other in cells if other.height > 1)
        and (not full or row < min(full) or row > max(full))
    }
    return [TableCell(cell.row, 0, cell.lines, width, cell.height) if cell.row in loose else cell for cell in cells]


def _look_over(data: bytes) -> bool:
    """Tell whether any sheet holds a formula; raise ReadError where there are too many cells to load."""
    cells = 0
    has_formulas = False
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                xml = archive.read(name)
                cells += sum(1 for _ in _CELL.finditer(xml))
                has_formulas = has_formulas or _FORMULA.search(xml) is not None
    if cells > limits.CELLS:
        message = f"表格超过 {limits.CELLS:,} 个单元格 (more than {limits.CELLS:,} cells)"
        raise ReadError(message)
    return has_formulas


def _unknown_values(shown: Worksheet, formulas: Worksheet, place: str) -> Iterable[Debris]:
    """Yield the formulas whose results the file does not hold."""
    for cell in _sheet_cells(formulas):
        if cell.data_type == "f" and shown.cell(cell.row, cell.column).value is None:
            yield leave_out(str(cell.value), f"{place} {get_column_letter(cell.column)}{cell.row}", _NO_VALUE)
