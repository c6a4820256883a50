"""Who does what as tables: units by projects, units by engineerings, leading units by those that they call on.

Each is of some engineerings, all of them or those of a block, and lists the units that these name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import Engineering, Project, Unit
from generator.pages import limits
from generator.pages.context import PageContext

SIGNS = {"lead": "牵", "participant": "参", "derived": "集"}


@dataclass(frozen=True, slots=True)
class RoleCell:
    """What a unit is to a project; `role` and `sign` are empty where nothing ties them."""

    project: Project
    role: str
    sign: str


@dataclass(frozen=True, slots=True)
class CountCell:
    """What a unit leads and joins in an engineering."""

    engineering: Engineering
    leads: int
    participates: int


@dataclass(frozen=True, slots=True)
class CallCell:
    """The projects in which the row's unit calls on `unit`."""

    unit: Unit
    projects: tuple[Project, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """A unit with its cells and its counts (what comes through collectives is not in them)."""

    unit: Unit
    leads: int
    participates: int
    cells: tuple[RoleCell, ...] | tuple[CountCell, ...] | tuple[CallCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnGroup:
    """An engineering over its projects."""

    engineering: Engineering
    tone: int
    columns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixColumn:
    """A project (or an engineering, or a unit) as a column, with how many units it names."""

    head: Project | Engineering | Unit
    tone: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """A whole table; `total` is the sum of the margins."""

    groups: tuple[ColumnGroup, ...]
    columns: tuple[MatrixColumn, ...]
    rows: tuple[MatrixRow, ...]
    total: int

    @property
    def leads(self) -> int:
        """The sum of the margin of leads."""
        return sum(row.leads for row in self.rows)

    @property
    def derived(self) -> int:
        """How many cells come through a collective only."""
        return sum(isinstance(cell, RoleCell) and cell.role == "derived" for row in self.rows for cell in row.cells)

    @property
    def participates(self) -> int:
        """The sum of the margin of participations."""
        return sum(row.participates for row in self.rows)


def tone(engineering: Engineering) -> int:
    """Return the colour of an engineering, 1 to 10; its number says the same to those who do not see it."""
    return (engineering.number - 1) % 10 + 1


def is_whole(context: PageContext) -> bool:
    """Say whether one page holds the matrix of all units by all projects."""
    return len(context.dataset.annex_units) * len(context.dataset.projects) <= limits.CELLS


def project_matrix(context: PageContext, *engineerings: Engineering) -> Matrix:
    """Return units by projects."""
    projects = tuple(project for engineering in engineerings for project in engineering.projects)
    named = {tie.unit for project in projects for tie in project.responsibilities}
    units = tuple(unit for unit in context.dataset.annex_units if unit.id in named)
    tones = {engineering.id: tone(engineering) for engineering in engineerings}
    rows = tuple(_role_row(context, unit, projects) for unit in units)
    return Matrix(
        groups=tuple(
            ColumnGroup(engineering=engineering, tone=tones[engineering.id], columns=len(engineering.projects))
            for engineering in engineerings
        ),
        columns=tuple(
            MatrixColumn(head=project, tone=tones[project.engineering], total=len(project.responsibilities))
            for project in projects
        ),
        rows=rows,
        total=sum(len(project.responsibilities) for project in projects),
    )


def engineering_matrix(context: PageContext, *engineerings: Engineering) -> Matrix:
    """Return units by engineerings, with counts."""
    counts = {
        (share.unit.id, engineering.id): (share.leads, share.participates)
        for engineering in engineerings
        for share in context.graph.engineering_units(engineering.id)
    }
    named = {unit for unit, _ in counts}
    totals: Counter[str] = Counter()
    for (_, engineering), (leads, participates) in counts.items():
        totals[engineering] += leads + participates
    return Matrix(
        groups=(),
        columns=tuple(MatrixColumn(head=head, tone=tone(head), total=totals[head.id]) for head in engineerings),
        rows=tuple(
            _count_row(unit, (CountCell(each, *counts.get((unit.id, each.id), (0, 0))) for each in engineerings))
            for unit in context.dataset.annex_units
            if unit.id in named
        ),
        total=totals.total(),
    )


def call_matrix(context: PageContext, *engineerings: Engineering) -> Matrix:
    """Return leading units by the units that they call on, with the number of projects."""
    projects = tuple(project for engineering in engineerings for project in engineering.projects)
    shared = {(call.lead.id, call.participant.id): call.projects for call in context.graph.calls(projects)}
    leads = Counter(project.lead for project in projects if project.lead)
    totals: Counter[str] = Counter()
    for (_, participant), held in shared.items():
        totals[participant] += len(held)
    called = tuple(unit for unit in context.dataset.annex_units if unit.id in totals)
    rows = tuple(
        MatrixRow(
            unit=lead,
            leads=leads[lead.id],
            participates=sum(len(shared.get((lead.id, unit.id), ())) for unit in called),
            cells=tuple(CallCell(unit, shared.get((lead.id, unit.id), ())) for unit in called),
        )
        for lead in context.dataset.annex_units
        if lead.id in leads
    )
    return Matrix(
        groups=(),
        columns=tuple(MatrixColumn(head=unit, tone=0, total=totals[unit.id]) for unit in called),
        rows=rows,
        total=totals.total(),
    )


def _count_row(unit: Unit, counted: Iterable[CountCell]) -> MatrixRow:
    cells = tuple(counted)
    leads, participates = sum(cell.leads for cell in cells), sum(cell.participates for cell in cells)
    return MatrixRow(unit=unit, leads=leads, participates=participates, cells=cells)


def _role_row(context: PageContext, unit: Unit, projects: Iterable[Project]) -> MatrixRow:
    graph = context.graph
    roles = {responsibility.project.id: "derived" for responsibility in graph.derived(unit.id)}
    roles |= {project.id: "participant" for project in graph.participations(unit.id)}
    roles |= {project.id: "lead" for project in graph.leads(unit.id)}
    cells = tuple(_role_cell(project, roles.get(project.id, "")) for project in projects)
    counted = Counter(cell.role for cell in cells)
    return MatrixRow(unit=unit, leads=counted["lead"], participates=counted["participant"], cells=cells)


def _role_cell(project: Project, role: str) -> RoleCell:
    return RoleCell(project, role, SIGNS.get(role, ""))
