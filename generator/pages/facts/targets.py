"""`/targets/`: every target, deadline and recurring duty of the plan; of a large plan, by engineering."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model import Deadline, Engineering, Indicator, RecurringDuty, Target, TextRecord, Unit
from generator.pages import limits
from generator.pages.context import PageContext
from generator.pages.facts.rows import CitationRow, FactRow, facts_by_kind, matters, year_of
from generator.pages.facts.series import SeriesChart, series_chart
from generator.pages.page import Page
from generator.pages.page_type import PageType
from generator.pages.plan.home import directed, goal_rows, phase_rows
from generator.pages.source.highlights import KINDS, HighlightKind

ADDRESS = "targets/"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactTableRow:
    """A fact with what its table is sorted and filtered by.

    row: the fact.
    units: the units of its project, and those that the fact itself names.
    engineering: the engineering that the fact belongs to, None for the main text and annexes.
    years: the years of its values.
    chart: its values as steps, None where they are fewer than three or not one a year.
    """

    row: FactRow
    units: tuple[Unit, ...]
    engineering: Engineering | None
    years: tuple[int, ...]
    chart: SeriesChart | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactTable:
    """The table of the facts of one kind.

    id: the anchor of the table.
    kind: the kind of its facts.
    value_heading: the heading of the column of values.
    caption: the caption of the table.
    rows: a row for each statement; its values for several years stand in it.
    values: how many values there are.
    """

    id: str
    kind: HighlightKind
    value_heading: str
    caption: str
    rows: tuple[FactTableRow, ...]
    values: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectionRow:
    """What a text wants to rise, fall or stand among the first without a figure.

    direction: the word of its quote for the direction.
    record: the record that says so.
    label: what a reader calls the record.
    """

    indicator: Indicator
    direction: str
    record: TextRecord
    label: str


OWN = {"plan", "annex"}  # kinds of citation that mean no other document

TABLES = (
    ("targets", KINDS[Target], "数值", "量化目标：数值、年份、由谁、出处和原文"),
    ("deadlines", KINDS[Deadline], "期限", "时限：期限、由谁、出处和原文"),
    ("recurring", KINDS[RecurringDuty], "频率", "定期、逐年要做的任务：频率、由谁、出处和原文"),
)


def targets_page(context: PageContext) -> Iterator[Page]:
    """Yield the page of targets, deadlines and recurring duties, and its parts where they are too many for one page."""
    plan = context.dataset.plan
    facts = facts_by_kind(context.all_facts)
    citations = tuple(row for rows in context.citations.values() for row in rows)
    directions = tuple(
        DirectionRow(indicator=indicator, direction=direction, record=record, label=context.labels[record.id])
        for record in context.dataset.texts
        for indicator, direction in directed(record.directions)
    )
    lists: dict[str, tuple[FactRow | CitationRow, ...]] = {**facts, "citations": citations}
    phases = phase_rows(context)
    description = (
        f"{plan.short_title}的 {matters(facts['targets'])} 项量化目标（{len(facts['targets'])} 个数值）、"
        f"{len(facts['deadlines'])} 项时限"
        + (
            f"、{len(facts['recurring'])} 项周期任务和 {len(phases)} 个阶段"
            if phases
            else f"和 {len(facts['recurring'])} 项周期任务"
        )
        + "，每项附原文。"
    )
    shared: dict[str, object] = {
        "phases": (),
        "phases_heading": context.dataset.phases_heading,
        "goals": (),
        "directions": (),
        "engineering": None,
        "parts": (),
    }
    whole = shared | {"phases": phases, "goals": goal_rows(context), "directions": directions}
    shares = limits.by_engineering(lists)
    parts = limits.parts(context.dataset.engineerings, ADDRESS, shares)
    yield TARGETS.page(context, description, {**whole, **_values(context, shares[""]), "parts": parts})
    for part in parts:
        engineering, share = part.engineering, shares[part.engineering.id]
        yield TARGETS.part(
            context,
            engineering,
            f"{plan.short_title}中{engineering.name}的全部量化目标、时限和周期任务，每项附原文。",
            {**shared, **_values(context, share), "engineering": engineering},
            (row.fact.id for rows in share.values() for row in rows),
        )


def _has_facts(context: PageContext) -> bool:
    plan = context.dataset.plan
    return any((*context.all_facts, *context.citations.values(), plan.phases, plan.goals))


TARGETS = PageType(
    kind="targets",
    template="facts/targets.html",
    pages=targets_page,
    exists=_has_facts,
    address=ADDRESS,
    title="目标与时限",
    tab="目标与时间",
    search_words=("指标", "目标", "时限", "指标与时限", "指标表", "任务指标", "数字"),
    assets=("views.css", "print-landscape.css", "address.js", "figures.js"),
)


def _values(context: PageContext, lists: Mapping[str, Sequence[FactRow | CitationRow]]) -> dict[str, object]:
    """Return the tables of facts and the choices of their filters."""
    dataset = context.dataset
    tables = tuple(
        FactTable(
            id=id_,
            kind=kind,
            value_heading=value_heading,
            caption=caption,
            rows=tuple(_table_row(context, row) for row in lists[id_] if isinstance(row, FactRow) and row.series),
            values=len(lists[id_]),
        )
        for id_, kind, value_heading, caption in TABLES
    )
    rows = [row for table in tables for row in table.rows]
    cited = [row for row in lists["citations"] if isinstance(row, CitationRow)]
    units = {unit.id for row in rows for unit in row.units}
    numbers = {row.engineering.number for row in rows if row.engineering}
    return {
        "tables": tables,
        "matters": matters(row for row in lists["targets"] if isinstance(row, FactRow)),
        "citations": tuple(row for row in cited if row.fact.kind not in OWN),
        "own_documents": tuple(row for row in cited if row.fact.kind in OWN),
        "has_years": any(item.year for row in tables[0].rows for item in row.row.series),
        "own_numbers": any(row.number for row in cited if row.fact.kind in OWN),
        "years": tuple(sorted({year for row in rows for year in row.years})),
        "engineerings": tuple(item for item in dataset.outline if item.number in numbers),
        "units": tuple(unit for unit in dataset.units.units if unit.id in units),
    }


def _table_row(context: PageContext, row: FactRow) -> FactTableRow:
    dataset = context.dataset
    named = (actor.unit for actor in row.actors if actor.unit)
    return FactTableRow(
        row=row,
        units=tuple({unit.id: unit for unit in (*row.units, *named)}.values()),
        engineering=dataset.engineering_by_id.get(limits.engineering_of(row.record)),
        years=tuple(dict.fromkeys(year for item in row.series if (year := year_of(item.fact)))),
        chart=series_chart(row.series),
    )
