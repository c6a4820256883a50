"""A table of a notice as columns of known kinds and rows of cells."""

import re
from dataclasses import dataclass

from generator.importing.recognise.tables.alignment import Cell
from generator.importing.recognise.tables.columns import ColumnKind


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row.

    cells: by column, several to a column where a table fell apart.
    chapter: a heading over the rows below, in place of cells.
    level: of the chapter, 1 below one of another style of numbers (一, then (一)), else 0.
    outlined: the chapter is a line with a number, which the outline holds.
    """

    start: int
    end: int
    cells: tuple[tuple[ColumnKind, Cell], ...] = ()
    chapter: Cell | None = None
    level: int = 0
    outlined: bool = False

    def of(self, *columns: ColumnKind) -> tuple[Cell, ...]:
        """Return the filled cells of some columns."""
        return tuple(cell for column, cell in self.cells if column in columns and cell[0] < cell[1])


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    columns: their kinds.
    heads: their spans.
    rows: those below the heads.
    claimed: indexes of its lines.
    exact: each row has all its cells.
    headless: it prints no heads, its cells show the columns.
    """

    columns: tuple[ColumnKind, ...]
    heads: tuple[Cell, ...]
    rows: tuple[TableRow, ...]
    claimed: frozenset[int]
    exact: bool
    headless: bool = False


LONGEST_HEAD = 14


def is_head(words: str) -> bool:
    """Whether words could stand in a head: few, no figures, no marks."""
    return len(words) <= LONGEST_HEAD and not re.search(r"[\d,。;、:]", words)
