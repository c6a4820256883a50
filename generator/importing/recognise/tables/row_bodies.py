"""The bodies of a table's row: each column says a role, a cell beside may say another, a heading may name them."""

import re
from dataclasses import replace
from itertools import pairwise

from generator.importing.reading import Basis
from generator.importing.recognise.bodies.body_lists import read_list
from generator.importing.recognise.bodies.labels import ROLES, Label, label_of
from generator.importing.recognise.bodies.names import Strength
from generator.importing.recognise.outline.numbering import number_at
from generator.importing.recognise.statements.statement import Assignment, Statement, Trust, read_statement
from generator.importing.recognise.tables.alignment import Cell
from generator.importing.recognise.tables.columns import BODIES, ColumnKind
from generator.importing.recognise.tables.table import Table, TableRow
from generator.importing.recognise.text.brackets import trim
from generator.model import Role

NOTHING = re.compile(r"\s*(?:无|/|—+|-+|\*|略|暂无)\s*")


def bodies_of_chapter(text: str, table: Table, chapter: TableRow | None) -> list[Assignment]:
    """Return the bodies that a heading over rows names, where no column names bodies of their role.

    市教育局(3项) leads where a column says who takes part; 牵头单位:市教育局 says itself what it does.
    """
    if not chapter or not chapter.chapter:
        return []
    start, end = chapter.chapter
    mark = number_at(text, start, end)
    start = mark.body if mark else start
    counted = _COUNT.search(text, start, end)
    end = counted.start() if counted else end
    colon = text.find(":", start, end)
    label = label_of(text[start:colon]) if colon > 0 else None
    role = ROLES.get(label) if label else None
    if not role:
        role = Role.LEAD if ColumnKind.PARTICIPANT in table.columns else Role.RESPONSIBLE
    said_in_columns = {ColumnKind.LEAD, ColumnKind.BODY, *([] if label is Label.LEAD else [ColumnKind.RESPONSIBLE])}
    bodies = read_list(text, *trim(text, colon + 1 if label else start, end))
    if role is Role.PARTICIPANT or said_in_columns & set(table.columns) or not bodies.are(Strength.KNOWN):
        return []
    return [Assignment(mention, role, Basis.HEADING) for mention in bodies.mentions]


_COUNT = re.compile(r"\(?共?\d{1,3}[项个件条]\)?:?$")


def row_statements(text: str, row: TableRow) -> list[Statement]:
    """Read the bodies of a row: with a lead's column the others take part."""
    statements = []
    for column, cell in _with_said_roles(text, row):
        if column in BODIES and cell[0] < cell[1] and not NOTHING.fullmatch(text[slice(*cell)]):
            statement = read_statement(text, *cell, Trust.CELL, BODIES[column])
            if statement:
                statements.append((column, statement))
    leads = any(column is ColumnKind.LEAD and statement.assignments for column, statement in statements) or any(
        statement.leads for _, statement in statements
    )
    return [_with_roles(statement, column, leads=leads) for column, statement in statements]


def _with_said_roles(text: str, row: TableRow) -> list[tuple[ColumnKind, Cell]]:
    """Return the cells of a row, bodies behind a cell that says their role (牵头) in the column of that role."""
    cells = list(row.cells)
    for place, ((column, role), (_, cell)) in enumerate(pairwise(row.cells), start=1):
        label = label_of(text[slice(*role)]) if column is ColumnKind.ROLE else None
        if label in ROLES:
            cells[place] = next(kind for kind, other in BODIES.items() if ROLES[other] is ROLES[label]), cell
    return cells


def _with_roles(statement: Statement, column: ColumnKind, *, leads: bool) -> Statement:
    """Give the bodies of a column their role beside the other columns."""
    assignments = tuple(
        replace(
            assignment,
            role=role_in_column(assignment, column, leads=leads),
            basis=Basis.COLUMN if assignment.basis is Basis.LIST else assignment.basis,
        )
        for assignment in statement.assignments
    )
    return replace(statement, assignments=assignments, leads=leads, participants_only=column is ColumnKind.PARTICIPANT)


def beside_leads(statement: Statement) -> Statement:
    """Make the responsible bodies of a row take part where a merged cell above names the lead."""
    assignments = tuple(
        replace(assignment, role=Role.PARTICIPANT) if assignment.role is Role.RESPONSIBLE else assignment
        for assignment in statement.assignments
    )
    return replace(statement, assignments=assignments)


def role_in_column(assignment: Assignment, column: ColumnKind, *, leads: bool) -> Role:
    """Return the role of one body of a column."""
    if assignment.basis is not Basis.COLUMN:
        return assignment.role if assignment.role is Role.LEAD or not leads else Role.PARTICIPANT
    if column is ColumnKind.LEAD:
        return assignment.role if assignment.role is not Role.RESPONSIBLE else Role.LEAD
    return Role.PARTICIPANT if leads or column is ColumnKind.PARTICIPANT else Role.RESPONSIBLE
