"""`/assessment/`: the yearly assessment, each part tied to its article; and what of it falls on a unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import urls
from generator.model import (
    AssessmentItem,
    AssessmentStep,
    CalendarEntry,
    Consequence,
    RecurringDuty,
    Score,
    SeparateMethod,
    TextRecord,
    Unit,
)
from generator.pages.context import PageContext
from generator.pages.facts.rows import Named, Note, named
from generator.pages.page import Page
from generator.text import wording

SORTS = {
    AssessmentStep: "程序",
    Score: "分值",
    CalendarEntry: "期限",
    Consequence: "结果运用",
    SeparateMethod: "另行制定",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """When a step is due or a consequence returns, in words, and what says so: its article's label."""

    text: str
    entry: CalendarEntry | RecurringDuty
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentRow:
    """A part of the assessment; `what` and `value` are in words, `when` holds what the text says of its time.

    It is `timed` where somebody acts; a score has no time, and that of an entry of the calendar is its value.
    """

    item: AssessmentItem
    sort: str
    what: str
    value: str
    when: tuple[When, ...]
    timed: bool
    article: TextRecord
    label: str
    actors: tuple[Named, ...]
    applies_to: tuple[Named, ...]
    note: Note | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessorRow:
    """Who assesses whom, and on what ground; `inferred` unless the text says so."""

    assessor: Unit
    assessed: Unit
    basis: str
    inferred: bool
    record: TextRecord | None
    label: str
    quote: str | None
    note: str | None


def assessment_rows(context: PageContext, items: Iterable[AssessmentItem]) -> tuple[AssessmentRow, ...]:
    """Return parts of the assessment as rows."""
    return tuple(_row(context, item) for item in items)


def assessors(context: PageContext) -> tuple[AssessorRow, ...]:
    """Return who assesses whom."""
    dataset = context.dataset
    return tuple(
        AssessorRow(
            assessor=dataset.unit_by_id[tie.from_],
            assessed=dataset.unit_by_id[tie.to],
            basis=wording.BASES[tie.basis],
            inferred=tie.basis != "source",
            record=dataset.text_by_id[tie.record] if tie.record else None,
            label=context.labels[tie.record] if tie.record else "",
            quote=tie.quote,
            note=tie.note,
        )
        for tie in dataset.relationships
        if tie.type == "assesses"
    )


def separate_rows(context: PageContext, unit: Unit) -> tuple[AssessmentRow, ...]:
    """Return the methods of their own that the text announces; none for whom the plan says is assessed by it."""
    for body in (unit, *context.graph.collectives(unit.id)):
        ties = context.ties.get(body.id, ())
        if any(tie.type == "assesses" and tie.to == body.id and tie.basis == "source" for tie in ties):
            return ()
    return assessment_rows(context, context.dataset.assessment.separate)


def assessment_page(context: PageContext) -> Iterator[Page]:
    """Yield the page of the assessment."""
    assessment, plan = context.dataset.assessment, context.dataset.plan
    yield Page(
        kind="assessment",
        address=urls.ASSESSMENT,
        title="考评办法",
        description=f"{plan.short_title}的考评：{len(assessment.steps)} 步程序、"
        "每年期限、分值、奖惩，逐项对应条款原文。",
        template="facts/assessment.html",
        values={
            "steps": assessment_rows(context, assessment.steps),
            "scores": assessment_rows(context, assessment.scores),
            "calendar": assessment_rows(context, assessment.calendar),
            "consequences": assessment_rows(context, assessment.consequences),
            "separate": assessment_rows(context, assessment.separate),
            "assessors": assessors(context),
        },
    )


def _row(context: PageContext, item: AssessmentItem) -> AssessmentRow:
    dataset = context.dataset
    what, value, when, applies_to = _parts(context, item)
    return AssessmentRow(
        item=item,
        sort=SORTS[type(item)],
        what=what,
        value=value,
        when=when,
        timed=not isinstance(item, Score | CalendarEntry),
        article=dataset.text_by_id[item.article],
        label=context.labels[item.article],
        actors=named(dataset, item.actors),
        applies_to=applies_to,
        note=Note(label=wording.BASES["reading"], text=item.reading) if item.reading else None,
    )


def _parts(context: PageContext, item: AssessmentItem) -> tuple[str, str, tuple[When, ...], tuple[Named, ...]]:
    dataset = context.dataset
    match item:
        case AssessmentStep():
            dates = (entry for entry in dataset.assessment.calendar if item.id in entry.steps)
            return item.name, item.what or "", tuple(_when(context, entry) for entry in dates), ()
        case Score():
            return item.what, f"{wording.number(item.value)} {item.unit}", (), ()
        case CalendarEntry():
            return item.what, _yearly(item), (), ()
        case Consequence():
            return item.condition, item.effect, tuple(_returns(context, item)), named(dataset, item.applies_to)
        case SeparateMethod():
            return item.quote, "", (), named(dataset, item.applies_to)
    message = f"{item.id} is of no known sort"
    raise TypeError(message)


def _when(context: PageContext, entry: CalendarEntry) -> When:
    return When(text=_yearly(entry), entry=entry, label=context.labels[entry.article])


def _returns(context: PageContext, item: Consequence) -> Iterator[When]:
    """Yield how often a consequence comes, where its own words say so."""
    for duty in context.dataset.text_by_id[item.article].recurring:
        if duty.quote in item.quote:
            yield When(text=wording.frequency(duty.frequency), entry=duty, label=context.labels[item.article])


def _yearly(entry: CalendarEntry) -> str:
    end = wording.yearly_date(entry.rrule)
    return f"每年{wording.yearly_date(entry.starts)}至{end}" if entry.starts else f"每年{end}前"
