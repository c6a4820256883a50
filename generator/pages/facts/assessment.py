"""`/assessment/`: the yearly assessment with the articles that it stands in, and the items that concern a unit."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import urls
from generator.model import (
    Arrangement,
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
from generator.pages.facts.rows import NamedActor, Note, named_actors
from generator.pages.page import Page
from generator.pages.page_type import PageType
from generator.text import wording
from generator.text.fact_values import fact_value

ITEM_KINDS = {
    AssessmentStep: "程序",
    Score: "分值",
    CalendarEntry: "期限",
    Consequence: "结果运用",
    SeparateMethod: "另行制定",
    Arrangement: "其他规定",
}


ASSESSING = {"assesses": "考评", "organises": "组织考评"}  # relationships of who assesses to who is assessed


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentTime:
    """When a step is due, or how often a consequence comes.

    text: the time in words.
    entry: the entry of the calendar or the recurring duty that says so.
    label: what a reader calls its article.
    """

    text: str
    entry: CalendarEntry | RecurringDuty
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentRow:
    """An item of the assessment.

    kind: its kind in words (程序).
    what: what it is about, in words.
    value: what is done, its score, date or effect, in words; empty where there is none.
    times: what the text says of its time.
    has_time: whether it takes place at some time; a score or an arrangement does not, and a calendar entry has it
        as its value.
    article: the article that states it.
    label: what a reader calls the article.
    actors: who acts.
    applies_to: whom it is applied to.
    note: our reading of it, None where the source says it plainly.
    """

    item: AssessmentItem
    kind: str
    what: str
    value: str
    times: tuple[AssessmentTime, ...]
    has_time: bool
    article: TextRecord
    label: str
    actors: tuple[NamedActor, ...]
    applies_to: tuple[NamedActor, ...]
    note: Note | None

    @property
    def unsaid(self) -> tuple[str, ...]:
        """What the text does not say of a step: who, what, when."""
        said = {"由谁": self.actors, "做什么": self.value, "时间": self.times}
        return tuple(name for name, values in said.items() if not values)


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessorRow:
    """A unit that assesses another.

    assessor: the unit that assesses.
    assessed: the unit that is assessed.
    verb: what the one does to the other, in words.
    basis: what this is based on, in words.
    inferred: whether the text does not say so itself.
    record: the record that says so.
    label: what a reader calls that record.
    quote: its words.
    note: an explanation of ours.
    """

    assessor: Unit
    assessed: Unit
    verb: str
    basis: str
    inferred: bool
    record: TextRecord | None
    label: str
    quote: str | None
    note: str | None


def assessment_rows(context: PageContext, items: Iterable[AssessmentItem]) -> tuple[AssessmentRow, ...]:
    """Return items of the assessment as rows."""
    return tuple(_row(context, item) for item in items)


def assessors(context: PageContext) -> tuple[AssessorRow, ...]:
    """Return every pair of units of which the one assesses the other."""
    dataset = context.dataset
    return tuple(
        AssessorRow(
            assessor=dataset.unit_by_id[relationship.from_],
            assessed=dataset.unit_by_id[relationship.to],
            verb=ASSESSING[relationship.type],
            basis=wording.BASES[relationship.basis],
            inferred=relationship.basis != "source",
            record=dataset.text_by_id[relationship.record] if relationship.record else None,
            label=context.labels[relationship.record] if relationship.record else "",
            quote=relationship.quote,
            note=relationship.note,
        )
        for relationship in dataset.relationships
        if relationship.type in ASSESSING
    )


def separate_rows(context: PageContext, unit: Unit) -> tuple[AssessmentRow, ...]:
    """Return the assessment methods made apart from the plan, none for a unit that the plan itself assesses."""
    for body in (unit, *context.graph.collectives(unit.id)):
        for relationship in context.relationships.get(body.id, ()):
            if relationship.type in ASSESSING and relationship.to == body.id and relationship.basis == "source":
                return ()
    return assessment_rows(context, context.dataset.assessment.separate)


def assessment_page(context: PageContext) -> Iterator[Page]:
    """Yield the page of the assessment."""
    assessment, plan = context.dataset.assessment, context.dataset.plan
    yield ASSESSMENT.page(
        context,
        f"{plan.short_title}的考评：{len(assessment.steps)} 步程序、每年期限、分值、奖惩，逐项对应条款原文。",
        {
            "steps": assessment_rows(context, assessment.steps),
            "scores": assessment_rows(context, assessment.scores),
            "calendar": assessment_rows(context, assessment.calendar),
            "consequences": assessment_rows(context, assessment.consequences),
            "separate": assessment_rows(context, assessment.separate),
            "arrangements": assessment_rows(context, assessment.arrangements),
            "assessors": assessors(context),
        },
    )


ASSESSMENT = PageType(
    kind="assessment",
    template="facts/assessment.html",
    pages=assessment_page,
    exists=lambda context: bool(context.dataset.assessment.items or assessors(context)),
    address=urls.ASSESSMENT,
    title="考评办法",
    tab="考评与基层",
    search_words=("考评", "考核", "考评程序", "考评日程", "考评试行办法", "考核办法"),
)


def _row(context: PageContext, item: AssessmentItem) -> AssessmentRow:
    dataset = context.dataset
    what, value, times, applies_to = _words(context, item)
    return AssessmentRow(
        item=item,
        kind=ITEM_KINDS[type(item)],
        what=what,
        value=value,
        times=times,
        has_time=not isinstance(item, Score | CalendarEntry | Arrangement),
        article=dataset.text_by_id[item.article],
        label=context.labels[item.article],
        actors=named_actors(dataset, item.actors),
        applies_to=applies_to,
        note=Note(label=wording.BASES["reading"], text=item.reading) if item.reading else None,
    )


def _words(
    context: PageContext, item: AssessmentItem
) -> tuple[str, str, tuple[AssessmentTime, ...], tuple[NamedActor, ...]]:
    """Return `what`, `value`, `times` and `applies_to` of an item's row."""
    dataset = context.dataset
    match item:
        case AssessmentStep():
            times = (
                AssessmentTime(text=_yearly(entry), entry=entry, label=context.labels[entry.article])
                for entry in dataset.assessment.calendar
                if item.id in entry.steps
            )
            return item.name, item.what or "", tuple(times), ()
        case Score():
            return item.what, f"{wording.number(item.value)} {item.unit}", (), ()
        case CalendarEntry():
            return item.what, _yearly(item), (), ()
        case Consequence():
            return item.condition, item.effect, tuple(_recurs(context, item)), named_actors(dataset, item.applies_to)
        case Arrangement():
            return item.what, "", (), named_actors(dataset, item.applies_to)
        case SeparateMethod():
            return item.quote, "", (), named_actors(dataset, item.applies_to)
    message = f"{item.id} is of no known kind"
    raise TypeError(message)


def _recurs(context: PageContext, item: Consequence) -> Iterator[AssessmentTime]:
    """Yield how often a consequence comes, where its own words say so."""
    for duty in context.dataset.text_by_id[item.article].recurring:
        if duty.quote in item.quote:
            yield AssessmentTime(text=fact_value(duty), entry=duty, label=context.labels[item.article])


def _yearly(entry: CalendarEntry) -> str:
    end = wording.yearly_date(entry.rrule)
    return f"每年{wording.yearly_date(entry.starts)}至{end}" if entry.starts else f"每年{end}前"
