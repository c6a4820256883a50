"""`/matrix/unit-engineering/`: units by engineerings."""

from collections import Counter
from collections.abc import Iterator, Sequence

from generator import urls
from generator.graph import RoleCounts
from generator.grouping import grouped
from generator.model import Engineering, Unit, projects_of
from generator.pages import limits
from generator.pages.colours import engineering_colour
from generator.pages.context import PageContext
from generator.pages.matrices.filters import NO_LEAD, WITH_COLLECTIVES, Filters, Gap, LineFilters, filters_of, unit_rows
from generator.pages.matrices.ordering import places
from generator.pages.matrices.pages import ASSETS, MatrixOverview, MatrixPart, MatrixType, matrix_pages
from generator.pages.matrices.table import CountCell, Matrix, MatrixColumn, MatrixRow
from generator.pages.page import Page
from generator.pages.page_type import PageType

SYSTEM = Gap(id="system", label="本系统没有单位{lead_verb}的{group}")

_NONE = RoleCounts(leads=0, participates=0)


def engineering_matrix(context: PageContext, *engineerings: Engineering) -> Matrix:
    """Return units by engineerings, with counts."""
    shares = {
        (share.unit.id, engineering.id): share
        for engineering in engineerings
        for share in context.graph.engineering_units(engineering.id)
    }
    named = {unit for unit, _ in shares}
    totals: Counter[str] = Counter()
    for (_, engineering), share in shares.items():
        totals[engineering] += share.total
    return Matrix(
        groups=(),
        columns=tuple(
            MatrixColumn(head=head, colour=engineering_colour(head), total=totals[head.id]) for head in engineerings
        ),
        rows=tuple(
            _count_row(unit, tuple(CountCell(item, shares.get((unit.id, item.id), _NONE)) for item in engineerings))
            for unit in context.dataset.annex_units
            if unit.id in named
        ),
        total=totals.total(),
    )


def _count_row(unit: Unit, cells: tuple[CountCell, ...]) -> MatrixRow:
    return MatrixRow(
        unit=unit,
        leads=sum(cell.counts.leads for cell in cells),
        participates=sum(cell.counts.participates for cell in cells),
        responsible=sum(cell.counts.responsible for cell in cells),
        cells=cells,
    )


def engineering_filters(context: PageContext, *engineerings: Engineering) -> Filters:
    """Return the filters of units by engineerings."""
    shares = tuple(
        (engineering.id, share)
        for engineering in engineerings
        for share in context.graph.engineering_units(engineering.id)
    )
    leading = {(share.unit.system, engineering) for engineering, share in shares if share.leads}
    listed = {share.unit.id: share.unit for _, share in shares if context.has_leads}
    cells = {
        (unit.id, engineering.id): SYSTEM.id
        for unit in listed.values()
        for engineering in engineerings
        if not unit.collective and (unit.system, engineering.id) not in leading
    }
    named = grouped((engineering, share.unit.id) for engineering, share in shares)
    units = {engineering.id: named.get(engineering.id, ()) for engineering in engineerings}
    columns = {id_: LineFilters(place=place) for id_, place in places(units).items()}
    rows = unit_rows(context, projects_of(engineerings))
    return filters_of(context, engineerings, (rows, columns), (NO_LEAD, WITH_COLLECTIVES, SYSTEM), cells)


def engineering_overview(context: PageContext) -> MatrixOverview:
    """Return the overview of units by engineerings: responsibilities by the units' systems."""
    words = context.words
    dataset = context.dataset
    systems = tuple(dict.fromkeys(unit.system for unit in dataset.annex_units))

    def counts(engineering: Engineering) -> tuple[int, ...]:
        responsibilities: Counter[str] = Counter()
        for share in context.graph.engineering_units(engineering.id):
            responsibilities[share.unit.system] += share.total
        return tuple(responsibilities[system] for system in systems)

    return MatrixOverview(
        lead=f"{len(dataset.annex_units)} 个单位与 {len(dataset.engineerings)} 个{words.group}的关系太多，"
        "一页放不下："
        f"这里是各系统的单位在各{words.group}中{'和'.join(role.verb for role in context.roles)}的次数，"
        f"点{words.group}名称看它所在一段的矩阵，可以筛选、排列和下载。",
        heads=systems,
        counts=counts,
    )


BY_ENGINEERING = MatrixType(
    description="{rows} 个单位在 {columns} 个{group}中各{counted}。",
    matrix=engineering_matrix,
    filters=engineering_filters,
    overview=engineering_overview,
)


def unit_engineering_pages(context: PageContext) -> Iterator[Page]:
    """Yield the matrix of units and engineerings, or where it is too large an overview and that of some at a time."""
    return matrix_pages(context, UNIT_ENGINEERING, BY_ENGINEERING, _engineering_parts(context))


UNIT_ENGINEERING = PageType(
    kind="unit-engineering",
    template="matrices/unit_engineering.html",
    pages=unit_engineering_pages,
    exists=lambda context: context.has_responsibilities and bool(context.dataset.engineerings),
    address=urls.UNIT_ENGINEERING_MATRIX,
    title="单位×{group}矩阵",
    tab="矩阵",
    search_words=("单位×{group}", "单位×{group}责任矩阵", "单位{group}矩阵", "{group}矩阵", "单位与{group}"),
    assets=("views.css", "print-portrait.css", *ASSETS),
)


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
