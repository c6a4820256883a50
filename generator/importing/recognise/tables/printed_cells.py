"""Cells of tables in the forms in which they are printed, and the columns that they belong to."""

import re

from generator.importing.recognise.tables.alignment import Cell, aligned
from generator.importing.recognise.tables.columns import BODIES, ColumnKind
from generator.importing.recognise.text.brackets import trim
from generator.importing.recognise.text.lines import LineKind, NoticeLine
from generator.text.width import printed_width


def tabbed_cells(text: str, line: NoticeLine) -> list[Cell]:
    """Return the cells of a line, parted by tabs, white space trimmed; empty ones too."""
    cells, start = [], line.start
    while True:
        tab = text.find("\t", start, line.end)
        cells.append(trim(text, start, line.end if tab < 0 else tab))
        if tab < 0:
            return cells
        start = tab + 1


def barred_rows(
    text: str, text_lines: tuple[NoticeLine, ...], index: int
) -> tuple[list[Cell], list[list[Cell]], frozenset[int]] | None:
    """Return head and rows of a table with bars: `| a | b |` on a line."""
    claimed: list[int] = []
    lines_of_cells: list[list[Cell]] = []
    bars = text.count("|", text_lines[index].start, text_lines[index].end)
    place = index
    while place < len(text_lines):
        line = text_lines[place]
        words = text[line.start : line.end]
        if line.kind is LineKind.BLANK or (re.fullmatch(r"[\s|:—-]+", words) and "-" in words):
            place += 1
            continue
        line, last = _whole_barred_row(text, text_lines, place, bars)
        if "|" not in text[line.start : line.end]:
            break
        claimed.extend(range(place, last + 1))
        lines_of_cells.append(_between_bars(text, line))
        place = last + 1
    if not claimed:
        return None
    width = len(lines_of_cells[0])
    if width == 1:
        return None
    rows = [_to_width(cells, width) for cells in lines_of_cells[1:]]
    return lines_of_cells[0], [cells for cells in rows if cells], frozenset(claimed)


def _to_width(cells: list[Cell], width: int) -> list[Cell]:
    """Return a row with as many cells as its table has columns, empty ones left out or put at its end; none if more."""
    while len(cells) > width and cells[-1][0] == cells[-1][1]:
        cells = cells[:-1]
    end = cells[-1][1]
    return [*cells, *[(end, end)] * (width - len(cells))] if len(cells) <= width else []


def _whole_barred_row(text: str, text_lines: tuple[NoticeLine, ...], index: int, bars: int) -> tuple[NoticeLine, int]:
    """Return a row and its last line: a cell may go on in the next lines, which only the missing bars show."""
    first = text_lines[index]
    count = 0
    for place in range(index, min(len(text_lines), index + _MOST_LINES)):
        line = text_lines[place]
        count += text.count("|", line.start, line.end)
        if count == bars:
            return NoticeLine(first.start, line.end, first.kind), place
        if count > bars or line.kind not in {LineKind.TEXT, LineKind.BLANK}:
            break
    return first, index


_MOST_LINES = 12


def _between_bars(text: str, line: NoticeLine) -> list[Cell]:
    """Return the cells of a line with bars."""
    start, end = trim(text, line.start, line.end)
    start += text[start] == "|"
    end -= text[end - 1] == "|" and end > start
    cells, begin = [], start
    for match in re.finditer(r"\|", text[start:end]):
        cells.append(trim(text, begin, start + match.start()))
        begin = start + match.end()
    return [*cells, trim(text, begin, end)]


def spaced_row(text: str, line: NoticeLine, columns: list[ColumnKind]) -> list[tuple[ColumnKind, Cell]] | None:
    """Read a row whose cells are parted by blanks, or return None.

    It begins with a number and, unlike text, has bodies or a limit at its end.
    """
    words = [
        (line.start + match.start(), line.start + match.end())
        for match in re.finditer(r"\S+", text[line.start : line.end])
    ]
    if len(words) < _FEWEST or not re.fullmatch(r"\d{1,3}[.、]?", text[slice(*words[0])]):
        return None
    row = aligned(text, words, columns)
    return row if row and any(column in BODIES or column is ColumnKind.DEADLINE for column, _ in row) else None


_FEWEST = 3


def wrapped_cells(
    text: str, line: NoticeLine, start: int, row: tuple[tuple[ColumnKind, Cell], ...]
) -> list[tuple[ColumnKind, Cell]] | None:
    """Return the words of a line below a row whose cells go on, each under the cell that it continues; None if none.

    `start` is where the row's line begins; the line begins with blanks, and its words stand below cells of the row.
    """
    words = [match.span() for match in re.finditer(r"\S+", text[line.start : line.end])]
    if not words or words[0][0] < _INDENT:
        return None
    begins = [(printed_width(text[start : cell[0]]), column) for column, cell in row]
    cells = []
    for begin, end in words:
        place = printed_width(text[line.start : line.start + begin])
        gap, column = min((abs(place - at), column) for at, column in begins)
        if gap > _NEAR:
            return None
        cells.append((column, (line.start + begin, line.start + end)))
    return cells


_INDENT, _NEAR = 6, 6


_LONGEST_LINE = 60


def whole_head(text: str, text_lines: tuple[NoticeLine, ...], index: int) -> tuple[NoticeLine, int]:
    """Return a head and its last line: its cells may hold several lines, which the cells of row 1 below show."""
    alone = tabs = text.count("\t", text_lines[index].start, text_lines[index].end)
    for place in range(index + 1, min(len(text_lines), index + _MOST_LINES)):
        line = text_lines[place]
        own = text.count("\t", line.start, line.end)
        if re.match(r"\s*(?:0?1|一|①)[.、]?\s*\t", text[line.start : line.end]):
            if alone < own == tabs:
                return NoticeLine(text_lines[index].start, text_lines[place - 1].end, LineKind.ROW), place - 1
            break
        tabs += own
        if line.kind not in {LineKind.TEXT, LineKind.ROW} or line.end - line.start > _LONGEST_LINE:
            break
    return text_lines[index], index


def whole_row(text: str, text_lines: tuple[NoticeLine, ...], index: int, width: int) -> tuple[NoticeLine, int]:
    """Return a row and its last line: a cell may hold several lines, which only the missing cells show."""
    line = text_lines[index]
    tabs = text.count("\t", line.start, line.end)
    if line.kind is not LineKind.ROW or tabs >= width - 1:
        return line, index
    for place in range(index + 1, min(len(text_lines), index + _MOST_LINES)):
        other = text_lines[place]
        tabs += text.count("\t", other.start, other.end)
        numbered = re.match(r"\s*\d{1,3}\s*\t", text[other.start : other.end])
        if numbered or tabs > width - 1 or other.kind not in {LineKind.TEXT, LineKind.ROW, LineKind.BLANK}:
            break
        if tabs == width - 1 and other.kind is LineKind.ROW:
            return NoticeLine(line.start, other.end, LineKind.ROW), place
    return line, index
