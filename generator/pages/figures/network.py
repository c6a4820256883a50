"""`/network/`: who leads which project and who joins it, drawn in three columns at build time, and as a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator import urls
from generator.model import Engineering, Project, Responsibility, Role, Unit
from generator.pages import limits
from generator.pages.context import PageContext
from generator.pages.figures.drawing import PITCH, Node, curve, fitted, spread
from generator.pages.matrices.tables import tone
from generator.pages.page import Page
from generator.pages.plan.projects import ProjectRow, project_rows

WIDTH, HEADING = 1200, 34
# Where the three columns of nodes begin and how wide they are; lines run between them.
COLUMNS = {"lead": (0, 230), "project": (440, 260), "participant": (920, 280)}
DRAWN = 200  # more projects than this are drawn by engineering: a drawing of all would be many screens high
# How high a drawing may be on a paper: with its heading it fills the sheet, and its text is still 6 pt.
PAPERS = {"a4": 1440, "a3": 2180}
TITLE = "责任网络图"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A line between a project and its lead or a participant, as the `d` of an SVG path."""

    role: str
    project: Project
    unit: Unit
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """An engineering over its projects."""

    engineering: Engineering
    tone: int
    x: int
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Everything drawn, in a space of `width` by `height`."""

    width: int
    height: int
    headings: tuple[Heading, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    @property
    def paper(self) -> str:
        """The smallest paper that it can be read on; none where there is no such, and the list stands for it."""
        return next((paper for paper, most in PAPERS.items() if self.height <= most), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedEngineering:
    """An engineering with its projects as rows, in words what the drawing shows."""

    engineering: Engineering
    tone: int
    projects: tuple[ListedProject, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedProject:
    """A project with those who join its lead."""

    row: ProjectRow
    joins: tuple[Unit, ...]


def network_page(context: PageContext) -> Iterator[Page]:
    """Yield the network, or where it is too large for one page the network of each engineering."""
    dataset = context.dataset
    every, total = dataset.engineerings, len(dataset.projects)
    described = f"{dataset.plan.short_title}的 {total} 个项目各由谁牵头、谁参加，连成一张图。"
    if total <= DRAWN:
        yield _page(urls.NETWORK, TITLE, described, _values(context, every))
        return
    parts = limits.project_parts(context, urls.NETWORK)
    yield _page(urls.NETWORK, TITLE, described, {"drawing": None, "engineerings": (), "part": None, "parts": parts})
    for part in parts:
        each = part.engineering
        described = f"{each.name}的 {len(each.projects)} 个项目各由谁牵头、谁参加，连成一张图。"
        yield _page(part.address, f"{TITLE}：{each.name}", described, _values(context, (each,)) | {"part": each})


def _page(address: str, title: str, description: str, values: dict[str, object]) -> Page:
    return Page(
        kind="network",
        address=address,
        title=title,
        description=description,
        template="figures/network.html",
        values=values,
        part=address != urls.NETWORK,
    )


def _values(context: PageContext, engineerings: Sequence[Engineering]) -> dict[str, object]:
    drawn = sum(len(each.projects) for each in engineerings) <= DRAWN
    return {
        "drawing": _drawing(context, engineerings) if drawn else None,
        "engineerings": tuple(_listed(context, engineering) for engineering in engineerings),
        "part": None,
        "parts": (),
    }


def _listed(context: PageContext, engineering: Engineering) -> ListedEngineering:
    units = context.dataset.unit_by_id
    return ListedEngineering(
        engineering=engineering,
        tone=tone(engineering),
        projects=tuple(
            ListedProject(row=row, joins=tuple(units[unit] for unit in row.project.participants))
            for row in project_rows(context, engineering.projects)
        ),
    )


def _drawing(context: PageContext, drawn: Sequence[Engineering]) -> Drawing:
    dataset = context.dataset
    projects = tuple(project for engineering in drawn for project in engineering.projects)
    headings, tops, below = [], {}, 0
    left, _ = COLUMNS["project"]
    for engineering in drawn:
        headings.append(Heading(engineering=engineering, tone=tone(engineering), x=left, y=below + HEADING - 12))
        for place, project in enumerate(engineering.projects):
            tops[project.id] = below + HEADING + place * PITCH
        below += HEADING + len(engineering.projects) * PITCH
    leads = _gathered(projects, Role.LEAD, tops)
    joins = _gathered(projects, Role.PARTICIPANT, tops)
    height = max(below, HEADING + PITCH * max(len(leads), len(joins))) + PITCH
    units, engineerings = dataset.unit_by_id, dataset.engineering_by_id
    nodes = (
        *(_unit_node(units[unit], "lead", top, len(leads[unit])) for unit, top in spread(leads, height).items()),
        *(_project_node(project, tops[project.id], engineerings[project.engineering]) for project in projects),
        *(_unit_node(units[unit], "participant", top, len(joins[unit])) for unit, top in spread(joins, height).items()),
    )
    placed = {(node.column, node.record.id): node for node in nodes}
    edges = (
        Edge(role=tie.role.value, project=project, unit=units[tie.unit], path=_path(placed, project.id, tie))
        for project in projects
        for tie in project.responsibilities
    )
    return Drawing(width=WIDTH, height=height, headings=tuple(headings), nodes=nodes, edges=tuple(edges))


def _gathered(projects: Iterable[Project], role: Role, tops: Mapping[str, int]) -> dict[str, list[int]]:
    """Return the heights of the projects of each unit that has the role in any."""
    held: dict[str, list[int]] = {}
    for project in projects:
        for tie in project.responsibilities:
            if tie.role is role:
                held.setdefault(tie.unit, []).append(tops[project.id])
    return held


def _unit_node(unit: Unit, column: str, top: int, projects: int) -> Node:
    return _node(unit, column, top, f"{unit.name} {projects}", 0)


def _project_node(project: Project, top: int, engineering: Engineering) -> Node:
    return _node(project, "project", top, f"{project.number} {project.short_name}", tone(engineering))


def _node(record: Unit | Project, column: str, top: int, spoken: str, tone: int) -> Node:
    left, width = COLUMNS[column]
    text = fitted(spoken, width)
    return Node(record=record, column=column, x=left, y=top, width=width, text=text, spoken=spoken, tone=tone)


def _path(placed: Mapping[tuple[str, str], Node], project: str, tie: Responsibility) -> str:
    unit, named = placed[tie.role.value, tie.unit], placed["project", project]
    return curve(unit, named) if tie.role is Role.LEAD else curve(named, unit)
