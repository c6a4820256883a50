"""The drafts of a dataset: what a machine has read and nobody has looked at."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from functools import cache
from typing import cast

from generator.model.projects import Responsibility
from generator.model.text import Fact, LevelTie, Record, ReviewedRecord, TextRecord, Waiver
from generator.model.units import Unit

UNREVIEWED = "未核对"
"""How the reason of a waiver, or the reading of a fact, begins that the importer wrote: nobody has looked at it."""


@dataclass(frozen=True, slots=True)
class DraftedRecord:
    """A record that is a draft; `owner` is its id, or of the record that it stands in."""

    record: ReviewedRecord
    owner: str


def drafts_in(records: Iterable[Record]) -> Iterator[DraftedRecord]:
    """Yield the drafts among records and what stands in them: a record before what stands in it."""
    for record in records:
        yield from _drafts(record, "")


def urgency(draft: DraftedRecord) -> int:
    """Return how much a draft needs a look, 0 the most: bodies that are unsure, what is to be done, facts, the rest."""
    match draft.record:
        case Responsibility():
            return 0
        case Fact() | LevelTie():
            return 2
        case TextRecord():
            return 1
        case Unit():
            return 3
        case Waiver():
            return 5
    return 4


def _drafts(value: object, owner: str) -> Iterator[DraftedRecord]:
    """Yield the drafts in a record."""
    if isinstance(value, tuple):
        for item in value:
            yield from _drafts(item, owner)
    elif isinstance(value, Record):
        owner = getattr(value, "id", "") or owner
        if isinstance(value, ReviewedRecord) and value.draft:
            yield DraftedRecord(value, owner)
        for name in _parts(cast("type", type(value))):
            inner = getattr(value, name)
            if isinstance(inner, (tuple, Record)):
                yield from _drafts(inner, owner)


@cache
def _parts(record: type) -> tuple[str, ...]:
    """Return the names of the fields of a kind of record, without that of its place."""
    return tuple(field.name for field in fields(record) if field.name != "origin")
