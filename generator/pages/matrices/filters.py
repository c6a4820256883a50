"""What the matrices can be filtered and ordered by: names and pinyin, systems, gaps, places in other orders."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.grouping import grouped
from generator.model import Engineering, Project, projects_of
from generator.pages.context import PageContext
from generator.pages.matrices.ordering import OrderPlace, places
from generator.text.pinyin import syllables
from generator.text.plan_words import phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A kind of gap in a matrix; `label`, a pattern for `phrase`, says which lines or cells its filter shows."""

    id: str
    label: str


NO_LEAD = Gap(id="no-lead", label="不{lead_verb}任何{project}的单位")
WITH_COLLECTIVES = Gap(id="with-collectives", label="只与集合称谓同在{project}中的单位")


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFilters:
    """What a row or column of a matrix is filtered and ordered by.

    place: its place in other orders.
    gaps: the ids of its gaps.
    other_names: a unit's other names, separated by spaces.
    pinyin: a unit's name in pinyin.
    leads: the projects that a unit leads.
    """

    place: OrderPlace
    gaps: tuple[str, ...] = ()
    other_names: str = ""
    pinyin: str = ""
    leads: tuple[Project, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupChoice:
    """A group that a reader can choose, with all that is in it.

    engineering: the group.
    within: it and the groups in it that have columns.
    projects: their projects.
    """

    engineering: Engineering
    within: tuple[Engineering, ...]
    projects: tuple[Project, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """The filters of a matrix.

    rows: of each row, by its id.
    columns: of each column, by its id.
    gaps: the kinds of gaps that the matrix has.
    groups: the groups to choose from.
    collectives: whether a row or column is a collective.
    systems: the systems to choose from.
    cells: the gap of a cell, by (row, column).
    """

    rows: Mapping[str, LineFilters]
    columns: Mapping[str, LineFilters]
    gaps: tuple[Gap, ...]
    groups: tuple[GroupChoice, ...]
    collectives: bool
    systems: tuple[str, ...]
    cells: Mapping[tuple[str, str], str]


def filters_of(
    context: PageContext,
    engineerings: tuple[Engineering, ...],
    lines: tuple[Mapping[str, LineFilters], Mapping[str, LineFilters]],
    gaps: Iterable[Gap],
    cells: Mapping[tuple[str, str], str] | None = None,
) -> Filters:
    """Return the filters of a matrix with these rows and columns (`lines`), without the gaps that it does not have."""
    rows, columns = lines
    present = {gap for line in (*rows.values(), *columns.values()) for gap in line.gaps} | set((cells or {}).values())
    units = context.dataset.unit_by_id
    systems = {units[unit].system for unit in rows}
    return Filters(
        rows=rows,
        columns=columns,
        gaps=tuple(Gap(id=gap.id, label=phrase(gap.label, context.words)) for gap in gaps if gap.id in present),
        groups=tuple(_choices(context, engineerings)),
        collectives=any(id_ in units and units[id_].collective for id_ in (*rows, *columns)),
        systems=tuple(system.name for system in context.dataset.units.systems if system.name in systems),
        cells=cells or {},
    )


def _choices(context: PageContext, engineerings: Sequence[Engineering]) -> Iterator[GroupChoice]:
    """Yield the groups that have columns, and those in which they stand, in the order of the plan."""
    dataset = context.dataset
    shown = {engineering.id: engineering for engineering in engineerings}
    for engineering in dataset.outline:
        inner = dataset.groups_within(engineering.id) if engineering.id else ()
        if within := tuple(group for group in (engineering, *inner) if group.id in shown):
            yield GroupChoice(engineering=engineering, within=within, projects=projects_of(within))


def unit_rows(context: PageContext, projects: Iterable[Project]) -> dict[str, LineFilters]:
    """Return the filters of the units that projects name, ordered by these projects."""
    named = grouped((item.unit, project.id) for project in projects for item in project.responsibilities)
    units = (unit.id for unit in context.dataset.annex_units if unit.id in named)
    return unit_filters(context, {unit: named[unit] for unit in units})


def unit_filters(
    context: PageContext, members: Mapping[str, Collection[str]], gaps: Mapping[str, tuple[str, ...]] | None = None
) -> dict[str, LineFilters]:
    """Return the filters of units, ordered by their `members` as `places` says; without `gaps` they are computed."""
    units, graph = context.dataset.unit_by_id, context.graph
    return {
        id_: LineFilters(
            other_names=" ".join((*units[id_].aliases, *units[id_].search_names)),
            pinyin=" ".join(syllables(units[id_])),
            leads=graph.leads(id_),
            place=place,
            gaps=gaps[id_] if gaps is not None else tuple(_unit_gaps(context, id_)),
        )
        for id_, place in places(members).items()
    }


def _unit_gaps(context: PageContext, unit: str) -> Iterator[str]:
    graph = context.graph
    if context.has_leads and not graph.leads(unit):
        yield NO_LEAD.id
    partners = graph.partner_units(unit)
    if partners and all(partner.collective for partner in partners):
        yield WITH_COLLECTIVES.id
