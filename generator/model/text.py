"""Words of the source and the facts that quote them. `origin` is where a record stands in YAML, no part of equality."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from generator.source import Origin


class Level(StrEnum):
    """The levels of government that a duty may fall on."""

    CITY = "市"
    COUNTY = "县区"
    TOWNSHIP = "乡镇"
    VILLAGE = "村居"


@dataclass(frozen=True)
class Text:
    """Words of the source: `lines` holds one clause each, an empty line parts two paragraphs."""

    lines: tuple[str, ...]

    @cached_property
    def printed(self) -> str:
        """The words as the source prints them: paragraphs joined by one line feed."""
        return "".join(line or "\n" for line in self.lines)

    @cached_property
    def clauses(self) -> tuple[str, ...]:
        """The measures: each clause without its final `;` or `。`."""
        return tuple(line.strip().rstrip(";。") for line in self.lines if line.strip())

    def place_at(self, offset: int) -> tuple[int, int]:
        """Return the index in `lines` of the character at `offset` of `printed`, and the characters before it there.

        Past the end of the text it is the end of the last line.
        """
        start = 0
        for index, line in enumerate(self.lines):
            end = start + (len(line) or 1)
            if offset < end or index == len(self.lines) - 1:
                return index, min(offset - start, len(line))
            start = end
        return 0, 0


@dataclass(frozen=True, kw_only=True)
class Record:
    """What every decoded value has: the place it came from, no part of equality."""

    origin: Origin = field(compare=False, repr=False)

    def pointed(self, pointer: str) -> tuple[str, Origin]:
        """Return a string in the record by its JSON pointer (`/annexes/0/title`), and its place. Raises KeyError."""
        value: object = self
        origin = self.origin
        for step in pointer.removeprefix("/").split("/"):
            if isinstance(value, tuple):
                known = step.isdecimal() and int(step) < len(value)
                value, origin = (value[int(step)], origin / int(step)) if known else (None, origin)
            else:
                value, origin = getattr(value, step, None), origin / step
        if not isinstance(value, str):
            raise KeyError(pointer)
        return value, origin


@dataclass(frozen=True, kw_only=True)
class Actor(Record):
    """Who a duty binds: the words, and the unit, level or class of bodies that they mean."""

    mention: str
    unit: str | None = None
    level: Level | None = None
    class_: str | None = None


@dataclass(frozen=True, kw_only=True)
class Quoted(Record):
    """Words pinned to one place of a record's text; `occurrence` counts from 1 where they stand more than once."""

    quote: str
    occurrence: int | None = None


@dataclass(frozen=True, kw_only=True)
class LevelTie(Quoted):
    """A level that the text names, with the words."""

    level: Level
    reading: str | None = None


@dataclass(frozen=True, kw_only=True)
class Waiver(Quoted):
    """An expression of the lexicon that is deliberately no fact, and why."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class Fact(Quoted):
    """What targets, deadlines and recurring duties share."""

    id: str
    what: str
    actors: tuple[Actor, ...] = ()
    levels: tuple[Level, ...] = ()
    reading: str | None = None


@dataclass(frozen=True, kw_only=True)
class Target(Fact):
    """A figure: `value` (to `value_to`) in `unit`, compared as `=`, `>=`, `<=`, `>`, `<` or `range`."""

    value: float
    unit: str
    comparison: str
    value_to: float | None = None
    year: int | None = None


@dataclass(frozen=True, kw_only=True)
class Deadline(Fact):
    """A date YYYY[-MM[-DD]], as precise as the text; `basis` says source, reading or external."""

    basis: str
    date: str | None = None


@dataclass(frozen=True, kw_only=True)
class RecurringDuty(Fact):
    """A duty that returns; `rrule` (RFC 5545) only where the text fixes the day."""

    frequency: str
    rrule: str | None = None


@dataclass(frozen=True, kw_only=True)
class Citation(Quoted):
    """A document that the text names: as its basis or merely cited."""

    id: str
    title: str
    kind: str
    number: str | None = None


@dataclass(frozen=True, kw_only=True)
class TextRecord(Record):
    """A record with words of the source and the facts that quote them."""

    id: str
    text: Text
    levels: tuple[LevelTie, ...] = ()
    targets: tuple[Target, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    recurring: tuple[RecurringDuty, ...] = ()
    citations: tuple[Citation, ...] = ()
    waivers: tuple[Waiver, ...] = ()

    @property
    def text_origin(self) -> Origin:
        """Where the text stands in YAML."""
        return self.origin / "text"

    @property
    def facts(self) -> tuple[Target | Deadline | RecurringDuty | Citation, ...]:
        """Every fact that has an id, in the order of the file."""
        return (*self.targets, *self.deadlines, *self.recurring, *self.citations)
