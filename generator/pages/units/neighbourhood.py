"""The neighbourhood of a unit, drawn and listed: its projects, their leads, and the participants in those it leads."""

from collections.abc import Iterable, Mapping, Sequence
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
    projects = context.graph.projects(unit.id)
    led = projects[Role.LEAD]
    verbs = {
        context.words.participant_verb: projects[Role.PARTICIPANT],
        context.words.responsible_verb: projects[Role.RESPONSIBLE],
    }
    joined = tuple({project.id: project for own in verbs.values() for project in own}.values())
    leads = {project.id: tuple(lead for lead in project.leads if lead != unit.id) for project in joined}
    participants = {project.id: tuple(other for other in project.participants if other != unit.id) for project in led}
    rows = max(len(joined), len(led), _count(leads), _count(participants))
    if not 0 < rows <= ROWS:
        return None
    columns = (
        *(("lead",) if any(leads.values()) else ()),
        *(("joined",) if joined else ()),
        "self",
        *(("led", "participant") if led else ()),
    )
    layout = _ColumnLayout(context.dataset, columns, HEADING + rows * PITCH)
    (self_box,) = layout.stacked("self", (unit,)).values()
    left = layout.stacked("joined", joined)
    right = layout.stacked("led", led)
    lead_boxes = layout.beside("lead", leads, left) if "lead" in columns else {}
    participant_boxes = layout.beside("participant", participants, right) if led else {}
    return Neighbourhood(
        width=layout.width,
        height=layout.height,
        ems=round(layout.width / _EM, 2),
        headings=tuple(
            ColumnHeading(
                text=phrase(HEADINGS[name], context.words, joins="或".join(verb for verb in verbs if verbs[verb])),
                x=layout.lefts[name],
            )
            for name in columns
            if name != "self"
        ),
        boxes=(*lead_boxes.values(), *left.values(), self_box, *right.values(), *participant_boxes.values()),
        lines=(
            *(
                RoleLine(role="lead", path=curve(lead_boxes[lead], left[project]))
                for project, others in leads.items()
                for lead in others
            ),
            *(RoleLine(role="participant", path=curve(project, self_box)) for project in left.values()),
            *(RoleLine(role="lead", path=curve(self_box, project)) for project in right.values()),
            *(
                RoleLine(role="participant", path=curve(right[project], participant_boxes[other]))
                for project, others in participants.items()
                for other in others
            ),
        ),
    )


def _count(units_by_project: Mapping[str, Iterable[str]]) -> int:
    """Return how many different units projects have."""
    return len({unit for units in units_by_project.values() for unit in units})


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
