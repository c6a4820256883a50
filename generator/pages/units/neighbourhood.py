"""The neighbourhood of a unit, drawn and listed: its projects, their leads, and the participants in those it leads."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from generator.grouping import grouped
from generator.model import Dataset, Engineering, Project, Role, Unit
from generator.pages.colours import engineering_colour
from generator.pages.context import PageContext
from generator.pages.figures.drawing import PITCH, Box, box, curve, unit_boxes
from generator.text.plan_words import phrase, role_verbs

# The columns from the left, with their widths. Where a unit joins nothing, or leads nothing, that side is
# left out.
COLUMNS = {"lead": 224, "joined": 250, "self": 180, "led": 250, "participant": 224}
HEADINGS = {
    "lead": "{lead}",
    "joined": "本单位{joins}的{project}",
    "led": "本单位{lead_verb}的{project}",
    "participant": "{participant}",
}
HEADING, GAP = 24, 44  # height above the boxes; width between columns, for the curves
ROWS = 40  # boxes of a column: a higher column is not seen at a glance
_EM = 19  # units of the drawing to an em of --type-large, so that it grows with the text


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnHeading:
    """The heading of a column, at `x` from the left."""

    text: str
    x: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleLine:
    """A line that shows a role (`lead`, `participant`), as the `d` of an SVG path."""

    role: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbourhood:
    """The drawing of a unit's neighbourhood.

    width: its width in its own unit.
    height: its height in its own unit.
    ems: the width at which it is shown, in em.
    headings: the headings of the columns.
    boxes: the units and projects.
    lines: the roles.
    """

    width: int
    height: int
    ems: float
    headings: tuple[ColumnHeading, ...]
    boxes: tuple[Box, ...]
    lines: tuple[RoleLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectRole:
    """A role of a unit in a project that concerns it.

    role: the role: `lead`, `participant`, `responsible`, `derived` or `clause`.
    role_name: the role in words.
    """

    project: Project
    role: str
    role_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineeringRoles:
    """An engineering with its projects that concern a unit.

    colour: its colour in the stylesheet, 1 to 10.
    """

    engineering: Engineering
    colour: int
    projects: tuple[ProjectRole, ...]


def roles_by_engineering(context: PageContext, unit: Unit) -> tuple[EngineeringRoles, ...]:
    """Return the projects that concern a unit, also those that reach it through collectives, by engineering."""
    dataset, roles = context.dataset, context.graph.roles(unit.id)
    names = role_verbs(context.words)
    engineerings = {dataset.project_by_id[project].engineering for project in roles}
    return tuple(
        EngineeringRoles(
            engineering=engineering,
            colour=engineering_colour(engineering),
            projects=tuple(
                ProjectRole(project=project, role=role, role_name=names[role])
                for project in engineering.projects
                for role in roles.get(project.id, ())
            ),
        )
        for engineering in dataset.outline
        if engineering.id in engineerings
    )


def neighbourhood(context: PageContext, unit: Unit) -> Neighbourhood | None:
    """Return the drawing of the projects that name a unit, None where there is nothing to draw or too much."""
    around = _Around(unit.id, context.graph.projects(unit.id))
    if not 0 < around.rows <= ROWS:
        return None
    layout = _ColumnLayout(context.dataset, around.columns, HEADING + around.rows * PITCH)
    (self_box,) = layout.stacked("self", (unit,)).values()
    left, right = layout.stacked("joined", around.joined), layout.stacked("led", around.led)
    leads = layout.beside("lead", around.leads, left) if "lead" in around.columns else {}
    participants = layout.beside("participant", around.participants, right) if around.led else {}
    curves = (
        *(("lead", leads[lead], left[project]) for project, lead in _pairs(around.leads)),
        *(("participant", project, self_box) for project in left.values()),
        *(("lead", self_box, project) for project in right.values()),
        *(("participant", right[project], participants[other]) for project, other in _pairs(around.participants)),
    )
    return Neighbourhood(
        width=layout.width,
        height=layout.height,
        ems=round(layout.width / _EM, 2),
        headings=tuple(_headings(context, around, layout)),
        boxes=(*leads.values(), *left.values(), self_box, *right.values(), *participants.values()),
        lines=tuple(RoleLine(role=role, path=curve(begin, end)) for role, begin, end in curves),
    )


@dataclass(frozen=True)
class _Around:
    """What stands around a unit in its drawing.

    unit: its id.
    projects: its projects by its role in them.
    """

    unit: str
    projects: Mapping[Role, tuple[Project, ...]]

    @property
    def led(self) -> tuple[Project, ...]:
        """The projects that it leads."""
        return self.projects[Role.LEAD]

    @cached_property
    def joined(self) -> tuple[Project, ...]:
        """The projects that it joins, or is responsible for, each once."""
        joined = (*self.projects[Role.PARTICIPANT], *self.projects[Role.RESPONSIBLE])
        return tuple({project.id: project for project in joined}.values())

    @cached_property
    def leads(self) -> dict[str, tuple[str, ...]]:
        """The other units that lead each project that it joins."""
        return {project.id: self._others(project.leads) for project in self.joined}

    @cached_property
    def participants(self) -> dict[str, tuple[str, ...]]:
        """The other units that join each project that it leads."""
        return {project.id: self._others(project.participants) for project in self.led}

    def _others(self, units: Iterable[str]) -> tuple[str, ...]:
        return tuple(unit for unit in units if unit != self.unit)

    @property
    def rows(self) -> int:
        """How many boxes the highest column has."""
        others = (len({unit for _, unit in _pairs(units)}) for units in (self.leads, self.participants))
        return max(len(self.joined), len(self.led), *others)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns that have boxes, from the left."""
        return (
            *(("lead",) if any(self.leads.values()) else ()),
            *(("joined",) if self.joined else ()),
            "self",
            *(("led", "participant") if self.led else ()),
        )


def _pairs(units_by_project: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    """Yield each project with each of its units."""
    return ((project, unit) for project, units in units_by_project.items() for unit in units)


@dataclass(frozen=True)
class _ColumnLayout:
    """Places boxes in the named columns of a drawing of a height."""

    dataset: Dataset
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

    def stacked(self, column: str, records: Sequence[Unit | Project]) -> dict[str, Box]:
        """Return boxes one beneath the other in the middle of a column, by the ids of their records."""
        first = HEADING + (self.height - HEADING - len(records) * PITCH) // 2
        return {
            record.id: box(self.dataset, record, column, (self.lefts[column], first + row * PITCH, COLUMNS[column]))
            for row, record in enumerate(records)
        }

    def beside(
        self, column: str, units_by_project: Mapping[str, Iterable[str]], projects: Mapping[str, Box]
    ) -> dict[str, Box]:
        """Return the boxes of units beside their projects, with the numbers of these projects, by unit id."""
        tops = grouped((unit, projects[project].y) for project, units in units_by_project.items() for unit in units)
        return unit_boxes(self.dataset, column, (self.lefts[column], COLUMNS[column]), tops, self.height)


def _headings(context: PageContext, around: _Around, layout: _ColumnLayout) -> Iterator[ColumnHeading]:
    """Yield the headings of the columns but the unit's own, in the plan's words."""
    verbs = {
        context.words.participant_verb: around.projects[Role.PARTICIPANT],
        context.words.responsible_verb: around.projects[Role.RESPONSIBLE],
    }
    joins = "或".join(verb for verb in verbs if verbs[verb])
    for name in around.columns:
        if name != "self":
            yield ColumnHeading(text=phrase(HEADINGS[name], context.words, joins=joins), x=layout.lefts[name])
