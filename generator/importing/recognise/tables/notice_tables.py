"""Tables of a notice as rows of tasks: cells parted by tabs or bars, by blanks, or fallen apart to one cell a line."""

import re
from dataclasses import replace

from generator.importing.recognise.tables.alignment import Cell
from generator.importing.recognise.tables.cell_per_line import cell_per_line_table
from generator.importing.recognise.tables.columns import ColumnKind, column_of, columns_of
from generator.importing.recognise.tables.columns_by_content import columns_by_content, shifted, with_bodies
from generator.importing.recognise.tables.columns_without_heads import headless_columns, listed_columns
from generator.importing.recognise.tables.lower_heads import lower_heads
from generator.importing.recognise.tables.matrices import matrix_columns
from generator.importing.recognise.tables.printed_cells import (
    barred_rows,
    spaced_row,
    tabbed_cells,
    whole_head,
    whole_row,
    wrapped_cells,
)
from generator.importing.recognise.tables.table import Table, TableRow, is_head
from generator.importing.recognise.tables.table_chapters import chapter_of_line, goes_on_below, with_chapters
from generator.importing.recognise.text.lines import LineKind, NoticeLine


def tables(text: str, text_lines: tuple[NoticeLine, ...]) -> tuple[Table, ...]:
    """Find the tables that hand out tasks; a table whose head does not say so stays unread."""
    read: list[Table] = []
    index = 0
    while index < len(text_lines):
        table = (
            _tabbed(text, text_lines, index)
            or _barred(text, text_lines, index)
            or cell_per_line_table(text, text_lines, index)
            or _spaced(text, text_lines, index)
            or _headless(text, text_lines, index)
        )
        if table:
            read.append(table)
            index = max(table.claimed) + 1
        else:
            index += 1
    return tuple(read)


def _tabbed(text: str, text_lines: tuple[NoticeLine, ...], index: int) -> Table | None:
    """Read a table whose cells are parted by tabs, from its head on; the head may stand again between the rows."""
    head = _head(text, text_lines, index) if text_lines[index].kind is LineKind.ROW else None
    if not head:
        return None
    heads, known, first = head
    columns = columns_by_content(text, known, heads, _looked_at(text, text_lines, first))
    rows: list[TableRow] = []
    claimed = {*range(index, first)}
    place = first
    while place < len(text_lines):
        line, last = whole_row(text, text_lines, place, len(columns))
        claimed.update(range(place + 1, last + 1))
        if line.kind is LineKind.ROW:
            cells = tabbed_cells(text, line)
            words = [text[slice(*cell)] for cell in cells]
            again = None if {ColumnKind.BODY, ColumnKind.ROLE} & set(columns) else columns_of(words)
            repeated = again and len(again) == len(columns) and (again == known or len({*words, ""}) > _ALIKE + 1)
            if place > first and (repeated or words == [text[slice(*cell)] for cell in heads]):
                claimed.add(place)
                place += 1
                continue
            if again and len(again) != len(columns):
                break
            rows.append(_row(text, line, cells, columns))
            claimed.add(place)
            place = last
        elif line.kind is not LineKind.BLANK:
            if not goes_on_below(text, text_lines, place, len(columns)):
                break
            chapter = chapter_of_line(text, line)
            rows += [chapter] if chapter else []
            claimed |= {place} if chapter and not chapter.outlined else set()
        place += 1
    rows = with_chapters(text, rows)
    return Table(tuple(columns), tuple(heads), tuple(rows), frozenset(claimed), exact=True)


def _head(text: str, text_lines: tuple[NoticeLine, ...], index: int) -> tuple[list[Cell], list[ColumnKind], int] | None:
    """Return the heads at a line, what they announce, and the index of the first row below; None if it is no head."""
    head, last = whole_head(text, text_lines, index)
    heads = tabbed_cells(text, head)
    lower = lower_heads(text, text_lines, index, heads) if last == index else None
    if lower:
        return lower
    below = _looked_at(text, text_lines, last + 1)
    words = [text[slice(*cell)] for cell in heads]
    columns = matrix_columns(text, heads, below) or columns_of(words) or columns_of(with_bodies(text, words, below))
    return (heads, columns, last + 1) if columns else None


def _looked_at(text: str, text_lines: tuple[NoticeLine, ...], first: int) -> list[list[Cell]]:
    """Return the cells of the rows among the lines below a head."""
    return [tabbed_cells(text, line) for line in text_lines[first : first + _LOOKED_AT] if line.kind is LineKind.ROW]


_LOOKED_AT = 60


def _row(text: str, line: NoticeLine, cells: list[Cell], columns: list[ColumnKind]) -> TableRow:
    """Read a row: one filled cell, or all alike, is a chapter unless it stands in the column of tasks."""
    filled = [index for index, cell in enumerate(cells) if cell[0] < cell[1]]
    words = {text[slice(*cells[index])] for index in filled}
    task = columns.index(ColumnKind.TASK) if ColumnKind.TASK in columns else -1
    if (
        len(words) == 1
        and filled
        and (
            len(filled) > _ALIKE
            or (len(filled) == 1 and filled[0] != task)
            or (filled[0] == 0 and len(columns) > _ALIKE and task == 0)
        )
    ):
        return TableRow(line.start, line.end, chapter=cells[filled[0]])
    return TableRow(line.start, line.end, tuple(zip(columns, cells, strict=False)))


_ALIKE = 2


def _barred(text: str, text_lines: tuple[NoticeLine, ...], index: int) -> Table | None:
    """Read a table whose cells are closed by bars, a row or a cell a line."""
    line = text_lines[index]
    if line.kind is not LineKind.TEXT or "|" not in text[line.start : line.end]:
        return None
    read = barred_rows(text, text_lines, index)
    if not read:
        return None
    heads, rows, claimed = read
    columns = columns_of([text[slice(*cell)] for cell in heads]) or _by_cells(text, rows, heads)
    if not columns:
        return None
    rows = [shifted(text, row, columns) for row in rows]
    columns = columns_by_content(text, columns, heads, rows)
    body_rows = [
        _row(text, NoticeLine(row[0][0], row[-1][1], LineKind.ROW), row, columns)
        for row in rows
        if columns_of([text[slice(*cell)] for cell in row]) is None
    ]
    return Table(tuple(columns), tuple(heads), tuple(body_rows), claimed, exact=True)


_FEWEST_HEADS = 3
_LONGEST_LINE = 60


def _headless(text: str, text_lines: tuple[NoticeLine, ...], index: int) -> Table | None:
    """Read rows that no head stands above, or one of unknown words, where their cells show what the columns are."""
    if index and text_lines[index - 1].kind is LineKind.ROW:
        return None
    place = index
    rows: list[list[Cell]] = []
    while place < len(text_lines) and text_lines[place].kind is LineKind.ROW:
        rows.append(tabbed_cells(text, text_lines[place]))
        place += 1
    if len(rows) < _FEWEST_HEADS or len({len(row) for row in rows}) > 1:
        return None
    columns, first = headless_columns(text, rows), 0
    if not columns:
        columns, first = _by_cells(text, rows[1:], rows[0]) or listed_columns(text, rows[1:]), 1
    if not columns:
        return None
    read = tuple(
        _row(text, text_lines[index + offset], row, columns) for offset, row in enumerate(rows) if offset >= first
    )
    heads = tuple(cell if first else (cell[0], cell[0]) for cell in rows[0])
    return Table(tuple(columns), heads, read, frozenset(range(index, place)), exact=True, headless=True)


def _by_cells(text: str, rows: list[list[Cell]], heads: list[Cell]) -> list[ColumnKind] | None:
    """Return the columns under heads of unknown words, None where these are no heads."""
    words = [text[slice(*cell)].replace("、", "") for cell in heads]
    return headless_columns(text, rows, heads) if all(map(is_head, words)) else None


def _spaced(text: str, text_lines: tuple[NoticeLine, ...], index: int) -> Table | None:
    """Read a table whose cells are parted by blanks: the last words of a line are heads, rows begin with numbers."""
    line = text_lines[index]
    if line.kind is not LineKind.TEXT:
        return None
    words = [(match.start(), match.end()) for match in re.finditer(r"\S+", text[line.start : line.end])]
    words = [(line.start + a, line.start + b) for a, b in words]
    heads: list[Cell] = []
    while words and column_of(text[slice(*words[-1])]):
        heads.insert(0, words.pop())
    columns = columns_of([text[slice(*cell)] for cell in heads]) if len(heads) >= _FEWEST_HEADS else None
    if not columns or ColumnKind.NUMBER not in columns:
        return None
    rows: list[TableRow] = []
    claimed = {index} if not words else set()
    for place in range(index + 1, len(text_lines)):
        other = text_lines[place]
        if other.kind is LineKind.TEXT:
            row = spaced_row(text, other, columns)
            wrapped = wrapped_cells(text, other, rows[-1].start, rows[-1].cells) if rows and not row else None
            if row:
                rows.append(TableRow(other.start, other.end, tuple(row)))
                claimed.add(place)
            elif wrapped:
                rows[-1] = replace(rows[-1], end=other.end, cells=(*rows[-1].cells, *wrapped))
                claimed.add(place)
            elif "|" in text[other.start : other.end] or len(text[other.start : other.end].strip()) > _LONGEST_LINE:
                break
        elif other.kind is not LineKind.BLANK:
            break
    return (
        Table(tuple(columns), tuple(heads), tuple(rows), frozenset(claimed or {index}), exact=False) if rows else None
    )
