"""Sheets of a workbook as values, and the workbook that XlsxWriter makes of them, the same bytes each time."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import KW_ONLY, dataclass, replace
from datetime import datetime
from io import BytesIO
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

LONGEST_CELL = 32_767  # characters that a cell of Excel can hold
LONGEST_NAME = 31  # characters of a sheet's name
A3, A4 = 8, 9  # Excel's numbers of papers
UPRIGHT = 270  # what Excel calls characters one below the other
FONT = "宋体"
LINE, HIGHEST_ROW = 15.5, 409.0  # points: a line of the font, and what Excel allows for a row

_NEW_ROWS = 200  # rows below the last one whose cells offer their choices, too

Cell = str | int | float | None


@dataclass(frozen=True)
class SheetColumn:
    """A column of a sheet.

    width: in characters of the sheet's font.
    narrow: whether its values stand in the middle: numbers and marks.
    optional: whether it is left out where no row has a value for it.
    upright: whether its heading is written from top to bottom.
    as_typed: whether a program keeps what somebody types as it is: no date is made of 2013-12.
    choices: the words that its cells offer in a list, in new rows too; empty for any.
    """

    title: str
    width: float
    _: KW_ONLY
    narrow: bool = False
    optional: bool = False
    upright: bool = False
    as_typed: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class WorkbookSheet:
    """A sheet of a workbook.

    name: its name, which is cut and cleaned to what Excel allows.
    title: what its printed pages say at their top.
    rows: each with a value for each column.
    frozen: how many columns stay in sight.
    plain: whether it is a page of words, without a heading, filters and borders.
    paper: the paper that its width is fitted to.
    on_one_page: whether it is all fitted to one upright page, as a matrix is.
    hidden: whether it is for programs, which nobody looks at.
    """

    name: str
    title: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    frozen: int = 2
    plain: bool = False
    paper: int = A4
    on_one_page: bool = False
    hidden: bool = False


@dataclass(frozen=True)
class _Formats:
    head: Format
    upright: Format
    text: Format
    number: Format
    typed: Format
    label: Format
    plain: Format


def write_workbook(sheets: Iterable[WorkbookSheet], *, title: str, subject: str, created: datetime) -> bytes:
    """Return a workbook (.xlsx) of sheets; `created` is the time that it says it was made at.

    All words are text: one that begins with `=` is no formula, one that looks like an address no link.
    """
    stream = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = Workbook(stream, options)
    workbook.set_properties({"title": title, "subject": subject, "created": created})
    formats = _formats(workbook)
    names: list[str] = []
    for sheet in sheets:
        names.append(sheet_name(sheet.name, names))
        worksheet = workbook.add_worksheet(names[-1])
        _write_sheet(worksheet, sheet, formats)
        if sheet.hidden:
            worksheet.very_hidden()
    workbook.close()
    return stream.getvalue()


def sheet_name(name: str, taken: Sequence[str]) -> str:
    """Return a name that Excel allows for a sheet beside others: at most 31 characters, none of `[]:*?/`."""
    clean = re.sub(r"[\[\]:*?/\\\x00-\x1f]", "", name).strip().strip("'")[:LONGEST_NAME] or "表"
    others, candidate, count = {other.casefold() for other in taken}, clean, 1
    while candidate.casefold() in others:
        count += 1
        candidate = f"{clean[: LONGEST_NAME - len(str(count))]}{count}"
    return candidate


def cut(text: str) -> str:
    """Return a text that a cell can hold; a longer one is cut, and says so."""
    ending = "……（过长，全文见网页）"
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - len(ending)] + ending


def _formats(workbook: Workbook) -> _Formats:
    common = {"font_name": FONT, "font_size": 10.5, "valign": "top", "text_wrap": True}
    bordered = {**common, "border": 1, "border_color": "#7F7F7F"}
    head = {**bordered, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#DCE6F1"}
    return _Formats(
        head=workbook.add_format(head),
        upright=workbook.add_format({**head, "valign": "top", "rotation": UPRIGHT}),
        text=workbook.add_format(bordered),
        number=workbook.add_format({**bordered, "align": "center"}),
        typed=workbook.add_format({**bordered, "num_format": "@"}),
        label=workbook.add_format({**common, "bold": True}),
        plain=workbook.add_format(common),
    )


def _without_empty_columns(sheet: WorkbookSheet) -> WorkbookSheet:
    kept = [
        place
        for place, column in enumerate(sheet.columns)
        if not column.optional or any(row[place] not in {None, ""} for row in sheet.rows)
    ]
    rows = tuple(tuple(row[place] for place in kept) for row in sheet.rows)
    return replace(sheet, columns=tuple(sheet.columns[place] for place in kept), rows=rows)


def _height(values: Iterable[Cell], columns: Iterable[SheetColumn]) -> float:
    """Return the height of a row, in points: programs other than Excel do not fit rows to wrapped text themselves."""
    lines = (
        sum(ceil(max(1, _width(line)) / (column.width - 1)) for line in str(value).split("\n"))
        for value, column in zip(values, columns, strict=True)
    )
    return min(max(lines, default=1) * LINE + 3, HIGHEST_ROW)


def _heading_height(column: SheetColumn) -> float:
    return len(column.title) * LINE + 3 if column.upright else _height([column.title], [column])


def _width(text: str) -> int:
    """Return the width of a line: a Chinese character takes the room of two digits."""
    return sum(1 if character.isascii() else 2 for character in text)


def _write_sheet(worksheet: Worksheet, sheet: WorkbookSheet, formats: _Formats) -> None:
    sheet = _without_empty_columns(sheet)
    for place, column in enumerate(sheet.columns):
        worksheet.set_column(place, place, column.width)
    first = 0 if sheet.plain else 1
    if not sheet.plain:
        for place, column in enumerate(sheet.columns):
            worksheet.write_string(0, place, cut(column.title), formats.upright if column.upright else formats.head)
        worksheet.set_row(0, max(_heading_height(column) for column in sheet.columns))
        worksheet.freeze_panes(1, min(sheet.frozen, len(sheet.columns) - 1))
        worksheet.repeat_rows(0)
        worksheet.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    for index, row in enumerate(sheet.rows, start=first):
        worksheet.set_row(index, _height(row, sheet.columns))
        for place, (column, value) in enumerate(zip(sheet.columns, row, strict=True)):
            _write_cell(worksheet, index, place, value, _style(sheet, place, column, formats))
    for place, column in enumerate(sheet.columns):
        if column.choices:
            rule = {"validate": "list", "source": list(column.choices)}
            worksheet.data_validation(first, place, first + len(sheet.rows) + _NEW_ROWS, place, rule)
    worksheet.set_paper(sheet.paper)
    if sheet.on_one_page:
        worksheet.set_portrait()
    else:
        worksheet.set_landscape()
    worksheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
    worksheet.fit_to_pages(1, int(sheet.on_one_page))
    worksheet.set_header(f"&C{_code(sheet.title)}")
    worksheet.set_footer("&C第 &P 页，共 &N 页")


def _style(sheet: WorkbookSheet, place: int, column: SheetColumn, formats: _Formats) -> Format:
    if column.narrow:
        return formats.number
    if sheet.plain:
        return formats.plain if place else formats.label
    return formats.typed if column.as_typed else formats.text


def _write_cell(worksheet: Worksheet, row: int, column: int, value: Cell, style: Format) -> None:
    if value is None or value == "":
        worksheet.write_blank(row, column, None, style)
    elif isinstance(value, str):
        worksheet.write_string(row, column, cut(value), style)
    else:
        worksheet.write_number(row, column, value, style)


def _code(text: str) -> str:
    """Return words for a header, where `&` begins a code and 255 characters are all that it can hold."""
    return text.replace("&", "&&")[:200]
