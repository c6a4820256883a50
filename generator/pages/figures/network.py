"""`/network/`: every project with its lead and participants, drawn in three columns at build time, and as a list."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.grouping import grouped
from generator.model import Engineering, Project, Role, Unit, projects_of
from generator.pages import limits
from generator.pages.colours import engineering_colour
from generator.pages.context import PageContext
from generator.pages.figures.drawing import PITCH, Box, box, curve, unit_boxes
from generator.pages.page import Page
from generator.pages.page_type import PageType
from generator.pages.plan.project_list import ProjectRow, project_rows

WIDTH, HEADING = 1200, 34
# Where the three columns of boxes begin and how wide they are; the lines are between them.
COLUMNS = {"lead": (0, 230), "project": (440, 260), "participant": (920, 280)}
WITHOUT_LEADS = {"project": (130, 350), "participant": (740, 330)}
DRAWN = 200  # more projects than this are drawn by engineering: a drawing of all would be many screens high
# How high a drawing may be on a size of paper: with its heading it fills the sheet, and its text is still 6 pt.
PAPERS = {"a4": 1440, "a3": 2180}
ADDRESS = "network/"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponsibilityLine:
    """A line between a project and its lead or a participant.

    role: `lead` or `participant`.
    path: the `d` of an SVG path.
    """

    role: str
    project: Project
    unit: Unit
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineeringHeading:
    """The heading of an engineering above its projects.

    colour: its colour in the stylesheet, 1 to 10.
    x: the heading's left side.
    y: its base line.
    """

    engineering: Engineering
    colour: int
    x: int
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """The drawing of engineerings.

    width: its width in its own unit.
    height: its height in its own unit.
    has_leads: whether units that lead stand at its left.
    has_collectives: whether a unit in it is a collective.
    headings: the engineerings.
    boxes: the units and projects.
    lines: the responsibilities.
    """

    width: int
    height: int
    has_leads: bool
    has_collectives: bool
    headings: tuple[EngineeringHeading, ...]
    boxes: tuple[Box, ...]
    lines: tuple[ResponsibilityLine, ...]

    @property
    def paper(self) -> str:
        """The smallest paper on which it can be read, empty where there is none and only the list is printed."""
        return next((paper for paper, height in PAPERS.items() if self.height <= height), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedEngineering:
    """An engineering in the list that says in words what the drawing shows.

    colour: its colour in the stylesheet, 1 to 10.
    """

    engineering: Engineering
    colour: int
    projects: tuple[ProjectRow, ...]


def network_page(context: PageContext) -> Iterator[Page]:
    """Yield the network, or where it is too large for one page the network of each engineering."""
    dataset = context.dataset
    total = len(dataset.projects)
    about = f"个{context.words.project}各由{context.asked}，连成一张图。"
    description = f"{dataset.plan.short_title}的 {total} {about}"
    if total <= DRAWN:
        yield NETWORK.page(context, description, _values(context, dataset.filled_groups))
        return
    parts = limits.project_parts(context, ADDRESS)
    overview: dict[str, object] = {"drawing": None, "engineerings": (), "engineering": None, "parts": parts}
    yield NETWORK.page(context, description, overview)
    for part in parts:
        engineering = part.engineering
        description = f"{engineering.name}的 {len(engineering.projects)} {about}"
        values = _values(context, (engineering,)) | {"engineering": engineering}
        yield NETWORK.part(context, engineering, description, values)


NETWORK = PageType(
    kind="network",
    template="figures/network.html",
    pages=network_page,
    exists=lambda context: context.has_responsibilities,
    address=ADDRESS,
    title="责任网络图",
    tab="矩阵",
    search_words=("责任网络", "网络图", "关系图", "关系网络"),
    assets=("views.css", "print-network.css", "words.js", "address.js", "network.js"),
)


def _values(context: PageContext, engineerings: Sequence[Engineering]) -> dict[str, object]:
    drawn = sum(len(engineering.projects) for engineering in engineerings) <= DRAWN
    return {
        "drawing": _drawing(context, engineerings) if drawn else None,
        "engineerings": tuple(
            ListedEngineering(
                engineering=engineering,
                colour=engineering_colour(engineering),
                projects=project_rows(context, engineering.projects),
            )
            for engineering in engineerings
        ),
        "engineering": None,
        "parts": (),
    }


def _drawing(context: PageContext, engineerings: Sequence[Engineering]) -> Drawing:
    units = context.dataset.unit_by_id
    projects = projects_of(engineerings)
    headings, tops, bottom = [], {}, 0
    columns = COLUMNS if context.has_leads else WITHOUT_LEADS
    left, width = columns["project"]
    for engineering in engineerings:
        colour = engineering_colour(engineering)
        headings.append(EngineeringHeading(engineering=engineering, colour=colour, x=left, y=bottom + HEADING - 12))
        for row, project in enumerate(engineering.projects):
            tops[project.id] = bottom + HEADING + row * PITCH
        bottom += HEADING + len(engineering.projects) * PITCH
    leads = _project_tops(projects, (Role.LEAD,), tops)
    participants = _project_tops(projects, (Role.PARTICIPANT, Role.RESPONSIBLE), tops)
    height = max(bottom, HEADING + PITCH * max(len(leads), len(participants))) + PITCH
    boxes = (
        *(unit_boxes(context.dataset, "lead", columns["lead"], leads, height).values() if leads else ()),
        *(box(context.dataset, project, "project", (left, tops[project.id], width)) for project in projects),
        *unit_boxes(context.dataset, "participant", columns["participant"], participants, height).values(),
    )
    placed = {(item.column, item.record.id): item for item in boxes}
    lines = (
        ResponsibilityLine(role=role.value, project=project, unit=units[unit], path=_path(placed, project, unit, role))
        for project in projects
        for unit, roles in project.roles_by_unit.items()
        for role in roles
    )
    return Drawing(
        width=WIDTH,
        height=height,
        has_leads="lead" in columns,
        has_collectives=any(units[unit].collective for unit in (*leads, *participants)),
        headings=tuple(headings),
        boxes=boxes,
        lines=tuple(lines),
    )


def _project_tops(
    projects: Iterable[Project], roles: Collection[Role], tops: Mapping[str, int]
) -> dict[str, tuple[int, ...]]:
    """Return the tops of the projects in which a unit has one of the roles, by unit id."""
    return grouped(
        (unit, tops[project.id])
        for project in projects
        for unit, own in project.roles_by_unit.items()
        if not set(own).isdisjoint(roles)
    )


def _path(placed: Mapping[tuple[str, str], Box], project: Project, unit: str, role: Role) -> str:
    """Return the line of a responsibility; `placed` are the boxes by column and record."""
    unit_box = placed["lead" if role is Role.LEAD else "participant", unit]
    project_box = placed["project", project.id]
    return curve(unit_box, project_box) if role is Role.LEAD else curve(project_box, unit_box)
