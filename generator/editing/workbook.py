"""`plansite workbook`: the records of a data folder as a workbook; and what an edited copy of it says otherwise."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import NamedTuple
from zipfile import ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from generator.editing.cells import CellError, Value, cell, value_of
from generator.editing.records import RecordField, RecordRow, RecordSheet
from generator.office.provenance import NO_TIME
from generator.office.sheets import SheetColumn, WorkbookSheet, sheet_name, write_workbook

SheetCell = Cell | MergedCell
HELP = "说明"
LARGEST = 64 << 20
"""The most bytes that all parts of a workbook hold once inflated."""
MOST_CELLS = 1_000_000
"""The most cells of a sheet, the empty ones between the first and the last counted."""
_MERGED = "与别的单元格合并了，请取消合并 (merged with another cell)"
_WIDTHS = {"text": 80.0, "quote": 60.0, "what": 36.0, "reading": 40.0, "name": 26.0, "mention": 26.0, "aim": 60.0}
_ROWS = (
    ("怎样改", "改单元格里的字，保存，运行 plansite import-workbook 这个文件。没有改的单元格，YAML 里一个字节也不动。"),
    ("可以", "调整行、列和工作表的次序，隐藏、筛选；增加列，列名不要与已有的相同，导入时不看；删去不改的列。"),
    ("不可以", "增加、删去行，改编号、所属和次序：请在 YAML 里改。公式也不读。"),
    ("空单元格", "等于没有这一项；几个值的，一行写一个；是否写“是”“否”。"),
)


class CellChange(NamedTuple):
    """A changed cell: its address, the record, the key, and the new value, None where it was emptied.

    order: the keys of such a record in the order of their schema.
    """

    address: str
    row: RecordRow
    key: str
    value: Value
    order: tuple[str, ...]


@dataclass(frozen=True)
class ReadWorkbook:
    """What an edited workbook says.

    changes: the cells that say something else than the data.
    problems: what cannot be understood, each with its address; where there are any, nothing must be taken.
    notes: what was passed over: columns and sheets of the user's own, columns that are gone.
    """

    changes: tuple[CellChange, ...]
    problems: tuple[str, ...]
    notes: tuple[str, ...]


class NoWorkbookError(Exception):
    """A file that is no workbook."""


def workbook(sheets: Iterable[RecordSheet], title: str) -> bytes:
    """Return the workbook of records."""
    names = (SheetColumn(title="", width=12), SheetColumn(title="", width=100))
    help_sheet = WorkbookSheet(name=HELP, title=title, columns=names, rows=_ROWS, plain=True)
    return write_workbook([*map(_sheet, sheets), help_sheet], title=title, subject="", made=NO_TIME)


def read_workbook(content: bytes, sheets: Iterable[RecordSheet]) -> ReadWorkbook:
    """Return what an edited workbook says of the records. Raises NoWorkbookError."""
    book = _opened(content)
    changes: list[CellChange] = []
    problems: list[str] = []
    notes: list[str] = []
    known = {HELP}
    for sheet, name in _named(sheets):
        known.add(name)
        if name not in book.sheetnames or not isinstance(book[name], Worksheet):
            problems.append(f"缺少工作表“{name}” (the sheet is missing)")
            continue
        rows, columns = book[name].max_row, book[name].max_column
        if rows * columns > MOST_CELLS:
            problems.append(f"{name}：到第 {rows} 行、第 {columns} 列，太大，请删去数据以外的行列 (too large a sheet)")
            continue
        reader = _SheetReader(book[name], sheet)
        changes += reader.changes()
        problems += reader.problems
        notes += reader.notes
    notes += [f"工作表“{name}”不是数据，没有看 (not read)" for name in book.sheetnames if name not in known]
    return ReadWorkbook(tuple(changes), tuple(problems), tuple(notes))


def _opened(content: bytes) -> Workbook:
    """Return the workbook that a file is, when it is not too large once inflated. Raises NoWorkbookError."""
    try:
        with ZipFile(BytesIO(content)) as parts:
            inflated = sum(part.file_size for part in parts.infolist())  # no part gives more than it states
        if inflated <= LARGEST:
            return load_workbook(BytesIO(content))
    except Exception as error:  # the library raises whatever a damaged part makes it stumble over
        message = f"不是能读的 Excel 工作簿：{error} (no readable workbook)"
        raise NoWorkbookError(message) from error
    message = f"解压后有 {inflated >> 20} MB，太大，没有读 (too large once inflated)"
    raise NoWorkbookError(message)


def _named(sheets: Iterable[RecordSheet]) -> Iterator[tuple[RecordSheet, str]]:
    names: list[str] = []
    for sheet in sheets:
        names.append(sheet_name(sheet.name, names))
        yield sheet, names[-1]


def _sheet(sheet: RecordSheet) -> WorkbookSheet:
    fields = sheet.fields
    return WorkbookSheet(
        name=sheet.name,
        title=sheet.name,
        columns=(
            *(SheetColumn(title=key, width=16) for key in sheet.keys),
            *(SheetColumn(title=field.heading, width=_WIDTHS.get(field.key, 16.0)) for field in fields),
        ),
        rows=tuple((*row.key, *(cell(row.value.get(field.key)) for field in fields)) for row in sheet.rows),
        frozen=len(sheet.keys),
    )


class _SheetReader:
    """One reading of a sheet: its columns by their headings, its rows by their keys."""

    def __init__(self, worksheet: Worksheet, sheet: RecordSheet) -> None:
        self.worksheet, self.sheet = worksheet, sheet
        self.problems: list[str] = []
        self.notes: list[str] = []

    def changes(self) -> list[CellChange]:
        """Return the changed cells."""
        columns = self._columns()
        if columns is None:
            return []
        rows = {row.key: row for row in self.sheet.rows}
        seen: set[tuple[str, ...]] = set()
        changes: list[CellChange] = []
        for cells in self.worksheet.iter_rows(min_row=2):
            filled = [item for item in cells if item.value not in {None, ""}]
            if not filled:
                continue
            key = tuple(_key(cells[columns[name]].value) for name in self.sheet.keys)
            if key not in rows:
                self._refuse(cells[columns[self.sheet.keys[0]]], "没有这条记录，增加请写在 YAML 里 (no such record)")
            elif key in seen:
                self._refuse(cells[columns[self.sheet.keys[0]]], "这条记录出现了两次 (the record stands twice)")
            else:
                seen.add(key)
                changes += self._changes_of(rows[key], cells, columns)
        for row in self.sheet.rows:
            if row.key not in seen:
                name = "/".join(row.key)
                self.problems.append(f"{self.worksheet.title}：少了 {name}，删去请写在 YAML 里 (the row is missing)")
        return changes

    def _columns(self) -> dict[str, int] | None:
        """Return the place of each column by its heading; None where one of a key is missing or stands twice."""
        known = {*self.sheet.keys, *(field.heading for field in self.sheet.fields)}
        columns: dict[str, int] = {}
        for place, item in enumerate(self.worksheet[1]):
            if isinstance(item, MergedCell):
                self._refuse(item, _MERGED)
                return None
            heading = re.sub(r"\s+", " ", str(item.value or "")).strip()
            if heading in columns:
                self._refuse(item, f"列“{heading}”出现了两次 (the column stands twice)")
                return None
            if heading in known:
                columns[heading] = place
            elif heading:
                self.notes.append(f"{self._address(item)}：列“{heading}”不是数据，没有看 (not read)")
        for heading in (*self.sheet.keys, *(field.heading for field in self.sheet.fields)):
            if heading not in columns and heading in self.sheet.keys:
                self.problems.append(f"{self.worksheet.title}：缺少列“{heading}” (the column is missing)")
                return None
            if heading not in columns:
                self.notes.append(f"{self.worksheet.title}：没有列“{heading}”，没有改 (left as it was)")
        return columns

    def _changes_of(
        self, row: RecordRow, cells: tuple[SheetCell, ...], columns: dict[str, int]
    ) -> Iterator[CellChange]:
        for field in self.sheet.fields:
            if field.heading in columns:
                yield from self._change(row, field, cells[columns[field.heading]])

    def _change(self, row: RecordRow, field: RecordField, item: SheetCell) -> Iterator[CellChange]:
        old = row.value.get(field.key)
        if isinstance(item, MergedCell):
            self._refuse(item, _MERGED)
        elif item.data_type == "f":
            self._refuse(item, "是公式，请改成值 (a formula)")
        elif item.data_type == "e":
            self._refuse(item, f"是错误值 {item.value} (an error value)")
        else:
            try:
                value = value_of(item.value, field, old)
            except CellError as error:
                self._refuse(item, str(error))
                return
            if value != old or type(value) is not type(old):
                yield CellChange(self._address(item), row, field.key, value, self.sheet.order)

    def _address(self, item: SheetCell) -> str:
        return f"{self.worksheet.title}!{item.coordinate}"

    def _refuse(self, item: SheetCell, why: str) -> None:
        self.problems.append(f"{self._address(item)}：{why}")


def _key(content: object) -> str:
    """Return a cell of a key as text: a program may have made a number of it."""
    if isinstance(content, float) and content.is_integer():
        content = int(content)
    return str(content if content is not None else "").strip()
