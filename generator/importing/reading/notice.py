"""What was read of a notice as a whole: what it is, its sections, its tasks with their bodies, and what is in doubt."""

from dataclasses import dataclass
from enum import StrEnum

from generator.importing.reading.facts import Certainty, Facts, Quote
from generator.model import Role


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What the notice is.

    A `…_quote` says where it is printed; what lacks is empty or None.

    title: of the plan where the notice names one, else of the notice.
    issuers: in printed order.
    number: 文号 as printed.
    date: of signing, YYYY-MM-DD.
    addressees: the words before the first colon.
    year: the year that a bare month or 年底 takes, of the plan's title or of the date.
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

    quote: the mention as printed.
    unit: the body's name, with the prefix that its list prints once, without debris of a scraper.
    open_ended: whether 等 follows.
    inherited: whether the words stand elsewhere than in the task (`basis` says where).
    statement: which list of the task names it (0, 1 …): each bracket is a statement of its own.
    called: the role that its own label or verb names, not its list's lead.
    """

    quote: Quote
    unit: str
    role: Role
    basis: Basis
    open_ended: bool = False
    inherited: bool = False
    statement: int = 0
    certainty: Certainty = Certainty.SURE
    called: Role | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadConvention:
    """A clause that holds for many tasks.

    since: the offset from which it holds (0: everywhere).
    bodies: what a default adds.
    """

    kind: ClauseKind
    quote: Quote
    since: int
    bodies: tuple[ReadResponsibility, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands under it.

    label: its number as printed, or empty.
    heading: its words.
    quote: both.
    text: its own words before its first part (a group's aim, goals, phases), or None.
    depth: 0 for chapters and annexes.
    parent: index in `NoticeReading.sections`, or None.
    facts: what `text` says.
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

    label: its number as printed, without closing punctuation, or empty.
    quote: the whole item, from after its number to its end, lists of bodies included.
    heading: the title in front, a group cell of a table, or None.
    name: a cell that names it.
    text: what is to be done, without these and the lists, in the pieces between lists.
    statements: the lists.
    section: index in `NoticeReading.sections`, or None.
    parent: index in `NoticeReading.tasks` of the item above it, or None.
    container: whether its parts carry the lists.
    provision: whether it is an item of 保障措施 without a list.
    leaders: people, who become no records.
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

    label: its number as printed, or empty.
    heading: the title in front, or None.
    section: index in `NoticeReading.sections`, or None.
    """

    label: str
    heading: Quote | None
    text: Quote
    section: int | None
    facts: Facts


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that was not understood.

    kind: a stable word for what it is.
    quote: the words.
    message: what is unsure, in Chinese with the English after it in brackets.
    """

    kind: str
    quote: Quote
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeReading:
    """All that was read of one notice, in the order of its text; `vision` is the general goal."""

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
