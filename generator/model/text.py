"""Texts of the source, and the facts that quote them."""

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import accumulate
from typing import Self

from generator.source import Origin


class Level(StrEnum):
    """A level of government that has duties."""

    STATE = "国家"
    PROVINCE = "省"
    CITY = "市"
    COUNTY = "县区"
    TOWNSHIP = "乡镇"
    VILLAGE = "村居"


@dataclass(frozen=True)
class Text:
    """Words of the source: each of `lines` is a clause; an empty line separates two paragraphs."""

    lines: tuple[str, ...]

    @classmethod
    def of(cls, words: str) -> Self:
        """Return the text that YAML or JSON holds as one string."""
        return cls(tuple(words.split("\n")) if words else ())

    @cached_property
    def printed(self) -> str:
        """The words as the source prints them: paragraphs joined by one line feed."""
        return "".join(line or "\n" for line in self.lines)

    @cached_property
    def clauses(self) -> tuple[str, ...]:
        """The measures: each clause without its final `;`, `；` or `。`."""
        return tuple(line.strip().rstrip(";。；") for line in self.lines if line.strip())

    @cached_property
    def measure_lines(self) -> tuple[int, ...]:
        """The index in `lines` of each measure."""
        return tuple(index for index, line in enumerate(self.lines) if line.strip())

    def place_at(self, offset: int) -> tuple[int, int]:
        """Return the line (an index in `lines`) and the offset in it of the character at `offset` of `printed`.

        An offset past the end gives the end of the last line.
        """
        if not self.lines:
            return 0, 0
        index = bisect_right(self._starts, offset, hi=len(self.lines)) - 1
        return index, min(offset - self._starts[index], len(self.lines[index]))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        """The offset in `printed` at which each line begins: a long text is asked for thousands of places."""
        return tuple(accumulate((len(line) or 1 for line in self.lines), initial=0))


NO_TEXT = Text(())


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
class ReviewedRecord(Record):
    """A record that a person reviews; `draft` while a machine has read it and nobody has looked at it."""

    draft: bool = False


@dataclass(frozen=True, kw_only=True)
class Actor(ReviewedRecord):
    """Who has a duty: the words of the text, and the unit, level or class of bodies that they mean."""

    mention: str
    unit: str | None = None
    level: Level | None = None
    class_: str | None = None


@dataclass(frozen=True, kw_only=True)
class Quoted(ReviewedRecord):
    """A quote of a record's text; `occurrence` says which place it means, from 1, where it occurs more than once.

    cell: the name of the cell that is quoted instead of the text.
    """

    quote: str
    occurrence: int | None = None
    cell: str | None = None

    @property
    def is_in_text(self) -> bool:
        """Whether its record's own text has it."""
        return self.cell is None


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
    """What targets, deadlines and recurring duties share.

    printed_in: the id of another record that prints the quote: a merged cell above, a chapter's text.
    """

    id: str
    what: str
    actors: tuple[Actor, ...] = ()
    levels: tuple[Level, ...] = ()
    reading: str | None = None
    printed_in: str | None = None

    @property
    def is_in_text(self) -> bool:
        """Whether its record's own text has it."""
        return self.cell is None and self.printed_in is None


@dataclass(frozen=True, kw_only=True)
class Target(Fact):
    """A figure in a `unit`; `comparison` is `=`, `>=`, `<=`, `>`, `<` or `range`, from `value` to `value_to`.

    year: the year by which it is due.
    baseline, baseline_year: the figure that it starts from, and of which year that is.
    nature: `binding` (约束性) or `expected` (预期性), where the text says so.
    approximate: whether the text says 左右, 余 or the like.
    """

    value: float
    unit: str
    comparison: str
    value_to: float | None = None
    year: int | None = None
    baseline: float | None = None
    baseline_year: int | None = None
    nature: str | None = None
    approximate: bool = False

    @property
    def ends(self) -> tuple[float, ...]:
        """The figure, or both ends of a range."""
        return tuple(end for end in (self.value, self.value_to) if end is not None)


@dataclass(frozen=True, kw_only=True)
class Deadline(Fact):
    """A deadline.

    basis: source, reading, external; `period` (the year is the plan's), `within` (a span from `start`), `ongoing`.
    date: YYYY[-MM[-DD]], as precise as the text; None where the text fixes none.
    start: the date from which a span counts (YYYY[-MM[-DD]]).
    """

    basis: str
    date: str | None = None
    start: str | None = None


@dataclass(frozen=True, kw_only=True)
class RecurringDuty(Fact):
    """A duty that recurs; `rrule` (RFC 5545) only where the text gives the day."""

    frequency: str
    rrule: str | None = None


TimedFact = Target | Deadline | RecurringDuty
"""Every kind of fact: what states a figure, a date or a frequency."""


@dataclass(frozen=True, kw_only=True)
class Citation(Quoted):
    """A document that the text names: `kind` is basis, cited, or, of no other document, plan (itself) or annex."""

    id: str
    title: str
    kind: str
    number: str | None = None


@dataclass(frozen=True, kw_only=True)
class Cell(Record):
    """Printed words of a record besides its name, text and lists; the layout says what the notice calls them."""

    name: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Indicator(Quoted):
    """What shall go which way without a figure: `direction` is rise, fall or rank (to stand among the first)."""

    name: str
    direction: str


@dataclass(frozen=True, kw_only=True)
class TextRecord(ReviewedRecord):
    """A record with words of the source and the facts that quote them.

    label: its number as printed (`（二）`, `6A`), where that is not the permanent one.
    cells: its further printed words.
    """

    id: str
    text: Text
    label: str | None = None
    cells: tuple[Cell, ...] = ()
    levels: tuple[LevelTie, ...] = ()
    targets: tuple[Target, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    recurring: tuple[RecurringDuty, ...] = ()
    directions: tuple[Indicator, ...] = ()
    citations: tuple[Citation, ...] = ()
    waivers: tuple[Waiver, ...] = ()

    @property
    def text_origin(self) -> Origin:
        """The place of the text in YAML."""
        return self.origin / "text"

    @cached_property
    def cell_by_name(self) -> dict[str, str]:
        """The words of each cell, by its name."""
        return {cell.name: cell.text for cell in self.cells}

    def words(self, quoted: Quoted) -> str:
        """Return what a quote is taken from: a cell (empty where the record has none of that name), or the text."""
        return self.text.printed if quoted.cell is None else self.cell_by_name.get(quoted.cell, "")

    @property
    def timed_facts(self) -> tuple[TimedFact, ...]:
        """The targets, deadlines and recurring duties."""
        return (*self.targets, *self.deadlines, *self.recurring)

    @property
    def facts(self) -> tuple[TimedFact | Citation, ...]:
        """Every fact that has an id, in the order of the file."""
        return (*self.timed_facts, *self.citations)
