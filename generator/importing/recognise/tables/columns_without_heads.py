"""The columns of tables whose heads are none or unknown: their cells show them."""

import re

from generator.importing.recognise.statements.item_statements import find_statements
from generator.importing.recognise.tables.alignment import Cell
from generator.importing.recognise.tables.column_cells import (
    FEWEST,
    SHARE,
    SPEAKS_OF_DUTY,
    are_sentences,
    filled_cells,
    kind_or_statement,
    mean_length,
    role_of_head,
)
from generator.importing.recognise.tables.columns import ColumnKind


def headless_columns(text: str, rows: list[list[Cell]], heads: list[Cell] | None = None) -> list[ColumnKind] | None:
    """Return the columns of a table whose heads are none or unknown, by its cells, or None where they do not show them.

    There must be a column of text and one of bodies: under a head that speaks of duty or, where numbers count up, with
    verbs (牵头) in its cells or beside limits.
    """
    if len(rows) < FEWEST or len({len(row) for row in rows}) > 1:
        return None
    width = len(rows[0])
    kinds = [[kind_or_statement(text, cell) for cell in filled_cells(rows, index)] for index in range(width)]

    def mostly(index: int, *kind: str) -> bool:
        return bool(kinds[index]) and sum(map(kinds[index].count, kind)) >= SHARE * len(kinds[index])

    bodies = [index for index in range(width) if mostly(index, "bodies", "statement")]
    limits = [index for index in range(width) if mostly(index, "limit")]
    texts = [index for index in range(width) if mostly(index, "text")]
    counted = [text[slice(*row[0])].rstrip(".、") for row in rows] == [
        str(number) for number in range(1, len(rows) + 1)
    ]
    headed = [index for index in bodies if heads and SPEAKS_OF_DUTY.search(text[slice(*heads[index])])]
    duties = headed or [index for index in bodies if mostly(index, "statement")]
    sentences = any(are_sentences(text, filled_cells(rows, index)) for index in texts)
    shown = duties or (len(bodies) == 1 and len(limits) == 1 and sentences)
    if not texts or not shown or not (counted or headed):
        return None
    columns = [ColumnKind.OTHER] * width
    columns[0] = ColumnKind.NUMBER if counted else ColumnKind.OTHER
    for index in duties or bodies:
        columns[index] = role_of_head(text[slice(*heads[index])] if heads else "")
    for index in limits[:1]:
        columns[index] = ColumnKind.DEADLINE
    columns[max(texts, key=lambda index: mean_length(filled_cells(rows, index)))] = ColumnKind.TASK
    return columns


def listed_columns(text: str, rows: list[list[Cell]]) -> list[ColumnKind] | None:
    """Return the columns of a table whose tasks' cells end with their lists in brackets, or None where none do.

    Numbers must count the rows; text in front of the tasks is a heading over them.
    """
    numbers = [text[slice(*row[0])].rstrip(".、") for row in rows]
    if len(rows) < FEWEST or numbers != [str(number) for number in range(1, len(rows) + 1)]:
        return None
    for index in range(1, len(rows[0])):
        cells = filled_cells(rows, index)
        listing = [cell for cell in cells if _LIST_AT_END.search(text[slice(*cell)]) and _lists_bodies(text, cell)]
        if len(listing) >= max(FEWEST, SHARE * len(rows)):
            behind = len(rows[0]) - 1 - index
            return [
                ColumnKind.NUMBER,
                *([ColumnKind.GROUP] * (index - 1)),
                ColumnKind.TASK,
                *([ColumnKind.OTHER] * behind),
            ]
    return None


_LIST_AT_END = re.compile(r"[)】〕\]]\s*[。;]?$")


def _lists_bodies(text: str, cell: Cell) -> bool:
    """Whether a bracket in a cell says who answers for its task."""
    return any(statement.assignments and statement.labelled for statement in find_statements(text, *cell))
