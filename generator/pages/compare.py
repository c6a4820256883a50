"""`/compare/`: two units or more side by side.

The page holds every project with its units, and a script shows those of the units chosen. Nothing is fetched, so it
works from a folder as well. Without script the page says so, and lists units and projects.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import urls
from generator.model import Role
from generator.pages.filters import Line, project_filters
from generator.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Project, Unit
    from generator.pages.material import Material


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedUnit:
    """A unit that can be chosen, found by name or pinyin."""

    unit: Unit
    line: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedProject:
    """A project with its units; `derived` are those that it reaches through a collective only."""

    project: Project
    lead: Unit
    joins: tuple[Unit, ...]
    derived: tuple[Unit, ...]


def compare_page(material: Material) -> Iterator[Page]:
    """Yield the comparison."""
    dataset = material.dataset
    lines = project_filters(material).rows
    yield Page(
        kind="compare",
        address=urls.COMPARE,
        title="单位对比",
        description=f"{dataset.plan.short_title}：任选两个或多个单位并排对比，共同承担哪些项目、各由谁牵头。",
        template="compare.html",
        values={
            "units": tuple(ComparedUnit(unit=unit, line=lines[unit.id]) for unit in dataset.annex_units),
            "projects": tuple(_projects(material)),
        },
    )


def _projects(material: Material) -> Iterator[ComparedProject]:
    units = material.dataset.unit_by_id
    derived: dict[str, dict[str, Unit]] = {}
    for row in material.graph.all_derived():
        derived.setdefault(row.project.id, {})[row.unit.id] = row.unit
    for project in material.dataset.projects:
        yield ComparedProject(
            project=project,
            lead=units[project.lead],
            joins=tuple(units[tie.unit] for tie in project.responsibilities if tie.role is Role.PARTICIPANT),
            derived=tuple(derived.get(project.id, {}).values()),
        )
