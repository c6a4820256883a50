"""`/timeline/`: phases, dated tasks, the yearly assessment and recurring duties, on the years and months they name.

A bar is drawn only where the text gives both ends. A deadline alone is a mark, and so is the end of a phase; a start
that is derived is a line that leads to it. Years of cited documents are not dates.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.grouping import grouped
from generator.model import Deadline, Period, Phase, RecurringDuty, Target, TextRecord, TimedFact, phases
from generator.pages import limits
from generator.pages.context import PageContext
from generator.pages.facts.assessment import AssessmentRow, assessment_rows
from generator.pages.facts.rows import FactRow, year_of
from generator.pages.page import Page
from generator.pages.page_type import PageType
from generator.text import wording
from generator.text.lexicon import ExpressionKind, expressions, month_and_day

MONTHS = 12
ADDRESS = "timeline/"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineCell:
    """A cell of a row of years or months.

    kind: empty, `bar` (both ends given), `mark`, `uncertain` (a mark) or `derived` (a line).
    columns: how many years or months it is wide.
    label: what it is called where the row is printed as a card.
    text: what it says.
    """

    kind: str = ""
    columns: int = 1
    label: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class TimeScale:
    """What the columns of the timeline are: the years that the text names or, where it names one only, its months."""

    columns: range
    year: int = 0

    def place(self, date: str) -> tuple[int, int]:
        """Return the first column of a date and its width; a year without a month is as wide as all months.

        >>> TimeScale(range(1, 13), 2027).place("2027-10-31"), TimeScale(range(1, 13), 2027).place("2027")
        ((10, 1), (1, 12))
        >>> TimeScale(range(2020, 2026)).place("2023-10-31")
        (2023, 1)
        """
        if not self.year:
            return int(date[:4]), 1
        return (int(date[5:7]), 1) if date[5:7] else (1, len(self.columns))


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseTimelineRow:
    """A phase on the years; its end is the text's, its start `derived` if it has one, as `note` explains."""

    phase: Phase
    cells: tuple[TimelineCell, ...]
    derived: bool
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskTimelineRow:
    """A dated task on the years or months.

    row: the fact, the first where a quote gives several years.
    cells: the row's cells.
    end: its last date: a year, month or day, in ISO 8601.
    """

    row: FactRow
    cells: tuple[TimelineCell, ...]
    end: str

    @property
    def order(self) -> str:
        """What it is sorted by: a day stands before the end of its month, a month before the end of its year."""
        return self.end + "-99" * (2 - self.end.count("-"))

    @property
    def uncertain(self) -> bool:
        """Whether the source itself does not say the year, or not what it means."""
        return isinstance(self.row.fact, Deadline) and self.row.fact.basis != "source"

    @property
    def record(self) -> TextRecord:
        """The record that states the task."""
        return self.row.record


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthTimelineRow:
    """An entry of the assessment's calendar on the months."""

    row: AssessmentRow
    cells: tuple[TimelineCell, ...]


def timeline_page(context: PageContext) -> Iterator[Page]:
    """Yield the timeline, and its parts where the dated and the recurring tasks are too many for one page."""
    plan = context.dataset.plan
    facts = context.all_facts
    dated = tuple(row for row in facts if year_of(row.fact))
    ends = {int(phase.end[:4]) for phase in plan.phases if phase.end}
    period = {plan.period.start, plan.period.end} if plan.period else set()
    named = {year_of(row.fact) for row in dated} | period | ends
    years = range(min(named), max(named) + 1) if named else range(0)
    scale = TimeScale(range(1, MONTHS + 1), years[0]) if len(years) == 1 else TimeScale(years)
    articles = {entry.article for entry in context.dataset.assessment.calendar}
    recurring = tuple(row for row in facts if isinstance(row.fact, RecurringDuty) and row.record.id not in articles)
    tasks = tuple(sorted(_tasks(dated, scale, _by_deadline(facts)), key=lambda task: task.order))
    lists: dict[str, tuple[TaskTimelineRow | FactRow, ...]] = {"tasks": tasks, "recurring": recurring}
    phases = f"{len(plan.phases)} 个阶段、" if plan.phases else ""
    counted = f"{len(tasks)} 项有年份的任务" + ("、每年的考评期限" if context.dataset.assessment.items else "")
    description = f"{plan.short_title}的 {phases}{counted}和 {len(recurring)} 项周期任务。"
    shared: dict[str, object] = {
        "years": tuple(years),
        "scale": scale,
        "months": range(1, MONTHS + 1),
        "engineering": None,
        "parts": (),
    }
    whole = shared | {
        "period": _period(plan.period, scale) if plan.period else (),
        "phases": tuple(_phases(context, scale)),
        "phases_heading": context.dataset.phases_heading,
        "calendar": tuple(_calendar(context)),
    }
    shares = limits.by_engineering(lists)
    parts = limits.parts(context.dataset.engineerings, ADDRESS, shares)
    yield TIMELINE.page(context, description, _counted({**whole, **shares[""], "parts": parts}))
    shared |= {"period": (), "phases": (), "phases_heading": "", "calendar": ()}
    for part in parts:
        engineering, share = part.engineering, shares[part.engineering.id]
        description = f"{plan.short_title}中{engineering.name}有年份的任务和周期任务。"
        values = _counted({**shared, **share, "engineering": engineering})
        yield TIMELINE.part(context, engineering, description, values)


def _by_deadline(facts: Iterable[FactRow]) -> dict[str, tuple[FactRow, ...]]:
    """Return the targets that stand in a deadline's row, by its id: those of its words and its year."""
    dated = grouped(((row.record.id, year_of(row.fact)), row) for row in facts if year_of(row.fact))
    targets: dict[str, tuple[FactRow, ...]] = {}
    for rows in dated.values():
        rest = [row for row in rows if isinstance(row.fact, Target)]
        for limit in (row for row in rows if isinstance(row.fact, Deadline)):
            targets[limit.fact.id] = tuple(row for row in rest if row.fact.quote in limit.fact.quote)
            rest = [row for row in rest if row not in targets[limit.fact.id]]
    return targets


def _has_dates(context: PageContext) -> bool:
    dataset = context.dataset
    dated = any(isinstance(row.fact, RecurringDuty) or year_of(row.fact) for row in context.all_facts)
    return dated or bool(dataset.plan.phases or dataset.assessment.calendar)


TIMELINE = PageType(
    kind="timeline",
    template="facts/timeline.html",
    pages=timeline_page,
    exists=_has_dates,
    address=ADDRESS,
    title="时间轴",
    tab="目标与时间",
    search_words=("时间表", "时间线", "进度表", "阶段", "时间安排"),
    assets=("views.css", "print-landscape.css"),
)


def _counted(values: dict[str, Any]) -> dict[str, Any]:
    """Return a page's values with the number of its tasks whose year the source does not say."""
    return values | {"uncertain": sum(task.uncertain for task in values["tasks"])}


def _period(period: Period, scale: TimeScale) -> tuple[TimelineCell, ...]:
    """Return the row of the plan's own period, which its title gives."""
    first, width = scale.place(str(period.start))
    bar = TimelineCell(kind="bar", columns=period.end - period.start + width, label="起止", text=period.quote)
    return _whole_row(scale.columns, {first: bar})


def _phases(context: PageContext, scale: TimeScale) -> Iterator[PhaseTimelineRow]:
    plan = context.dataset.plan
    for phase, start in zip(
        plan.phases, phases.starts(plan.phases, plan.period.start if plan.period else None), strict=True
    ):
        cells: dict[int, TimelineCell] = {}
        first = scale.place(start.date)[0] if start.date else 0
        last, width = scale.place(phase.end) if phase.end else (0, 1)
        if last:
            cells[last] = TimelineCell(kind="mark", columns=width, label=f"{phase.end[:4]}年", text=phase.time)
        if 0 < first < last:
            cells[first] = TimelineCell(
                kind="derived", columns=last - first, label="推算", text=f"起于{wording.date(start.date)}"
            )
        yield PhaseTimelineRow(
            phase=phase, cells=_whole_row(scale.columns, cells), derived=bool(start.date), note=start.note
        )


def _tasks(
    dated: Sequence[FactRow], scale: TimeScale, by_deadline: Mapping[str, tuple[FactRow, ...]]
) -> Iterator[TaskTimelineRow]:
    """Yield the dated tasks: targets that one quote gives for a range of years are a bar, all others a mark.

    A target in the row of a deadline has none of its own.
    """
    beside = {row.fact.id for rows in by_deadline.values() for row in rows}
    for rows in grouped((_series(row), row) for row in dated if row.fact.id not in beside).values():
        if len(rows) > 1:
            cells = {
                year_of(row.fact): TimelineCell(kind="bar", label=f"{year_of(row.fact)}年", text=row.value)
                for row in rows
            }
            end = str(max(cells))
        else:
            end = _date(rows[0].fact)
            place, width = scale.place(end)
            cells = {place: _mark(rows[0], width, by_deadline.get(rows[0].fact.id, ()))}
        yield TaskTimelineRow(row=rows[0], cells=_whole_row(scale.columns, cells), end=end)


def _date(fact: TimedFact) -> str:
    return fact.date if isinstance(fact, Deadline) and fact.date else str(year_of(fact))


def _series(row: FactRow) -> tuple[str, str, str]:
    """Return what is equal in targets that one quote gives for a range of years."""
    fact = row.fact
    ranged = isinstance(fact, Target) and any(
        expression.kind is ExpressionKind.YEARS for expression in expressions(fact.quote)
    )
    return row.record.id, fact.what, fact.quote if ranged else fact.id


def _mark(row: FactRow, columns: int, targets: Sequence[FactRow]) -> TimelineCell:
    uncertain = isinstance(row.fact, Deadline) and row.fact.basis != "source"
    text = row.value if isinstance(row.fact, Deadline) else f"{row.year} {row.value}"
    text = "：".join(filter(None, (text, "、".join(target.value for target in targets))))
    kind = "uncertain" if uncertain else "mark"
    return TimelineCell(kind=kind, columns=columns, label=f"{year_of(row.fact)}年", text=text)


def _calendar(context: PageContext) -> Iterator[MonthTimelineRow]:
    entries = context.dataset.assessment.calendar
    for entry, row in zip(entries, assessment_rows(context, entries), strict=True):
        (first, _), (last, _) = month_and_day(entry.starts or entry.rrule), month_and_day(entry.rrule)
        if not first or not last:
            continue
        kind, columns = ("bar", last - first + 1) if entry.starts else ("mark", 1)
        cell = TimelineCell(kind=kind, columns=columns, label="每年", text=row.value)
        yield MonthTimelineRow(row=row, cells=_whole_row(range(1, MONTHS + 1), {first: cell}))


def _whole_row(columns: range, cells: dict[int, TimelineCell]) -> tuple[TimelineCell, ...]:
    """Return a whole row: the cells in their columns, and empty cells between them."""
    row: list[TimelineCell] = []
    column = columns.start
    while column < columns.stop:
        cell = cells.get(column, TimelineCell())
        row.append(cell)
        column += cell.columns
    return tuple(row)
