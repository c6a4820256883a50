"""Tables on PDF pages that no ruled lines draw: a head of short words and columns below it.

Numbers count the rows; under heads that are known words, lines that fill all columns begin them.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from generator.importing.readers.pdf_lines import WIDE_GAP, Line, glyph_rows, print_lines
from generator.importing.readers.pdf_page import Glyph
from generator.importing.readers.pdf_tables import Grid, join_cell, room_left
from generator.importing.readers.table import TableCell
from generator.importing.recognise.tables.columns import ColumnKind, columns_of

_FEWEST_HEADS = 3
_LONGEST_HEAD = 10
_FARTHEST = 2.5  # between rows of a table, in sizes of its characters
_GUTTER = 8.0  # between columns, in points
_NUMBER = re.compile(r"(\d{1,3})[.．、]?")
_CHAPTER = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[)）、.．]")


@dataclass(frozen=True, slots=True)
class _Piece:
    """Characters of a printed row that stand together."""

    glyphs: tuple[Glyph, ...]
    left: float
    right: float

    @property
    def text(self) -> str:
        """Return its words."""
        return "".join(glyph.text for glyph in self.glyphs)


@dataclass(frozen=True, slots=True)
class _Row:
    """A printed row of a table: its pieces by column, and its upper and lower edge; a chapter is one piece over all."""

    cells: tuple[tuple[int, _Piece], ...]
    top: float
    bottom: float
    is_chapter: bool = False

    def number(self) -> int | None:
        """Return the number that stands in its first column, if one does."""
        words = "".join(piece.text for column, piece in self.cells if column == 0)
        match = _NUMBER.fullmatch(words)
        return int(match[1]) if match and not self.is_chapter else None


def find_aligned(glyphs: Sequence[Glyph], above: Grid | None = None) -> tuple[list[Grid], list[Glyph]]:
    """Return the tables of characters outside ruled ones, and the characters that are left.

    `above` is the last such table of the page before: it may go on without a head. What is no table beyond doubt stays
    text: each number in the first column must count on, and what parts the rows must be wider than what parts the
    lines of a cell, or all cells of a row must begin on one line.
    """
    rows = [_pieces(row) for row in glyph_rows(glyphs)]
    grids: list[Grid] = []
    taken: set[int] = set()
    place = 0
    while place < len(rows):
        table: list[_Row] = []
        if _is_head(rows[place]):
            columns = [(piece.left, piece.right) for piece in rows[place]]
            table = _rows_below(islice(rows, place, None), columns, head=True)
        grid = _grid(table, _parts(table, head=True))
        if grid is None and _announces(rows[place]):
            columns = [(piece.left, piece.right) for piece in rows[place]]
            table, parts = _full_rows(_rows_below(islice(rows, place, None), columns, head=True, numbered=False))
            grid = _grid(table, parts)
        if grid is None and not place and above:
            columns = [(left, right - _GUTTER) for left, right in pairwise(above.columns)]
            table = _rows_below(rows, columns, head=False)
            grid = _rest(table, above)
        if grid:
            grids.append(grid)
            taken |= {id(glyph) for row in table for _, piece in row.cells for glyph in piece.glyphs}
        place += len(table) if grid else 1
    return grids, [glyph for glyph in glyphs if id(glyph) not in taken]


def _pieces(row: Sequence[Glyph]) -> list[_Piece]:
    """Part a printed row where a gap is as wide as a blank."""
    parts: list[list[Glyph]] = []
    for glyph in sorted(row, key=lambda glyph: glyph.left):
        if parts and glyph.left - parts[-1][-1].right <= WIDE_GAP * glyph.size:
            parts[-1].append(glyph)
        else:
            parts.append([glyph])
    return [_Piece(tuple(part), part[0].left, max(glyph.right for glyph in part)) for part in parts]


def _is_head(pieces: list[_Piece]) -> bool:
    """Whether a row may be a head: several short words without figures and marks."""
    return len(pieces) >= _FEWEST_HEADS and all(
        len(piece.text) <= _LONGEST_HEAD and not re.search(r"[\d，。；：]", piece.text) for piece in pieces
    )


def _announces(pieces: list[_Piece]) -> bool:
    """Whether a row is a head of known words, none of which announces numbers."""
    columns = columns_of([piece.text for piece in pieces]) if _is_head(pieces) else None
    return columns is not None and ColumnKind.NUMBER not in columns


def _rows_below(
    rows: Iterable[list[_Piece]], columns: list[tuple[float, float]], *, head: bool, numbered: bool = True
) -> list[_Row]:
    """Return the rows whose pieces stand each in one column of a head; columns grow with what stands in them.

    In a numbered table none are returned as soon as the first column has anything but numbers that count.
    """
    table: list[_Row] = []
    last: int | None = None
    for pieces in rows:
        glyphs = [glyph for piece in pieces for glyph in piece.glyphs]
        top, bottom = min(glyph.top for glyph in glyphs), max(glyph.bottom for glyph in glyphs)
        if table and top - table[-1].bottom > _FARTHEST * glyphs[0].size:
            break
        placed = [(_column(columns, piece), piece) for piece in pieces]
        if all(column is not None for column, _ in placed):
            cells = tuple((column, piece) for column, piece in placed if column is not None)
            for column, piece in cells:
                columns[column] = (min(columns[column][0], piece.left), max(columns[column][1], piece.right))
            row = _Row(cells, top, bottom)
            number = row.number()
            is_strange = number is None and row.cells[0][0] == 0 and bool(table or not head)
            if numbered and (is_strange or (number is not None and last is not None and number != last + 1)):
                return []
            last = last if number is None else number
            table.append(row)
        elif len(pieces) == 1 and _CHAPTER.match(pieces[0].text):
            table.append(_Row(((0, pieces[0]),), top, bottom, is_chapter=True))
        else:
            break
    return _without_last_chapters(table)


def _column(columns: list[tuple[float, float]], piece: _Piece) -> int | None:
    """Return the one column that a piece stands in, or the nearest beside it; None where it reaches over several."""
    under = [index for index, (left, right) in enumerate(columns) if piece.left < right and left < piece.right]
    if under:
        return under[0] if len(under) == 1 else None
    return min(range(len(columns)), key=lambda index: min(abs(piece.left - edge) for edge in columns[index]))


def _full_rows(table: list[_Row]) -> tuple[list[_Row], list[list[_Row]] | None]:
    """Part printed rows where all columns begin anew, the head alone first; None where that is not beyond doubt.

    A line goes on with the row above if each of its words follows a line that left them no room; words of one column
    alone that need not are another paragraph of the widest cell, or end the table. One column may be empty in a row:
    the widest (with room above or a full stop) and another show its start.
    """
    table = _with_chapters(table)
    width = 1 + max((column for row in table for column, _ in row.cells), default=0)
    rooms = [max((line.right - line.left for line in _lines(table[1:], place)), default=0.0) for place in range(width)]
    widest = rooms.index(max(rooms, default=0.0)) if rooms else 0
    starts = [0, 1]
    for index in range(2, len(table)):
        if table[index].is_chapter or table[index - 1].is_chapter:
            starts.append(index)
            continue
        columns = [column for column, _ in table[index].cells]
        fresh = [column for column in columns if _begins(table, index, column, rooms[column])]
        if fresh == columns and len(columns) == 1:
            if all(len(row.cells) == 1 for row in table[index:]):
                table = table[:index]
                break
            if columns != [widest]:
                return table, None
        elif len(columns) == width:
            if not fresh:
                return table, None
            starts.append(index)
        elif fresh:
            anew = widest in fresh or any(line.text.endswith("。") for line in _lines([table[index - 1]], widest))
            if len(columns) - len(fresh) > 1 or len(fresh) == 1 or not anew:
                return table, None
            starts.append(index)
    first = next((row for row in table[1:] if not row.is_chapter), None)
    is_sure = first is not None and len(first.cells) == width and len(starts) > _FEWEST_HEADS
    return table, _between(table, starts) if is_sure else None


def _with_chapters(table: list[_Row]) -> list[_Row]:
    """Return printed rows, those below the head that hold a heading alone in the first column as chapters."""
    read = [replace(row, is_chapter=True) if index and _is_chapter(row) else row for index, row in enumerate(table)]
    return _without_last_chapters(read)


def _without_last_chapters(table: list[_Row]) -> list[_Row]:
    """Return printed rows without chapters at their end, which are headings of what follows."""
    last = max((index for index, row in enumerate(table) if not row.is_chapter), default=-1)
    return table[: last + 1]


def _is_chapter(row: _Row) -> bool:
    """Whether a printed row is nothing but a heading with a Chinese number in its first column."""
    return len(row.cells) == 1 and row.cells[0][0] == 0 and _CHAPTER.match(row.cells[0][1].text) is not None


def _begins(table: list[_Row], index: int, column: int, room: float) -> bool:
    """Whether the words of a column in a printed row cannot go on with those above: a gap or room is between."""
    above, here = (_lines([table[place]], column) for place in (index - 1, index))
    return not above or here[0].head <= room_left(above[-1], room)


def _between(table: list[_Row], starts: list[int]) -> list[list[_Row]]:
    """Return the printed rows between the places where those of a table start."""
    return [table[start:end] for start, end in pairwise([*starts, len(table)])]


def _grid(table: list[_Row], parts: list[list[_Row]] | None) -> Grid | None:
    """Return a head and rows as a table, or None where nothing shows its rows."""
    if not parts:
        return None
    width = 1 + max(column for row in table for column, _ in row.cells)
    lefts = [min(_edges(table, column)) for column in range(width)]
    return _filled(table, parts, (*lefts, max(edge for column in range(width) for edge in _edges(table, column))))


def _rest(table: list[_Row], above: Grid) -> Grid | None:
    """Return the rows of a table that goes on from the page before, its first number the next, or None."""
    last = next((cell.lines for cell in reversed(above.cells) if cell.column == 0 and any(cell.lines)), ("",))
    before = _NUMBER.fullmatch("".join(last))
    number = next((number for row in table if (number := row.number()) is not None), None)
    parts = _parts(table, head=False) if before and number == int(before[1]) + 1 else None
    return _filled(table, parts, above.columns) if parts else None


def _filled(table: list[_Row], parts: list[list[_Row]], edges: tuple[float, ...]) -> Grid:
    """Return the table of some columns whose rows are parts of printed rows, lines joined that fill their column."""
    cells: list[TableCell] = []
    left: dict[tuple[int, int], float] = {}
    heads: dict[tuple[int, int], float] = {}
    plain = [row for row in table if not row.is_chapter]
    for column in range(len(edges) - 1):
        room = 1 + max((line.right - line.left for row in plain for line in _lines([row], column)), default=0)
        for index, part in enumerate(parts):
            lines = [] if part[0].is_chapter else _lines(part, column)
            if not part[0].is_chapter:
                cells.append(TableCell(index, column, join_cell(lines, room)))
            if lines:
                left[index, column] = room_left(lines[-1], room)
                heads[index, column] = lines[0].head
    chapters = [(index, part[0].cells[0][1].text) for index, part in enumerate(parts) if part[0].is_chapter]
    cells += [TableCell(index, 0, (words,), len(edges) - 1) for index, words in chapters]
    rows = (*(part[0].top for part in parts), table[-1].bottom)
    return Grid(edges, rows, tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))), left, heads)


def _parts(table: list[_Row], *, head: bool) -> list[list[_Row]] | None:
    """Part printed rows into those of a table, the head alone first; None where nothing shows them."""
    anchors = [index for index, row in enumerate(table) if row.is_chapter or row.number() is not None]
    numbers = [number for row in table if (number := row.number()) is not None]
    if len(numbers) < 1 + head:
        return None
    starts = [0]
    for above, anchor in pairwise([*([0] if anchors[0] else []), *anchors]):
        begin = _begin(table, above, anchor)
        if begin is None:
            return None
        starts.append(begin)
    return _between(table, starts)


def _edges(table: list[_Row], column: int) -> list[float]:
    """Return where the pieces of a column begin and end."""
    pieces = [piece for row in table for place, piece in row.cells if place == column and not row.is_chapter]
    return [edge for piece in pieces for edge in (piece.left, piece.right)]


def _begin(table: list[_Row], above: int, anchor: int) -> int | None:
    """Return the printed row with which the row of an anchor (a number) begins, below the anchor above it.

    It is the one below the widest gap between them; of equal gaps the anchor's own, if cells begin where their numbers
    do. None where neither can be told.
    """
    if table[above].is_chapter or table[anchor].is_chapter:
        return anchor if table[anchor].is_chapter or anchor == above + 1 else None
    gaps = {index: table[index].top - table[index - 1].bottom for index in range(above + 1, anchor + 1)}
    widest = max(gaps.values())
    wide = [index for index, gap in gaps.items() if gap > widest - 1]
    if len(wide) == 1:
        return wide[0]
    columns = {column for row in table[above:anchor] for column, _ in row.cells}
    return anchor if columns == {column for column, _ in table[above].cells} else None


def _lines(rows: list[_Row], column: int) -> list[Line]:
    """Return the printed lines of a column in some rows."""
    pieces = [piece for row in rows for place, piece in row.cells if place == column]
    return print_lines(glyph for piece in pieces for glyph in piece.glyphs)
