"""`/compare/`: the projects of two units or more side by side.

The page lists every project with its units and measures, and a script shows the projects of the chosen units. It
fetches nothing, so it works from a folder as well. Without scripts the page says so, and lists units and projects.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.grouping import grouped
from generator.model import Dataset, Project, Unit
from generator.pages import limits
from generator.pages.context import PageContext
from generator.pages.matrices.filters import LineFilters
from generator.pages.matrices.unit_project import project_filters
from generator.pages.page import Page
from generator.pages.page_type import PageType
from generator.pages.parties import RoleUnits
from generator.text.unit_duties import DutyMeasure

ADDRESS = "compare/"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedUnit:
    """A unit that can be chosen.

    filters: its other names and pinyin, by which a reader finds it.
    """

    unit: Unit
    filters: LineFilters


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedProject:
    """A project with its units.

    parties: its units by their roles.
    derived: the units that it reaches through a collective only.
    """

    project: Project
    parties: tuple[RoleUnits, ...]
    derived: tuple[Unit, ...]

    @property
    def record(self) -> Project:
        """The project, whose engineering decides on which part of the page it stands."""
        return self.project


def compare_page(context: PageContext) -> Iterator[Page]:
    """Yield the comparison of all units, or where the projects are too many for one page its parts by engineering."""
    words = context.words
    dataset = context.dataset
    filters = project_filters(context, *dataset.filled_groups).rows
    units = tuple(ComparedUnit(unit=unit, filters=filters[unit.id]) for unit in dataset.annex_units)
    projects = tuple(_projects(context))
    chosen = f"任选两个或多个单位并排对比，共同承担哪些{words.project}、各{context.asked}。"
    description = f"{dataset.plan.short_title}：{chosen}"
    values: dict[str, object] = {"engineering": None, "parts": ()}
    if compares_all(dataset):
        whole = {"units": units, "projects": projects, "measures": _measures(context, projects)}
        yield COMPARE.page(context, description, values | whole)
        return
    parts = limits.project_parts(context, ADDRESS)
    overview = {"units": (), "projects": (), "measures": {}, "parts": parts}
    yield COMPARE.page(context, description, values | overview)
    shares = limits.by_engineering({"projects": projects})
    for part in parts:
        engineering = part.engineering
        named = {share.unit.id for share in context.graph.engineering_units(engineering.id)}
        share = shares[engineering.id]
        own = {
            "units": tuple(row for row in units if row.unit.id in named),
            **share,
            "measures": _measures(context, share["projects"]),
            "engineering": engineering,
        }
        yield COMPARE.part(context, engineering, f"{engineering.name}：{chosen}", values | own)


def compares_all(dataset: Dataset) -> bool:
    """Return whether one page compares any units of the plan."""
    return len(dataset.annex_units) > 1 and len(dataset.projects) <= limits.ROWS


COMPARE = PageType(
    kind="compare",
    template="units/compare.html",
    pages=compare_page,
    exists=lambda context: len(context.dataset.annex_units) > 1,
    address=ADDRESS,
    title="单位对比",
    tab="单位",
    search_words=("比较", "单位比较", "对比", "对照"),
    assets=("views.css", "words.js", "names.js", "clipboard.js", "compare.js"),
)


def _measures(context: PageContext, projects: Sequence[ComparedProject]) -> dict[str, tuple[DutyMeasure, ...]]:
    """Return the measures of projects by the projects' ids; none where a page has no room for them."""
    if sum(len(row.project.text.printed) for row in projects) > limits.MEASURES:
        return {}
    return {row.project.id: context.measures[row.project.id] for row in projects}


def _projects(context: PageContext) -> Iterator[ComparedProject]:
    units = context.dataset.unit_by_id
    derived = grouped((row.project.id, row.unit.id) for row in context.graph.all_derived)
    for project in context.dataset.projects:
        yield ComparedProject(
            project=project,
            parties=context.parties[project.id],
            derived=tuple(units[unit] for unit in dict.fromkeys(derived.get(project.id, ()))),
        )
