"""Tables that fell apart to one cell a line, as scrapers and old web pages print them; bars may close the cells.

Heads stand one below the other, then the cells in their order; a number begins a row. A heading over rows may stand
before a number, and what a merged cell covers prints nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from generator.importing.recognise.bodies.names import is_contact
from generator.importing.recognise.tables.alignment import Cell, aligned, kind_of_cell
from generator.importing.recognise.tables.columns import BODIES, ColumnKind, column_of, columns_of
from generator.importing.recognise.tables.columns_by_content import are_headings, demands_of
from generator.importing.recognise.tables.table import LONGEST_HEAD, Table, TableRow, is_head
from generator.importing.recognise.text.brackets import trim
from generator.importing.recognise.text.lines import LineKind, NoticeLine

_FEWEST_HEADS = 3
_NUMBER = re.compile(r"(\d{1,3})[.、]?")
_CHAPTER = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十]{1,3}[)]|第[一二三四五六七八九十]{1,3}[章部类])"
)
_OF_MONTHS = re.compile(r"(?:\d{1,2}[-—至])?\d{1,2}月[\u3400-\u9fff]{2,8}")  # 1-10月推进情况
_BODIES_AND_LIMITS = {*BODIES, ColumnKind.DEADLINE}


_CellsOfTask = list[tuple[ColumnKind, Cell]]


@dataclass(frozen=True, slots=True)
class _Line:
    """A cell and the index of its line."""

    index: int
    cell: Cell


@dataclass(slots=True)
class _Group:
    """The cells under one number, the number in front; chapters: the headings before it, those without rows too."""

    cells: list[_Line] = field(default_factory=list)
    chapters: list[_Line] = field(default_factory=list)


def cell_per_line_table(text: str, text_lines: tuple[NoticeLine, ...], index: int) -> Table | None:
    """Read a table that fell apart, from the line of its first head on, or return None."""
    lines = _cells(text, text_lines, index)
    heads: list[_Line] = []
    cells: list[_Line] = []
    for line in lines:
        words = text[slice(*line.cell)]
        counted = heads and column_of(text[slice(*heads[0].cell)]) is ColumnKind.NUMBER
        read = column_of(words) or (counted and (is_head(words) or _OF_MONTHS.fullmatch(words)))
        if len(words) > LONGEST_HEAD or not read or (len(heads) >= _FEWEST_HEADS and _CHAPTER.match(words)):
            cells.append(line)
            break
        heads.append(line)
    names = [text[slice(*head.cell)] for head in heads]
    columns = columns_of(names) if len(heads) >= _FEWEST_HEADS else None
    if not columns or not set(columns) & set(BODIES) or heads[0].index != index:
        return None
    groups = _groups(text, [*cells, *lines])
    if not groups:
        return None
    spans = [head.cell for head in heads]
    if ColumnKind.NUMBER not in columns:  # its head prints nothing
        place = 1 if groups[0].chapters else 0
        columns.insert(place, ColumnKind.NUMBER)
        spans.insert(place, (spans[0][0], spans[0][0]))
        names.insert(place, "")
    _part_chapters(text, groups, columns)
    _end_last(text, groups, columns)
    rows = _rows(text, groups, columns)
    demands = demands_of(columns, names)
    of = {kind: [cell for row in rows for column, cell in row.cells if column is kind] for kind in ColumnKind}
    if demands is not None and are_headings(text, of[ColumnKind.TASK], of[ColumnKind.OTHER]):
        columns[columns.index(ColumnKind.TASK)], columns[demands] = ColumnKind.GROUP, ColumnKind.TASK
        rows = _rows(text, groups, columns)
    if not any(row.cells for row in rows):
        return None
    claimed = frozenset(range(index, groups[-1].cells[-1].index + 1))
    return Table(tuple(columns), tuple(spans), tuple(rows), claimed, exact=False)


def _cells(text: str, text_lines: tuple[NoticeLine, ...], index: int) -> Iterator[_Line]:
    """Yield the cells from a line on, up to a line that can hold none; bars at their ends and empty cells left out."""
    for place in range(index, len(text_lines)):
        line = text_lines[place]
        start, end = line.start, line.end
        while start < end and (text[start].isspace() or text[start] == "|"):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] == "|"):
            end -= 1
        if line.kind is LineKind.BLANK or start == end:
            continue
        limit = line.kind is LineKind.TAIL and kind_of_cell(text, (start, end)) == "limit"
        if not (line.kind is LineKind.TEXT or limit or column_of(text[start:end])) or "|" in text[start:end]:
            return
        yield _Line(place, trim(text, start, end))


def _groups(text: str, cells: list[_Line]) -> list[_Group]:
    """Part cells at the numbers that count up; a new head ends the table.

    Behind a chapter they may begin anew; there, and behind bodies or a limit, they may jump (an extract).
    """
    groups: list[_Group] = []
    before: list[_Line] = []
    last: int | None = None
    for place, line in enumerate(cells):
        words = text[slice(*line.cell)]
        number = _NUMBER.fullmatch(words)
        value = int(number[1]) if number else 0
        above = cells[place - 1].cell
        chapter = place and _CHAPTER.match(text[slice(*above)])
        jumps = last is not None and value > last and (chapter or _is_body_or_limit(text, above))
        if value and (last is None or value == last + 1 or (value == 1 and chapter) or jumps):
            groups.append(_Group([line], before[-1:]))
            before, last = [], value
        elif not groups:
            before.append(line)
            if len(before) > _MOST_BEFORE:
                return []
        elif column_of(words) is ColumnKind.NUMBER:
            if len(groups[-1].cells) > _FEWEST_HEADS - 1:
                groups[-1].cells.pop()  # the title of the next table
            break
        else:
            groups[-1].cells.append(line)
    return groups


_MOST_BEFORE = 2


def _part_chapters(text: str, groups: list[_Group], columns: list[ColumnKind]) -> None:
    """Give the heading that stands before a number to its row: a chapter, or any text where one precedes the first."""
    headed = bool(groups[0].chapters) and columns[-1] in _BODIES_AND_LIMITS
    for group, following in pairwise(groups):
        last = group.cells[-1].cell
        has_bodies = any(_is_body_or_limit(text, line.cell) for line in group.cells[2:-1])
        if has_bodies and (_CHAPTER.match(text[slice(*last)]) or (headed and kind_of_cell(text, last) == "text")):
            following.chapters.insert(0, group.cells.pop())
            while _CHAPTER.match(text[slice(*group.cells[-1].cell)]):
                following.chapters.insert(0, group.cells.pop())


def _end_last(text: str, groups: list[_Group], columns: list[ColumnKind]) -> None:
    """Cut what follows the table from its last row: more cells than each other row has, text behind the last column."""
    last, width = groups[-1].cells, len(columns)
    if len(groups) > 1 and len(last) >= width and all(len(group.cells) == width for group in groups[:-1]):
        more = columns[-1] in BODIES and len(last) > width and kind_of_cell(text, last[width].cell) == "bodies"
        del last[width + more :]
        return
    known = [place for place, line in enumerate(last) if _is_body_or_limit(text, line.cell)]
    if known:
        del last[known[-1] + 1 + _columns_behind(columns) :]


def _is_body_or_limit(text: str, cell: Cell) -> bool:
    """Whether a cell holds bodies or a limit."""
    return kind_of_cell(text, cell) in {"bodies", "limit"}


def _columns_behind(columns: list[ColumnKind]) -> int:
    """Return how many columns stand behind the last of bodies and limits: people, remarks."""
    return len(columns) - 1 - max(place for place, column in enumerate(columns) if column in _BODIES_AND_LIMITS)


def _rows(text: str, groups: list[_Group], columns: list[ColumnKind]) -> list[TableRow]:
    """Return the rows: each cell in its column where all rows have as many as there are columns, else as they fit."""
    exact = len(groups) > 1 and all(len(group.cells) == len(columns) for group in groups)
    rows: list[TableRow] = []
    for group in groups:
        rows.extend(TableRow(*line.cell, chapter=line.cell) for line in group.chapters)
        cells = [line.cell for line in group.cells]
        own = [list(zip(columns, cells, strict=True))] if exact else _laid(text, cells, columns)
        rows.extend(TableRow(row[0][1][0], row[-1][1][1], tuple(row)) for row in own)
    return rows


def _laid(text: str, cells: list[Cell], columns: list[ColumnKind]) -> list[_CellsOfTask]:
    """Lay the cells under one number in columns; a text behind bodies or a limit begins the next task of the row."""
    rows: list[_CellsOfTask] = []
    run: list[Cell] = []
    known = [place for place, cell in enumerate(cells) if _is_body_or_limit(text, cell)]
    remarks = known[-1] + 1 if known and _columns_behind(columns) else len(cells)  # from here on
    for place, cell in enumerate(cells):
        begins = place < remarks and kind_of_cell(text, cell) == "text" and not is_contact(text[slice(*cell)])
        if begins and any(_is_body_or_limit(text, other) for other in run):
            rows.extend(_laid_task(text, run, columns, first=not rows))
            run = []
        run.append(cell)
    if run:
        rows.extend(_laid_task(text, run, columns, first=not rows))
    return rows


def _laid_task(text: str, run: list[Cell], columns: list[ColumnKind], *, first: bool) -> list[_CellsOfTask]:
    """Lay one task; below the first of a row number and group are merged cells, which print nothing."""
    merged = () if first else (ColumnKind.NUMBER, ColumnKind.GROUP)
    kept: list[ColumnKind] = [ColumnKind.OTHER if column in merged else column for column in columns]
    row = aligned(text, run, kept)
    return [row] if row else []
