"""`/matrix/`: who does what in three tables. Past a stated size they are overviews: their cells are the product."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import urls
from generator.pages.extent import CELLS
from generator.pages.filters import call_filters, engineering_filters, project_filters
from generator.pages.overviews import call_overview, engineering_overview, project_overview
from generator.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Engineering, Project, Unit
    from generator.pages.material import Material

BY_PROJECT, BY_ENGINEERING, CALLS = "单位×项目责任矩阵", "单位×工程责任矩阵", "牵头×参加协作矩阵"
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
class Column:
    """A project (or an engineering, or a unit) as a column, with how many units it names."""

    head: Project | Engineering | Unit
    tone: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """A whole table; `total` is the sum of the margins."""

    groups: tuple[ColumnGroup, ...]
    columns: tuple[Column, ...]
    rows: tuple[MatrixRow, ...]
    total: int

    @property
    def leads(self) -> int:
        """The sum of the margin of leads."""
        return sum(row.leads for row in self.rows)

    @property
    def participates(self) -> int:
        """The sum of the margin of participations."""
        return sum(row.participates for row in self.rows)


def tone(engineering: Engineering) -> int:
    """Return the colour of an engineering, 1 to 10; its number says the same to those who do not see it."""
    return (engineering.number - 1) % 10 + 1


def project_matrix(material: Material, *engineerings: Engineering) -> Matrix:
    """Return units by projects, of these engineerings and the units that they name."""
    projects = tuple(project for engineering in engineerings for project in engineering.projects)
    named = {tie.unit for project in projects for tie in project.responsibilities}
    units = tuple(unit for unit in material.dataset.annex_units if unit.id in named)
    tones = {engineering.id: tone(engineering) for engineering in engineerings}
    rows = tuple(_role_row(material, unit, projects) for unit in units)
    return Matrix(
        groups=tuple(
            ColumnGroup(engineering=engineering, tone=tones[engineering.id], columns=len(engineering.projects))
            for engineering in engineerings
        ),
        columns=tuple(
            Column(head=project, tone=tones[project.engineering], total=len(project.responsibilities))
            for project in projects
        ),
        rows=rows,
        total=sum(len(project.responsibilities) for project in projects),
    )


def engineering_matrix(material: Material) -> Matrix:
    """Return units by engineerings, with counts."""
    graph, engineerings = material.graph, material.dataset.engineerings
    counts = {
        (share.unit.id, engineering.id): (share.leads, share.participates)
        for engineering in engineerings
        for share in graph.engineering_units(engineering.id)
    }
    rows = tuple(
        MatrixRow(
            unit=unit,
            leads=len(graph.leads(unit.id)),
            participates=len(graph.participations(unit.id)),
            cells=tuple(
                CountCell(engineering, *counts.get((unit.id, engineering.id), (0, 0))) for engineering in engineerings
            ),
        )
        for unit in material.dataset.annex_units
    )
    totals: Counter[str] = Counter()
    for (_, engineering), (leads, participates) in counts.items():
        totals[engineering] += leads + participates
    return Matrix(
        groups=(),
        columns=tuple(Column(head=head, tone=tone(head), total=totals[head.id]) for head in engineerings),
        rows=rows,
        total=totals.total(),
    )


def call_matrix(material: Material) -> Matrix:
    """Return leading units by the units that they call on, with the number of projects."""
    graph = material.graph
    shared = {(call.lead.id, call.participant.id): call.projects for call in graph.calls()}
    totals: Counter[str] = Counter()
    for (_, participant), projects in shared.items():
        totals[participant] += len(projects)
    called = tuple(unit for unit in material.dataset.annex_units if unit.id in totals)
    leads = (unit for unit in material.dataset.annex_units if graph.leads(unit.id))
    rows = tuple(
        MatrixRow(
            unit=lead,
            leads=len(graph.leads(lead.id)),
            participates=sum(len(shared.get((lead.id, unit.id), ())) for unit in called),
            cells=tuple(CallCell(unit, shared.get((lead.id, unit.id), ())) for unit in called),
        )
        for lead in leads
    )
    return Matrix(
        groups=(),
        columns=tuple(Column(head=unit, tone=0, total=totals[unit.id]) for unit in called),
        rows=rows,
        total=totals.total(),
    )


def matrix_pages(material: Material) -> Iterator[Page]:
    """Yield the index of the matrices and the three of them, as overviews where they are too large for a page."""
    short_title, dataset = material.dataset.plan.short_title, material.dataset
    units, projects, engineerings = len(dataset.annex_units), len(dataset.projects), len(dataset.engineerings)
    calls = material.graph.calls()
    leads = sum(bool(material.graph.leads(unit.id)) for unit in dataset.annex_units)
    called = len({call.participant.id for call in calls})
    yield Page(
        kind="matrix",
        address=urls.MATRIX,
        title="责任矩阵",
        description=f"{short_title}的三张责任矩阵：单位与项目、单位与工程、牵头与参加。",
        template="matrix.html",
        values={
            "units": units,
            "projects": projects,
            "engineerings": engineerings,
            "leads": leads,
            "called": called,
        },
    )
    yield _project_page(material) if units * projects <= CELLS else project_overview(material, BY_PROJECT)
    yield (
        _engineering_page(material) if units * engineerings <= CELLS else engineering_overview(material, BY_ENGINEERING)
    )
    yield _call_page(material) if leads * called <= CELLS else call_overview(material, calls, CALLS)


def _project_page(material: Material) -> Page:
    plan, units, projects = material.dataset.plan, len(material.dataset.annex_units), len(material.dataset.projects)
    return Page(
        kind="unit-project",
        address=urls.UNIT_PROJECT_MATRIX,
        title=BY_PROJECT,
        description=f"{plan.short_title}：{units} 个单位与 {projects} 个项目的牵头、参加关系，"
        "一张表看全，可用 A3 纸打印。",
        template="unit_project.html",
        values={
            "matrix": project_matrix(material, *material.dataset.engineerings),
            "derived": len(material.graph.all_derived()),
            "filters": project_filters(material),
        },
    )


def _engineering_page(material: Material) -> Page:
    plan, matrix = material.dataset.plan, engineering_matrix(material)
    units, engineerings = len(matrix.rows), len(matrix.columns)
    return Page(
        kind="unit-engineering",
        address=urls.UNIT_ENGINEERING_MATRIX,
        title=BY_ENGINEERING,
        description=f"{plan.short_title}：{units} 个单位在 {engineerings} 个工程中各牵头几项、参加几项。",
        template="unit_engineering.html",
        values={"matrix": matrix, "filters": engineering_filters(material)},
    )


def _call_page(material: Material) -> Page:
    plan, calls = material.dataset.plan, call_matrix(material)
    return Page(
        kind="lead-participant",
        address=urls.LEAD_PARTICIPANT_MATRIX,
        title=CALLS,
        description=f"{plan.short_title}：{len(calls.rows)} 个牵头单位各与哪些单位协作、共几个项目。",
        template="lead_participant.html",
        values={"matrix": calls, "filters": call_filters(material)},
    )


def _role_row(material: Material, unit: Unit, projects: Iterable[Project]) -> MatrixRow:
    graph = material.graph
    roles = {responsibility.project.id: "derived" for responsibility in graph.derived(unit.id)}
    roles |= {project.id: "participant" for project in graph.participations(unit.id)}
    roles |= {project.id: "lead" for project in graph.leads(unit.id)}
    cells = tuple(_role_cell(project, roles.get(project.id, "")) for project in projects)
    counted = Counter(cell.role for cell in cells)
    return MatrixRow(unit=unit, leads=counted["lead"], participates=counted["participant"], cells=cells)


def _role_cell(project: Project, role: str) -> RoleCell:
    return RoleCell(project, role, SIGNS.get(role, ""))
