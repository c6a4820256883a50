"""The plan's own records: engineerings, projects, provisions, phases, goals, the notice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.model.text import Actor, Quoted, Record, TextRecord
from generator.source import Origin


class Role(StrEnum):
    """What a unit is to a project, as the order of mentions says."""

    LEAD = "lead"
    PARTICIPANT = "participant"


@dataclass(frozen=True, kw_only=True)
class Naming(Quoted):
    """Words of a project, beyond its list of units, that say what a unit is for; `reading` where not by its name."""

    reading: str | None = None


@dataclass(frozen=True, kw_only=True)
class Responsibility(Record):
    """A unit named by a project: `mention` as printed, after `separator` where that is not `、`."""

    role: Role
    unit: str
    mention: str
    named: tuple[Naming, ...] = ()
    open_ended: bool = False
    separator: str = "、"


@dataclass(frozen=True, kw_only=True)
class Project(TextRecord):
    """A project (项目) with its responsible units in the order of the text."""

    number: int
    name: str
    short_name: str
    responsibilities: tuple[Responsibility, ...]
    topics: tuple[str, ...] = ()
    engineering: str = ""  # the id of the file's engineering, given by the decoder

    @property
    def lead(self) -> str:
        """The id of the unit that leads; the rule `one-lead` makes sure there is exactly one."""
        return next((tie.unit for tie in self.responsibilities if tie.role is Role.LEAD), "")

    @property
    def participants(self) -> tuple[str, ...]:
        """The ids of the units that join without leading, in the order of the text."""
        return tuple(tie.unit for tie in self.responsibilities if tie.role is Role.PARTICIPANT)


@dataclass(frozen=True, kw_only=True)
class Engineering(TextRecord):
    """An engineering (工程); its `text` is its aim (`aim` in YAML)."""

    number: int
    name: str
    projects: tuple[Project, ...]

    @property
    def text_origin(self) -> Origin:
        """Where the aim stands in YAML."""
        return self.origin / "aim"


@dataclass(frozen=True, kw_only=True)
class Provision(TextRecord):
    """A clause of the main text or an article of annex 2. `part` and `chapter` are given by the decoder."""

    number: int | None = None
    heading: str | None = None
    actors: tuple[Actor, ...] = ()
    part: str = ""
    chapter: int = 0


@dataclass(frozen=True, kw_only=True)
class Chapter(Record):
    """A numbered heading with its provisions."""

    number: int
    heading: str
    provisions: tuple[Provision, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PlanPart(Record):
    """The main text (`S`) or an annex of articles (`A2`)."""

    id: str
    title: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, kw_only=True)
class Phase(TextRecord):
    """A phase; the source gives its end only. Printed `{heading}:{name}。{text}`."""

    number: int
    name: str
    heading: str
    end: str
    end_quote: str


@dataclass(frozen=True, kw_only=True)
class Indicator(Quoted):
    """What shall rise or fall."""

    name: str
    direction: str


@dataclass(frozen=True, kw_only=True)
class Goal(Quoted):
    """One of the plan's goals; quotes stand in the vision's text."""

    id: str
    name: str
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, kw_only=True)
class Notice(TextRecord):
    """The notice that issued the plan, and the web page that carried it."""

    web_title: str
    web_updated: str
    title: str
    document_number: str
    issuers: tuple[str, ...]
    addressees: str
    written_text: str
    written: str
    published: str | None = None
    published_reading: str | None = None


@dataclass(frozen=True, kw_only=True)
class Period(Record):
    """The years of the plan, as its title has them."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, kw_only=True)
class Annex(Record):
    """An annex's number and title."""

    number: int
    title: str


@dataclass(frozen=True, kw_only=True)
class Topic(Record):
    """One of this site's own tags."""

    name: str
    description: str


@dataclass(frozen=True, kw_only=True)
class Erratum(Record):
    """A slip of the source, kept as printed; `issue` says what is odd."""

    id: str
    record: str
    quote: str
    issue: str
    reading: str | None = None


@dataclass(frozen=True, kw_only=True)
class Plan(Record):
    """The plan's own identity, and the main text's parts that are no provisions."""

    id: str
    title: str
    short_title: str
    place: str
    period: Period
    notice: Notice
    preamble: TextRecord
    vision: TextRecord
    goals: tuple[Goal, ...]
    approach: TextRecord
    phases: tuple[Phase, ...]
    opening: TextRecord
    annexes: tuple[Annex, ...]
    topics: tuple[Topic, ...] = ()
    errata: tuple[Erratum, ...] = ()

    @property
    def texts(self) -> Iterator[TextRecord]:
        """The text records of the plan, in the order of the source."""
        yield from (self.notice, self.preamble, self.vision, self.approach, *self.phases, self.opening)
