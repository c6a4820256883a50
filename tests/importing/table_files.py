"""A table of a notice as a web page, a Word document and a workbook, its cells merged as offices merge them."""

import io
from collections.abc import Callable
from html import escape
from itertools import takewhile

import docx
import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

Rows = list[list[str | None]]
"""The cells of each row; None is covered by the cell above, `<` by the cell to the left."""
Box = tuple[int, int, str, int, int]
"""First row, first column, words, height and width of a cell."""


def boxes(rows: Rows) -> list[Box]:
    """Return the cells of a table with the boxes that they span."""
    found: list[Box] = []
    for row, cells in enumerate(rows):
        for column, words in enumerate(cells):
            if words is not None and words != "<":
                width = 1 + len(list(takewhile(lambda cell: cell == "<", cells[column + 1 :])))
                below = [other[column] for other in rows[row + 1 :]]
                height = 1 + len(list(takewhile(lambda cell: cell is None, below)))
                found.append((row, column, words, height, width))
    return found


def web_page(title: str, rows: Rows) -> bytes:
    """Return a table as a web page in GB18030."""
    lines = [
        "".join(
            f"<td rowspan={height} colspan={width}>{escape(words).replace(chr(10), '<br>')}</td>"
            for place, _, words, height, width in boxes(rows)
            if place == row
        )
        for row in range(len(rows))
    ]
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    head = '<!DOCTYPE html><html><head><meta charset="gb2312"></head>'
    return f"{head}<body><h1>{title}</h1><table>{body}</table></body></html>".encode("gb18030")


def word_document(title: str, rows: Rows) -> bytes:
    """Return a table as a Word document; a line of a cell is a paragraph."""
    document = docx.Document()
    document.add_paragraph(title)
    table = document.add_table(len(rows), len(rows[0]))
    for row, column, words, height, width in boxes(rows):
        cell = table.cell(row, column)
        if height > 1 or width > 1:
            cell = cell.merge(table.cell(row + height - 1, column + width - 1))
        first, *others = words.split("\n")
        cell.paragraphs[0].add_run(first)
        for line in others:
            cell.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def workbook(title: str, rows: Rows) -> bytes:
    """Return a table as a workbook, its title merged over the columns."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row, column, words, height, width in [(-1, 0, title, 1, len(rows[0])), *boxes(rows)]:
        sheet.cell(row + 2, column + 1, words or None)
        sheet.merge_cells(
            start_row=row + 2, start_column=column + 1, end_row=row + 1 + height, end_column=column + width
        )
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


FORMATS: dict[str, Callable[[str, Rows], bytes]] = {"html": web_page, "docx": word_document, "xlsx": workbook}
