"""Units, relationships, and the assessment."""

from dataclasses import dataclass
from functools import cached_property

from generator.model.text import Actor, Quoted, Record, ReviewedRecord


@dataclass(frozen=True, kw_only=True)
class CitedName(Record):
    """A name with its basis: `source`, `inferred` or `external`."""

    name: str
    basis: str
    document: str | None = None
    date: str | None = None
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Variant(Record):
    """Another spelling of a unit in the source, and the reason to read it as the same unit."""

    mention: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Unit(ReviewedRecord):
    """A unit (单位), or a collective: a name for many units. `search_names` are names that no document is cited for."""

    id: str
    name: str
    system: str = ""
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

    @property
    def cited_names(self) -> tuple[CitedName, ...]:
        """Its full, former and later names."""
        return (*((self.full_name,) if self.full_name else ()), *self.former_names, *self.later_names)


@dataclass(frozen=True, kw_only=True)
class System(Record):
    """A system: this site's own classification of units; `government` marks the state's organs."""

    name: str
    basis: str
    government: bool = False


@dataclass(frozen=True, kw_only=True)
class BodyClass(Record):
    """A class of bodies that provisions name (各级综治办); `municipal` are its municipal members, by our reading."""

    name: str
    basis: str
    municipal: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SharedAlias(Record):
    """An alias or search name that several units may have, and why."""

    alias: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class UnitRegister(Record):
    """The register of units, in the order of the file."""

    units: tuple[Unit, ...] = ()
    systems: tuple[System, ...] = ()
    classes: tuple[BodyClass, ...] = ()
    shared_aliases: tuple[SharedAlias, ...] = ()

    @cached_property
    def system_by_name(self) -> dict[str, System]:
        """The systems by their names."""
        return {system.name: system for system in self.systems}

    @cached_property
    def municipal_by_class(self) -> dict[str, tuple[str, ...]]:
        """The ids of the municipal members of each class of bodies, by its name."""
        return {body_class.name: body_class.municipal for body_class in self.classes}


@dataclass(frozen=True, kw_only=True)
class Relationship(ReviewedRecord):
    """A relationship of two units or two documents.

    from_, to: the ids of both.
    type: member_of, office_of, succeeded_by, assesses, organises (the assessment of) or implements.
    basis: source (with `record` and `quote`), inferred or external.
    since, until: YYYY[-MM[-DD]], the first day and the day after the last, as far as they are known.
    assigns: whether the quote of a succession hands the duties over.
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
    """What all items of the assessment have; `actors` is empty where the text does not say who acts."""

    id: str
    article: str
    actors: tuple[Actor, ...] = ()
    reading: str | None = None


@dataclass(frozen=True, kw_only=True)
class AssessmentStep(AssessmentItem):
    """A step of the assessment's procedure."""

    order: int
    name: str
    what: str | None = None


@dataclass(frozen=True, kw_only=True)
class Score(AssessmentItem):
    """A maximum of points, `value` in `unit`."""

    what: str
    value: float
    unit: str


@dataclass(frozen=True, kw_only=True)
class CalendarEntry(AssessmentItem):
    """A yearly date as an RFC 5545 rule; `starts` is the first day, where the text gives a period."""

    what: str
    rrule: str
    steps: tuple[str, ...] = ()
    starts: str | None = None


@dataclass(frozen=True, kw_only=True)
class Consequence(AssessmentItem):
    """A consequence of a result; `condition` and `effect` are words of the article."""

    condition: str
    effect: str
    applies_to: tuple[Actor, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SeparateMethod(AssessmentItem):
    """Bodies (`applies_to`) that the text leaves to another method of assessment: this one does not bind them."""

    applies_to: tuple[Actor, ...]


@dataclass(frozen=True, kw_only=True)
class Arrangement(AssessmentItem):
    """What else the text settles: who organises, explains or amends the assessment, and from when it applies."""

    what: str
    applies_to: tuple[Actor, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Assessment(Record):
    """The yearly assessment (考评): each item quotes its article."""

    steps: tuple[AssessmentStep, ...] = ()
    scores: tuple[Score, ...] = ()
    calendar: tuple[CalendarEntry, ...] = ()
    consequences: tuple[Consequence, ...] = ()
    separate: tuple[SeparateMethod, ...] = ()
    arrangements: tuple[Arrangement, ...] = ()

    @property
    def items(self) -> tuple[AssessmentItem, ...]:
        """Every item, in the order of the file."""
        return (*self.steps, *self.scores, *self.calendar, *self.consequences, *self.separate, *self.arrangements)
