"""The neighbourhood of a unit: who leads what it joins, and who joins what it leads, as a drawing and as a tree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from generator.model import Engineering, Project, Unit
from generator.pages.context import PageContext
from generator.pages.figures.drawing import PITCH, Node, curve, fitted, spread
from generator.pages.matrices.tables import tone
from generator.text import wording

# The columns from the left, with their widths. Where a unit joins nothing, or leads nothing, that side is left out.
COLUMNS = {"caller": 224, "joined": 250, "self": 180, "led": 250, "called": 224}
HEADINGS = {"caller": "牵头单位", "joined": "本单位参加的项目", "led": "本单位牵头的项目", "called": "参加单位"}
HEADING, GAP = 24, 44  # above the boxes; between columns, where the lines run
ROWS = 40  # boxes of a column: what is higher is not seen at a glance
_EM = 20  # of the drawing's units, so that it grows with the text


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnHeading:
    """What stands over a column."""

    text: str
    x: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TieLine:
    """A line of the drawing, as the `d` of an SVG path, and the role that it stands for."""

    role: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbourhood:
    """Everything drawn, in a space of `width` by `height`, shown `ems` wide."""

    width: int
    height: int
    ems: float
    headings: tuple[ColumnHeading, ...]
    nodes: tuple[Node, ...]
    lines: tuple[TieLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectBranch:
    """A project of the tree and what the unit is to it."""

    project: Project
    role: str
    role_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineeringBranch:
    """An engineering of the tree, with the projects of it that concern the unit."""

    engineering: Engineering
    tone: int
    twigs: tuple[ProjectBranch, ...]


def branches(context: PageContext, unit: Unit) -> tuple[EngineeringBranch, ...]:
    """Return what concerns a unit by engineering, what reaches it through collectives too, in the document's order."""
    graph, dataset = context.graph, context.dataset
    roles = {row.project.id: "derived" for row in graph.derived(unit.id)}
    roles |= {project.id: "participant" for project in graph.participations(unit.id)}
    roles |= {project.id: "lead" for project in graph.leads(unit.id)}
    held = {dataset.project_by_id[project].engineering for project in roles}
    return tuple(
        EngineeringBranch(
            engineering=engineering,
            tone=tone(engineering),
            twigs=tuple(
                ProjectBranch(project=project, role=roles[project.id], role_name=wording.ROLES[roles[project.id]])
                for project in engineering.projects
                if project.id in roles
            ),
        )
        for engineering in dataset.engineerings
        if engineering.id in held
    )


def neighbourhood(context: PageContext, unit: Unit) -> Neighbourhood | None:
    """Return the drawing of the projects that name a unit; None where there is nothing to draw, or too much."""
    led, joined = context.graph.leads(unit.id), context.graph.participations(unit.id)
    callers = {project.id: (project.lead,) for project in joined}
    called = {project.id: project.participants for project in led}
    rows = max(len(joined), len(led), _different(callers), _different(called))
    if not 0 < rows <= ROWS:
        return None
    columns = (*(("caller", "joined") if joined else ()), "self", *(("led", "called") if led else ()))
    sheet = _Sheet(context, columns, HEADING + rows * PITCH)
    (centre,) = sheet.stack("self", (unit,)).values()
    left, right = sheet.stack("joined", joined), sheet.stack("led", led)
    leads, participants = sheet.gather("caller", callers, left), sheet.gather("called", called, right)
    return Neighbourhood(
        width=sheet.width,
        height=sheet.height,
        ems=sheet.width / _EM,
        headings=tuple(ColumnHeading(text=HEADINGS[name], x=sheet.lefts[name]) for name in columns if name != "self"),
        nodes=(*leads.values(), *left.values(), centre, *right.values(), *participants.values()),
        lines=(
            *(TieLine(role="lead", path=curve(leads[project.lead], left[project.id])) for project in joined),
            *(TieLine(role="participant", path=curve(node, centre)) for node in left.values()),
            *(TieLine(role="lead", path=curve(centre, node)) for node in right.values()),
            *(
                TieLine(role="participant", path=curve(right[project], participants[other]))
                for project, others in called.items()
                for other in others
            ),
        ),
    )


def _different(tied: Mapping[str, Iterable[str]]) -> int:
    return len({unit for units in tied.values() for unit in units})


@dataclass(frozen=True)
class _Sheet:
    """What is drawn on: columns, and their height."""

    context: PageContext
    columns: tuple[str, ...]
    height: int

    @cached_property
    def lefts(self) -> dict[str, int]:
        """Where each column begins."""
        ends = accumulate(COLUMNS[name] + GAP for name in self.columns[:-1])
        return dict(zip(self.columns, (0, *ends), strict=True))

    @property
    def width(self) -> int:
        """Where the last column ends."""
        return self.lefts[self.columns[-1]] + COLUMNS[self.columns[-1]]

    def stack(self, column: str, records: Sequence[Unit | Project]) -> dict[str, Node]:
        """Return boxes one beneath the other, half way down, by the ids of their records."""
        first = HEADING + (self.height - HEADING - len(records) * PITCH) // 2
        return {record.id: self._node(column, record, first + row * PITCH, "") for row, record in enumerate(records)}

    def gather(self, column: str, tied: Mapping[str, Iterable[str]], projects: Mapping[str, Node]) -> dict[str, Node]:
        """Return boxes of units beside the projects that they are tied to, with how many they are, by id."""
        held: dict[str, list[int]] = defaultdict(list)
        for project, units in tied.items():
            for unit in units:
                held[unit].append(projects[project].y)
        units_by_id = self.context.dataset.unit_by_id
        return {
            unit: self._node(column, units_by_id[unit], top, f" {len(held[unit])}")
            for unit, top in spread(held, self.height).items()
        }

    def _node(self, column: str, record: Unit | Project, top: int, count: str) -> Node:
        width, colour, spoken = COLUMNS[column], 0, f"{record.name}{count}"
        if isinstance(record, Project):
            colour = tone(self.context.dataset.engineering_by_id[record.engineering])
            spoken = f"{record.number} {record.short_name}"
        return Node(
            record=record,
            column=column,
            x=self.lefts[column],
            y=top,
            width=width,
            text=fitted(spoken, width),
            spoken=spoken,
            tone=colour,
        )
