"""`/matrix/lead-participant/`: leads by participants."""

from collections import Counter
from collections.abc import Collection, Iterator

from generator import urls
from generator.grouping import grouped
from generator.model import Engineering, Unit, projects_of
from generator.pages import limits
from generator.pages.context import PageContext
from generator.pages.matrices.filters import Filters, Gap, filters_of, unit_filters
from generator.pages.matrices.pages import (
    ASSETS,
    LeadRow,
    MatrixOverview,
    MatrixType,
    matrix_pages,
    parts_by_engineering,
)
from generator.pages.matrices.table import CollaborationCell, Matrix, MatrixColumn, MatrixRow
from generator.pages.page import Page
from generator.pages.page_type import PageType

NO_PARTICIPANTS = Gap(id="alone", label="所{lead_verb}的{project}都没有{participant}")
ONLY_COLLECTIVES = Gap(id="collectives", label="只与集合称谓协作的{lead}")
LEADS_NOTHING = Gap(id="no-lead", label="不{lead_verb}任何{project}的{participant}")


def collaboration_matrix(context: PageContext, *engineerings: Engineering) -> Matrix:
    """Return leads by participants, with the number of projects that they share."""
    projects = projects_of(engineerings)
    collaborations = context.graph.collaborations(projects)
    shared = {(item.lead.id, item.participant.id): item.projects for item in collaborations}
    leads = Counter(lead for project in projects for lead in project.leads)
    totals: Counter[str] = Counter()
    for item in collaborations:
        totals[item.participant.id] += len(item.projects)
    participants = tuple(unit for unit in context.dataset.annex_units if unit.id in totals)
    rows = tuple(
        MatrixRow(
            unit=lead,
            leads=leads[lead.id],
            participates=sum(len(shared.get((lead.id, unit.id), ())) for unit in participants),
            cells=tuple(CollaborationCell(unit, shared.get((lead.id, unit.id), ())) for unit in participants),
        )
        for lead in context.dataset.annex_units
        if lead.id in leads
    )
    return Matrix(
        groups=(),
        columns=tuple(MatrixColumn(head=unit, colour=0, total=totals[unit.id]) for unit in participants),
        rows=rows,
        total=totals.total(),
    )


def collaboration_filters(context: PageContext, *engineerings: Engineering) -> Filters:
    """Return the filters of leads by participants."""
    projects = projects_of(engineerings)
    collaborations = context.graph.collaborations(projects)
    participants = grouped((item.lead.id, item.participant) for item in collaborations)
    leads = grouped((item.participant.id, item.lead.id) for item in collaborations)
    annex = context.dataset.annex_units
    leading = {lead for project in projects for lead in project.leads}
    rows = {unit.id: participants.get(unit.id, ()) for unit in annex if unit.id in leading}
    row_gaps = {lead: _lead_gaps(units) for lead, units in rows.items()}
    return filters_of(
        context,
        engineerings,
        (
            unit_filters(context, {lead: [unit.id for unit in units] for lead, units in rows.items()}, row_gaps),
            unit_filters(context, {unit.id: leads[unit.id] for unit in annex if unit.id in leads}),
        ),
        (NO_PARTICIPANTS, ONLY_COLLECTIVES, LEADS_NOTHING),
    )


def _lead_gaps(participants: Collection[Unit]) -> tuple[str, ...]:
    if not participants:
        return (NO_PARTICIPANTS.id,)
    return (ONLY_COLLECTIVES.id,) if all(unit.collective for unit in participants) else ()


def collaboration_overview(context: PageContext) -> MatrixOverview:
    """Return the overview of leads by participants: counts by engineering and by lead."""
    words = context.words

    def counts(engineering: Engineering) -> tuple[int, ...]:
        collaborations = context.graph.collaborations(engineering.projects)
        leads = {lead for project in engineering.projects for lead in project.leads}
        participants = {item.participant.id for item in collaborations}
        participations = sum(len(item.projects) for item in collaborations)
        return len(engineering.projects), len(leads), len(participants), participations

    rows = tuple(_lead_rows(context))
    return MatrixOverview(
        lead=f"{len(rows)} 个{words.lead}与其他单位的协作太多，一页放不下：这里是数目，"
        f"点{words.group}名称看它的矩阵，可以筛选、排列和下载；点单位名称看它的协作单位。",
        heads=(words.project, words.lead, words.participant, "协作次数"),
        counts=counts,
        leads=rows,
    )


def _lead_rows(context: PageContext) -> Iterator[LeadRow]:
    collaborations = context.graph.collaborations(context.dataset.projects)
    counts = grouped((item.lead.id, len(item.projects)) for item in collaborations)
    for unit in context.dataset.annex_units:
        if led := context.graph.leads(unit.id):
            shared = counts.get(unit.id, ())
            yield LeadRow(unit=unit, leads=len(led), participants=len(shared), participations=sum(shared))


COLLABORATIONS = MatrixType(
    description="{rows} 个{lead}各与哪些单位协作、共几个{project}。",
    matrix=collaboration_matrix,
    filters=collaboration_filters,
    overview=collaboration_overview,
)


def lead_participant_pages(context: PageContext) -> Iterator[Page]:
    """Yield the matrix of leads and participants, or where it is too large an overview and that of each engineering."""
    leads, participants = collaboration_counts(context)
    parts = parts_by_engineering(context, whole=leads * participants <= limits.CELLS)
    return matrix_pages(context, LEAD_PARTICIPANT, COLLABORATIONS, parts)


LEAD_PARTICIPANT = PageType(
    kind="lead-participant",
    template="matrices/lead_participant.html",
    pages=lead_participant_pages,
    exists=lambda context: bool(context.graph.collaborations(context.dataset.projects)),
    address=urls.LEAD_PARTICIPANT_MATRIX,
    title="{lead_verb}×{participant_verb}矩阵",
    tab="矩阵",
    search_words=(
        "{lead_verb}×{participant_verb}",
        "{lead_verb}×{participant_verb}协作矩阵",
        "{lead_verb}{participant_verb}矩阵",
        "{lead_verb}矩阵",
        "协作矩阵",
        "{lead_verb}与{participant_verb}",
    ),
    assets=("views.css", "print-landscape.css", *ASSETS),
)


def collaboration_counts(context: PageContext) -> tuple[int, int]:
    """Return how many units lead a project, and how many participate in a project."""
    dataset, graph = context.dataset, context.graph
    leads = sum(bool(graph.leads(unit.id)) for unit in dataset.annex_units)
    return leads, len({item.participant.id for item in graph.collaborations(dataset.projects)})
