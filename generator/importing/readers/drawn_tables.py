"""Tables that plain text draws with box characters (┌─┬─┐, │ │ │, └─┴─┘) as rows of cells parted by tabs."""

import re
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import pairwise

from generator.importing.readers.reading_order import print_in_order
from generator.importing.readers.source_text import Debris, leave_out
from generator.importing.readers.table import TableCell, join_words
from generator.text.width import printed_width

_CROSSINGS = "┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝┠┨┝┥╒╤╕╞╪╡╘╧╛"
_UPRIGHT = "│┃║｜"
_LEVEL = "─━═—－"
_EDGE = re.compile(rf"\s*[{_CROSSINGS}{_UPRIGHT}].*[{_CROSSINGS}{_UPRIGHT}]\s*")
_TOP = re.compile(r"\s*[┌┏╔╒][─━═┬┳╦╤ ]+[┐┓╗╕]\s*")
_FOOT = re.compile(r"\s*[└┗╚╘].*[┘┛╝╛]\s*")
_FEWEST_LINES = 3
_RULES = "表格的框线 (the ruled lines of a table)"


def read_drawn_tables(text: str) -> tuple[str, tuple[Debris, ...]]:
    r"""Return a text whose drawn tables are rows of cells parted by tabs, and the ruled lines that are left out.

    A table that its edges do not close, or whose columns do not stand below each other, stays as it is.

    >>> read_drawn_tables("┌──┬───┐\n│任务│责任　│\n├──┼───┤\n│架桥│市交通│\n│　　│局　　│\n└──┴───┘")[0]
    '任务\t责任\n架桥\t市交通局'
    """
    lines = text.split("\n")
    printed: list[str] = []
    debris: list[Debris] = []
    place = 0
    while place < len(lines):
        drawn = _drawn_lines(lines, place)
        rows = _table(drawn) if drawn else None
        if rows is None:
            printed.append(lines[place])
            place += 1
        else:
            printed += rows
            debris.append(leave_out(drawn[0], f"第 {place + 1} 行 (line {place + 1})", _RULES))
            place += len(drawn)
    return "\n".join(printed), tuple(debris)


def _drawn_lines(lines: list[str], place: int) -> list[str]:
    """Return the lines of the table whose upper edge is a line, to its lower edge; none if it has no such edges."""
    if not _TOP.fullmatch(lines[place]):
        return []
    for end in range(place + 1, len(lines)):
        if not _EDGE.fullmatch(lines[end]) or _TOP.fullmatch(lines[end]):
            return []
        if _FOOT.fullmatch(lines[end]):
            return lines[place : end + 1] if end - place >= _FEWEST_LINES - 1 else []
    return []


@dataclass(slots=True)
class _OpenCell:
    """A cell whose lines are being read: row and column of its first box, how many boxes it spans, its lines."""

    row: int
    column: int
    width: int
    height: int = 1
    lines: list[str] = field(default_factory=list)


def _table(lines: list[str]) -> list[str] | None:
    """Return the rows of a drawn table, or None where its columns do not stand below each other."""
    for signs in _Signs:
        edges = sorted({place for line in lines if _is_rule(line) for place, _ in _marks(line, signs)})
        cells = _cells(lines, edges, signs)
        if cells is not None:
            rooms = _rooms(cells)
            return print_in_order([_closed(cell, rooms[cell.column, cell.width]) for cell in cells])
    return None


class _Signs(Enum):
    """What tells the columns of a line's signs: the room that box characters take, or how many stand before."""

    WIDE = auto()  # two columns, as in the fonts of old printers
    NARROW = auto()  # one
    COUNT = auto()


def _is_rule(line: str) -> bool:
    """Whether a line is nothing but ruled lines."""
    return all(sign in _CROSSINGS + _LEVEL or sign.isspace() for sign in line)


def _cells(lines: list[str], edges: list[int], signs: _Signs) -> list[_OpenCell] | None:
    """Return the cells of a drawn table; a rule that is open below a cell lets it go on in the next row."""
    columns = {edge: column for column, edge in enumerate(edges)}
    cells: list[_OpenCell] = []
    current: dict[int, _OpenCell] = {}
    row = -1
    for line in lines:
        marks = _marks(line, signs)
        places = [place for place, _ in marks]
        if not places or not columns.keys() >= {*places} or (places[0], places[-1]) != (edges[0], edges[-1]):
            return None
        spans = [
            (columns[left], columns[right], line[start + 1 : end]) for (left, start), (right, end) in pairwise(marks)
        ]
        rule = any(words and all(sign in _LEVEL for sign in words) for *_, words in spans)
        row += rule
        following: dict[int, _OpenCell] = {} if rule else current
        for first, last, words in spans:
            if words and all(sign in _LEVEL for sign in words):
                continue
            cell = current.get(first)
            if rule and cell and cell.width == last - first:
                cell.height += 1
                following[first] = cell
            elif cell is None or cell.width != last - first:
                cell = _OpenCell(row, first, last - first)
                cells.append(cell)
                following[first] = cell
            cell.lines.append(words)
        current = following
    return cells


def _marks(line: str, signs: _Signs) -> list[tuple[int, int]]:
    """Return the upright and crossing signs of a line: their columns, and their indexes."""
    marks: list[tuple[int, int]] = []
    place = 0
    for index, sign in enumerate(line):
        if sign in _CROSSINGS + _UPRIGHT:
            marks.append((len(marks) if signs is _Signs.COUNT else place, index))
        drawn = sign in _CROSSINGS + _UPRIGHT + _LEVEL
        place += (2 if signs is _Signs.WIDE else 1) if drawn else printed_width(sign)
    return marks


def _rooms(cells: list[_OpenCell]) -> dict[tuple[int, int], int]:
    """Return the width from which a line is full, by the first column and the width of its cell."""
    rooms: dict[tuple[int, int], int] = {}
    for cell in cells:
        longest = max(printed_width(_bare(words)) for words in cell.lines) - 1
        rooms[cell.column, cell.width] = max(rooms.get((cell.column, cell.width), 0), longest)
    return rooms


def _closed(cell: _OpenCell, room: int) -> TableCell:
    """Return a cell with its lines joined: a line that is as long as the longest of its column was broken for room."""
    joined: list[str] = []
    is_full = False
    for line in filter(None, map(_bare, cell.lines)):
        if is_full:
            joined[-1] = join_words(joined[-1], line)
        else:
            joined.append(line)
        is_full = printed_width(line) >= room
    return TableCell(cell.row, cell.column, tuple(joined), cell.width, cell.height)


def _bare(words: str) -> str:
    """Return words without the blanks around them."""
    return words.strip(" \u3000")
