"""What the cells of a column have in common."""

import re

from generator.importing.recognise.bodies.labels import LEADS, TAKES_PART
from generator.importing.recognise.statements.statement import Trust, read_statement
from generator.importing.recognise.tables.alignment import Cell, kind_of_cell
from generator.importing.recognise.tables.columns import ColumnKind

SHARE = 0.6  # of the filled cells must be of a kind
FEWEST = 2
SPEAKS_OF_DUTY = re.compile("[责办承牵配谁]|落实|负担")


def role_of_head(head: str) -> ColumnKind:
    """Return the column of bodies that a head of unknown words announces: 谁来牵头, 谁配合, 谁来干."""
    if re.search(LEADS, head):
        return ColumnKind.LEAD
    return ColumnKind.PARTICIPANT if re.search(TAKES_PART, head) else ColumnKind.RESPONSIBLE


def kind_or_statement(text: str, cell: Cell) -> str:
    """Return what a cell looks like; `statement` where verbs say who does something."""
    kind = kind_of_cell(text, cell)
    if kind != "text":
        return kind
    statement = read_statement(text, *cell, Trust.BRACKET)
    return "statement" if statement and statement.labelled and statement.assignments else kind


def are_sentences(text: str, cells: list[Cell]) -> bool:
    """Whether most cells end as sentences do."""
    return sum(text[slice(*cell)].endswith(("。", ";")) for cell in cells) >= SHARE * max(len(cells), 1)


def filled_cells(rows: list[list[Cell]], index: int) -> list[Cell]:
    """Return the filled cells of a column."""
    return [row[index] for row in rows if index < len(row) and row[index][0] < row[index][1]]


def mean_length(cells: list[Cell]) -> float:
    """Return the mean length of cells."""
    return sum(end - start for start, end in cells) / max(len(cells), 1)
