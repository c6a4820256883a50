"""Headings over rows of a table: lines between its rows, and rows that hold a heading alone."""

import re

from generator.importing.recognise.outline.numbering import number_at
from generator.importing.recognise.tables.alignment import Cell
from generator.importing.recognise.tables.columns import columns_of
from generator.importing.recognise.tables.printed_cells import tabbed_cells
from generator.importing.recognise.tables.table import TableRow
from generator.importing.recognise.text.brackets import trim
from generator.importing.recognise.text.lines import LineKind, NoticeLine

_LONGEST, _MOST = 60, 6
_NO_HEADING = re.compile(
    r"[。;]|^(?![^:]{0,6}(?:牵头|责任|主办|负责|承办)(?:单位|部门)?:).*:|(?:续表|接上页|承前页|\(续\))"
)
_NUMBER = re.compile(r"[(]?[一二三四五六七八九十]{1,3}[)]?[、.]?")
_NUMBERED = re.compile(r"(?:[一二三四五六七八九十]{1,3}[、.]|[(][一二三四五六七八九十]{1,3}[)])\s*[\u3400-\u9fff“]")
_FIGURE = re.compile(r"[\d.,%/—-]+(?:个|项|万|亿)?元?")


def goes_on_below(text: str, text_lines: tuple[NoticeLine, ...], index: int, width: int) -> bool:
    """Whether a line stands between two parts of one table: a heading, alone or over another, with rows below.

    The rows have no head of their own and, but below one heading, as many cells as the table has columns.
    """
    between = 0
    for line in text_lines[index : index + _MOST]:
        if line.kind is LineKind.ROW:
            cells = tabbed_cells(text, line)
            as_wide = between == 1 or len(cells) == width
            return as_wide and columns_of([text[slice(*cell)] for cell in cells]) is None
        if line.kind not in {LineKind.BLANK, LineKind.FURNITURE}:
            between += 1
            if line.kind is not LineKind.TEXT or line.end - line.start >= _LONGEST:
                return False
    return False


def chapter_of_line(text: str, line: NoticeLine) -> TableRow | None:
    """Return a line between the rows of a table as their heading, or None where it is none (续表, 单位:万元)."""
    span = trim(text, line.start, line.end)
    if line.kind is not LineKind.TEXT or _NO_HEADING.search(text[slice(*span)]):
        return None
    return TableRow(line.start, line.end, chapter=span, outlined=number_at(text, *span) is not None)


def with_chapters(text: str, rows: list[TableRow]) -> list[TableRow]:
    """Return the rows, those as chapters that print a heading with a Chinese number alone above rows of tasks.

    Sums may stand beside the heading; the number has a cell of its own, or begins the heading's. Numbers in brackets
    below others are of a lower level.
    """
    read = list(rows)
    styles = [_style(text, row) for row in rows]
    level = int("plain" in styles)
    for place, row in enumerate(rows[:-1]):
        heading = row.chapter or _heading(text, row)
        if row.chapter or (heading and styles[place] != styles[place + 1]):
            lower = level if styles[place] == "bracket" and not row.outlined else 0
            read[place] = TableRow(row.start, row.end, chapter=heading, level=lower, outlined=row.outlined)
    return read


def _heading(text: str, row: TableRow) -> Cell | None:
    """Return the words of a row that are a heading with a Chinese number, nothing but sums beside it, or None."""
    filled = [cell for _, cell in row.cells if cell[0] < cell[1]]
    own = bool(filled) and _NUMBER.fullmatch(text[slice(*filled[0])]) is not None
    alone = all(_FIGURE.fullmatch(text[slice(*cell)]) for cell in filled[1 + own :])
    return filled[own] if len(filled) > own and alone and _style(text, row) else None


def _style(text: str, row: TableRow) -> str:
    """Return how a row's Chinese number is printed, in its own cell or before its first words; nothing if it has none.

    A number in a bracket is another style than one without.
    """
    cell = next((cell for _, cell in row.cells if cell[0] < cell[1]), row.chapter)
    words = text[slice(*cell)] if cell else ""
    number = _NUMBER.fullmatch(words) or _NUMBERED.match(words)
    return "" if not number else "bracket" if words[0] == "(" else "plain"
