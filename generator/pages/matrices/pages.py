"""`/matrix/`: the matrices, each on one page, or past a stated size an overview and a page for each block of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator import urls
from generator.model import Engineering
from generator.pages import limits
from generator.pages.context import PageContext
from generator.pages.matrices.filters import Filters, call_filters, engineering_filters, project_filters
from generator.pages.matrices.overviews import call_overview, engineering_overview, project_overview
from generator.pages.matrices.tables import Matrix, call_matrix, engineering_matrix, is_whole, project_matrix
from generator.pages.page import Page

TableOf = Callable[..., Matrix]
FiltersOf = Callable[..., Filters]
OverviewOf = Callable[[PageContext, Mapping[str, str]], Mapping[str, object]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One of the three matrices; `description` has a place for the numbers of `rows` and `columns`."""

    address: str
    title: str
    description: str
    template: str
    matrix: TableOf
    filters: FiltersOf
    overview: OverviewOf


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Engineerings whose matrix is on one page; all of them where it has no name."""

    name: str = ""
    engineerings: tuple[Engineering, ...]


BY_PROJECT = Form(
    address=urls.UNIT_PROJECT_MATRIX,
    title="单位×项目责任矩阵",
    description="{rows} 个单位与 {columns} 个项目的牵头、参加关系，一张表看全，可用 A3 纸打印。",
    template="matrices/unit_project.html",
    matrix=project_matrix,
    filters=project_filters,
    overview=project_overview,
)
BY_ENGINEERING = Form(
    address=urls.UNIT_ENGINEERING_MATRIX,
    title="单位×工程责任矩阵",
    description="{rows} 个单位在 {columns} 个工程中各牵头几项、参加几项。",
    template="matrices/unit_engineering.html",
    matrix=engineering_matrix,
    filters=engineering_filters,
    overview=engineering_overview,
)
CALLS = Form(
    address=urls.LEAD_PARTICIPANT_MATRIX,
    title="牵头×参加协作矩阵",
    description="{rows} 个牵头单位各与哪些单位协作、共几个项目。",
    template="matrices/lead_participant.html",
    matrix=call_matrix,
    filters=call_filters,
    overview=call_overview,
)


def matrix_pages(context: PageContext) -> Iterator[Page]:
    """Yield the index of the matrices, and the three of them."""
    dataset, graph = context.dataset, context.graph
    leads = sum(bool(graph.leads(unit.id)) for unit in dataset.annex_units)
    called = len({call.participant.id for call in graph.calls(dataset.projects)})
    yield Page(
        kind="matrix",
        address=urls.MATRIX,
        title="责任矩阵",
        description=f"{dataset.plan.short_title}的三张责任矩阵：单位与项目、单位与工程、牵头与参加。",
        template="matrices/index.html",
        values={
            "units": len(dataset.annex_units),
            "projects": len(dataset.projects),
            "engineerings": len(dataset.engineerings),
            "leads": leads,
            "called": called,
        },
    )
    whole = (Block(engineerings=dataset.engineerings),)
    each = tuple(Block(name=each.name, engineerings=(each,)) for each in dataset.engineerings if each.projects)
    yield from _pages(context, BY_PROJECT, whole if is_whole(context) else each)
    yield from _pages(context, BY_ENGINEERING, _engineering_blocks(context))
    yield from _pages(context, CALLS, whole if leads * called <= limits.CELLS else each)


def _engineering_blocks(context: PageContext) -> tuple[Block, ...]:
    """Return as many engineerings a block as have room beside all units."""
    every = context.dataset.engineerings
    size = limits.count_columns(len(context.dataset.annex_units))
    if len(every) <= size:
        return (Block(engineerings=every),)
    blocks = (every[first : first + size] for first in range(0, len(every), size))
    return tuple(Block(name=f"工程 {_span(held)}", engineerings=held) for held in blocks)


def _span(held: Sequence[Engineering]) -> str:
    return " 至 ".join(str(number) for number in dict.fromkeys((held[0].number, held[-1].number)))


def _pages(context: PageContext, form: Form, blocks: Sequence[Block]) -> Iterator[Page]:
    plan = context.dataset.plan.short_title
    if blocks[0].name:
        addresses = {each.id: _address(form, block) for block in blocks for each in block.engineerings}
        yield Page(
            kind=_kind(form),
            address=form.address,
            title=form.title,
            description=f"{plan}：{form.title}的数目，各部分另页。",
            template="matrices/overview.html",
            values=form.overview(context, addresses),
        )
    for block in blocks:
        matrix = form.matrix(context, *block.engineerings)
        held = form.description.format(rows=len(matrix.rows), columns=len(matrix.columns))
        yield Page(
            kind=_kind(form),
            address=_address(form, block),
            title=f"{form.title}：{block.name}" if block.name else form.title,
            description=f"{block.name or plan}：{held}",
            template=form.template,
            values={"matrix": matrix, "filters": form.filters(context, *block.engineerings), "block": block},
            part=bool(block.name),
        )


def _kind(form: Form) -> str:
    return form.address.removeprefix(urls.MATRIX).rstrip("/")


def _address(form: Form, block: Block) -> str:
    """Return the address of a block's matrix; it has the number of its first engineering."""
    return urls.part(form.address, block.engineerings[0].id) if block.name else form.address
