"""`/timeline/`: phases, dated tasks, the yearly assessment and recurring duties, on the years and months they name.

A bar stands only where the text gives both ends. A deadline alone is a mark, and so is the end of a phase; a derived
start is a line that leads to it. Years of cited documents are no dates.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator import urls
from generator.model import Deadline, Period, Phase, RecurringDuty, Target, TextRecord, phases
from generator.pages import limits
from generator.pages.context import PageContext
from generator.pages.facts.assessment import AssessmentRow, assessment_rows
from generator.pages.facts.rows import FactRow, year_of
from generator.pages.page import Page
from generator.text import wording
from generator.text.lexicon import ExpressionKind, expressions, month_and_day

MONTHS = 12
TITLE = "时间轴"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeCell:
    """Some columns of a row; `kind` is empty, `bar` (both ends given), `mark`, `uncertain` or `derived` (a line)."""

    kind: str = ""
    columns: int = 1
    label: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseTime:
    """A phase: its end is the text's, its start derived, as `note` says."""

    phase: Phase
    cells: tuple[TimeCell, ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactTime:
    """A dated task (the first of its facts, where they are years of one series) on the years."""

    row: FactRow
    cells: tuple[TimeCell, ...]
    last: int

    @property
    def record(self) -> TextRecord:
        """The record that the task stands in."""
        return self.row.record


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthTime:
    """A part of the assessment's calendar on the months."""

    row: AssessmentRow
    cells: tuple[TimeCell, ...]


def timeline_page(context: PageContext) -> Iterator[Page]:
    """Yield the timeline, and its parts where the dated and the recurring tasks are too many for one page."""
    plan = context.dataset.plan
    facts = tuple(row for rows in context.facts.values() for row in rows)
    dated = tuple(row for row in facts if year_of(row.fact))
    last = max((int(phase.end[:4]) for phase in plan.phases), default=plan.period.end)
    named = {year_of(row.fact) for row in dated} | {plan.period.start, plan.period.end, last}
    years = range(min(named), max(named) + 1)
    articles = {entry.article for entry in context.dataset.assessment.calendar}
    recurring = tuple(row for row in facts if isinstance(row.fact, RecurringDuty) and row.record.id not in articles)
    tasks = tuple(sorted(_tasks(dated, years), key=lambda task: task.last))
    lists: dict[str, tuple[FactTime | FactRow, ...]] = {"tasks": tasks, "recurring": recurring}
    described = (
        f"{plan.short_title}的 {len(plan.phases)} 个阶段、{len(tasks)} 项写明年份的任务、"
        f"每年的考评期限和 {len(recurring)} 项周期任务。"
    )
    bare: dict[str, object] = {"years": tuple(years), "months": range(1, MONTHS + 1), "engineering": None, "parts": ()}
    own = bare | {
        "period": _period(plan.period, years),
        "phases": tuple(_phases(context, years)),
        "calendar": tuple(_calendar(context)),
    }
    if len(tasks) + len(recurring) <= limits.ROWS:
        yield _page(urls.TIMELINE, TITLE, described, own | lists)
        return
    held = limits.by_engineering(lists)
    parts = limits.parts(context.dataset.engineerings, urls.TIMELINE, held)
    yield _page(urls.TIMELINE, TITLE, described, {**own, **held[""], "parts": parts})
    bare |= {"period": (), "phases": (), "calendar": ()}
    for part in parts:
        each = part.engineering
        described = f"{plan.short_title}中{each.name}写明年份的任务和周期任务。"
        yield _page(part.address, f"{TITLE}：{each.name}", described, {**bare, **held[each.id], "engineering": each})


def _page(address: str, title: str, description: str, values: dict[str, object]) -> Page:
    return Page(
        kind="timeline",
        address=address,
        title=title,
        description=description,
        template="facts/timeline.html",
        values=values,
        part=address != urls.TIMELINE,
    )


def _period(period: Period, years: range) -> tuple[TimeCell, ...]:
    """Return the plan's own period, the one that its title gives."""
    columns = period.end - period.start + 1
    bar = TimeCell(kind="bar", columns=columns, label="起止", text=period.quote)
    return _placed(years, {period.start: bar})


def _phases(context: PageContext, years: range) -> Iterator[PhaseTime]:
    plan = context.dataset.plan
    for phase, start in zip(plan.phases, phases.starts(plan), strict=True):
        first, last = int(start.date[:4]), int(phase.end[:4])
        cells = {last: TimeCell(kind="mark", label=f"{last}年", text=f"到{phase.end_quote}")}
        if first < last:
            cells[first] = TimeCell(
                kind="derived", columns=last - first, label="推算", text=f"起于{wording.date(start.date)}"
            )
        yield PhaseTime(phase=phase, cells=_placed(years, cells), note=start.note)


def _tasks(dated: Sequence[FactRow], years: range) -> Iterator[FactTime]:
    """Yield the dated tasks: targets that one quote gives for a range of years are one bar, all else is a mark."""
    series: dict[tuple[str, str, str], list[FactRow]] = defaultdict(list)
    for row in dated:
        ranged = isinstance(row.fact, Target) and any(
            each.kind is ExpressionKind.YEARS for each in expressions(row.fact.quote)
        )
        series[row.record.id, row.fact.what, row.fact.quote if ranged else row.fact.id].append(row)
    for rows in series.values():
        if len(rows) > 1:
            cells = {
                year_of(row.fact): TimeCell(kind="bar", label=f"{year_of(row.fact)}年", text=row.value) for row in rows
            }
        else:
            cells = {year_of(rows[0].fact): _mark(rows[0])}
        yield FactTime(row=rows[0], cells=_placed(years, cells), last=max(cells))


def _mark(row: FactRow) -> TimeCell:
    uncertain = isinstance(row.fact, Deadline) and row.fact.basis != "source"
    text = row.value if isinstance(row.fact, Deadline) else f"{row.year} {row.value}"
    return TimeCell(kind="uncertain" if uncertain else "mark", label=f"{year_of(row.fact)}年", text=text)


def _calendar(context: PageContext) -> Iterator[MonthTime]:
    entries = context.dataset.assessment.calendar
    for entry, row in zip(entries, assessment_rows(context, entries), strict=True):
        first, last = _month(entry.starts or entry.rrule), _month(entry.rrule)
        kind, columns = ("bar", last - first + 1) if entry.starts else ("mark", 1)
        cell = TimeCell(kind=kind, columns=columns, label="每年", text=row.value)
        yield MonthTime(row=row, cells=_placed(range(1, MONTHS + 1), {first: cell}))


def _month(rrule: str) -> int:
    """Return the month of a yearly RFC 5545 rule, 12 where it names none."""
    return month_and_day(rrule)[0] or MONTHS


def _placed(columns: range, cells: dict[int, TimeCell]) -> tuple[TimeCell, ...]:
    """Return a whole row: the cells in their columns, empty ones between."""
    row: list[TimeCell] = []
    column = columns.start
    while column < columns.stop:
        cell = cells.get(column, TimeCell())
        row.append(cell)
        column += cell.columns
    return tuple(row)
