"""Records of the plan: engineerings, projects, provisions, phases, goals, the notice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.model.text import Actor, Quoted, Record, TextRecord
from generator.source import Origin


class Role(StrEnum):
    """The role of a unit in a project: the text names the lead first."""

    LEAD = "lead"
    PARTICIPANT = "participant"


@dataclass(frozen=True, kw_only=True)
class Naming(Quoted):
    """Words in a project's text that name one of its units; `reading` explains words that are not its name."""

    reading: str | None = None


@dataclass(frozen=True, kw_only=True)
class Responsibility(Record):
    """A unit in a project's list of units, printed as `mention` after `separator`; `open_ended` where 等 follows."""

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
    engineering: str = ""  # the engineering's id, set by the decoder

    @property
    def lead(self) -> str:
        """The id of the leading unit; the rule `one-lead` checks that there is one."""
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
        """The place of the aim in YAML."""
        return self.origin / "aim"


@dataclass(frozen=True, kw_only=True)
class Provision(TextRecord):
    """A clause of the main text or an article of an annex; the decoder sets `part` (an id) and `chapter` (a number)."""

    number: int | None = None
    heading: str | None = None
    actors: tuple[Actor, ...] = ()
    part: str = ""
    chapter: int = 0


@dataclass(frozen=True, kw_only=True)
class Chapter(Record):
    """A chapter of a part: its number, heading and provisions."""

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
    """A phase (阶段), printed `{heading}:{name}。{text}`; `end` is YYYY[-MM[-DD]], `end_quote` the words for it."""

    number: int
    name: str
    heading: str
    end: str
    end_quote: str


@dataclass(frozen=True, kw_only=True)
class Indicator(Quoted):
    """What a goal promises: `direction` is `rise` or `fall`."""

    name: str
    direction: str


@dataclass(frozen=True, kw_only=True)
class Goal(Quoted):
    """A goal of the plan; its quote and those of its indicators are words of the vision."""

    id: str
    name: str
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, kw_only=True)
class Notice(TextRecord):
    """The notice that issued the plan, and the web page that published it."""

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
    """The first and last year of the plan, with the words of its title."""

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
    """A topic: this site's own classification of projects."""

    name: str
    description: str


@dataclass(frozen=True, kw_only=True)
class Erratum(Record):
    """An apparent error of the source, kept as printed: `issue` says what is wrong, `reading` how it is read."""

    id: str
    record: str
    quote: str
    issue: str
    reading: str | None = None


@dataclass(frozen=True, kw_only=True)
class Plan(Record):
    """The plan's identity, and the texts of the main part that are not provisions."""

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
