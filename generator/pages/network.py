"""`/network/`: who leads which project and who joins it, drawn in three columns at build time, and as a list."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from generator import urls
from generator.model import Role
from generator.pages import extent
from generator.pages.matrices import tone
from generator.pages.page import Page
from generator.pages.projects import project_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.model import Engineering, Project, Unit
    from generator.pages.material import Material
    from generator.pages.projects import ProjectRow

WIDTH, PITCH, HEADING = 1200, 26, 34
# Where the three columns of nodes begin and how wide they are; lines run between them.
COLUMNS = {"lead": (0, 230), "project": (440, 260), "participant": (920, 280)}
LONGEST = 17  # characters of a name that a node has room for; its link has all of them
DRAWN = 200  # more projects than this are drawn by engineering: a drawing of all would be many screens high
TITLE = "责任网络图"


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A unit as lead or participant, or a project; `x` and `y` are its left upper corner."""

    record: Unit | Project
    column: str
    x: int
    y: int
    width: int
    text: str
    spoken: str
    tone: int


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


def network_page(material: Material) -> Iterator[Page]:
    """Yield the network, or where it is too large for one page the network of each engineering."""
    dataset = material.dataset
    every, total = dataset.engineerings, len(dataset.projects)
    described = f"{dataset.plan.short_title}的 {total} 个项目各由谁牵头、谁参加，连成一张图。"
    if total <= DRAWN:
        yield _page(urls.NETWORK, TITLE, described, _values(material, every))
        return
    parts = extent.project_parts(material, urls.NETWORK)
    yield _page(urls.NETWORK, TITLE, described, {"drawing": None, "engineerings": (), "part": None, "parts": parts})
    for part in parts:
        each = part.engineering
        described = f"{each.name}的 {len(each.projects)} 个项目各由谁牵头、谁参加，连成一张图。"
        yield _page(part.address, f"{TITLE}：{each.name}", described, _values(material, (each,)) | {"part": each})


def _page(address: str, title: str, description: str, values: dict[str, object]) -> Page:
    return Page(
        kind="network",
        address=address,
        title=title,
        description=description,
        template="network.html",
        values=values,
        part=address != urls.NETWORK,
    )


def _values(material: Material, engineerings: Sequence[Engineering]) -> dict[str, object]:
    drawn = sum(len(each.projects) for each in engineerings) <= DRAWN
    return {
        "drawing": _drawing(material, engineerings) if drawn else None,
        "engineerings": tuple(_listed(material, engineering) for engineering in engineerings),
        "part": None,
        "parts": (),
    }


def _listed(material: Material, engineering: Engineering) -> ListedEngineering:
    units = material.dataset.unit_by_id
    return ListedEngineering(
        engineering=engineering,
        tone=tone(engineering),
        projects=tuple(
            ListedProject(row=row, joins=tuple(units[unit] for unit in row.project.participants))
            for row in project_rows(material, engineering.projects)
        ),
    )


def _drawing(material: Material, drawn: Sequence[Engineering]) -> Drawing:
    dataset = material.dataset
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
    sides = {"lead": _spread(leads, height), "participant": _spread(joins, height)}
    units, engineerings = dataset.unit_by_id, dataset.engineering_by_id
    nodes = (
        *(_unit_node(units[unit], "lead", top, len(leads[unit])) for unit, top in sides["lead"].items()),
        *(_project_node(project, tops[project.id], engineerings[project.engineering]) for project in projects),
        *(_unit_node(units[unit], "participant", top, len(joins[unit])) for unit, top in sides["participant"].items()),
    )
    edges = (
        Edge(
            role=tie.role.value,
            project=project,
            unit=units[tie.unit],
            path=_path(tie.role, sides[tie.role.value][tie.unit], tops[project.id]),
        )
        for project in projects
        for tie in project.responsibilities
    )
    return Drawing(width=WIDTH, height=height, headings=tuple(headings), nodes=nodes, edges=tuple(edges))


def _units(project: Project, role: Role) -> tuple[str, ...]:
    return tuple(tie.unit for tie in project.responsibilities if tie.role is role)


def _gathered(projects: Iterable[Project], role: Role, tops: Mapping[str, int]) -> dict[str, list[int]]:
    """Return the heights of the projects of each unit, units in the order of their mean height: fewer lines cross."""
    held: dict[str, list[int]] = {}
    for project in projects:
        for unit in _units(project, role):
            held.setdefault(unit, []).append(tops[project.id])
    return dict(sorted(held.items(), key=lambda pair: sum(pair[1]) / len(pair[1])))


def _spread(held: Mapping[str, Sequence[int]], height: int) -> dict[str, int]:
    """Return the height of each unit: its mean, moved down where the one above is too near, then up from the end."""
    tops = [round(sum(each) / len(each)) for each in held.values()]
    for here, there in pairwise(range(len(tops))):
        tops[there] = max(tops[there], tops[here] + PITCH)
    lowest = height - PITCH
    for place in reversed(range(len(tops))):
        tops[place] = min(tops[place], lowest)
        lowest = tops[place] - PITCH
    return dict(zip(held, tops, strict=True))


def _unit_node(unit: Unit, column: str, top: int, projects: int) -> Node:
    return _node(unit, column, top, f"{unit.name} {projects}", 0)


def _project_node(project: Project, top: int, engineering: Engineering) -> Node:
    return _node(project, "project", top, f"{project.number} {project.short_name}", tone(engineering))


def _node(record: Unit | Project, column: str, top: int, spoken: str, tone: int) -> Node:
    left, width = COLUMNS[column]
    text = spoken if len(spoken) <= LONGEST else f"{spoken[: LONGEST - 1]}…"
    return Node(record=record, column=column, x=left, y=top, width=width, text=text, spoken=spoken, tone=tone)


def _path(role: Role, unit: int, project: int) -> str:
    """Return a curve that leaves both nodes level."""
    if role is Role.LEAD:
        start, end = (sum(COLUMNS["lead"]), unit), (COLUMNS["project"][0], project)
    else:
        start, end = (sum(COLUMNS["project"]), project), (COLUMNS["participant"][0], unit)
    middle, half = (start[0] + end[0]) // 2, PITCH // 2 - 1
    return f"M{start[0]} {start[1] + half}C{middle} {start[1] + half} {middle} {end[1] + half} {end[0]} {end[1] + half}"
