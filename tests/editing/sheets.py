"""Workbooks of the city: written, changed as people change them, and imported."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from generator.cli import main
from generator.editing.records import RecordSheet, record_sheets
from generator.editing.workbook import workbook
from generator.load import load
from generator.source import read_folder
from tests.support.paths import CITY

Sheets = dict[str, Worksheet]


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
    return sheets, workbook(sheets, "计划", {})


def column(sheet: Worksheet, key: str) -> int:
    """Return the column of a key."""
    return next(cell.column or 0 for cell in sheet[1] if str(cell.value).endswith(f"({key})"))


def put(sheet: Worksheet, row: int, key: str, value: object) -> str:
    """Put a value into a cell and return its address."""
    cell = sheet.cell(row, column(sheet, key))
    cell.value = value  # type: ignore[assignment]
    return f"{sheet.title}!{cell.coordinate}"


def row_of(sheet: Worksheet, *keys: object) -> int:
    """Return the row of a record."""
    rows = range(2, sheet.max_row + 1)
    return next(
        row for row in rows if [str(sheet.cell(row, n).value) for n in range(1, len(keys) + 1)] == [*map(str, keys)]
    )
