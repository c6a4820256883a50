"""What is no workbook, or a damaged one, is said to be none."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest

from generator.cli import main
from generator.editing.base import BASE
from generator.editing.workbook import NoWorkbookError, read_workbook
from tests.editing.sheets import city


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


@pytest.mark.parametrize("marks", [None, "name", "name:a:b", "name:a\tb:c:d"])
def test_a_damaged_base_is_said_to_be_none(marks: str | None) -> None:
    """A hidden sheet that is empty, or whose marks somebody has edited, refuses the workbook in one line."""
    sheets, content = city()
    book = openpyxl.load_workbook(BytesIO(content))
    if marks is None:
        book[BASE].delete_rows(1, book[BASE].max_row)
    else:
        book[BASE]["C1"] = marks
    stream = BytesIO()
    book.save(stream)
    (problem,) = read_workbook(stream.getvalue(), sheets).problems
    assert "not written by plansite workbook" in problem
