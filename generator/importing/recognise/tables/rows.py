"""Rows of tables as tasks: columns say the roles; an empty cell below a filled one may be the rest of a merged cell."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from itertools import pairwise

from generator.importing.reading import Basis
from generator.importing.recognise.statements.item_statements import find_statements
from generator.importing.recognise.statements.statement import Assignment, Statement, Trust, read_statement
from generator.importing.recognise.tables.alignment import Cell
from generator.importing.recognise.tables.columns import BODIES, ColumnKind
from generator.importing.recognise.tables.matrices import matrix_bodies
from generator.importing.recognise.tables.row_bodies import (
    NOTHING,
    beside_leads,
    bodies_of_chapter,
    role_in_column,
    row_statements,
)
from generator.importing.recognise.tables.table import Table, TableRow
from generator.importing.recognise.text.brackets import trim
from generator.model import Role

_DITTO = re.compile(r"\s*(?:同上|〃|″|\"|同前)\s*")


@dataclass(slots=True)
class RowTask:
    """A row as spans: task cell, its number, group, lists with what is inherited, limits, people, chapter above.

    below_number: the row stands below one with a number and has none.
    target: value, unit and head of an indicator's last year.
    more: where the task goes on in lines below, other cells between.
    headless: its table prints no heads.
    upper: the heading above its chapter.
    name: the cell that names it, where others say what it is.
    """

    row: TableRow
    cell: Cell
    label: Cell | None
    group: Cell | None
    statements: list[Statement]
    inherited: list[Assignment]
    limits: list[tuple[Cell, bool]]
    people: list[Cell]
    chapter: Cell | None
    below_number: bool = False
    target: tuple[Cell, Cell | None, Cell] | None = None
    more: list[Cell] = field(default_factory=list)
    headless: bool = False
    upper: Cell | None = None
    name: Cell | None = None


def row_tasks(text: str, table: Table, covered: Collection[int]) -> list[RowTask]:
    """Read the rows of a table; `covered` are the places of empty cells that a merged cell above covers."""
    tasks: list[RowTask] = []
    known = any(a == b and a in covered for row in table.rows for _, (a, b) in row.cells)
    merged = Merging.KNOWN if known else _merges(text, table)
    above: dict[ColumnKind, list[Cell]] = {}
    chapter: TableRow | None = None
    above_chapter: Cell | None = None
    group: Cell | None = None
    numbered = False
    for printed in table.rows:
        dittos = {
            column for column, (a, b) in printed.cells if _DITTO.fullmatch(text[a:b]) or (a == b and a in covered)
        }
        row = _without_dittos(text, printed)
        if row.chapter:
            above_chapter = _above_chapter(row, chapter, above_chapter)
            chapter, above, group = row, {}, None
            continue
        group = _group(table, row, group)
        cells = [cell for cell in row.of(ColumnKind.TASK) if not NOTHING.fullmatch(text[slice(*cell)])]
        if not cells or any(_TOTAL.fullmatch(text[slice(*cell)]) for _, cell in row.cells):
            _add_to_last(text, row, tasks)
            continue
        label = next(iter(row.of(ColumnKind.NUMBER)), None)
        statements = row_statements(text, row)
        if not {*BODIES, ColumnKind.BODY} & set(table.columns):
            statements = [statement for statement in find_statements(text, *cells[0]) if statement.labelled]
        upper = _Above(above, merged, frozenset(dittos))
        inherited = _inherited(text, table, row, upper)
        if any(assignment.role is Role.LEAD for assignment in inherited):
            statements = [beside_leads(assignment) for assignment in statements]
        task = RowTask(
            row,
            (cells[0][0], cells[-1][1]) if _adjoin(text, cells) else cells[0],
            _number(text, label),
            group,
            statements,
            [*inherited, *matrix_bodies(text, row.cells, table.heads), *bodies_of_chapter(text, table, chapter)],
            _limits(table, row, upper),
            list(row.of(ColumnKind.PEOPLE)),
            chapter.chapter if chapter and not chapter.outlined else None,
            target=_target(table, row),
            more=[*([] if _adjoin(text, cells) else cells[1:]), *row.of(ColumnKind.AIM)],
            headless=table.headless,
            upper=above_chapter,
            name=next(iter(row.of(ColumnKind.NAME)), cells[0] if row.of(ColumnKind.AIM) else None),
        )
        task.below_number = numbered and not label
        numbered = numbered or bool(label)
        tasks.append(task)
        for column in (*BODIES, ColumnKind.DEADLINE):
            if row.of(column):
                above[column] = list(row.of(column))
    return tasks


_TOTAL = re.compile(r"\s*(?:合计|总计|小计|共计|累计)\s*(?:\([^()]*\))?\s*")


def _above_chapter(row: TableRow, before: TableRow | None, above: Cell | None) -> Cell | None:
    """Return the heading above a chapter: of a lower one the last of the upper level."""
    if not row.level:
        return None
    return before.chapter if before and not before.level else above


def _group(table: Table, row: TableRow, above: Cell | None) -> Cell | None:
    """Return the cell that names a row's group: that of the first column of groups, or of the rows above."""
    groups = [cell for column, cell in row.cells if column is ColumnKind.GROUP]
    if table.exact and groups and groups[0][0] == groups[0][1] and above:
        return above
    return next((cell for cell in groups if cell[0] < cell[1]), above)


def _adjoin(text: str, cells: list[Cell]) -> bool:
    """Whether nothing stands between the cells of a task; a row whose cells are wrapped prints others between."""
    return all(not text[left[1] : right[0]].strip(" \n|") for left, right in pairwise(cells))


def _without_dittos(text: str, row: TableRow) -> TableRow:
    """Empty the cells that say 同上: they mean the cell above."""
    return replace(
        row, cells=tuple((column, (a, a) if _DITTO.fullmatch(text[a:b]) else (a, b)) for column, (a, b) in row.cells)
    )


def _number(text: str, label: Cell | None) -> Cell | None:
    """Leave out closing punctuation of a number."""
    if not label:
        return None
    start, end = label
    while end > start and text[end - 1] in ".、．":
        end -= 1
    return start, end


class Merging(Enum):
    """Which empty cells are the rest of merged ones: those that the file says, none, those of leads (and rows), all."""

    KNOWN = auto()
    NONE = auto()
    LEADS = auto()
    ALL = auto()


@dataclass(frozen=True, slots=True)
class _Above:
    """What the rows above hand to a row: their last cells by column, which empty cells are merged, which say 同上."""

    cells: dict[ColumnKind, list[Cell]]
    merged: Merging
    dittos: frozenset[ColumnKind]


def _merges(text: str, table: Table) -> Merging:
    """Say which empty cells are merged: all where the table prints 无 or 同上, leads' where it leaves groups empty."""
    cells = [(column, text[slice(*cell)]) for row in table.rows for column, cell in row.cells]
    marks = any(
        _DITTO.fullmatch(words) or (column in BODIES and NOTHING.fullmatch(words)) for column, words in cells if words
    )
    if marks or not table.exact:
        return Merging.ALL
    empty = any(not words for column, words in cells if column in {ColumnKind.GROUP, ColumnKind.NUMBER})
    return Merging.LEADS if empty else Merging.NONE


def _add_to_last(text: str, row: TableRow, tasks: list[RowTask]) -> None:
    """Give bodies of a row without a task of its own to the task above: its cell is merged over several rows."""
    if tasks:
        tasks[-1].statements.extend(row_statements(text, row))
        tasks[-1].limits.extend((cell, False) for cell in row.of(ColumnKind.DEADLINE))


def _inherited(text: str, table: Table, row: TableRow, above: _Above) -> list[Assignment]:
    """Return the bodies that merged cells hand down: the lead where the row has none, others where it has no body.

    A cell that says 同上, or that the file says to be covered, takes the bodies of the cell above whatever else the row
    has.
    """
    if above.merged is Merging.NONE or (not table.exact and row.of(ColumnKind.NUMBER)):
        return []
    lead_column = ColumnKind.LEAD if ColumnKind.LEAD in table.columns else ColumnKind.RESPONSIBLE
    own = {column for column in BODIES if row.of(column)}
    inherited: list[Assignment] = []
    for column in (ColumnKind.LEAD, ColumnKind.RESPONSIBLE, ColumnKind.PARTICIPANT):
        if column in own or column not in above.cells or column not in table.columns:
            continue
        guessed = above.merged is not Merging.KNOWN and (column is lead_column or not own)
        if guessed or column in above.dittos:
            for cell in above.cells[column]:
                statement = read_statement(text, *cell, Trust.CELL, BODIES[column])
                if statement:
                    leads = lead_column is ColumnKind.LEAD
                    inherited.extend(
                        replace(assignment, role=role_in_column(assignment, column, leads=leads), basis=Basis.COLUMN)
                        for assignment in statement.assignments
                    )
    return inherited


def _limits(table: Table, row: TableRow, above: _Above) -> list[tuple[Cell, bool]]:
    """Return the limits of a row, inherited ones marked."""
    own = [(cell, False) for cell in row.of(ColumnKind.DEADLINE)]
    empty = not row.of(*BODIES)
    if own or not table.exact or ColumnKind.DEADLINE not in table.columns:
        return own
    if above.merged is Merging.ALL or ColumnKind.DEADLINE in above.dittos or (above.merged is Merging.LEADS and empty):
        return [(cell, True) for cell in above.cells.get(ColumnKind.DEADLINE, [])]
    return []


def _target(table: Table, row: TableRow) -> tuple[Cell, Cell | None, Cell] | None:
    """Return value, unit and head of an indicator's last year."""
    values = [
        (cell, head)
        for (column, cell), head in zip(row.cells, table.heads, strict=False)
        if column is ColumnKind.YEAR and cell[0] < cell[1]
    ]
    if not values:
        return None
    unit = next(iter(row.of(ColumnKind.UNIT)), None)
    return values[-1][0], unit, values[-1][1]


def starts_of(text: str, task: RowTask) -> Cell:
    """Return the task's cell without a number that it prints itself."""
    match = re.match(r"\s*(?:\d{1,3}[.、．]|[(]\d{1,2}[)])\s*(?=[\u3400-\u9fff“])", text[slice(*task.cell)])
    return trim(text, task.cell[0] + (match.end() if match and not task.label else 0), task.cell[1])
