"""`/assessment/`: the yearly assessment, each part tied to its article; and what of it falls on a unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import urls
from generator.model import (
    AssessmentItem,
    CalendarEntry,
    Consequence,
    RecurringDuty,
    Score,
    SeparateMethod,
    Step,
    TextRecord,
    Unit,
)
from generator.pages.context import Material
from generator.pages.facts.rows import Named, Note, named
from generator.pages.page import Page
from generator.text import wording

SORTS = {Step: "程序", Score: "分值", CalendarEntry: "期限", Consequence: "结果运用", SeparateMethod: "另行制定"}


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


def assessment_rows(material: Material, items: Iterable[AssessmentItem]) -> tuple[AssessmentRow, ...]:
    """Return parts of the assessment as rows."""
    return tuple(_row(material, item) for item in items)


def assessors(material: Material) -> tuple[AssessorRow, ...]:
    """Return who assesses whom."""
    dataset = material.dataset
    return tuple(
        AssessorRow(
            assessor=dataset.unit_by_id[tie.from_],
            assessed=dataset.unit_by_id[tie.to],
            basis=wording.BASES[tie.basis],
            inferred=tie.basis != "source",
            record=dataset.text_by_id[tie.record] if tie.record else None,
            label=material.labels[tie.record] if tie.record else "",
            quote=tie.quote,
            note=tie.note,
        )
        for tie in dataset.relationships
        if tie.type == "assesses"
    )


def separate_rows(material: Material, unit: Unit) -> tuple[AssessmentRow, ...]:
    """Return the methods of their own that the text announces; none for whom the plan says is assessed by it."""
    for body in (unit, *material.graph.collectives(unit.id)):
        ties = material.ties.get(body.id, ())
        if any(tie.type == "assesses" and tie.to == body.id and tie.basis == "source" for tie in ties):
            return ()
    return assessment_rows(material, material.dataset.assessment.separate)


def assessment_page(material: Material) -> Iterator[Page]:
    """Yield the page of the assessment."""
    assessment, plan = material.dataset.assessment, material.dataset.plan
    yield Page(
        kind="assessment",
        address=urls.ASSESSMENT,
        title="考评办法",
        description=f"{plan.short_title}的考评：{len(assessment.steps)} 步程序、"
        "每年期限、分值、奖惩，逐项对应条款原文。",
        template="assessment.html",
        values={
            "steps": assessment_rows(material, assessment.steps),
            "scores": assessment_rows(material, assessment.scores),
            "calendar": assessment_rows(material, assessment.calendar),
            "consequences": assessment_rows(material, assessment.consequences),
            "separate": assessment_rows(material, assessment.separate),
            "assessors": assessors(material),
        },
    )


def _row(material: Material, item: AssessmentItem) -> AssessmentRow:
    dataset = material.dataset
    what, value, when, applies_to = _parts(material, item)
    return AssessmentRow(
        item=item,
        sort=SORTS[type(item)],
        what=what,
        value=value,
        when=when,
        timed=not isinstance(item, Score | CalendarEntry),
        article=dataset.text_by_id[item.article],
        label=material.labels[item.article],
        actors=named(dataset, item.actors),
        applies_to=applies_to,
        note=Note(label=wording.BASES["reading"], text=item.reading) if item.reading else None,
    )


def _parts(material: Material, item: AssessmentItem) -> tuple[str, str, tuple[When, ...], tuple[Named, ...]]:
    dataset = material.dataset
    match item:
        case Step():
            dates = (entry for entry in dataset.assessment.calendar if item.id in entry.steps)
            return item.name, item.what or "", tuple(_when(material, entry) for entry in dates), ()
        case Score():
            return item.what, f"{wording.number(item.value)} {item.unit}", (), ()
        case CalendarEntry():
            return item.what, _yearly(item), (), ()
        case Consequence():
            return item.condition, item.effect, tuple(_returns(material, item)), named(dataset, item.applies_to)
        case SeparateMethod():
            return item.quote, "", (), named(dataset, item.applies_to)
    message = f"{item.id} is of no known sort"
    raise TypeError(message)


def _when(material: Material, entry: CalendarEntry) -> When:
    return When(text=_yearly(entry), entry=entry, label=material.labels[entry.article])


def _returns(material: Material, item: Consequence) -> Iterator[When]:
    """Yield how often a consequence comes, where its own words say so."""
    for duty in material.dataset.text_by_id[item.article].recurring:
        if duty.quote in item.quote:
            yield When(text=wording.frequency(duty.frequency), entry=duty, label=material.labels[item.article])


def _yearly(entry: CalendarEntry) -> str:
    end = wording.yearly_date(entry.rrule)
    return f"每年{wording.yearly_date(entry.starts)}至{end}" if entry.starts else f"每年{end}前"
