"""Tables in the order in which they are to be read: one line a task, whichever way the table lies."""

from collections.abc import Sequence
from dataclasses import replace

from generator.importing.readers.table import TableCell, print_table
from generator.importing.recognise.bodies.labels import label_of
from generator.importing.recognise.tables.columns import ColumnKind, column_of, columns_of
from generator.importing.recognise.tables.matrices import matrix_columns

_FEWEST = 3  # columns and rows of a table that lies on its side
_MOST_PARTS = 4


def print_in_order(cells: Sequence[TableCell]) -> list[str]:
    r"""Return a table's lines as `print_table` does, a task a line.

    A table whose heads stand in its first column, a task a column, is printed column by column; one whose heads stand
    twice beside each other, part by part.

    >>> rows = [["任务", "修路", "架桥"], ["责任单位", "甲局", "乙局"], ["完成时限", "6月底", "8月底"]]
    >>> cells = [TableCell(row, column, (words,)) for row, line in enumerate(rows) for column, words in enumerate(line)]
    >>> print_in_order(cells)
    ['任务\t责任单位\t完成时限', '修路\t甲局\t6月底', '架桥\t乙局\t8月底']
    """
    above, table, below = _parted(cells)
    rows = _words(table)
    parts = [_turned(table)] if _lies_on_its_side(rows) else _parts(table, rows)
    return [line for part in (above, *parts, below) for line in print_table(part)]


def _parted(cells: Sequence[TableCell]) -> tuple[list[TableCell], list[TableCell], list[TableCell]]:
    """Part the lines over a table's whole width above and below it (title, notes) from the table."""
    right = max((cell.column + cell.width for cell in cells), default=0)
    left = min((cell.column for cell in cells), default=0)
    inner = [cell.row for cell in cells if cell.width < right - left]
    first, last = min(inner, default=0), max(inner, default=-1)
    return (
        [cell for cell in cells if cell.row < first],
        [cell for cell in cells if first <= cell.row <= last],
        [cell for cell in cells if cell.row > last],
    )


def _words(cells: Sequence[TableCell]) -> list[list[str]]:
    """Return the words of a table's boxes, row by row; those that a merged cell covers are empty."""
    columns = sorted({cell.column for cell in cells})
    rows = sorted({cell.row for cell in cells})
    words = {(cell.row, cell.column): "".join(cell.lines).strip() for cell in cells}
    return [[words.get((row, column), "") for column in columns] for row in rows]


def _lies_on_its_side(rows: list[list[str]]) -> bool:
    """Whether the first column holds the heads of a table with a task a column, or units over against tasks."""
    if len(rows) < _FEWEST or len(rows[0]) < _FEWEST or columns_of(rows[0]):
        return False
    columns = [list(column) for column in zip(*rows, strict=True)]
    kinds = columns_of(columns[0]) if all(columns[0][1:]) else None  # the corner may be empty
    if kinds and ColumnKind.TASK in kinds:
        tasks = [words for words in rows[kinds.index(ColumnKind.TASK)][1:] if words]
        return len(tasks) > 1 and not any(map(_are_labels, columns[1:]))
    return _is_matrix(columns) and not _is_matrix(rows)


def _are_labels(words: list[str]) -> bool:
    """Whether at least half of a column's cells are labels: each row of the table has several fields."""
    filled = [cell for cell in words if cell]
    return bool(filled) and 2 * sum(label_of(cell) is not None for cell in filled) >= len(filled)


def _is_matrix(rows: list[list[str]]) -> bool:
    """Whether the first row's heads are bodies and the cells below say what each does for a row's task."""
    text = "\n".join("\t".join(row) for row in rows)
    spans: list[list[tuple[int, int]]] = []
    place = 0
    for row in rows:
        spans.append([])
        for words in row:
            spans[-1].append((place, place + len(words)))
            place += len(words) + 1
    return matrix_columns(text, spans[0], spans[1:]) is not None


def _turned(cells: Sequence[TableCell]) -> list[TableCell]:
    """Return the cells with rows for columns."""
    turned = [TableCell(cell.column, cell.row, cell.lines, cell.height, cell.width) for cell in cells]
    return sorted(turned, key=lambda cell: (cell.row, cell.column))


def _parts(cells: list[TableCell], rows: list[list[str]]) -> list[list[TableCell]]:
    """Return the parts of a table whose heads stand again beside themselves, else the table."""
    heads = rows[0] if rows else []
    columns = sorted({cell.column for cell in cells})
    for count in range(2, _MOST_PARTS + 1):
        width, rest = divmod(len(heads), count)
        counts = ColumnKind.NUMBER in map(column_of, heads[:width])
        if rest or heads != heads[:width] * count or not (counts or columns_of(heads[:width])):
            continue
        starts = columns[::width]
        ends = [*starts[1:], columns[-1] + 1]
        if any(cell.column < start < cell.column + cell.width for cell in cells for start in starts):
            continue
        last = max(cell.row for cell in cells) + 1
        return [
            [replace(cell, row=cell.row + last * place) for cell in cells if start <= cell.column < end]
            for place, (start, end) in enumerate(zip(starts, ends, strict=True))
        ]
    return [cells]
