"""Texts of the source, and the facts that quote them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from generator.source import Origin


class Level(StrEnum):
    """A level of government that has duties."""

    CITY = "市"
    COUNTY = "县区"
    TOWNSHIP = "乡镇"
    VILLAGE = "村居"


@dataclass(frozen=True)
class Text:
    """Words of the source: each of `lines` is a clause; an empty line separates two paragraphs."""

    lines: tuple[str, ...]

    @classmethod
    def of(cls, words: str) -> Text:
        """Return the text that YAML or JSON holds as one string."""
        return cls(tuple(words.split("\n")))

    @cached_property
    def printed(self) -> str:
        """The words as the source prints them: paragraphs joined by one line feed."""
        return "".join(line or "\n" for line in self.lines)

    @cached_property
    def clauses(self) -> tuple[str, ...]:
        """The measures: each clause without its final `;` or `。`."""
        return tuple(line.strip().rstrip(";。") for line in self.lines if line.strip())

    def place_at(self, offset: int) -> tuple[int, int]:
        """Return the line (an index in `lines`) and the offset in it of the character at `offset` of `printed`.

        An offset past the end gives the end of the last line.
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
    """A decoded value; `origin` is its place in YAML, which equality ignores."""

    origin: Origin = field(compare=False, repr=False)

    def pointed(self, pointer: str) -> tuple[str, Origin]:
        """Return a string of the record by its JSON pointer (`/annexes/0/title`), and its origin. Raises KeyError."""
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
    """Who has a duty: the words of the text, and the unit, level or class of bodies that they mean."""

    mention: str
    unit: str | None = None
    level: Level | None = None
    class_: str | None = None


@dataclass(frozen=True, kw_only=True)
class Quoted(Record):
    """A quote of a record's text; `occurrence` says which place it means, from 1, where it occurs more than once."""

    quote: str
    occurrence: int | None = None


@dataclass(frozen=True, kw_only=True)
class LevelTie(Quoted):
    """A level that the text names; `reading` explains words that are not its usual name."""

    level: Level
    reading: str | None = None


@dataclass(frozen=True, kw_only=True)
class Waiver(Quoted):
    """An expression of the lexicon that is not stored as a fact, and the reason."""

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
    """A figure in a `unit`; `comparison` is `=`, `>=`, `<=`, `>`, `<` or `range`, from `value` to `value_to`."""

    value: float
    unit: str
    comparison: str
    value_to: float | None = None
    year: int | None = None


@dataclass(frozen=True, kw_only=True)
class Deadline(Fact):
    """A deadline: `date` is YYYY[-MM[-DD]], as precise as the text; `basis` is source, reading or external."""

    basis: str
    date: str | None = None


@dataclass(frozen=True, kw_only=True)
class RecurringDuty(Fact):
    """A duty that recurs; `rrule` (RFC 5545) only where the text gives the day."""

    frequency: str
    rrule: str | None = None


@dataclass(frozen=True, kw_only=True)
class Citation(Quoted):
    """A document that the text cites; `kind` is `basis` where it is the plan's basis, else `cited`."""

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
        """The place of the text in YAML."""
        return self.origin / "text"

    @property
    def facts(self) -> tuple[Target | Deadline | RecurringDuty | Citation, ...]:
        """Every fact that has an id, in the order of the file."""
        return (*self.targets, *self.deadlines, *self.recurring, *self.citations)
