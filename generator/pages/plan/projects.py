"""`/projects/` and the page of each project."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from generator import urls
from generator.model import LevelTie, Naming, Project, Record, Unit
from generator.pages.clauses import project_clauses
from generator.pages.context import PageContext
from generator.pages.facts.rows import CitationRow, FactRow, facts_by_kind, short_values
from generator.pages.facts.series import SeriesChart, series_chart
from generator.pages.page import Page, neighbours
from generator.pages.page_type import TOOLS, PageType
from generator.pages.parties import in_charge, participants
from generator.pages.plan.topics import TopicRow, topic_rows
from generator.pages.revisions.index import record_changes
from generator.pages.source.highlights import Highlight, Segment, fact_highlights, highlighted
from generator.text.plan_words import role_verbs

_MOST_RELATED = 8  # related projects that a project's page names


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureRow:
    """A measure of a project: `number` from 1, and its words as the source prints them, in segments."""

    number: int
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectAnswers:
    """What a project's page answers first.

    leads, responsible: the units that lead it, or are responsible for it.
    participants: how many units join it.
    deadlines, targets, recurring: its facts, each with its value in words.
    elsewhere: by the names of its facts, those of projects of the same name (a table repeats it) where it has none.
    """

    leads: tuple[Unit, ...]
    participants: int
    responsible: tuple[Unit, ...]
    deadlines: tuple[tuple[FactRow, str], ...]
    targets: tuple[tuple[FactRow, str], ...]
    recurring: tuple[tuple[FactRow, str], ...]
    elsewhere: dict[str, tuple[tuple[FactRow, str], ...]]

    @property
    def are_none(self) -> bool:
        """Whether neither the project nor another of its name has a figure, a date or a frequency."""
        return not (self.deadlines or self.targets or self.recurring or any(self.elsewhere.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponsibilityRow:
    """A responsible unit of a project.

    role: `lead`, `participant` or `responsible`.
    role_name: the role in words.
    mention: the text's words for the unit, None where they are its name.
    open_ended: whether 等 follows it.
    measure: the measure (from 1) whose own list names it, None for the whole project's.
    elsewhere: the record that prints it (a merged cell, a chapter's heading), None where the project does.
    elsewhere_label: what a reader calls that record, or empty.
    namings: where the text of the project names it outside the list of units.
    draft: whether nobody has reviewed it.
    """

    unit: Unit
    role: str
    role_name: str
    mention: str | None
    open_ended: bool
    measure: int | None
    elsewhere: Record | None
    elsewhere_label: str
    namings: tuple[Naming, ...]
    draft: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelRow:
    """A level that the text of a project names.

    level: the level, with the quoted words and our reading of them.
    has_page: whether the level has a page.
    """

    level: LevelTie
    has_page: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedRow:
    """A document that the text of a project names.

    row: the citation.
    elsewhere: a citation of the same document by each other record that names it.
    """

    row: CitationRow
    elsewhere: tuple[CitationRow, ...]


def project_pages(context: PageContext) -> Iterator[Page]:
    """Yield the page of each project."""
    topics = {row.topic.name: row for row in topic_rows(context)}
    for before, project, after in context.half.share(neighbours(context.dataset.projects)):
        yield _project_page(context, project, topics, (before, after))


PROJECT = PageType(kind="project", template="plan/project.html", pages=project_pages, assets=(*TOOLS, "source.js"))


def _project_page(
    context: PageContext,
    project: Project,
    topics: dict[str, TopicRow],
    beside: tuple[Project | None, Project | None],
) -> Page:
    dataset, text = context.dataset, project.text.printed
    responsibilities = responsibility_rows(context, project)
    highlights = tuple(fact_highlights(text, project.facts))
    return PROJECT.page(
        context,
        _description(context, project),
        {
            "project": project,
            "engineering": dataset.engineering_by_id[project.engineering] if project.engineering else None,
            "printed_number": "" if project.label == str(project.number) else project.label or "",
            "measures": _measures(project, highlights),
            "answers": project_answers(context, project),
            "printed_beside": tuple(
                (kind.title, cell.text)
                for cell in project.cells
                if not (kind := context.dataset.layout.cell_by_name[cell.name]).people
            ),
            "kinds": tuple(dict.fromkeys(highlight.kind for highlight in highlights)),
            "responsibilities": responsibilities,
            "by_order": dataset.leads_by_order(project),
            "clauses": project_clauses(context, project),
            "named": sum(bool(row.namings or row.measure) for row in responsibilities),
            **facts_by_kind(context.facts[project.id]),
            "charts": _charts(context, project),
            "citations": tuple(_cited(context, row) for row in context.citations[project.id]),
            "related": tuple(row for row in context.graph.related(project.id) if len(row.shared) > 1)[:_MOST_RELATED],
            "levels": tuple(LevelRow(level=item, has_page=item.level in urls.LEVELS) for item in project.levels),
            "topics": tuple(topics[name] for name in project.topics),
            "errata": context.errata.get(project.id, ()),
            "changes": record_changes(context, project.id),
            "yaml": context.yaml_place(project),
            "before": beside[0],
            "after": beside[1],
        },
        title=f"第{project.number}项 {project.name}",
        address=urls.address(project.id),
    )


def _measures(project: Project, highlights: Iterable[Highlight]) -> tuple[MeasureRow, ...]:
    """Return the whole text of a project measure by measure, as highlighted segments; joined they are its words."""
    text = project.text
    lines = [index for index, line in enumerate(text.lines) if line.strip()]
    offsets = [0, *accumulate(len(line) or 1 for line in text.lines)]
    segments = [
        segment
        for paragraph in highlighted(text.printed, highlights, offsets[:-1])
        for segment in paragraph
        if segment.text.strip()
    ]
    return tuple(
        MeasureRow(
            number=number,
            segments=tuple(item for item in segments if offsets[line] <= item.start < offsets[line + 1]),
        )
        for number, line in enumerate(lines, start=1)
    )


def project_answers(context: PageContext, project: Project) -> ProjectAnswers:
    """Return what a project's page answers first."""
    units = context.dataset.unit_by_id
    facts = facts_by_kind(context.facts[project.id])
    others = facts_by_kind(row for other in context.namesakes[project.id] for row in context.facts[other.id])
    return ProjectAnswers(
        leads=tuple(units[id_] for id_ in project.leads),
        participants=len(project.participants),
        responsible=tuple(units[id_] for id_ in project.responsible),
        deadlines=short_values(facts["deadlines"]),
        targets=short_values(facts["targets"]),
        recurring=short_values(facts["recurring"]),
        elsewhere={kind: () if facts[kind] else short_values(rows) for kind, rows in others.items()},
    )


def _charts(context: PageContext, project: Project) -> dict[str, SeriesChart]:
    """Return the charts of statements with a value for each of several years, by the id of the first value."""
    charts = {row.fact.id: series_chart(row.series) for row in context.facts[project.id] if row.series}
    return {id_: chart for id_, chart in charts.items() if chart}


def _description(context: PageContext, project: Project) -> str:
    rows = context.parties[project.id]
    charge, joining = in_charge(rows), participants(rows)
    lacking = "机器没有读出" if project.draft else "原文未写明"
    nobody = f"{lacking}{context.roles[0].name if context.roles else '责任单位'}"
    return (
        f"{project.name}："
        + ("，".join(f"{'、'.join(unit.name for unit in row.units)}{row.role.verb}" for row in charge) or nobody)
        + (f"，{len(joining)} 个单位{context.words.participant_verb}" if joining else "")
        + f"；{len(project.text.clauses)} 条措施，附原文、时限与目标。"
    )


def responsibility_rows(context: PageContext, project: Project) -> tuple[ResponsibilityRow, ...]:
    """Return the responsible units of a project, in the order of the text."""
    units = context.dataset.unit_by_id
    return tuple(
        ResponsibilityRow(
            unit=units[responsibility.unit],
            role=responsibility.role.value,
            role_name=role_verbs(context.words)[responsibility.role],
            mention=responsibility.mention if responsibility.mention != units[responsibility.unit].name else None,
            open_ended=responsibility.open_ended,
            measure=responsibility.measure,
            elsewhere=context.dataset.text_by_id.get(responsibility.printed_in or ""),
            elsewhere_label=context.labels.get(responsibility.printed_in or "", ""),
            namings=responsibility.named,
            draft=responsibility.draft,
        )
        for responsibility in project.responsibilities
    )


def _cited(context: PageContext, row: CitationRow) -> CitedRow:
    others = {
        other.record.id: other
        for other in context.citations_by_title[row.fact.title]
        if other.record.id != row.record.id
    }
    return CitedRow(row=row, elsewhere=tuple(others.values()))
