"""What was read of a notice: values with the characters that say so and how sure each is.

Every value that stands for words of the notice holds a `Quote`. Nothing is in a reading that the text does not say;
what could not be understood is a `Doubt`.
"""

from dataclasses import dataclass
from enum import StrEnum


class Certainty(StrEnum):
    """How sure a reading is: the words say it; they say it by a rule of thumb; they may say it."""

    SURE = "sure"
    LIKELY = "likely"
    UNSURE = "unsure"


class ReadRole(StrEnum):
    """What a body does for a task; `RESPONSIBLE` where the notice tells no lead from the others."""

    LEAD = "lead"
    PARTICIPANT = "participant"
    RESPONSIBLE = "responsible"


class Basis(StrEnum):
    """What told a body its role."""

    LABEL = "label"  # 牵头单位：…, 责任单位：…
    VERB = "verb"  # …牵头, …配合, …负责
    LIST = "list"  # a bare list of bodies
    MARK = "mark"  # A（牵头）
    COLUMN = "column"  # the head of a table's column
    SENTENCE = "sentence"  # 由…负责 in the running text
    HEADING = "heading"  # the chapter bears the body's name, or its heading a list
    CLAUSE = "clause"  # 以下任务均需…落实
    PARENT = "parent"  # the list of the item above


class SectionKind(StrEnum):
    """What a section holds."""

    TASKS = "tasks"
    GOALS = "goals"  # 指导思想, 原则, 目标
    PHASES = "phases"  # 步骤, 阶段
    SAFEGUARDS = "safeguards"  # 组织实施, 保障措施, 考评奖惩
    EXPLANATIONS = "explanations"  # 名词解释
    ARTICLES = "articles"  # 第一条 …


class ClauseKind(StrEnum):
    """What a clause lays down for many tasks."""

    FIRST_LEADS = "first-leads"  # 列在首位的为牵头单位
    DEFAULT_BODIES = "default-bodies"  # 以下任务均需…落实, 不再列出


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the notice: start, end: their place in the official text, in characters; text: as printed."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> tuple[int, int]:
        """The place of the words without white space at their ends."""
        start = self.start + len(self.text) - len(self.text.lstrip())
        return start, start + len(self.text.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What the notice is.

    title: of the plan where the notice names one, else of the notice; issuers: in printed order; number: 文号 as
    printed; date: of signing, YYYY-MM-DD; addressees: the words before the first colon; year: the year that a bare
    month or 年底 takes, of the plan's title or of the date. A `…_quote` says where; what lacks is empty or None.
    """

    title: str = ""
    notice_title: str = ""
    issuers: tuple[str, ...] = ()
    issuer_quotes: tuple[Quote, ...] = ()
    number: str = ""
    number_quote: Quote | None = None
    date: str = ""
    date_quote: Quote | None = None
    addressees: Quote | None = None
    year: int | None = None
    certainty: Certainty = Certainty.SURE


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadResponsibility:
    """A body that a task names.

    quote: the mention as printed; unit: its name, with the prefix that its list prints once, without debris; role;
    open_ended: 等 follows; inherited: the words stand elsewhere (`basis` says where); statement: which list of the task
    names it (0, 1 …), each bracket is one; called: the role that its own label or verb names, not its list's lead.
    """

    quote: Quote
    unit: str
    role: ReadRole
    basis: Basis
    open_ended: bool = False
    inherited: bool = False
    statement: int = 0
    certainty: Certainty = Certainty.SURE
    called: ReadRole | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadConvention:
    """A clause that holds for many tasks.

    kind: what it lays down; quote: its words; since: the offset from which it holds (0: everywhere);
    bodies: what a default adds.
    """

    kind: ClauseKind
    quote: Quote
    since: int
    bodies: tuple[ReadResponsibility, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDeadline:
    """A limit of a task.

    quote: as printed; clause: what is to be done by then, the limit included; date: YYYY[-MM[-DD]] or empty; basis:
    `source` (the words give the date), `period` (the year is the plan's), `within` (a span), `ongoing` (长期坚持),
    `words` (a festival, a season), `reading` (2014年前: before that year or with it), `external` (“十二五”期末);
    inherited: the words stand in a merged cell or a column's head.
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

    quote: figure and unit as printed; clause: the words that say what is counted; value, value_to: the figure, its
    myriads multiplied out for what is counted in pieces, and the end of a range; unit; comparison: = >= <= > < range;
    year: by when, where the words say so; approximate: 左右, 约; baseline, baseline_year, baseline_quote: the figure
    from which it starts (由2023年的86%提高到92%), where the words say so.
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

    quote: the frequency; clause: what is done; frequency: weekly, monthly, yearly …; rrule: an RFC 5545 rule where the
    words fix the day, else empty.
    """

    quote: Quote
    clause: Quote
    frequency: str
    rrule: str = ""
    certainty: Certainty = Certainty.LIKELY


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadCitation:
    """A document that the text names: quote; title; number: 文号 or the annex's, or empty."""

    quote: Quote
    title: str
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLevel:
    """A level of government that a text names: 国家, 省, 市, 县区, 乡镇 or 村居; quote: the clause that says so."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands under it.

    label: its number as printed or empty; heading: its words; quote: both; text: its own words before its first part,
    or None; depth: 0 for chapters and annexes; parent: index in `NoticeReading.sections` or None; facts: of `text`.
    """

    label: str
    heading: str
    quote: Quote
    text: Quote | None
    depth: int
    parent: int | None
    kind: SectionKind
    facts: Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One numbered item, headed block or row of a table that says what is to be done.

    label: number as printed without closing punctuation, or empty; quote: the whole item, from after its number to its
    end, lists of bodies included; heading: the title in front, a group cell of a table, or None; name: a cell that
    names it; text: what is to be done, without them and lists (pieces between lists); statements: the lists; section:
    index in `NoticeReading.sections` or None; parent: index in `NoticeReading.tasks` of the item above it, or None;
    container: its parts carry the lists; provision: an item of 保障措施 without a list; leaders: people, no records.
    """

    label: str
    quote: Quote
    heading: Quote | None
    text: tuple[Quote, ...]
    statements: tuple[Quote, ...]
    section: int | None
    parent: int | None
    container: bool
    provision: bool
    responsibilities: tuple[ReadResponsibility, ...]
    leaders: tuple[Quote, ...]
    facts: Facts
    certainty: Certainty = Certainty.SURE
    name: Quote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadProvision:
    """A rule that binds everyone: an article, an item or a chapter outside the tasks.

    label: number as printed or empty; heading: the title in front, or None; text; section: index or None.
    """

    label: str
    heading: Quote | None
    text: Quote
    section: int | None
    facts: Facts


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that was not understood: quote: the words; kind: a stable word; message: 中文 (English)."""

    kind: str
    quote: Quote
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeReading:
    """All that was read of one notice, in the order of its text; vision: the general goal, or None."""

    identity: Identity
    conventions: tuple[ReadConvention, ...]
    sections: tuple[Section, ...]
    tasks: tuple[Task, ...]
    provisions: tuple[ReadProvision, ...]
    vision: ReadProvision | None
    phases: tuple[ReadProvision, ...]
    furniture: tuple[Quote, ...]
    doubts: tuple[Doubt, ...]

    @property
    def projects(self) -> tuple[Task, ...]:
        """The tasks that are no provisions."""
        return tuple(task for task in self.tasks if not task.provision)
