"""What a text says in figures, dates and names, each with the words that say so and how sure it is."""

from dataclasses import dataclass
from enum import StrEnum


class Certainty(StrEnum):
    """How sure a reading is: the words say it; they say it by a rule of thumb; they may say it."""

    SURE = "sure"
    LIKELY = "likely"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the notice.

    start, end: their place in the official text, in characters.
    text: the words as printed.
    """

    start: int
    end: int
    text: str

    @property
    def span(self) -> tuple[int, int]:
        """The place of the words without white space at their ends."""
        start = self.start + len(self.text) - len(self.text.lstrip())
        return start, start + len(self.text.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDeadline:
    """A limit of a task.

    quote: as printed.
    clause: what is to be done by then, the limit included.
    date: YYYY[-MM[-DD]] or empty.
    basis: `source` (the words give the date), `period` (the year is the plan's), `within` (a span), `ongoing`
        (长期坚持), `words` (a festival, a season, 3年内), `reading` (2014年前: before that year or with it), `external`
        (“十二五”期末).
    inherited: whether the words stand in a merged cell or a column's head.
    """

    quote: Quote
    clause: Quote
    date: str
    basis: str
    inherited: bool = False
    certainty: Certainty = Certainty.SURE


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFigure:
    """A target in figures.

    quote: figure and unit as printed.
    clause: the words that say what is counted.
    value, value_to: the figure, its myriads multiplied out for what is counted in pieces, and the end of a range.
    comparison: `=`, `>=`, `<=`, `>`, `<` or `range`.
    year: by when, where the words say so.
    approximate: whether they say 左右, 约 or the like.
    baseline, baseline_year, baseline_quote: the figure from which it starts (由2023年的86%提高到92%).
    """

    quote: Quote
    clause: Quote
    value: float
    unit: str
    value_to: float | None = None
    comparison: str = "="
    year: int | None = None
    approximate: bool = False
    baseline: float | None = None
    baseline_year: int | None = None
    baseline_quote: Quote | None = None
    certainty: Certainty = Certainty.LIKELY


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurring:
    """A duty that comes back.

    quote: the frequency as printed.
    clause: what is done.
    frequency: weekly, monthly, yearly ….
    rrule: an RFC 5545 rule where the words fix the day, else empty.
    """

    quote: Quote
    clause: Quote
    frequency: str
    rrule: str = ""
    certainty: Certainty = Certainty.LIKELY


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadCitation:
    """A document that the text names; `number` is its 文号 or the annex's, or empty."""

    quote: Quote
    title: str
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLevel:
    """A level of government that a text names (国家, 省, 市, 县区, 乡镇 or 村居), with the clause that says so."""

    level: str
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a text says in figures, dates and names; empty where it says nothing of the kind."""

    deadlines: tuple[ReadDeadline, ...] = ()
    figures: tuple[ReadFigure, ...] = ()
    recurring: tuple[Recurring, ...] = ()
    citations: tuple[ReadCitation, ...] = ()
    levels: tuple[ReadLevel, ...] = ()
