"""`/targets/`: every figure, date and returning duty of the plan, with its words; of a large plan, by engineering."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator import urls
from generator.model import Deadline, Engineering, RecurringDuty, Target, Unit
from generator.pages import limits
from generator.pages.context import PageContext
from generator.pages.facts.rows import CitationRow, FactRow, by_kind, year_of
from generator.pages.page import Page
from generator.pages.plan.home import goal_rows, phase_rows
from generator.pages.source.highlights import KINDS, HighlightKind

TITLE = "目标与时限"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactLine:
    """A fact with all who answer for it and what it is sorted and filtered by; `year` is 0 where it has none.

    `joins` join the lead; `units` are all of them and those that the fact itself names.
    """

    row: FactRow
    joins: tuple[Unit, ...]
    units: tuple[Unit, ...]
    engineering: Engineering | None
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The facts of one kind, under the `kind`'s id, with the heading of their values."""

    id: str
    kind: HighlightKind
    value: str
    caption: str
    lines: tuple[FactLine, ...]


GROUPS = (
    ("targets", KINDS[Target], "数值", "量化目标：数值、计量单位、年份、由谁、出处和原文"),
    ("deadlines", KINDS[Deadline], "期限", "时限：期限、由谁、出处和原文"),
    ("recurring", KINDS[RecurringDuty], "频率", "定期、逐年要做的任务：频率、由谁、出处和原文"),
)


def targets_page(context: PageContext) -> Iterator[Page]:
    """Yield the page of figures, dates and returning duties, and its parts where they are too many for one."""
    plan = context.dataset.plan
    facts = by_kind(row for rows in context.facts.values() for row in rows)
    citations = tuple(row for rows in context.citations.values() for row in rows)
    lists: dict[str, tuple[FactRow | CitationRow, ...]] = {**facts, "citations": citations}
    phases = phase_rows(context)
    described = (
        f"{plan.short_title}的全部 {len(facts['targets'])} 项量化目标、{len(facts['deadlines'])} 项时限、"
        f"{len(facts['recurring'])} 项周期任务和 {len(phases)} 个阶段，每项附原文。"
    )
    bare: dict[str, object] = {"phases": (), "goals": (), "plan": plan, "engineering": None, "parts": ()}
    own = bare | {"phases": phases, "goals": goal_rows(context)}
    if sum(map(len, lists.values())) <= limits.ROWS:
        yield _page(urls.TARGETS, TITLE, described, own | _values(context, lists))
        return
    held = limits.by_engineering(lists)
    parts = limits.parts(context.dataset.engineerings, urls.TARGETS, held)
    yield _page(urls.TARGETS, TITLE, described, {**own, **_values(context, held[""]), "parts": parts})
    for part in parts:
        each = part.engineering
        yield _page(
            part.address,
            f"{TITLE}：{each.name}",
            f"{plan.short_title}中{each.name}的全部量化目标、时限和周期任务，每项附原文。",
            {**bare, **_values(context, held[each.id]), "engineering": each},
            frozenset(row.fact.id for rows in held[each.id].values() for row in rows),
        )


def _page(
    address: str, title: str, description: str, values: dict[str, object], records: frozenset[str] = frozenset()
) -> Page:
    return Page(
        kind="targets",
        address=address,
        title=title,
        description=description,
        template="facts/targets.html",
        values=values,
        part=bool(records),
        records=records,
    )


def _values(context: PageContext, lists: Mapping[str, Sequence[FactRow | CitationRow]]) -> dict[str, object]:
    """Return the facts in groups, and by what they can be filtered."""
    groups = tuple(
        Group(
            id=id_,
            kind=kind,
            value=value,
            caption=caption,
            lines=tuple(_line(context, row) for row in lists[id_] if isinstance(row, FactRow)),
        )
        for id_, kind, value, caption in GROUPS
    )
    lines = [line for group in groups for line in group.lines]
    held = {unit.id for line in lines for unit in line.units}
    numbers = {line.engineering.number for line in lines if line.engineering}
    return {
        "groups": groups,
        "citations": lists["citations"],
        "years": tuple(sorted({line.year for line in lines if line.year})),
        "engineerings": tuple(each for each in context.dataset.engineerings if each.number in numbers),
        "units": tuple(unit for unit in context.dataset.units.units if unit.id in held),
    }


def _line(context: PageContext, row: FactRow) -> FactLine:
    dataset = context.dataset
    joins = tuple(dataset.unit_by_id[unit] for unit in row.project.participants) if row.project else ()
    named = (actor.unit for actor in row.actors if actor.unit)
    lead = (row.lead,) if row.lead else ()
    return FactLine(
        row=row,
        joins=joins,
        units=tuple({unit.id: unit for unit in (*lead, *joins, *named)}.values()),
        engineering=dataset.engineering_by_id.get(limits.engineering_of(row.record)),
        year=year_of(row.fact),
    )
