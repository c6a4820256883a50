"""The value of a record: its words, the units that it names, and the facts that its words say."""

from collections.abc import Iterable, Iterator

from generator import urls
from generator.grouping import grouped
from generator.importing.draft import plan_values
from generator.importing.draft.actors import standing
from generator.importing.draft.arrangement import DraftArrangement
from generator.importing.draft.blocks import BlockKind
from generator.importing.draft.fact_levels import with_levels
from generator.importing.draft.facts import FactDraft, draft_facts
from generator.importing.draft.holes import Tie
from generator.importing.draft.printing import PrintedBlock
from generator.importing.draft.quotes import FactSource
from generator.importing.draft.records import DraftRecord, NumberedNotice, filled
from generator.importing.draft.register import RegisterDraft, Spelling
from generator.importing.draft.task_blocks import mention_end
from generator.importing.reading import Basis, Certainty
from generator.rules.responsibilities import without_open_end
from generator.synthesis.yaml_writer import Record

PrintedTie = tuple[Tie, str]
"""A body of a task, and the id of the other record that prints it, "" for the task itself."""


def record_value(
    record: DraftRecord, facts: tuple[FactDraft, ...], ties: tuple[PrintedTie, ...], units: RegisterDraft, short: str
) -> Record:
    """Return the value of a record; `ties` are a task's bodies, `short` its short name or ""."""
    value = _words(record, short)
    if ties:
        value["responsibilities"] = [_responsibility(tie, printed_in, units) for tie, printed_in in ties]
    if record.chapter:
        value |= _standing(record, facts, units)
    value |= _with_ids(record.id, facts)
    return with_levels(value, record.printed.words) | {"draft": True}


def facts_of(
    arrangement: DraftArrangement, record: DraftRecord, notice: NumberedNotice, tries: dict[tuple[str, int], int]
) -> tuple[FactDraft, ...]:
    """Return the facts that a record's words say; `tries` as in `FactSource`."""
    source = FactSource(
        name=record.name or record.heading,
        text=arrangement.text,
        written=arrangement.reading.identity.date,
        printed=record.printed,
        facts=record.facts,
        tries=tries,
        elsewhere=dict(_limits_elsewhere(record, notice)),
    )
    return tuple(draft_facts(source))


def ties_of(text: str, record: DraftRecord, notice: NumberedNotice, *, is_single: bool) -> tuple[PrintedTie, ...]:
    """Return the bodies of a task, those first that other records print; none for another record."""
    own = record.printed.ties
    seen = {(tie.body.unit, tie.body.role) for tie in own}
    others: list[PrintedTie] = []
    for body in record.task.responsibilities if record.task else ():
        tie = Tie(body, text[body.quote.start : mention_end(text, body)].strip(), body.quote.start)
        known = body.unit in {unit for unit, _ in seen} if is_single else (body.unit, body.role) in seen
        printing = notice.record_at(body.quote.start, body.quote.end)
        is_other = printing is not None and printing.id != record.id and body.basis is not Basis.CLAUSE
        if printing and is_other and not known and "\n" not in tie.mention:
            seen.add((body.unit, body.role))
            others.append((tie, printing.id))
    return (*sorted(others, key=lambda pair: pair[0].start), *((tie, "") for tie in own))


def spellings_of(ties: Iterable[PrintedTie]) -> Iterator[Spelling]:
    """Yield the mentions of a list of bodies, each with those before it."""
    before: tuple[str, ...] = ()
    for tie, _ in ties:
        yield Spelling(tie.body.unit, tie.mention, before)
        before = (*before, tie.mention)


def _words(record: DraftRecord, short: str) -> Record:
    """Return number, names, text and cells of a record."""
    value = {
        "id": record.id,
        "number": record.number,
        "label": record.label,
        "name": record.name,
        **(plan_values.phase_end(record.heading) if record.kind is BlockKind.PHASE else {}),
        "heading": record.heading,
        "name_basis": "reading" if record.is_name_read else "",
        "short_name": short,
        "aim" if record.kind is BlockKind.GROUP else "text": record.printed.text,
        "cells": record.printed.cells,
    }
    return filled(value)


def _with_ids(owner: str, facts: tuple[FactDraft, ...]) -> Record:
    """Return facts by their list, with ids."""
    lists = grouped((fact.kind, fact.value | {"draft": True}) for fact in facts)
    levels = {"levels": list(lists["levels"])} if "levels" in lists else {}
    return levels | {
        kind: [{"id": f"{owner}-{letter}{number}"} | value for number, value in enumerate(lists[kind], start=1)]
        for kind, letter in urls.FACT_LETTERS.items()
        if kind in lists
    }


def _limits_elsewhere(record: DraftRecord, notice: NumberedNotice) -> Iterator[tuple[int, tuple[str, PrintedBlock]]]:
    """Yield the offset of each limit that a merged cell hands down, with the record that prints it."""
    for limit in record.facts.deadlines:
        other = notice.record_at(limit.quote.start, limit.quote.end) if limit.inherited else None
        if other and other.id != record.id:
            yield limit.quote.start, (other.id, other.printed)


def _standing(record: DraftRecord, facts: tuple[FactDraft, ...], units: RegisterDraft) -> Record:
    """Return the units that act in a provision and those that it is about; titles that it cites name none."""
    words = record.printed.words
    for fact in facts:
        if fact.kind == "citations":
            words = words.replace(fact.value["title"], "\n")
    stands = standing(words, units.ids)
    named = {"actors": stands.actors, "concerned": stands.concerned}
    return filled(
        {
            key: [{"mention": name, "unit": units.ids[name], "draft": True} for name in names]
            for key, names in named.items()
        }
    )


def _responsibility(tie: Tie, printed_in: str, units: RegisterDraft) -> Record:
    unit = tie.body.unit
    return filled(
        {
            "role": tie.body.role.value,
            "unit": units.ids[unit],
            "mention": tie.mention,
            "open_ended": without_open_end(tie.mention, unit) != tie.mention,
            "separator": tie.separator,
            "measure": tie.measure,
            "in_text": tie.in_text,
            "printed_in": printed_in,
            "draft": tie.body.certainty is not Certainty.SURE,
        }
    )
