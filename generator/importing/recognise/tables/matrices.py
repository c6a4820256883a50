"""Tables with a column for each body, whose cells say by a word or a sign what it does for a row's task."""

import re

from generator.importing.reading import Basis
from generator.importing.recognise.bodies.body_lists import read_list
from generator.importing.recognise.bodies.mentions import sign_of_leads
from generator.importing.recognise.bodies.names import Strength, is_place
from generator.importing.recognise.statements.statement import Assignment
from generator.importing.recognise.tables.alignment import Cell
from generator.importing.recognise.tables.columns import ColumnKind, column_of
from generator.model import Role
from generator.text.blanks import without_blanks

_FEWEST = 3  # columns of bodies make a matrix
_LEADS = re.compile(r"(?:负责)?(?:牵头|主办|主责|主)(?:单位|部门)?")
_TAKES_PART = re.compile(r"(?:配合|协办|协助|参与|参加|配|协)(?:单位|部门)?")
_RESPONSIBLE = re.compile(r"(?:负责|责任|承办)(?:单位|部门)?|是")
_SIGNS = re.compile(r"[√✓✔★☆*▲△◆◇●○◎]")
_NOTHING = re.compile(r"[\s/—×-]*")


def matrix_columns(text: str, heads: list[Cell], rows: list[list[Cell]]) -> list[ColumnKind] | None:
    """Return the columns of a table with a column for each of three bodies or more, or None if it is none.

    Where no head says so, the first column holds the tasks: its head may speak of the bodies beside it.
    """
    columns = [column_of(text[slice(*head)]) or ColumnKind.OTHER for head in heads]
    if ColumnKind.TASK not in columns:
        columns[0] = ColumnKind.TASK
    bodies = [index for index, head in enumerate(heads) if columns[index] is ColumnKind.OTHER and _is_body(text, head)]
    cells = [text[slice(*row[index])] for row in rows for index in bodies if index < len(row)]
    roles = [_role(text, words) for words in cells if not _NOTHING.fullmatch(words)]
    if len(bodies) < _FEWEST or not roles or None in roles:
        return None
    last = max(index for index, column in enumerate(columns) if column is ColumnKind.TASK)
    columns = [
        ColumnKind.GROUP if column is ColumnKind.TASK and index < last else column
        for index, column in enumerate(columns)
    ]
    return [ColumnKind.BODY if index in bodies else column for index, column in enumerate(columns)]


def matrix_bodies(text: str, cells: tuple[tuple[ColumnKind, Cell], ...], heads: tuple[Cell, ...]) -> list[Assignment]:
    """Return the bodies of a row's task: those in whose columns it says something."""
    assignments: list[Assignment] = []
    for (column, cell), head in zip(cells, heads, strict=False):
        role = _role(text, text[slice(*cell)]) if column is ColumnKind.BODY else None
        if role:
            assignments.extend(Assignment(mention, role, Basis.COLUMN) for mention in read_list(text, *head).mentions)
    return assignments


def _is_body(text: str, head: Cell) -> bool:
    """Whether a column's head is the name of one body."""
    bodies = read_list(text, *head)
    known = len(bodies.mentions) == 1 and not bodies.rest and bodies.mentions[0].sure is Strength.KNOWN
    return known or is_place(text[slice(*head)])


def _role(text: str, words: str) -> Role | None:
    """Return what a cell says, or None where it says nothing of the kind.

    A sign says who leads where the notice explains it; else it says no more than that a body is responsible.

    >>> [_role("注:★表示牵头单位", words) for words in ("牵头", "配合", "负责", "★", "√", "6月")]
    [<Role.LEAD: 'lead'>, <Role.PARTICIPANT: 'participant'>, <Role.RESPONSIBLE: 'responsible'>, \
<Role.LEAD: 'lead'>, <Role.PARTICIPANT: 'participant'>, None]
    """
    plain = without_blanks(words)
    if _LEADS.fullmatch(plain):
        return Role.LEAD
    if _TAKES_PART.fullmatch(plain):
        return Role.PARTICIPANT
    if _RESPONSIBLE.fullmatch(plain):
        return Role.RESPONSIBLE
    if not _SIGNS.fullmatch(plain):
        return None
    sign = sign_of_leads(text)
    if not sign:
        return Role.RESPONSIBLE
    return Role.LEAD if plain == sign else Role.PARTICIPANT
