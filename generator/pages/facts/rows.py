"""Facts, citations and actors of the text as rows that a template prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from generator.grouping import grouped
from generator.model import (
    Actor,
    Citation,
    Dataset,
    Deadline,
    Fact,
    Level,
    Project,
    RecurringDuty,
    Target,
    TextRecord,
    TimedFact,
    Unit,
)
from generator.pages.parties import RoleUnits, in_charge, participants, parties
from generator.pages.record_labels import record_label
from generator.pages.source.highlights import KINDS
from generator.text import wording
from generator.text.fact_values import fact_value, fact_year, marked_value, marked_values, reading_basis
from generator.text.measures import fact_responsibilities, measure_list


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedActor:
    """Who the text names.

    mention: the text's own words.
    unit: the unit that they mean, None for a class of bodies or a level.
    """

    mention: str
    unit: Unit | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Words that are not the source's own; `label` names their basis (本站理解, 外部知识…)."""

    label: str
    text: str

    @property
    def words(self) -> str:
        """Both in one: 本站理解：…."""
        return f"{self.label}：{self.text}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """A target, deadline or recurring duty with the record that states it.

    kind: the id of its kind (`target`).
    value: the figure, the frequency, or the source's own words of a date.
    year: the year of the value in words, or empty.
    actors: whom the fact's own words name.
    note: our reading of it, None where the source says it plainly.
    record: the record that states it.
    label: what a reader calls the record.
    measure: of a project the measure (from 1) whose own list of units counts for it, None where there is none.
    parties: the units of that list, or else of the project, by their roles; empty for another record.
    elsewhere: the record that prints the quote (a merged cell above), None where `record` does.
    elsewhere_label: what a reader calls that record, or empty.
    series: the rows that a table prints as one row because they differ in their values only; the first of them has
        all, the others none.
    """

    fact: TimedFact
    kind: str
    value: str
    year: str
    actors: tuple[NamedActor, ...]
    note: Note | None
    record: TextRecord
    label: str
    measure: int | None
    parties: tuple[RoleUnits, ...]
    elsewhere: TextRecord | None
    elsewhere_label: str
    series: tuple[FactRow, ...] = ()

    @property
    def in_charge(self) -> tuple[RoleUnits, ...]:
        """Those who lead the project and those who are responsible."""
        return in_charge(self.parties)

    @property
    def participants(self) -> tuple[Unit, ...]:
        """Those who join the project without leading."""
        return participants(self.parties)

    @property
    def units(self) -> tuple[Unit, ...]:
        """All of them."""
        return tuple(unit for party in self.parties for unit in party.units)

    @property
    def brief(self) -> str:
        """The value with what it does not print: `2025年 ≥ 3 个`, `11月，2024年11月（年份取自计划期）`."""
        return marked_value(self.fact)

    @property
    def notes(self) -> tuple[Note, ...]:
        """The different notes on the series; a note on some of its values names their years."""
        rows_by_note = grouped((row.note, row) for row in self.series if row.note)
        return tuple(
            note
            if len(rows) == len(self.series)
            else Note(label=note.label, text=f"{'、'.join(row.year or row.value for row in rows)}：{note.text}")
            for note, rows in rows_by_note.items()
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FactGroup:
    """Facts of a record that state the same thing for several years or intervals.

    what: what they state.
    values: each with its value in words.
    """

    what: str
    values: tuple[tuple[FactRow, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationRow:
    """A document that the text names.

    fact: the citation.
    use: what the text cites it for, in words.
    number: the document's number, of the plan itself that of its notice, None where the text prints none.
    record: the record that names it.
    label: what a reader calls the record.
    """

    fact: Citation
    use: str
    number: str | None
    record: TextRecord
    label: str


def named_actors(dataset: Dataset, actors: Iterable[Actor]) -> tuple[NamedActor, ...]:
    """Return actors with the units that they mean."""
    units = dataset.unit_by_id
    return tuple(NamedActor(mention=actor.mention, unit=units[actor.unit] if actor.unit else None) for actor in actors)


def fact_rows(dataset: Dataset, record: TextRecord) -> Iterator[FactRow]:
    """Yield the targets, deadlines and recurring duties of a record."""
    for _, series in groupby(_rows(dataset, record), key=_statement):
        rows = tuple(series)
        yield replace(rows[0], series=rows)
        yield from rows[1:]


def _statement(row: FactRow) -> tuple[object, ...]:
    """Return what is equal in rows that differ in their values only."""
    fact = row.fact
    return type(fact), fact.what, fact.quote, fact.occurrence, row.actors, fact.levels


def _rows(dataset: Dataset, record: TextRecord) -> Iterator[FactRow]:
    project = record if isinstance(record, Project) else None
    for fact in record.timed_facts:
        elsewhere = dataset.text_by_id[fact.printed_in] if fact.printed_in else None
        yield FactRow(
            fact=fact,
            kind=KINDS[type(fact)].id,
            value=fact_value(fact),
            year=fact_year(fact),
            actors=named_actors(dataset, fact.actors),
            note=_note(fact),
            record=record,
            label=record_label(dataset, record),
            measure=measure_list(project, fact) if project else None,
            parties=parties(dataset, fact_responsibilities(project, fact)) if project else (),
            elsewhere=elsewhere,
            elsewhere_label=record_label(dataset, elsewhere) if elsewhere else "",
        )


def citation_rows(dataset: Dataset, record: TextRecord) -> Iterator[CitationRow]:
    """Yield the documents that a record names."""
    annexes = {annex.title: annex for annex in dataset.plan.annexes}
    for fact in record.citations:
        yield CitationRow(
            fact=fact,
            use=f"本计划的{annexes[fact.title].kind}" if fact.title in annexes else wording.CITATIONS[fact.kind],
            number=dataset.plan.notice.document_number if fact.kind == "plan" else fact.number,
            record=record,
            label=record_label(dataset, record),
        )


def fact_groups(rows: Iterable[FactRow]) -> tuple[FactGroup, ...]:
    """Return a record's facts in groups that state the same thing."""
    rows_by_what = grouped((row.fact.what, row) for row in rows)
    return tuple(FactGroup(what=what, values=short_values(group)) for what, group in rows_by_what.items())


def short_values(rows: Sequence[FactRow]) -> tuple[tuple[FactRow, str], ...]:
    """Return facts that stand together, each with its value in words."""
    return tuple(zip(rows, marked_values([row.fact for row in rows]), strict=True))


def facts_by_kind(rows: Iterable[FactRow]) -> dict[str, tuple[FactRow, ...]]:
    """Return facts by the names that templates use: `targets`, `deadlines` and `recurring`."""
    facts = tuple(rows)
    names = {"targets": Target, "deadlines": Deadline, "recurring": RecurringDuty}
    return {name: tuple(row for row in facts if isinstance(row.fact, kind)) for name, kind in names.items()}


def matters(targets: Iterable[FactRow]) -> int:
    """Return of how many things targets are the figures: a share for each of eight years is one."""
    return sum(bool(row.series) for row in targets)


def year_of(fact: TimedFact) -> int:
    """Return the year of a fact, 0 for a fact without one."""
    match fact:
        case Target(year=int(year)):
            return year
        case Deadline(date=str(date)):
            return int(date[:4])
    return 0


def reaches(row: FactRow, level: Level) -> bool:
    """Return whether a fact says that it concerns a level."""
    return level in row.fact.levels or any(actor.level is level for actor in row.fact.actors)


def _note(fact: Fact) -> Note | None:
    return Note(label=reading_basis(fact), text=fact.reading) if fact.reading else None
