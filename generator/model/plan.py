"""Records of the plan: provisions, goals, the notice, its period, its words and conventions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.model.phases import Phase
from generator.model.projects import Role
from generator.model.text import NO_TEXT, Actor, Indicator, Quoted, Record, ReviewedRecord, Text, TextRecord


@dataclass(frozen=True, kw_only=True)
class Provision(TextRecord):
    """A clause of the main text or an article of an annex.

    actors: who acts.
    concerned: whom the clause is about without their acting in it: the assessed, the rewarded, the criticised. Who both
        acts and is acted upon stands in both.
    search_names: what people type for it that the text does not say; for search alone.
    part, chapter: the part's id and the chapter's number, set by the decoder.
    """

    number: int | None = None
    heading: str | None = None
    actors: tuple[Actor, ...] = ()
    concerned: tuple[Actor, ...] = ()
    search_names: tuple[str, ...] = ()
    part: str = ""
    chapter: int = 0


@dataclass(frozen=True, kw_only=True)
class Chapter(ReviewedRecord):
    """A chapter of a part: its permanent number, printed label, heading and provisions; plain texts have no heading."""

    number: int
    heading: str = ""
    label: str | None = None
    provisions: tuple[Provision, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PlanPart(Record):
    """The main text (`S`) or an annex of articles (`A2`)."""

    id: str
    title: str
    chapters: tuple[Chapter, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Goal(Quoted):
    """A goal of the plan; its quote and those of its indicators are words of the vision."""

    id: str
    name: str
    indicators: tuple[Indicator, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Notice(TextRecord):
    """The notice that issued the plan, and the web page that published it; a field that it lacks is empty.

    written: its date, YYYY-MM-DD, as `written_text` prints it.
    published: the day on which it was published, by our reading of `web_updated`.
    """

    id: str = ""
    text: Text = NO_TEXT
    web_title: str = ""
    web_updated: str = ""
    title: str = ""
    document_number: str = ""
    issuers: tuple[str, ...] = ()
    addressees: str = ""
    written_text: str = ""
    written: str = ""
    published: str | None = None
    published_reading: str | None = None


@dataclass(frozen=True, kw_only=True)
class Period(ReviewedRecord):
    """The first and last year of the plan, with the words for them.

    start_month, end_month: the months, from 1, where the words name them (a quarter, a season).
    record: the id of the record that is quoted; None for the plan's title.
    """

    start: int
    end: int
    quote: str
    start_month: int | None = None
    end_month: int | None = None
    record: str | None = None

    @property
    def words(self) -> str:
        """The years in words: `2024—2026 年`, `2025 年`, or with months `2025 年 10—12 月`."""
        if self.start_month or self.end_month:
            first, last = self.start_month or 1, self.end_month or 12
            months = f"{first}—{last}" if self.start == self.end else f"{first} 月—{self.end} 年 {last}"
            return f"{self.start} 年 {months} 月"
        return f"{self.start}—{self.end} 年" if self.start < self.end else f"{self.start} 年"

    @property
    def first(self) -> str:
        """The year that it begins in, or the month (YYYY-MM) where the words name it."""
        return f"{self.start}-{self.start_month:02}" if self.start_month else str(self.start)

    @property
    def last(self) -> str:
        """The year that it ends in, or the month (YYYY-MM) where the words name it."""
        return f"{self.end}-{self.end_month:02}" if self.end_month else str(self.end)


@dataclass(frozen=True, kw_only=True)
class Validity(ReviewedRecord):
    """What the notice says of the days on which it comes into force and ceases to be valid.

    record, quote: the clause and its words.
    start, end: the days, or what the words say of them, YYYY[-MM[-DD]]; None where they give none.
    reading: how a day is found that the words do not give (自印发之日起).
    """

    record: str
    quote: str
    start: str | None = None
    end: str | None = None
    reading: str | None = None

    @property
    def id(self) -> str:
        """The id of the clause, to which links lead."""
        return self.record


class ConventionKind(StrEnum):
    """How a notice tells who leads: by the order of its lists, by labels and verbs, or not at all."""

    ORDER = "order"
    LABELS = "labels"
    UNDIVIDED = "undivided"


@dataclass(frozen=True, kw_only=True)
class Convention(ReviewedRecord):
    """How the notice tells who leads; `quote`, of `record`, is what it says of it, where it says it.

    since: the id of the first project for which it holds; None for all.
    except_: the ids of projects of which the text says otherwise.
    """

    kind: ConventionKind
    record: str | None = None
    quote: str | None = None
    since: str | None = None
    except_: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DefaultResponsibility(ReviewedRecord):
    """A unit that a clause makes responsible for many projects.

    record, quote: the clause.
    since: the id of the first project for which it holds; None for all.
    groups: the ids of the groups for whose projects it holds; none for all.
    except_: the ids of projects for which it does not hold.
    """

    unit: str
    role: Role
    record: str
    quote: str
    since: str | None = None
    groups: tuple[str, ...] = ()
    except_: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Words(Record):
    """What the plan calls its parts and roles; by default neutral words.

    group, project: a group of tasks, and a task.
    lead, participant, responsible: a unit in each role.
    lead_verb, participant_verb, responsible_verb: what it does; by default 主责 of a 主责单位.
    lead_mark, participant_mark, responsible_mark: one character for matrices; by default the first of its verb.
    """

    group: str = "分组"
    project: str = "任务"
    lead: str = "牵头单位"
    participant: str = "参加单位"
    responsible: str = "责任单位"
    lead_verb: str = ""
    participant_verb: str = ""
    responsible_verb: str = "负责"
    lead_mark: str = ""
    participant_mark: str = ""
    responsible_mark: str = "责"

    def __post_init__(self) -> None:
        """Make verbs and marks of the names of roles where the plan gives none."""
        for role, name in (("lead", self.lead), ("participant", self.participant)):
            verb = getattr(self, f"{role}_verb") or re.sub("(?<=.)(单位|部门|主体)$", "", name)
            object.__setattr__(self, f"{role}_verb", verb)
            object.__setattr__(self, f"{role}_mark", getattr(self, f"{role}_mark") or verb[0])


@dataclass(frozen=True, kw_only=True)
class Annex(ReviewedRecord):
    """An annex's number and title; `label` is its number as printed (附录二, 附表), None for 附件 and the number."""

    number: int
    title: str
    label: str | None = None

    @property
    def name(self) -> str:
        """What the notice calls it: 附件2, 附录二, 附表."""
        return self.label or f"附件{self.number}"

    @property
    def kind(self) -> str:
        """Its name without the number: 附件, 附录, 附表."""
        return re.sub(r"[\s\d〇一二三四五六七八九十]+$", "", self.name)


@dataclass(frozen=True, kw_only=True)
class Topic(ReviewedRecord):
    """A topic: this site's own classification of projects."""

    name: str
    description: str


@dataclass(frozen=True, kw_only=True)
class Erratum(ReviewedRecord):
    """An apparent error of the source, kept as printed: `issue` says what is wrong, `reading` how it is read."""

    id: str
    record: str
    quote: str
    issue: str
    reading: str | None = None


@dataclass(frozen=True, kw_only=True)
class Plan(ReviewedRecord):
    """The plan's identity, and the texts of the main part that are not provisions.

    Only `id` and `title` are required. A notice or text that is absent is a record with the id "" and no words.

    title_basis: `reading` where the text prints no title and ours is made of it.
    short_title: this site's; the decoder takes the title where there is none.
    validity: since when it is in force, and until when; None where the text does not say it.
    convention: how the notice tells who leads, None where nobody has said it.
    words: what the plan calls its parts and roles.
    defaults: units that a clause makes responsible for many projects.
    """

    id: str
    title: str
    title_basis: str | None = None
    short_title: str = ""
    place: str = ""
    period: Period | None = None
    validity: Validity | None = None
    notice: Notice
    preamble: TextRecord
    vision: TextRecord
    goals: tuple[Goal, ...] = ()
    approach: TextRecord
    phases: tuple[Phase, ...] = ()
    opening: TextRecord
    annexes: tuple[Annex, ...] = ()
    convention: Convention | None = None
    words: Words
    defaults: tuple[DefaultResponsibility, ...] = ()
    topics: tuple[Topic, ...] = ()
    errata: tuple[Erratum, ...] = ()

    @property
    def general_clauses(self) -> tuple[DefaultResponsibility | Convention, ...]:
        """What the notice says of many projects at once: who is responsible for them, and how it tells who leads."""
        return (*self.defaults, *((self.convention,) if self.convention else ()))

    @property
    def texts(self) -> Iterator[TextRecord]:
        """The text records of the plan, in the order of the source."""
        texts = (self.notice, self.preamble, self.vision, self.approach, *self.phases, self.opening)
        yield from (record for record in texts if record.id)
