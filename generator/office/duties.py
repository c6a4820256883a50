"""A unit's duties for its calendar: an event only where the text gives its day, all others as words."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from dateutil.rrule import rrulestr

from generator import urls
from generator.model import AssessmentStep, CalendarEntry, Deadline, RecurringDuty, Unit
from generator.office.ledger import assessment_line, fact_notes
from generator.office.provenance import NO_TIME
from generator.pages.context import PageContext
from generator.pages.facts.assessment import assessment_rows
from generator.pages.facts.rows import FactRow
from generator.text import wording
from generator.text.fact_values import dated_value

_DAY = len("2013-01-31")


@dataclass(frozen=True, kw_only=True)
class CalendarDuty:
    """A duty on a day.

    id: the id of the fact or of the item of the assessment, permanent, from which its UID is made.
    first: its only or first day.
    rule: how it recurs (an RFC 5545 rule), empty for a single day.
    words: what the event says: the quote, where it is from, our notes.
    page: the address of its record.
    revised: how often revisions have changed it.
    changed: when it was last changed.
    """

    id: str
    name: str
    first: date
    rule: str
    words: tuple[str, ...]
    page: str
    revised: int
    changed: datetime


@dataclass(frozen=True, kw_only=True)
class UnitCalendar:
    """A unit's duties on days, and those without a day, in words."""

    unit: Unit
    duties: tuple[CalendarDuty, ...]
    undated: tuple[str, ...]


def unit_calendar(context: PageContext, unit: Unit) -> UnitCalendar:
    """Return the duties of a unit: what it does in the assessment, and the facts of its projects and of its name."""
    duties: dict[str, CalendarDuty] = {}
    undated: list[str] = []
    for entry, words in _assessment_entries(context, unit):
        if duty := _recurring(context, entry, words):
            duties[entry.id] = duty
        else:
            undated.append(f"{entry.what}：{words[0]}")
    for row in _fact_rows(context, unit):
        if duty := _of_fact(context, row):
            duties[duty.id] = duty
        elif isinstance(row.fact, Deadline | RecurringDuty):
            undated.append(f"{row.fact.what}：{'；'.join((dated_value(row.fact), *fact_notes(row)))}（{row.label}）")
    return UnitCalendar(unit=unit, duties=tuple(duties.values()), undated=tuple(dict.fromkeys(undated)))


def _assessment_entries(context: PageContext, unit: Unit) -> Iterator[tuple[CalendarEntry, tuple[str, ...]]]:
    """Yield the dates of the steps in which a unit acts, with the words of their events."""
    items = context.assessment_by_unit.get(unit.id, ())
    steps = {item.id for item in items if isinstance(item, AssessmentStep)}
    entries = [
        entry for entry in context.dataset.assessment.calendar if entry in items or not steps.isdisjoint(entry.steps)
    ]
    for row in assessment_rows(context, entries):
        if isinstance(row.item, CalendarEntry):
            note = assessment_line(row).note
            yield row.item, (f"{row.value}（{row.label}）", f"“{row.item.quote}”", *filter(None, (note,)))


def _fact_rows(context: PageContext, unit: Unit) -> Iterator[FactRow]:
    """Yield the facts for which lists of projects name it and that name nobody else, and those whose words name it."""
    by_role = context.graph.projects(unit.id).values()
    for project in dict.fromkeys(project.id for projects in by_role for project in projects):
        for row in context.facts[project]:
            if unit in row.units and (not row.actors or unit in {actor.unit for actor in row.actors}):
                yield row
    yield from context.facts_by_unit.get(unit.id, ())


def _of_fact(context: PageContext, row: FactRow) -> CalendarDuty | None:
    """Return a fact as a duty on days; None where the text gives no day."""
    words = (row.label, f"“{row.fact.quote}”", *fact_notes(row))
    match row.fact:
        case RecurringDuty(rrule=str()):
            return _recurring(context, row.fact, words)
        case Deadline(date=str(day)) if len(day) == _DAY:
            return _duty(context, row.fact, words, date.fromisoformat(day))
    return None


def _recurring(
    context: PageContext, item: CalendarEntry | RecurringDuty, words: tuple[str, ...]
) -> CalendarDuty | None:
    """Return a duty on its days from that of the notice to the end of the plan; None without a day or both of these.

    The text says on which day of the year, and seldom from which year: the event says that this is derived.
    """
    period, start = context.dataset.plan.period, context.dataset.revisions[0].since
    if len(start) < _DAY:
        start = f"{period.start}-{period.start_month or 1:02}-01" if period else ""
    if not start or not item.rrule or not re.search("BY(?:MONTH)?DAY=", item.rrule):
        return None
    begins = datetime.fromisoformat(start)
    rule, until = item.rrule, ""
    if period:
        year, month = period.end, period.end_month or 12
        rule = f"{rule};UNTIL={year}{month:02}{monthrange(year, month)[1]}"
        until = f"，到计划期末（{wording.date(period.last)}）为止"
    first = rrulestr(rule, dtstart=begins).after(begins, inc=True)
    if first is None:
        return None
    derived = f"原文没有写明从哪一年起、到哪一年止：自{wording.date(start)}起{until}，是按通知日期和计划期推算的。"
    return _duty(context, item, (*words, derived), first.date(), rule)


def _duty(
    context: PageContext,
    item: CalendarEntry | Deadline | RecurringDuty,
    words: tuple[str, ...],
    first: date,
    rule: str = "",
) -> CalendarDuty:
    revised, changed = _revised(context, item.id)
    return CalendarDuty(
        id=item.id,
        name=item.what,
        first=first,
        rule=rule,
        words=words,
        page=urls.address(item.id),
        revised=revised,
        changed=changed,
    )


def _revised(context: PageContext, id_: str) -> tuple[int, datetime]:
    """Return how often revisions have changed a fact or an item, and the day on which the last one did, or it began."""
    before: object = None
    count, changed = -1, NO_TIME
    for state in context.checked.states:
        dataset = state.dataset
        items = (*dataset.assessment.items, *(fact for record in dataset.texts for fact in record.facts))
        item = next((item for item in items if item.id == id_), None)
        if item is not None and item != before:
            count, since = count + 1, dataset.revision.since
            changed = datetime.fromisoformat(since).replace(tzinfo=UTC) if len(since) == _DAY else NO_TIME
        before = item if item is not None else before
    return max(count, 0), changed
