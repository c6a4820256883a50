"""`/matrix/`: a page for each matrix, or where it is too large for one page an overview and pages for its parts."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator import urls
from generator.model import Engineering
from generator.pages import limits
from generator.pages.context import PageContext
from generator.pages.matrices.filters import Filters, collaboration_filters, engineering_filters, project_filters
from generator.pages.matrices.overviews import collaboration_overview, engineering_overview, project_overview
from generator.pages.matrices.tables import Matrix, collaboration_matrix, engineering_matrix, is_whole, project_matrix
from generator.pages.page import Page
from generator.pages.page_type import PageType
from generator.text.plan_words import phrase

TableOf = Callable[..., Matrix]
FiltersOf = Callable[..., Filters]
OverviewOf = Callable[[PageContext, Mapping[str, str]], Mapping[str, object]]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixType:
    """A type of matrix.

    description: its description, with places for the numbers of `rows` and `columns`.
    matrix: the function that returns the table of some engineerings.
    filters: the function that returns its filters.
    overview: the function that returns the values of its overview.
    """

    description: str
    matrix: TableOf
    filters: FiltersOf
    overview: OverviewOf


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixPart:
    """Engineerings whose matrix is on one page; the whole plan if it has no name."""

    name: str = ""
    engineerings: tuple[Engineering, ...]


BY_PROJECT = MatrixType(
    description="{rows} 个单位与 {columns} 个{project}的{verbs}关系，一张表看全，可用 A3 纸打印。",
    matrix=project_matrix,
    filters=project_filters,
    overview=project_overview,
)
BY_ENGINEERING = MatrixType(
    description="{rows} 个单位在 {columns} 个{group}中各{counted}。",
    matrix=engineering_matrix,
    filters=engineering_filters,
    overview=engineering_overview,
)
COLLABORATIONS = MatrixType(
    description="{rows} 个{lead}各与哪些单位协作、共几个{project}。",
    matrix=collaboration_matrix,
    filters=collaboration_filters,
    overview=collaboration_overview,
)


_ASSETS = ("words.js", "names.js", "address.js", "cells.js", "matrix.js")  # cells.js asks matrix.js for what is shown


def matrices_page(context: PageContext) -> Iterator[Page]:
    """Yield the index of the matrices."""
    dataset = context.dataset
    leads, participants = _collaboration_counts(context)
    yield MATRICES.page(
        context,
        _index_description(context),
        {
            "units": len(dataset.annex_units),
            "projects": len(dataset.projects),
            "engineerings": len(dataset.engineerings),
            "collectives": sum(unit.collective for unit in dataset.annex_units),
            "leads": leads,
            "participants": participants,
        },
    )


def _index_description(context: PageContext) -> str:
    words = context.words
    pairs = [f"单位与{words.project}"]
    if UNIT_ENGINEERING.exists(context):
        pairs.append(f"单位与{words.group}")
    if LEAD_PARTICIPANT.exists(context):
        pairs.append(f"{words.lead_verb}与{words.participant_verb}")
    return f"{context.dataset.plan.short_title}的{'一两三'[len(pairs) - 1]}张责任矩阵：{'、'.join(pairs)}。"


MATRICES = PageType(
    kind="matrix",
    template="matrices/index.html",
    pages=matrices_page,
    exists=lambda context: context.has_responsibilities,
    address=urls.MATRIX,
    title="矩阵",
    tab="矩阵",
    search_words=("责任矩阵", "分工矩阵", "责任表", "分工表"),
)


def unit_project_pages(context: PageContext) -> Iterator[Page]:
    """Yield the matrix of units and projects, or where it is too large an overview and that of each engineering."""
    return _pages(context, UNIT_PROJECT, BY_PROJECT, _parts(context, whole=is_whole(context)))


UNIT_PROJECT = PageType(
    kind="unit-project",
    template="matrices/unit_project.html",
    pages=unit_project_pages,
    exists=lambda context: context.has_responsibilities,
    address=urls.UNIT_PROJECT_MATRIX,
    title="单位×{project}矩阵",
    tab="矩阵",
    search_words=("单位×{project}", "单位×{project}责任矩阵", "单位{project}矩阵", "{project}矩阵", "单位与{project}"),
    assets=("views.css", "print-a3.css", *_ASSETS),
)


def unit_engineering_pages(context: PageContext) -> Iterator[Page]:
    """Yield the matrix of units and engineerings, or where it is too large an overview and that of some at a time."""
    return _pages(context, UNIT_ENGINEERING, BY_ENGINEERING, _engineering_parts(context))


UNIT_ENGINEERING = PageType(
    kind="unit-engineering",
    template="matrices/unit_engineering.html",
    pages=unit_engineering_pages,
    exists=lambda context: context.has_responsibilities and bool(context.dataset.engineerings),
    address=urls.UNIT_ENGINEERING_MATRIX,
    title="单位×{group}矩阵",
    tab="矩阵",
    search_words=("单位×{group}", "单位×{group}责任矩阵", "单位{group}矩阵", "{group}矩阵", "单位与{group}"),
    assets=("views.css", "print-portrait.css", *_ASSETS),
)


def lead_participant_pages(context: PageContext) -> Iterator[Page]:
    """Yield the matrix of leads and participants, or where it is too large an overview and that of each engineering."""
    leads, participants = _collaboration_counts(context)
    parts = _parts(context, whole=leads * participants <= limits.CELLS)
    return _pages(context, LEAD_PARTICIPANT, COLLABORATIONS, parts)


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
    assets=("views.css", "print-landscape.css", *_ASSETS),
)


def _collaboration_counts(context: PageContext) -> tuple[int, int]:
    """Return how many units lead a project, and how many participate in a project."""
    dataset, graph = context.dataset, context.graph
    leads = sum(bool(graph.leads(unit.id)) for unit in dataset.annex_units)
    return leads, len({item.participant.id for item in graph.collaborations(dataset.projects)})


def _parts(context: PageContext, *, whole: bool) -> tuple[MatrixPart, ...]:
    """Return the whole plan as one part, or a part for each engineering that has projects."""
    engineerings = context.dataset.filled_groups
    if whole:
        return (MatrixPart(engineerings=engineerings),)
    return tuple(MatrixPart(name=engineering.name, engineerings=(engineering,)) for engineering in engineerings)


def _engineering_parts(context: PageContext) -> tuple[MatrixPart, ...]:
    """Return parts with as many engineerings as fit beside all units."""
    words = context.words
    engineerings = context.dataset.filled_groups
    size = limits.count_columns(len(context.dataset.annex_units))
    if len(engineerings) <= size:
        return (MatrixPart(engineerings=engineerings),)
    parts = (engineerings[first : first + size] for first in range(0, len(engineerings), size))
    return tuple(MatrixPart(name=f"{words.group} {_number_range(part)}", engineerings=part) for part in parts)


def _number_range(engineerings: Sequence[Engineering]) -> str:
    numbers = dict.fromkeys((engineerings[0].number, engineerings[-1].number))
    return " 至 ".join(str(number) for number in numbers)


def _pages(
    context: PageContext, page_type: PageType, matrix_type: MatrixType, parts: Sequence[MatrixPart]
) -> Iterator[Page]:
    plan, title = context.dataset.plan.short_title, phrase(page_type.title, context.words)
    if parts[0].name:
        addresses = {engineering.id: _address(page_type, part) for part in parts for engineering in part.engineerings}
        values, description = matrix_type.overview(context, addresses), f"{plan}：{title}的数目，各部分另页。"
        yield replace(page_type.page(context, description, values), template="matrices/overview.html")
    for part in parts:
        matrix = matrix_type.matrix(context, *part.engineerings)
        description = phrase(
            matrix_type.description,
            context.words,
            rows=len(matrix.rows),
            columns=len(matrix.columns),
            verbs="、".join(role.verb for role in context.roles),
            counted="、".join(f"{role.verb}几项" for role in context.roles),
        )
        yield page_type.page(
            context,
            f"{part.name or plan}：{description}",
            {"matrix": matrix, "filters": matrix_type.filters(context, *part.engineerings), "part": part},
            title=f"{title}：{part.name}" if part.name else title,
            address=_address(page_type, part),
        )


def _address(page_type: PageType, part: MatrixPart) -> str:
    """Return the address of a part, which has the number of its first engineering."""
    address = page_type.address or ""
    return urls.part(address, part.engineerings[0].id) if part.name else address
