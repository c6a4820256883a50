"""What the matrices can be filtered and ordered by: names in pinyin, systems, gaps, places in other orders."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.graph import ResponsibilityGraph
from generator.model import Engineering, Project, Unit
from generator.pages.context import PageContext
from generator.pages.matrices.ordering import OrderPlace, places
from generator.text.pinyin import spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A kind of gap that this matrix has; `label` says which rows, columns or cells it leaves."""

    id: str
    label: str


NO_LEAD = Gap(id="no-lead", label="不牵头任何项目的单位")
ALONE = Gap(id="alone", label="只列一个单位的项目")
COLLECTIVES = Gap(id="collectives", label="参加单位只有集合称谓的项目")
SYSTEM = Gap(id="system", label="本系统有单位参加、没有单位牵头的工程")
WITH_COLLECTIVES = Gap(id="with-collectives", label="只与集合称谓同在项目中的单位")
CALLS_NOBODY = Gap(id="alone", label="所牵头的项目都没有参加单位")
CALLS_COLLECTIVES = Gap(id="collectives", label="只与集合称谓协作的牵头单位")
LEADS_NOTHING = Gap(id="no-lead", label="不牵头任何项目的参加单位")


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterLine:
    """A row or column to filter by: its place and gaps, and a unit's other names, pinyin and what it leads."""

    place: OrderPlace
    gaps: tuple[str, ...] = ()
    also: str = ""
    spoken: str = ""
    leads: tuple[Project, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """The filters of a matrix. `rows` and `columns` by id; `cells` are the gaps of (row, column)."""

    rows: Mapping[str, FilterLine]
    columns: Mapping[str, FilterLine]
    gaps: tuple[Gap, ...]
    engineerings: tuple[Engineering, ...]
    systems: tuple[str, ...]
    cells: Mapping[tuple[str, str], str]


def project_filters(context: PageContext, *engineerings: Engineering) -> Filters:
    """Return the filters of units by projects."""
    named = tuple(project for engineering in engineerings for project in engineering.projects)
    projects = {project.id: tuple(tie.unit for tie in project.responsibilities) for project in named}
    gaps = {project.id: _project_gaps(context, project) for project in named}
    columns = {id_: FilterLine(place=place, gaps=gaps[id_]) for id_, place in places(projects).items()}
    rows = _unit_lines(context, _named_by(context, named))
    return _filters(context, engineerings, (rows, columns), (NO_LEAD, WITH_COLLECTIVES, ALONE, COLLECTIVES))


def engineering_filters(context: PageContext, *engineerings: Engineering) -> Filters:
    """Return the filters of units by engineerings."""
    named = tuple(project for engineering in engineerings for project in engineering.projects)
    shares = {each.id: context.graph.engineering_units(each.id) for each in engineerings}
    held = {id_: tuple(share.unit.id for share in found) for id_, found in shares.items()}
    leading = {(share.unit.system, id_) for id_, found in shares.items() for share in found if share.leads}
    cells = {
        (share.unit.id, id_): SYSTEM.id
        for id_, found in shares.items()
        for share in found
        if not share.unit.collective and (share.unit.system, id_) not in leading
    }
    columns = {id_: FilterLine(place=place) for id_, place in places(held).items()}
    rows = _unit_lines(context, _named_by(context, named))
    return _filters(context, engineerings, (rows, columns), (NO_LEAD, WITH_COLLECTIVES, SYSTEM), cells)


def call_filters(context: PageContext, *engineerings: Engineering) -> Filters:
    """Return the filters of leading units by those that they call on."""
    projects = tuple(project for engineering in engineerings for project in engineering.projects)
    partners: dict[str, set[str]] = {}
    for call in context.graph.calls(projects):
        partners.setdefault(call.lead.id, set()).add(call.participant.id)
    units, annex, leading = context.dataset.unit_by_id, context.dataset.annex_units, {each.lead for each in projects}
    leads = tuple(unit.id for unit in annex if unit.id in leading)
    called = tuple(unit.id for unit in annex if any(unit.id in held for held in partners.values()))
    row_gaps = {lead: _call_gaps([units[each] for each in partners.get(lead, ())]) for lead in leads}
    rows = _unit_lines(context, {lead: sorted(partners.get(lead, ())) for lead in leads}, row_gaps)
    columns = _unit_lines(
        context, {unit: tuple(lead for lead in leads if unit in partners.get(lead, ())) for unit in called}
    )
    return _filters(context, engineerings, (rows, columns), (CALLS_NOBODY, CALLS_COLLECTIVES, LEADS_NOTHING))


def _filters(
    context: PageContext,
    engineerings: tuple[Engineering, ...],
    lines: tuple[Mapping[str, FilterLine], Mapping[str, FilterLine]],
    gaps: Iterable[Gap],
    cells: Mapping[tuple[str, str], str] | None = None,
) -> Filters:
    rows, columns = lines
    found = {gap for line in (*rows.values(), *columns.values()) for gap in line.gaps} | set((cells or {}).values())
    held = {context.dataset.unit_by_id[unit].system for unit in rows}
    return Filters(
        rows=rows,
        columns=columns,
        gaps=tuple(gap for gap in gaps if gap.id in found),
        engineerings=engineerings,
        systems=tuple(system.name for system in context.dataset.units.systems if system.name in held),
        cells=cells or {},
    )


def _named_by(context: PageContext, projects: Iterable[Project]) -> dict[str, list[str]]:
    """Return the units that projects name, as registered, each with the ids of those projects."""
    held: dict[str, list[str]] = {unit.id: [] for unit in context.dataset.annex_units}
    for project in projects:
        for tie in project.responsibilities:
            held[tie.unit].append(project.id)
    return {unit: named for unit, named in held.items() if named}


def _unit_lines(
    context: PageContext, held: Mapping[str, Collection[str]], gaps: Mapping[str, tuple[str, ...]] | None = None
) -> dict[str, FilterLine]:
    units, graph = context.dataset.unit_by_id, context.graph
    return {
        id_: FilterLine(
            also=" ".join((*units[id_].aliases, *units[id_].search_names)),
            spoken=_spoken(units[id_]),
            leads=graph.leads(id_),
            place=place,
            gaps=gaps[id_] if gaps is not None else tuple(_unit_gaps(graph, id_)),
        )
        for id_, place in places(held).items()
    }


def _spoken(unit: Unit) -> str:
    return unit.pinyin or " ".join(reading for reading in spoken(unit.name) if reading)


def _project_gaps(context: PageContext, project: Project) -> tuple[str, ...]:
    units = context.dataset.unit_by_id
    joining = [units[unit] for unit in project.participants]
    if not joining:
        return (ALONE.id,)
    return (COLLECTIVES.id,) if all(unit.collective for unit in joining) else ()


def _unit_gaps(graph: ResponsibilityGraph, unit: str) -> Iterator[str]:
    if not graph.leads(unit):
        yield NO_LEAD.id
    partners = graph.partner_units(unit)
    if partners and all(partner.collective for partner in partners):
        yield WITH_COLLECTIVES.id


def _call_gaps(partners: Collection[Unit]) -> tuple[str, ...]:
    if not partners:
        return (CALLS_NOBODY.id,)
    return (CALLS_COLLECTIVES.id,) if all(unit.collective for unit in partners) else ()
