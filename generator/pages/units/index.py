"""`/units/`: every unit with the numbers of its projects and provisions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from generator import urls
from generator.graph import RoleCounts
from generator.grouping import grouped
from generator.model import Role, Unit
from generator.pages.context import PageContext
from generator.pages.page import Page
from generator.pages.page_type import PageType
from generator.text.plan_words import RoleWords, role_words


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow(RoleCounts):
    """A unit with its counts.

    engineerings: how many engineerings these projects belong to.
    provisions: how many provisions name it, each once.
    acting: in how many of them it acts.
    concerned: how many of them are about it without its acting; one may be both.
    by_clause: how many projects a clause on many projects gives it.
    roles: the roles that it has in projects, in the plan's order.
    """

    unit: Unit
    engineerings: int
    provisions: int
    acting: int
    concerned: int
    by_clause: int
    roles: tuple[RoleWords, ...]


R = TypeVar("R", bound=RoleCounts)


def sorted_by_load(rows: Iterable[R]) -> tuple[R, ...]:
    """Return rows of units, most projects first; of equals those that lead more first."""
    return tuple(sorted(rows, key=lambda row: (-row.total, -row.leads)))


def unit_row(context: PageContext, unit: Unit) -> UnitRow:
    """Return a unit with its counts."""
    projects = context.graph.projects(unit.id)
    acting = {duty.provision.id for duty in context.graph.duties(unit.id) if not duty.derived}
    concerned = {duty.provision.id for duty in context.graph.concerns(unit.id) if not duty.derived}
    return UnitRow(
        unit=unit,
        leads=len(projects[Role.LEAD]),
        participates=len(projects[Role.PARTICIPANT]),
        responsible=len(projects[Role.RESPONSIBLE]),
        engineerings=len({project.engineering for own in projects.values() for project in own} - {""}),
        provisions=len(acting | concerned),
        acting=len(acting),
        concerned=len(concerned),
        by_clause=len({row.project.id for row in context.graph.by_clause(unit.id)}),
        roles=role_words(context.dataset.plan.words, (role for role in context.dataset.roles if projects[role])),
    )


def unit_rows(context: PageContext, units: Iterable[Unit]) -> tuple[UnitRow, ...]:
    """Return units with their counts."""
    return tuple(unit_row(context, unit) for unit in units)


@dataclass(frozen=True, slots=True)
class SystemUnits:
    """The units of a system; `name` is empty for those of none."""

    name: str
    units: tuple[UnitRow, ...]


def units_by_system(context: PageContext, rows: Iterable[UnitRow]) -> tuple[SystemUnits, ...]:
    """Return units by their systems, in the order of the systems' register, those of none last."""
    by_system = grouped((row.unit.system or "", row) for row in rows)
    names = (*(system.name for system in context.dataset.units.systems), "")
    return tuple(SystemUnits(name=name, units=by_system[name]) for name in names if name in by_system)


def units_page(context: PageContext) -> Iterator[Page]:
    """Yield the list of all units, those that projects name first."""
    dataset = context.dataset
    annex = {unit.id for unit in dataset.annex_units}
    named = unit_rows(context, dataset.annex_units)
    others = unit_rows(context, (unit for unit in dataset.units.units if unit.id not in annex))
    collectives = sum(row.unit.collective for row in named)
    yield UNITS.page(
        context,
        f"{dataset.plan.short_title}提到的 {len(named)} 个责任单位"
        + (f"（含集合称谓 {collectives} 个）" if collectives else "")
        + (f"和条款中的其他 {len(others)} 个主体" if others else "")
        + f"，各自{'、'.join(f'{role.verb}几项' for role in context.roles) or '做什么'}。",
        {
            "named": named,
            "groups": units_by_system(context, named),
            "others": others,
            "collectives": collectives,
            "leading": sum(row.leads > 0 for row in named),
            "systems": dataset.units.systems,
            "aliased": any(row.unit.aliases for row in named),
            "common": any(row.by_clause for row in others),
        },
    )


UNITS = PageType(
    kind="units",
    template="units/index.html",
    pages=units_page,
    exists=lambda context: bool(context.dataset.units.units),
    address=urls.UNITS,
    title="单位",
    tab="单位",
    search_words=("单位", "责任单位", "单位列表", "单位名录", "单位目录"),
)
