"""A matrix as a table: columns, rows, and cells of three kinds."""

from dataclasses import dataclass

from generator.graph import RoleCounts
from generator.model import Engineering, Project, Unit


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
