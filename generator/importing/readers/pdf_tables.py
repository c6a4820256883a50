"""Tables on PDF pages: the grids that ruled lines make, and the characters in their cells."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.importing.readers.pdf_lines import Line, print_lines
from generator.importing.readers.pdf_page import Glyph, RuledLine
from generator.importing.readers.table import TableCell, join_words

NEAR = 3.0
_OVERHANG = 12.0
_MOST_PADDING = 10.0
_SPACING = 0.3
_MOST_RULES = 6_000


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on a page.

    columns: the edges of its columns, from the left.
    rows: the edges of its rows, from the top.
    cells: its cells with their text; a cell's lines are what stood on lines of their own, not what was broken for
    room.
    room: the room that is left on the last line of a cell, by its row and column.
    heads: the width of the first word of a cell, by its row and column.
    """

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: tuple[TableCell, ...]
    room: Mapping[tuple[int, int], float]
    heads: Mapping[tuple[int, int], float]


def find_grids(glyphs: Sequence[Glyph], rules: Sequence[RuledLine]) -> tuple[list[Grid], list[Glyph]]:
    """Return a page's tables from top to bottom, and the characters outside them. A box of one cell is no table."""
    grids: list[Grid] = []
    rest = list(glyphs)
    for group in _groups(_merge(rules)):
        columns = _edges(group, is_level=False)
        rows = _edges(group, is_level=True)
        if len(columns) < 2 or len(rows) < 2 or (len(columns) == 2 and len(rows) == 2):  # noqa: PLR2004 - the edges of one cell
            continue
        inside = [glyph for glyph in rest if _is_inside(glyph, columns, rows)]
        if not inside:
            continue
        regions = _regions(columns, rows, group)
        if len(set(regions.values())) < 2:  # noqa: PLR2004 - a box with lines that part nothing
            continue
        taken = set(map(id, inside))
        rest = [glyph for glyph in rest if id(glyph) not in taken]
        grids.append(_fill(columns, rows, regions, inside))
    return sorted(grids, key=lambda grid: grid.rows[0]), rest


def _merge(rules: Iterable[RuledLine]) -> list[RuledLine]:
    """Join the pieces of lines that lie on each other or follow each other."""
    merged: list[RuledLine] = []
    for rule in sorted(rules, key=lambda rule: (rule.is_level, round(rule.place), rule.start)):
        for index in range(len(merged) - 1, max(len(merged) - 12, -1), -1):
            other = merged[index]
            is_same = rule.is_level == other.is_level and abs(rule.place - other.place) <= NEAR
            if is_same and rule.start <= other.end + NEAR and other.start <= rule.end + NEAR:
                merged[index] = RuledLine(
                    rule.is_level, other.place, min(rule.start, other.start), max(rule.end, other.end)
                )
                break
        else:
            merged.append(rule)
    return merged[:_MOST_RULES]


def _groups(rules: list[RuledLine]) -> list[list[RuledLine]]:
    """Return the rules that touch each other, group by group."""
    group_of = list(range(len(rules)))

    def root(index: int) -> int:
        while group_of[index] != index:
            group_of[index] = group_of[group_of[index]]
            index = group_of[index]
        return index

    level = [index for index, rule in enumerate(rules) if rule.is_level]
    upright = [index for index, rule in enumerate(rules) if not rule.is_level]
    for first in level:
        for second in upright:
            if _touch(rules[first], rules[second]):
                group_of[root(first)] = root(second)
    groups: dict[int, list[RuledLine]] = {}
    for index, rule in enumerate(rules):
        groups.setdefault(root(index), []).append(rule)
    return [group for group in groups.values() if len(group) > 3]  # noqa: PLR2004 - the least that make a box


def _touch(level: RuledLine, upright: RuledLine) -> bool:
    return (
        level.start - NEAR <= upright.place <= level.end + NEAR
        and upright.start - NEAR <= level.place <= upright.end + NEAR
    )


def _edges(group: list[RuledLine], *, is_level: bool) -> tuple[float, ...]:
    """Return the edges of columns or rows; an open side, where crossing rules end, is one too."""
    places = sorted(rule.place for rule in group if rule.is_level == is_level)
    crossing = [rule for rule in group if rule.is_level != is_level]
    first, last = min(rule.start for rule in crossing), max(rule.end for rule in crossing)
    if first < places[0] - _OVERHANG:
        places.insert(0, first)
    if last > places[-1] + _OVERHANG:
        places.append(last)
    edges: list[float] = []
    for place in places:
        if not edges or place > edges[-1] + NEAR:
            edges.append(place)
    return tuple(edges)


def _is_inside(glyph: Glyph, columns: Sequence[float], rows: Sequence[float]) -> bool:
    x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
    return columns[0] - 1 <= x <= columns[-1] + 1 and rows[0] - 1 <= y <= rows[-1] + 1


def _regions(
    columns: Sequence[float], rows: Sequence[float], group: list[RuledLine]
) -> dict[tuple[int, int], tuple[int, int]]:
    """Return the first box of the cell that each box of the grid is of: boxes without a rule between them are one."""
    upright = _by_edge([rule for rule in group if not rule.is_level], columns)
    level = _by_edge([rule for rule in group if rule.is_level], rows)
    first: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(rows) - 1):
        middle = (rows[row] + rows[row + 1]) / 2
        for column in range(len(columns) - 1):
            centre = (columns[column] + columns[column + 1]) / 2
            here = (row, column)
            is_parted_left = any(rule.start <= middle <= rule.end for rule in upright[column])
            is_parted_above = any(rule.start <= centre <= rule.end for rule in level[row])
            if column and not is_parted_left:
                first[here] = first[row, column - 1]
            elif row and not is_parted_above:
                first[here] = first[row - 1, column]
            else:
                first[here] = here
    return first


def _by_edge(rules: list[RuledLine], edges: Sequence[float]) -> list[list[RuledLine]]:
    return [[rule for rule in rules if abs(rule.place - edge) <= NEAR] for edge in edges]


def _fill(
    columns: tuple[float, ...],
    rows: tuple[float, ...],
    regions: dict[tuple[int, int], tuple[int, int]],
    glyphs: list[Glyph],
) -> Grid:
    """Return a table with the characters put into its cells."""
    words: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in glyphs:
        box = (
            _place(rows, (glyph.top + glyph.bottom) / 2),
            _place(columns, (glyph.left + glyph.right) / 2),
        )
        words.setdefault(regions[box], []).append(glyph)
    lines = {start: print_lines(inside) for start, inside in words.items()}
    padding = min(
        (line.left - columns[start[1]] for start, all_lines in lines.items() for line in all_lines), default=0
    )
    padding = min(max(padding, 0), _MOST_PADDING)
    cells: list[TableCell] = []
    left: dict[tuple[int, int], float] = {}
    heads: dict[tuple[int, int], float] = {}
    for start in sorted(set(regions.values())):
        boxes = [box for box, first in regions.items() if first == start]
        width = max(column for _, column in boxes) - start[1] + 1
        height = max(row for row, _ in boxes) - start[0] + 1
        room = columns[start[1] + width] - columns[start[1]] - 2 * padding
        inside = lines.get(start, [])
        cells.append(TableCell(*start, join_cell(inside, room), width, height))
        if inside:
            left[start] = room_left(inside[-1], room)
            heads[start] = inside[0].head
    return Grid(columns, rows, tuple(cells), left, heads)


def _place(edges: Sequence[float], value: float) -> int:
    """Return the index of the box between edges that a value lies in."""
    return max(0, min(sum(value >= edge for edge in edges) - 1, len(edges) - 2))


def _is_full(line: Line, head: float, room: float) -> bool:
    """Tell whether a line leaves no room for the beginning of the next one."""
    return head > room_left(line, room)


def room_left(line: Line, room: float) -> float:
    """Return the room that a line leaves in a cell as wide as `room`, all in points."""
    return room - (line.right - line.left) - _SPACING * line.size


def join_cell(lines: Sequence[Line], room: float) -> tuple[str, ...]:
    """Join the lines of a cell that were broken for lack of room (in points); a line that ends early stays a line."""
    joined: list[str] = []
    before: Line | None = None
    for line in lines:
        if before is not None and _is_full(before, line.head, room):
            joined[-1] = join_words(joined[-1], line.text)
        else:
            joined.append(line.text)
        before = line
    return tuple(joined)
