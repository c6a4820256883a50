"""The tables of the matrices: units by projects, units by engineerings, leads by participants.

A table covers some engineerings, all of them or those of a part, and lists the units that their projects name.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.graph import RoleCounts
from generator.model import Engineering, Project, Unit, projects_of
from generator.pages import limits
from generator.pages.context import PageContext
from generator.text.plan_words import role_marks


@dataclass(frozen=True, slots=True)
class RoleCell:
    """A unit's roles in a project.

    roles: of `lead`, `participant`, `responsible`, or `derived` or `clause`; none where it does not concern the unit.
    signs: the signs of the roles.
    """

    project: Project
    roles: tuple[str, ...]
    signs: str

    @property
    def hook(self) -> str:
        """The first role as `data-role` says it: what a clause gives is derived too."""
        return "derived" if self.roles[0] == "clause" else self.roles[0]


@dataclass(frozen=True, slots=True)
class CountCell:
    """A unit's share in the projects of an engineering."""

    engineering: Engineering
    counts: RoleCounts


_NONE = RoleCounts(leads=0, participates=0)


@dataclass(frozen=True, slots=True)
class CollaborationCell:
    """The projects that the row's unit leads and a participant takes part in."""

    participant: Unit
    projects: tuple[Project, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow(RoleCounts):
    """A unit with a cell for each column; of leads by participants, `participates` is the sum of the cells."""

    unit: Unit
    cells: tuple[RoleCell, ...] | tuple[CountCell, ...] | tuple[CollaborationCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnGroup:
    """An engineering above the columns of its projects.

    colour: its colour in the stylesheet, 1 to 10.
    columns: how many columns it has.
    """

    engineering: Engineering
    colour: int
    columns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixColumn:
    """A column.

    head: its project, engineering or unit.
    colour: the colour of its engineering in the stylesheet, 1 to 10; 0 for a unit.
    total: the sum of its cells; of a project the number of its units.
    """

    head: Project | Engineering | Unit
    colour: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """A table.

    groups: engineerings above the columns of their projects; empty for other columns.
    total: the sum of its cells.
    """

    groups: tuple[ColumnGroup, ...]
    columns: tuple[MatrixColumn, ...]
    rows: tuple[MatrixRow, ...]
    total: int

    @property
    def leads(self) -> int:
        """How many projects its units lead in all."""
        return sum(row.leads for row in self.rows)

    @property
    def responsible(self) -> int:
        """For how many projects its units are responsible in all."""
        return sum(row.responsible for row in self.rows)

    @property
    def derived(self) -> int:
        """How many of its roles come through a collective only."""
        return self._count("derived")

    @property
    def by_clause(self) -> int:
        """How many of its roles come by a clause on many projects only."""
        return self._count("clause")

    def _count(self, role: str) -> int:
        return sum(isinstance(cell, RoleCell) and role in cell.roles for row in self.rows for cell in row.cells)

    @property
    def participates(self) -> int:
        """How many participations its units have in all."""
        return sum(row.participates for row in self.rows)


def engineering_colour(engineering: Engineering | None) -> int:
    """Return the colour of an engineering, 1 to 10, 0 for none; its number says the same to those who do not see it."""
    return (engineering.number - 1) % 10 + 1 if engineering else 0


def is_whole(context: PageContext) -> bool:
    """Return whether the matrix of all units by all projects fits on one page."""
    return len(context.dataset.annex_units) * len(context.dataset.projects) <= limits.CELLS


def project_matrix(context: PageContext, *engineerings: Engineering) -> Matrix:
    """Return units by projects."""
    projects = projects_of(engineerings)
    named = {responsibility.unit for project in projects for responsibility in project.responsibilities}
    units = tuple(unit for unit in context.dataset.annex_units if unit.id in named)
    colours = {engineering.id: engineering_colour(engineering) for engineering in engineerings}
    rows = tuple(_role_row(context, unit, projects) for unit in units)
    return Matrix(
        groups=tuple(
            ColumnGroup(engineering=engineering, colour=colours[engineering.id], columns=len(engineering.projects))
            for engineering in engineerings
        ),
        columns=tuple(
            MatrixColumn(head=project, colour=colours[project.engineering], total=len(project.role_by_unit))
            for project in projects
        ),
        rows=rows,
        total=sum(len(roles) for project in projects for roles in project.roles_by_unit.values()),
    )


def engineering_matrix(context: PageContext, *engineerings: Engineering) -> Matrix:
    """Return units by engineerings, with counts."""
    shares = {
        (share.unit.id, engineering.id): share
        for engineering in engineerings
        for share in context.graph.engineering_units(engineering.id)
    }
    named = {unit for unit, _ in shares}
    totals: Counter[str] = Counter()
    for (_, engineering), share in shares.items():
        totals[engineering] += share.total
    return Matrix(
        groups=(),
        columns=tuple(
            MatrixColumn(head=head, colour=engineering_colour(head), total=totals[head.id]) for head in engineerings
        ),
        rows=tuple(
            _count_row(unit, tuple(CountCell(item, shares.get((unit.id, item.id), _NONE)) for item in engineerings))
            for unit in context.dataset.annex_units
            if unit.id in named
        ),
        total=totals.total(),
    )


def collaboration_matrix(context: PageContext, *engineerings: Engineering) -> Matrix:
    """Return leads by participants, with the number of projects that they share."""
    projects = projects_of(engineerings)
    collaborations = context.graph.collaborations(projects)
    shared = {(item.lead.id, item.participant.id): item.projects for item in collaborations}
    leads = Counter(lead for project in projects for lead in project.leads)
    totals: Counter[str] = Counter()
    for item in collaborations:
        totals[item.participant.id] += len(item.projects)
    participants = tuple(unit for unit in context.dataset.annex_units if unit.id in totals)
    rows = tuple(
        MatrixRow(
            unit=lead,
            leads=leads[lead.id],
            participates=sum(len(shared.get((lead.id, unit.id), ())) for unit in participants),
            cells=tuple(CollaborationCell(unit, shared.get((lead.id, unit.id), ())) for unit in participants),
        )
        for lead in context.dataset.annex_units
        if lead.id in leads
    )
    return Matrix(
        groups=(),
        columns=tuple(MatrixColumn(head=unit, colour=0, total=totals[unit.id]) for unit in participants),
        rows=rows,
        total=totals.total(),
    )


def _count_row(unit: Unit, cells: tuple[CountCell, ...]) -> MatrixRow:
    return MatrixRow(
        unit=unit,
        leads=sum(cell.counts.leads for cell in cells),
        participates=sum(cell.counts.participates for cell in cells),
        responsible=sum(cell.counts.responsible for cell in cells),
        cells=cells,
    )


def _role_row(context: PageContext, unit: Unit, projects: Iterable[Project]) -> MatrixRow:
    roles = context.graph.roles(unit.id)
    marks = role_marks(context.words)
    cells = tuple(
        RoleCell(project, own, "".join(marks[role] for role in own))
        for project in projects
        for own in (roles.get(project.id, ()),)
    )
    counted = Counter(role for cell in cells for role in cell.roles)
    return MatrixRow(
        unit=unit,
        leads=counted["lead"],
        participates=counted["participant"],
        responsible=counted["responsible"],
        cells=cells,
    )
