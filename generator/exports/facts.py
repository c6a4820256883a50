"""Rows of the API for the facts of the texts, and the fields of actors and facts that other rows have too."""

from __future__ import annotations

from collections.abc import Sequence

from generator import urls
from generator.model import Actor, Dataset, Fact, TextRecord

Row = dict[str, object]


def number(value: float | None) -> float | None:
    """Return a whole number as an integer, so that 100 prints as `100`, and 30.5 as it is."""
    return int(value) if value is not None and value == int(value) else value


def actors(named: Sequence[Actor]) -> Row:
    """Return the fields `actor` and `actors`: one object or null, and all of them.

    Where the text names several, `actor` has only their words, joined by `、`.
    """
    rows: list[Row] = [
        {"mention": actor.mention, "unit": actor.unit, "level": actor.level, "class": actor.class_} for actor in named
    ]
    together = {"mention": "、".join(actor.mention for actor in named), "unit": None, "level": None, "class": None}
    return {"actor": rows[0] if len(rows) == 1 else together if rows else None, "actors": rows}


def fact_ids(record: TextRecord) -> Row:
    """Return the fields that every text record has: the levels that it names, and the ids of its facts."""
    return {
        "levels": list(dict.fromkeys(tie.level for tie in record.levels)),
        "targets": [fact.id for fact in record.targets],
        "deadlines": [fact.id for fact in record.deadlines],
        "recurring": [fact.id for fact in record.recurring],
        "citations": [fact.id for fact in record.citations],
    }


def targets(dataset: Dataset) -> list[Row]:
    """Return a row for each target."""
    return [
        _stated(record, fact)
        | {
            "value": number(fact.value),
            "value_to": number(fact.value_to),
            "unit": fact.unit,
            "comparison": fact.comparison,
            "year": fact.year,
        }
        for record in dataset.texts
        for fact in record.targets
    ]


def deadlines(dataset: Dataset) -> list[Row]:
    """Return a row for each deadline."""
    return [
        _stated(record, fact) | {"date": fact.date, "basis": fact.basis}
        for record in dataset.texts
        for fact in record.deadlines
    ]


def recurring(dataset: Dataset) -> list[Row]:
    """Return a row for each recurring duty."""
    return [
        _stated(record, fact) | {"frequency": fact.frequency, "rrule": fact.rrule}
        for record in dataset.texts
        for fact in record.recurring
    ]


def citations(dataset: Dataset) -> list[Row]:
    """Return a row for each citation of a document."""
    return [
        {
            "id": citation.id,
            "record": record.id,
            "title": citation.title,
            "number": citation.number,
            "kind": citation.kind,
            "quote": citation.quote,
            "occurrence": citation.occurrence,
            "url": urls.address(citation.id),
        }
        for record in dataset.texts
        for citation in record.citations
    ]


def _stated(record: TextRecord, fact: Fact) -> Row:
    return {
        "id": fact.id,
        "record": record.id,
        "what": fact.what,
        **actors(fact.actors),
        "levels": list(fact.levels),
        "reading": fact.reading,
        "quote": fact.quote,
        "occurrence": fact.occurrence,
        "url": urls.address(fact.id),
    }
