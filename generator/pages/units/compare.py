"""`/compare/`: two units or more side by side.

The page holds every project with its units, and a script shows those of the units chosen. Nothing is fetched, so it
works from a folder as well. Without script the page says so, and lists units and projects.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import urls
from generator.model import Project, Unit
from generator.pages import limits
from generator.pages.context import PageContext
from generator.pages.matrices.filters import FilterLine, project_filters
from generator.pages.page import Page

TITLE = "单位对比"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedUnit:
    """A unit that can be chosen, found by name or pinyin."""

    unit: Unit
    line: FilterLine


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedProject:
    """A project with its units; `derived` are those that it reaches through a collective only."""

    project: Project
    lead: Unit
    joins: tuple[Unit, ...]
    derived: tuple[Unit, ...]

    @property
    def record(self) -> Project:
        """The project, by which rows are parted."""
        return self.project


def compare_page(context: PageContext) -> Iterator[Page]:
    """Yield the comparison, or where one page cannot hold every project that of the units of each engineering."""
    dataset = context.dataset
    lines = project_filters(context, *dataset.engineerings).rows
    units = tuple(ComparedUnit(unit=unit, line=lines[unit.id]) for unit in dataset.annex_units)
    projects = tuple(_projects(context))
    described = f"{dataset.plan.short_title}：任选两个或多个单位并排对比，共同承担哪些项目、各由谁牵头。"
    whole: dict[str, object] = {"units": units, "projects": projects, "engineering": None, "parts": ()}
    if len(projects) <= limits.ROWS:
        yield _page(urls.COMPARE, TITLE, described, whole)
        return
    parts = limits.project_parts(context, urls.COMPARE)
    yield _page(urls.COMPARE, TITLE, described, whole | {"units": (), "projects": (), "parts": parts})
    by_engineering = limits.by_engineering({"projects": projects})
    for part in parts:
        each = part.engineering
        named = {share.unit.id for share in context.graph.engineering_units(each.id)}
        held = {
            "units": tuple(row for row in units if row.unit.id in named),
            **by_engineering[each.id],
            "engineering": each,
        }
        described = f"{each.name}：任选两个或多个单位并排对比，共同承担哪些项目、各由谁牵头。"
        yield _page(part.address, f"{TITLE}：{each.name}", described, whole | held)


def _page(address: str, title: str, description: str, values: dict[str, object]) -> Page:
    return Page(
        kind="compare",
        address=address,
        title=title,
        description=description,
        template="units/compare.html",
        values=values,
        part=address != urls.COMPARE,
    )


def _projects(context: PageContext) -> Iterator[ComparedProject]:
    units = context.dataset.unit_by_id
    derived: dict[str, dict[str, Unit]] = {}
    for row in context.graph.all_derived():
        derived.setdefault(row.project.id, {})[row.unit.id] = row.unit
    for project in context.dataset.projects:
        yield ComparedProject(
            project=project,
            lead=units[project.lead],
            joins=tuple(units[unit] for unit in project.participants),
            derived=tuple(derived.get(project.id, {}).values()),
        )
