"""`/projects/`: all projects, by group, to be filtered by topic, unit, system, level, date and figure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import urls
from generator.model import Deadline, Engineering, Level, Project, RecurringDuty, Role, Target, Topic, Unit
from generator.pages import limits
from generator.pages.context import PageContext
from generator.pages.facts.rows import FactGroup, fact_groups
from generator.pages.page import Page
from generator.pages.page_type import PageType
from generator.pages.parties import RoleUnits, in_charge


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectFilters:
    """What a list of projects is filtered by: ids or names, separated by spaces, and whether it has what.

    topics: places of its topics in the plan's list, from 1.
    units: the units that lead it, or that are responsible where nobody leads.
    systems: places of their systems in the register, from 1.
    levels: names of the levels that its text names.
    deadline, figure, recurring: whether it has any, or a project that the notice prints under the same name.
    """

    topics: str
    units: str
    systems: str
    levels: str
    deadline: bool
    figure: bool
    recurring: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectRow:
    """A project in a list.

    parties: its units by their roles.
    groups: its targets, deadlines and recurring duties.
    first: its first measure; empty where it has no text.
    filters: what a list of it is filtered by.
    """

    project: Project
    parties: tuple[RoleUnits, ...]
    groups: tuple[FactGroup, ...]
    first: str
    filters: ProjectFilters


def project_rows(context: PageContext, projects: Iterable[Project]) -> tuple[ProjectRow, ...]:
    """Return projects as rows of a list."""
    return tuple(
        ProjectRow(
            project=project,
            parties=context.parties[project.id],
            groups=fact_groups(context.facts[project.id]),
            first=next(iter(project.text.clauses), ""),
            filters=_filters(context, project),
        )
        for project in projects
    )


def _filters(context: PageContext, project: Project) -> ProjectFilters:
    topics = [topic.name for topic in context.dataset.plan.topics]
    systems = [system.name for system in context.dataset.units.systems]
    charge = in_charge(context.parties[project.id])
    units = tuple(unit for row in charge for unit in row.units)
    places = sorted({systems.index(unit.system) + 1 for unit in units if unit.system in systems})
    alike = (project, *context.namesakes[project.id])
    facts = [row.fact for other in alike for row in context.facts[other.id]]
    return ProjectFilters(
        topics=" ".join(str(topics.index(name) + 1) for name in project.topics if name in topics),
        units=" ".join(unit.id for unit in units),
        systems=" ".join(map(str, places)),
        levels=" ".join(dict.fromkeys(tie.level.value for tie in project.levels)),
        deadline=any(isinstance(fact, Deadline) for fact in facts),
        figure=any(isinstance(fact, Target) for fact in facts),
        recurring=any(isinstance(fact, RecurringDuty) for fact in facts),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterChoices:
    """What a reader can choose in the list of projects; none of what the plan has not.

    topics, systems: with their places, from 1.
    units: who leads a project, or is responsible where nobody leads.
    levels: those that a project names.
    undated, unmeasured, bare: how many projects have no deadline, no figure, none of these and no recurring duty.
    """

    topics: tuple[tuple[int, Topic], ...]
    systems: tuple[tuple[int, str], ...]
    units: tuple[Unit, ...]
    levels: tuple[Level, ...]
    undated: int
    unmeasured: int
    bare: int


def _choices(context: PageContext, rows: tuple[ProjectRow, ...]) -> FilterChoices:
    dataset = context.dataset
    used = {unit for row in rows for unit in row.filters.units.split()}
    systems = {place for row in rows for place in row.filters.systems.split()}
    levels = {level for row in rows for level in row.filters.levels.split()}
    return FilterChoices(
        topics=tuple(enumerate(dataset.plan.topics, start=1)),
        systems=tuple(
            (place, system.name) for place, system in enumerate(dataset.units.systems, start=1) if str(place) in systems
        ),
        units=tuple(unit for unit in dataset.units.units if unit.id in used),
        levels=tuple(level for level in Level if level.value in levels),
        undated=sum(not row.filters.deadline for row in rows),
        unmeasured=sum(not row.filters.figure for row in rows),
        bare=sum(not (row.filters.deadline or row.filters.figure or row.filters.recurring) for row in rows),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectGroup:
    """A group in the list of projects.

    engineering: the group, or the nameless one of projects outside any group.
    within: the groups that it stands in, the outermost first.
    projects: its own projects.
    """

    engineering: Engineering
    within: tuple[Engineering, ...]
    projects: tuple[ProjectRow, ...]


def _group(context: PageContext, engineering: Engineering) -> ProjectGroup:
    within = tuple(context.dataset.ancestors(engineering.id)) if engineering.id else ()
    return ProjectGroup(
        engineering=engineering, within=within[::-1], projects=project_rows(context, engineering.projects)
    )


def projects_page(context: PageContext) -> Iterator[Page]:
    """Yield the list of projects, by engineering."""
    words = context.words
    dataset = context.dataset
    fits = len(dataset.projects) <= limits.ROWS
    groups = tuple(_group(context, item) for item in dataset.filled_groups) if fits else ()
    parts = tuple(
        limits.PagePart(group, urls.address(group.id), (len(group.projects),)) for group in dataset.filled_groups
    )
    yield PROJECTS.page(
        context,
        f"{dataset.plan.short_title}的 {len(dataset.projects)} 个{words.project}："
        + "".join(f"{role.name}{'数' if role.id == Role.PARTICIPANT else ''}、" for role in context.roles)
        + "时限与目标。",
        {
            "groups": groups,
            "parts": () if fits else parts,
            "total": len(dataset.projects),
            "choices": _choices(context, tuple(row for group in groups for row in group.projects)),
        },
    )


PROJECTS = PageType(
    kind="projects",
    template="plan/projects.html",
    pages=projects_page,
    address=urls.PROJECTS,
    title="{project}",
    tab="{project}",
    search_words=("全部{project}", "{project}列表", "{project}目录", "{project}清单"),
    assets=("views.css", "words.js", "address.js", "explorer.js"),
)
