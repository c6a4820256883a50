"""Facts, actors and places of the text as rows that a template prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from generator.model import (
    Actor,
    Chapter,
    Citation,
    Dataset,
    Deadline,
    Engineering,
    Fact,
    Level,
    Notice,
    Phase,
    Project,
    Provision,
    RecurringDuty,
    Target,
    TextRecord,
    Unit,
)
from generator.pages.source.highlights import KINDS
from generator.text import wording
from generator.text.lexicon import ExpressionKind, expressions
from generator.text.official import chinese

OPENINGS = {"S0": "引言", "A1": "附件1引言"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Who the text names: the words, the unit that they mean (if one), the class of bodies that they mean (if one)."""

    mention: str
    unit: Unit | None
    class_: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What is not the source's own word: `label` says whose it is (本站理解, 外部知识…)."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """A fact with the record that it stands in.

    `value` is the figure, the frequency, or the source's own words of a date; `year` goes with it, or is empty.
    `series` holds the rows that a table prints as one: of a statement that gives several values in one breath the first
    row has all, the others none.
    """

    fact: Target | Deadline | RecurringDuty
    kind: str
    name: str
    value: str
    year: str
    actors: tuple[Named, ...]
    note: Note | None
    record: TextRecord
    label: str
    project: Project | None
    lead: Unit | None
    others: int
    series: tuple[FactRow, ...] = ()

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes on the series, each once; what is of some values only names their years."""
        noted: dict[Note, list[FactRow]] = {}
        for row in self.series:
            if row.note:
                noted.setdefault(row.note, []).append(row)
        return tuple(
            note
            if len(rows) == len(self.series)
            else Note(label=note.label, text=f"{'、'.join(row.year or row.value for row in rows)}：{note.text}")
            for note, rows in noted.items()
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FactGroup:
    """Facts of one record that say the same thing, by year or by interval."""

    what: str
    rows: tuple[FactRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationRow:
    """A document that the text names, and where."""

    fact: Citation
    use: str
    record: TextRecord
    label: str


def named(dataset: Dataset, actors: Iterable[Actor]) -> tuple[Named, ...]:
    """Return actors with the units that they mean."""
    units = dataset.unit_by_id
    return tuple(
        Named(mention=actor.mention, unit=units[actor.unit] if actor.unit else None, class_=actor.class_)
        for actor in actors
    )


def label(dataset: Dataset, record: TextRecord) -> str:
    """Return how a reader calls a text record: 第31项 安全生产监管项目, 附件2第十三条."""
    match record:
        case Project():
            return f"第{record.number}项 {record.name}"
        case Engineering():
            return record.name
        case Phase():
            return f"第{chinese(record.number)}阶段 {record.name}"
        case Provision():
            return _provision_label(dataset, record)
        case Notice():
            return "通知"
    chapter = dataset.chapters.get(f"{record.id[:1]}/{record.id[1:]}")  # S1 and S2 are a chapter's only words
    return _chapter_label(chapter) if chapter else OPENINGS.get(record.id, record.id)


def _chapter_label(chapter: Chapter) -> str:
    return f"{chinese(chapter.number)}、{chapter.heading}"


def _provision_label(dataset: Dataset, provision: Provision) -> str:
    if provision.heading is None and provision.number is not None:
        return f"附件{provision.part.removeprefix('A')}第{chinese(provision.number)}条"
    section = _chapter_label(dataset.chapters[f"{provision.part}/{provision.chapter}"])
    return section if provision.number is None else f"{section}({chinese(provision.number)}){provision.heading}"


def fact_rows(dataset: Dataset, record: TextRecord) -> Iterator[FactRow]:
    """Yield the targets, deadlines and recurring duties of a record."""
    for _, each in groupby(_rows(dataset, record), key=_statement):
        rows = tuple(each)
        yield replace(rows[0], series=rows)
        yield from rows[1:]


def _statement(row: FactRow) -> tuple[object, ...]:
    """Return what rows have in common that differ in their values only."""
    fact = row.fact
    return type(fact), fact.what, fact.quote, fact.occurrence, row.actors, fact.levels


def _rows(dataset: Dataset, record: TextRecord) -> Iterator[FactRow]:
    project = record if isinstance(record, Project) else None
    facts: tuple[Target | Deadline | RecurringDuty, ...] = (*record.targets, *record.deadlines, *record.recurring)
    for fact in facts:
        yield FactRow(
            fact=fact,
            kind=KINDS[type(fact)].id,
            name=KINDS[type(fact)].name,
            value=_value(fact),
            year=_year(fact),
            actors=named(dataset, fact.actors),
            note=_note(fact),
            record=record,
            label=label(dataset, record),
            project=project,
            lead=dataset.unit_by_id[project.lead] if project else None,
            others=len(project.responsibilities) - 1 if project else 0,
        )


def citation_rows(dataset: Dataset, record: TextRecord) -> Iterator[CitationRow]:
    """Yield the documents that a record names."""
    for fact in record.citations:
        yield CitationRow(
            fact=fact,
            use=wording.CITATIONS.get(fact.kind, fact.kind),
            record=record,
            label=label(dataset, record),
        )


def by_what(rows: Iterable[FactRow]) -> tuple[FactGroup, ...]:
    """Return rows with those together that say the same thing."""
    held: dict[str, list[FactRow]] = {}
    for row in rows:
        held.setdefault(row.fact.what, []).append(row)
    return tuple(FactGroup(what=what, rows=tuple(group)) for what, group in held.items())


def by_kind(rows: Iterable[FactRow]) -> dict[str, tuple[FactRow, ...]]:
    """Return rows by the names that templates have for them: `targets`, `deadlines` and `recurring`."""
    held = tuple(rows)
    names = {"targets": Target, "deadlines": Deadline, "recurring": RecurringDuty}
    return {name: tuple(row for row in held if isinstance(row.fact, kind)) for name, kind in names.items()}


def year_of(fact: Target | Deadline | RecurringDuty) -> int:
    """Return the year that a fact is stored with, 0 where it has none."""
    match fact:
        case Target(year=int(year)):
            return year
        case Deadline(date=str(date)):
            return int(date[:4])
    return 0


def reaches(row: FactRow, level: Level) -> bool:
    """Return whether a fact says that it falls on a level."""
    return level in row.fact.levels or any(actor.level is level for actor in row.fact.actors)


def _value(fact: Target | Deadline | RecurringDuty) -> str:
    match fact:
        case Target():
            return wording.figure(fact)
        case Deadline():
            return _deadline(fact)
        case RecurringDuty():
            return wording.frequency(fact.frequency)


def _deadline(fact: Deadline) -> str:
    """Return the words of the quote that say when: 2014年前 must not become 2014年."""
    found = (each.text for each in expressions(fact.quote) if each.kind in {ExpressionKind.DATE, ExpressionKind.PERIOD})
    return next(found, wording.date(fact.date) if fact.date else "")


def _year(fact: Target | Deadline | RecurringDuty) -> str:
    match fact:
        case Target(year=int(year)):
            return f"{year}年"
        case Deadline(basis="external", date=str(date)):
            return f"{wording.date(date)}（{wording.BASES['external']}）"
    return ""


def _note(fact: Fact) -> Note | None:
    basis = fact.basis if isinstance(fact, Deadline) else "reading"
    return (
        Note(label=wording.BASES["reading" if basis == "source" else basis], text=fact.reading)
        if fact.reading
        else None
    )
