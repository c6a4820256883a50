"""What a workbook said when it was written, on a hidden sheet: so edits are told from what changed in the data since.

Several people may each edit a copy, and the copies be imported one after the other.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.editing.cells import field_cell, plain
from generator.editing.records import RecordRow, RecordSheet
from generator.office.sheets import SheetColumn, WorkbookSheet, cut

BASE = "底稿"
Marks = Mapping[str, str]
"""A short hash of each cell of a record that was not empty, by the cell's key."""


class NoBaseError(Exception):
    """A workbook that does not say from which data it was written."""


@dataclass(frozen=True)
class WorkbookBase:
    """The marks of each record that a workbook was written from, by its kind and key."""

    records: Mapping[str, Mapping[tuple[str, ...], Marks]]

    def of(self, kind: str) -> Mapping[tuple[str, ...], Marks]:
        """Return the records of a kind."""
        return self.records.get(kind, {})


def mark(content: object) -> str:
    """Return the mark of a cell's content, the same where a program took words for a number; of an empty one none."""
    content = plain(content)
    return "" if content in {"", None} else hashlib.sha256(str(content).encode()).hexdigest()[:12]


def row_marks(sheet: RecordSheet, row: RecordRow) -> Marks:
    """Return the marks of a record's cells as they are written."""
    contents = ((field.key, field_cell(row.value.get(field.key), field)) for field in sheet.fields)
    marks = ((key, mark(cut(content) if isinstance(content, str) else content)) for key, content in contents)
    return {key: words for key, words in marks if words}


def base_sheet(sheets: Iterable[RecordSheet]) -> WorkbookSheet:
    """Return the hidden sheet: kind, key and marks of each record."""
    rows = (
        (sheet.kind, "/".join(row.key), " ".join(f"{key}:{words}" for key, words in row_marks(sheet, row).items()))
        for sheet in sheets
        for row in sheet.rows
    )
    columns = tuple(SheetColumn("", 16) for _ in range(3))
    return WorkbookSheet(name=BASE, title=BASE, columns=columns, rows=tuple(rows), plain=True, hidden=True)


def read_base(book: Workbook) -> WorkbookBase:
    """Return the base of a workbook. Raises NoBaseError."""
    if BASE not in book.sheetnames or not isinstance(book[BASE], Worksheet):
        raise NoBaseError
    records: dict[str, dict[tuple[str, ...], Marks]] = {}
    for kind, key, marks in _rows(book[BASE]):
        records.setdefault(kind, {})[tuple(key.split("/"))] = dict(part.split(":") for part in marks.split())
    if not records:
        raise NoBaseError
    return WorkbookBase(records)


def _rows(worksheet: Worksheet) -> Iterator[tuple[str, str, str]]:
    for row in worksheet.iter_rows(max_col=3, values_only=True):
        kind, key, marks = (str(value if value is not None else "") for value in (*row, "", "")[:3])
        if kind:
            if any(part.count(":") != 1 for part in marks.split()):
                raise NoBaseError
            yield kind, key, marks
