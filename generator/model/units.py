"""Bodies, what ties them, and how they are assessed."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.text import Actor, Quoted, Record


@dataclass(frozen=True, kw_only=True)
class CitedName(Record):
    """A name with the ground it stands on: `basis` is source, inferred or external."""

    name: str
    basis: str
    document: str | None = None
    date: str | None = None
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Variant(Record):
    """Another spelling in the source, and why it is read as the same body."""

    mention: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Unit(Record):
    """A body (单位), or a collective: a name for many bodies. `search_names` are names without a cited document."""

    id: str
    name: str
    system: str
    aliases: tuple[str, ...] = ()
    search_names: tuple[str, ...] = ()
    full_name: CitedName | None = None
    former_names: tuple[CitedName, ...] = ()
    later_names: tuple[CitedName, ...] = ()
    pinyin: str | None = None
    system_basis: str | None = None
    collective: bool = False
    collective_basis: str | None = None
    variants: tuple[Variant, ...] = ()


@dataclass(frozen=True, kw_only=True)
class System(Record):
    """A class of this site's own classification of units; `government` says that its bodies are organs of the state."""

    name: str
    basis: str
    government: bool = False


@dataclass(frozen=True, kw_only=True)
class BodyClass(Record):
    """A class of bodies that provisions name (各级综治办), and its municipal members by reading."""

    name: str
    municipal: tuple[str, ...]
    basis: str


@dataclass(frozen=True, kw_only=True)
class SharedAlias(Record):
    """An alias or search name that several units may have, and why."""

    alias: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class UnitRegister(Record):
    """The register of bodies, in file order."""

    systems: tuple[System, ...]
    units: tuple[Unit, ...]
    classes: tuple[BodyClass, ...] = ()
    shared_aliases: tuple[SharedAlias, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Relationship(Record):
    """A tie of two units or two documents. `basis` is source (with `record` and `quote`), inferred or external.

    Of a succession `assigns` says that the quoted words hand the duties over.
    """

    from_: str
    type: str
    to: str
    basis: str
    since: str | None = None
    until: str | None = None
    quote: str | None = None
    record: str | None = None
    note: str | None = None
    assigns: bool = False


@dataclass(frozen=True, kw_only=True)
class AssessmentItem(Quoted):
    """What the parts of the assessment share: the article, the words, and who acts (none where the text is silent)."""

    id: str
    article: str
    actors: tuple[Actor, ...] = ()
    reading: str | None = None


@dataclass(frozen=True, kw_only=True)
class AssessmentStep(AssessmentItem):
    """A step of the procedure."""

    order: int
    name: str
    what: str | None = None


@dataclass(frozen=True, kw_only=True)
class Score(AssessmentItem):
    """A maximum of points."""

    what: str
    value: float
    unit: str


@dataclass(frozen=True, kw_only=True)
class CalendarEntry(AssessmentItem):
    """A yearly date, as an RFC 5545 rule; `starts` where the text gives a first day too."""

    what: str
    rrule: str
    steps: tuple[str, ...] = ()
    starts: str | None = None


@dataclass(frozen=True, kw_only=True)
class Consequence(AssessmentItem):
    """What follows from a result: `condition` and `effect` are words of the article."""

    condition: str
    effect: str
    applies_to: tuple[Actor, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SeparateMethod(AssessmentItem):
    """Bodies (`applies_to`) whose assessment the text leaves to a method of its own: this plan's does not bind them."""

    applies_to: tuple[Actor, ...]


@dataclass(frozen=True, kw_only=True)
class Assessment(Record):
    """The yearly assessment (考评) as data tied to its articles."""

    steps: tuple[AssessmentStep, ...] = ()
    scores: tuple[Score, ...] = ()
    calendar: tuple[CalendarEntry, ...] = ()
    consequences: tuple[Consequence, ...] = ()
    separate: tuple[SeparateMethod, ...] = ()

    @property
    def items(self) -> tuple[AssessmentItem, ...]:
        """Every item, in the order of the file."""
        return (*self.steps, *self.scores, *self.calendar, *self.consequences, *self.separate)
