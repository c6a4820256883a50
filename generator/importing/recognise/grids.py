"""Cells of tables in the forms in which they are printed, and the columns that they belong to."""

import re

from generator.importing.recognise.alignment import Cell, aligned, kind_of_cell
from generator.importing.recognise.columns import BODIES, ColumnKind
from generator.importing.recognise.lines import LineKind, NoticeLine
from generator.importing.recognise.nesting import trim


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
    """Return head and rows of a table with bars: `| a | b |` on a line, or `a |` a line for each cell."""
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
    single = all(len(cells) == 1 for cells in lines_of_cells)
    if not single:
        width = len(lines_of_cells[0])
        return lines_of_cells[0], [cells for cells in lines_of_cells[1:] if len(cells) == width], frozenset(claimed)
    cells = [cells[0] for cells in lines_of_cells]
    first = next(
        (i for i, cell in enumerate(cells) if re.fullmatch(r"\d{1,3}|[一二三四五六七八九十]+", text[slice(*cell)])), 0
    )
    if not first:
        return None
    rows = [cells[i : i + first] for i in range(first, len(cells), first)]
    return cells[:first], [row for row in rows if len(row) == first], frozenset(claimed)


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
    begins = [(_width(text[start : cell[0]]), column) for column, cell in row]
    cells = []
    for begin, end in words:
        place = _width(text[line.start : line.start + begin])
        gap, column = min((abs(place - at), column) for at, column in begins)
        if gap > _NEAR:
            return None
        cells.append((column, (line.start + begin, line.start + end)))
    return cells


_INDENT, _NEAR = 6, 6


def _width(words: str) -> int:
    """Return how many columns words take, a Chinese character two."""
    return sum(1 if character.isascii() else 2 for character in words)


def fallen_rows(
    text: str, text_lines: tuple[NoticeLine, ...], index: int, columns: list[ColumnKind]
) -> tuple[list[list[tuple[ColumnKind, Cell]]], list[Cell], set[int]]:
    """Return the rows of a table that fell apart, the chapters between them, and the lines that both take.

    A number begins a row: the next one, or a higher one (an extract) behind bodies or a chapter. Where each row has as
    many cells as there are columns, each cell is its column's, and what follows the last row's is no part of the table;
    else a text after a limit or bodies is another task of the row.
    """
    groups: list[list[tuple[int, Cell]]] = []  # the cells of each row, and their lines
    chapters: dict[int, Cell] = {}
    last = 0
    for place in range(index, len(text_lines)):
        line = text_lines[place]
        if line.kind is LineKind.BLANK:
            continue
        cell = trim(text, line.start, line.end)
        words = text[slice(*cell)]
        if line.kind not in {LineKind.TEXT, LineKind.TAIL} or (
            line.kind is LineKind.TAIL and kind_of_cell(text, cell) != "limit"
        ):
            break
        starts = re.fullmatch(r"(\d{1,3})[.、]?", words)
        behind = not groups or max(chapters, default=0) > groups[-1][-1][0] or _ends_row(text, groups[-1][-1][1])
        if starts and (int(starts[1]) == last + 1 or (int(starts[1]) > last and behind)):
            groups.append([(place, cell)])
            last = int(starts[1])
        elif behind and _CHAPTER.match(words) and "。" not in words:
            chapters[place] = cell
        elif not groups:
            break
        else:
            groups[-1].append((place, cell))
    width = len(columns)
    exact = len(groups) > 1 and len(groups[-1]) >= width and all(len(group) == width for group in groups[:-1])
    if exact:
        groups[-1] = groups[-1][:width]
    rows: list[list[tuple[ColumnKind, Cell]]] = []
    for group in groups:
        cells = [cell for _, cell in group]
        rows.extend([list(zip(columns, cells, strict=True))] if exact else _laid(text, cells, columns))
    taken = {place for group in groups for place, _ in group}
    between = {place: cell for place, cell in chapters.items() if taken and place < max(taken)}
    return rows, list(between.values()), taken | set(between)


_CHAPTER = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\))\S")


def _ends_row(text: str, cell: Cell) -> bool:
    """Whether a cell can be the last of a row: bodies or a limit."""
    return kind_of_cell(text, cell) in {"bodies", "limit"}


def _laid(text: str, cells: list[Cell], columns: list[ColumnKind]) -> list[list[tuple[ColumnKind, Cell]]]:
    """Lay the cells under one number in columns; a text behind bodies or a limit begins the next task of the row."""
    rows: list[list[tuple[ColumnKind, Cell]]] = []
    run: list[Cell] = []
    assigned = False
    for cell in cells:
        kind = kind_of_cell(text, cell)
        if kind == "text" and assigned:
            rows.extend(_one(text, run, columns, first=not rows))
            run, assigned = [], False
        assigned = assigned or kind in {"bodies", "limit"}
        run.append(cell)
    if run:
        rows.extend(_one(text, run, columns, first=not rows))
    return rows


def _one(text: str, run: list[Cell], columns: list[ColumnKind], *, first: bool) -> list[list[tuple[ColumnKind, Cell]]]:
    """Lay one task; below the first of a row number and group are merged cells, which print nothing."""
    merged = () if first else (ColumnKind.NUMBER, ColumnKind.GROUP)
    kept: list[ColumnKind] = [ColumnKind.OTHER if column in merged else column for column in columns]
    row = aligned(text, run, kept)
    return [row] if row else []


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
