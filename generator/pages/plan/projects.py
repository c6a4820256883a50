"""`/projects/` and a page for each project."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import urls
from generator.model import LevelTie, Naming, Project, Topic, Unit
from generator.pages import limits
from generator.pages.context import PageContext
from generator.pages.facts.rows import CitationRow, FactGroup, by_kind, by_what
from generator.pages.page import Page
from generator.pages.revisions.index import record_history
from generator.pages.source.highlights import fact_marks, marked
from generator.text import wording

_MOST_RELATED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectRow:
    """A project in a list."""

    project: Project
    lead: Unit
    participants: int
    open_ended: bool
    groups: tuple[FactGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponsibilityRow:
    """A responsible unit of a project; `mention` where the words differ from the unit's name.

    `named` holds what the text says of it, beyond the list of units.
    """

    order: int
    unit: Unit
    role: str
    role_name: str
    mention: str | None
    open_ended: bool
    named: tuple[Naming, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelRow:
    """A level that the text names: the words, whose reading, and whether the level has a page of its own."""

    tie: LevelTie
    has_page: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedRow:
    """A document that the text names, and the other records that name it, each once."""

    row: CitationRow
    elsewhere: tuple[CitationRow, ...]


def project_rows(context: PageContext, projects: Iterable[Project]) -> tuple[ProjectRow, ...]:
    """Return projects as rows of a list."""
    return tuple(
        ProjectRow(
            project=project,
            lead=context.dataset.unit_by_id[project.lead],
            participants=len(project.responsibilities) - 1,
            open_ended=any(tie.open_ended for tie in project.responsibilities),
            groups=by_what(context.facts[project.id]),
        )
        for project in projects
    )


def projects_page(context: PageContext) -> Iterator[Page]:
    """Yield the list of projects, by engineering."""
    dataset = context.dataset
    held = dataset.engineerings
    fits = len(dataset.projects) <= limits.ROWS
    groups = tuple((each, project_rows(context, each.projects)) for each in held) if fits else ()
    parts = tuple(
        limits.PagePart(engineering=each, address=urls.address(each.id), counts=(len(each.projects),)) for each in held
    )
    yield Page(
        kind="projects",
        address=urls.PROJECTS,
        title="全部项目",
        description=f"{dataset.plan.short_title}的 {len(dataset.projects)} 个项目：牵头单位、参加单位数、时限与目标。",
        template="plan/projects.html",
        values={"groups": groups, "parts": () if fits else parts, "total": len(dataset.projects)},
    )


def project_pages(context: PageContext) -> Iterator[Page]:
    """Yield the page of each project."""
    projects = context.dataset.projects
    topics = {topic.name: topic for topic in context.dataset.plan.topics}
    for place, project in enumerate(projects):
        before = projects[place - 1] if place else None
        after = projects[place + 1] if place + 1 < len(projects) else None
        yield _project_page(context, project, topics, (before, after))


def _project_page(
    context: PageContext, project: Project, topics: dict[str, Topic], around: tuple[Project | None, Project | None]
) -> Page:
    dataset, text = context.dataset, project.text.printed
    ties = tie_rows(context, project)
    marks = tuple(fact_marks(text, project.facts))
    return Page(
        kind="project",
        address=urls.address(project.id),
        title=f"第{project.number}项 {project.name}",
        description=f"{project.name}：{dataset.unit_by_id[project.lead].name}牵头"
        + (f"，{len(ties) - 1} 个单位参加" if len(ties) > 1 else "")
        + f"；{len(project.text.clauses)} 条措施，附原文、时限与目标。",
        template="plan/project.html",
        values={
            "project": project,
            "engineering": dataset.engineering_by_id[project.engineering],
            "paragraphs": marked(text, marks),
            "kinds": tuple(dict.fromkeys(mark.kind for mark in marks)),
            "measures": project.text.clauses,
            "ties": ties,
            "open_ended": any(tie.open_ended for tie in ties),
            "named": sum(bool(tie.named) for tie in ties),
            **by_kind(context.facts[project.id]),
            "citations": tuple(_cited(context, row) for row in context.citations[project.id]),
            "related": tuple(row for row in context.graph.related(project.id) if len(row.shared) > 1)[:_MOST_RELATED],
            "levels": tuple(LevelRow(tie=tie, has_page=tie.level in urls.LEVELS) for tie in project.levels),
            "topics": tuple(topics[name] for name in project.topics),
            "errata": context.errata.get(project.id, ()),
            "history": record_history(context, project.id),
            "yaml": context.yaml_place(project),
            "before": around[0],
            "after": around[1],
        },
    )


def tie_rows(context: PageContext, project: Project) -> tuple[ResponsibilityRow, ...]:
    """Return the responsible units of a project, in the order of the text."""
    units = context.dataset.unit_by_id
    return tuple(
        ResponsibilityRow(
            order=order,
            unit=units[tie.unit],
            role=tie.role.value,
            role_name=wording.ROLES[tie.role],
            mention=tie.mention if tie.mention != units[tie.unit].name else None,
            open_ended=tie.open_ended,
            named=tie.named,
        )
        for order, tie in enumerate(project.responsibilities, start=1)
    )


def _cited(context: PageContext, row: CitationRow) -> CitedRow:
    others = {other.record.id: other for other in context.citing[row.fact.title] if other.record.id != row.record.id}
    return CitedRow(row=row, elsewhere=tuple(others.values()))
