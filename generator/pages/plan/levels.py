"""`/levels/`: the tasks of counties, townships and villages, which the annex does not name as responsible units."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from generator import urls
from generator.grouping import grouped
from generator.model import (
    Arrangement,
    AssessmentStep,
    Consequence,
    Level,
    LevelTie,
    Project,
    Provision,
    Score,
    SeparateMethod,
    TextRecord,
    Unit,
)
from generator.pages import limits
from generator.pages.context import PageContext
from generator.pages.facts.assessment import AssessmentRow, assessment_rows
from generator.pages.facts.rows import FactRow, Note, reaches
from generator.pages.page import Page
from generator.pages.page_type import TOOLS, PageType
from generator.pages.plan.level_answers import level_answers
from generator.text import wording
from generator.text.official import place

ADDRESS = "levels/"


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelPassage:
    """Words of a record that name a level.

    label: what a reader calls the record.
    level: the level, with the quoted words and our reading of them.
    before: the words of the clause before the quote.
    after: the words of the clause after the quote.
    """

    record: TextRecord
    label: str
    level: LevelTie
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelProvision:
    """A provision that names a level among those whom it binds.

    label: what a reader calls it.
    mentions: the words that name the level.
    passages: its words that name the level, where they are read so.
    """

    provision: Provision
    label: str
    mentions: tuple[str, ...]
    passages: tuple[LevelPassage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelTasks:
    """What the text and the assessment ask of a level.

    passages: words of projects and of provisions not among `provisions` that name it.
    facts: targets, deadlines and recurring duties that concern it.
    provisions: provisions that bind it or are about it.
    assessment: items of the assessment that it acts in or that are applied to it.
    projects: projects whose list of units has a unit of the level, with these units.
    word: what the plan calls a project.
    """

    level: Level
    passages: tuple[LevelPassage, ...]
    facts: tuple[FactRow, ...]
    provisions: tuple[LevelProvision, ...]
    assessment: tuple[AssessmentRow, ...]
    projects: tuple[tuple[Project, tuple[Unit, ...]], ...]
    word: str

    @property
    def counts(self) -> tuple[str, ...]:
        """How much of each kind there is, in words, as the level's page lists them."""
        counted = (
            ("目标、时限和周期任务", len(self.facts), "项"),
            ("字句", len(self.passages), "处"),
            (f"列有本级单位的{self.word}", len(self.projects), "个"),
            ("条款", len(self.provisions), "条"),
            ("考评", len(self.assessment), "项"),
        )
        return tuple(f"{name} {count} {measure}" for name, count, measure in counted if count)


def levels_page(context: PageContext) -> Iterator[Page]:
    """Yield the index of the levels below the plan's own."""
    levels = [level for level in urls.LEVELS if has_tasks(context, level)]
    yield LEVELS.page(
        context,
        f"{context.dataset.plan.short_title}中涉及{'、'.join(levels)}的任务，按层级汇集：数字、期限、字句、条款和考评，附原文。",
        {"levels": tuple(_tasks(context, level) for level in levels)},
    )


LEVELS = PageType(
    kind="levels",
    template="plan/levels.html",
    pages=levels_page,
    exists=lambda context: any(has_tasks(context, level) for level in urls.LEVELS),
    address=ADDRESS,
    title="基层任务",
    tab="考评与基层",
    search_words=("基层", f"{'、'.join(urls.LEVELS)}要做什么", "基层的任务", "基层任务", "层级"),
)


def _level_type(level: Level, *search_words: str) -> PageType:
    return PageType(
        kind="level",
        template="plan/level.html",
        pages=partial(level_pages, level=level),
        exists=lambda context: has_tasks(context, level),
        address=urls.LEVELS[level],
        title=f"{level}任务",
        tab="考评与基层",
        search_words=(level, f"{level}要做什么", *search_words),
        assets=TOOLS,
    )


def has_tasks(context: PageContext, level: Level) -> bool:
    """Say whether the plan asks anything of a level: then it has a page.

    The same as whether `_tasks` counts any, without making them. Projects are not asked: theirs count only where a
    provision names a unit for the level.
    """
    return (
        any(quoted.level is level for record in context.dataset.texts for quoted in record.levels)
        or any(reaches(row, level) for row in context.all_facts)
        or any(True for _ in _provisions(context, level, {}))
        or any(True for _ in _assessment(context, level))
    )


def _tasks(context: PageContext, level: Level) -> LevelTasks:
    passages = grouped(
        (record.id, _passage(context, record, quoted))
        for record in context.dataset.texts
        for quoted in record.levels
        if quoted.level is level
    )
    provisions = tuple(_provisions(context, level, passages))
    listed = {row.provision.id for row in provisions}  # with their whole text: a sentence stands once
    return LevelTasks(
        level=level,
        passages=tuple(row for record, rows in passages.items() if record not in listed for row in rows),
        facts=tuple(row for row in context.all_facts if reaches(row, level)),
        provisions=provisions,
        assessment=tuple(_assessment(context, level)),
        projects=tuple(_projects(context, level)),
        word=context.words.project,
    )


def level_pages(context: PageContext, level: Level) -> Iterator[Page]:
    """Yield the page of a level below the plan's own, and its parts where its tasks are too many for one page."""
    words, dataset = context.words, context.dataset
    page_type, tasks = LEVEL_TYPES[level], _tasks(context, level)
    units = _units(context, level)
    whole: dict[str, object] = {
        "level": level,
        "engineering": None,
        "provisions": tasks.provisions,
        "assessment": tasks.assessment,
        "projects": tasks.projects,
        "units": units,
        "answers": level_answers(context, level, units, tasks.facts, tasks.assessment),
        "total": len(tasks.passages),
        "listed": frozenset(row.provision.id for row in tasks.provisions),
        "others": tuple(other for other in urls.LEVELS if other is not level and has_tasks(context, other)),
    }
    lists: dict[str, tuple[LevelPassage | FactRow, ...]] = {"passages": tasks.passages, "facts": tasks.facts}
    plan = dataset.plan.short_title
    counts = f"{words.project}等原文 {len(tasks.passages)} 项、条款 {len(tasks.provisions)} 条"
    description = f"{plan}中涉及{level}的任务：{counts}、目标和时限 {len(tasks.facts)} 项。"
    shares = limits.by_engineering(lists)
    parts = limits.parts(dataset.engineerings, urls.LEVELS[level], shares)
    yield page_type.page(context, description, {**whole, **shares[""], "parts": parts})
    shared = whole | {"provisions": (), "assessment": (), "projects": (), "units": (), "parts": ()}
    for part in parts:
        engineering, share = part.engineering, shares[part.engineering.id]
        description = f"{plan}的{engineering.name}中涉及{level}的任务，附原文。"
        values = {**shared, **share, "engineering": engineering}
        yield page_type.part(context, engineering, description, values)


LEVEL_TYPES = {
    Level.COUNTY: _level_type(Level.COUNTY, "县区的任务", "县区任务", "县区层级"),
    Level.TOWNSHIP: _level_type(Level.TOWNSHIP, "乡镇的任务", "乡镇任务", "街道任务", "乡镇层级"),
    Level.VILLAGE: _level_type(Level.VILLAGE, "村居的任务", "村居任务", "村居层级", "社区任务"),
}


def _passage(context: PageContext, record: TextRecord, quoted: LevelTie) -> LevelPassage:
    text = record.text.printed
    start, end = place(text, quoted)
    _, before = record.text.place_at(start)  # how many characters of the clause stand before the quote
    last, offset = record.text.place_at(end - 1)
    clause = text[start - before : end - 1 - offset + len(record.text.lines[last])]
    return LevelPassage(
        record=record,
        label=context.labels[record.id],
        level=quoted,
        before=clause[:before],
        after=clause[before + end - start :],
    )


def _provisions(
    context: PageContext, level: Level, passages: Mapping[str, tuple[LevelPassage, ...]]
) -> Iterator[LevelProvision]:
    for provision in context.dataset.provisions:
        named = (actor for actor in (*provision.actors, *provision.concerned) if actor.level is level)
        if mentions := tuple(dict.fromkeys(actor.mention for actor in named)):
            yield LevelProvision(
                provision=provision,
                label=context.labels[provision.id],
                mentions=mentions,
                passages=tuple(row for row in passages.get(provision.id, ()) if row.level.reading),
            )


def _assessment(context: PageContext, level: Level) -> Iterator[AssessmentRow]:
    """Yield the items of the assessment that name a level; for steps and scores their article may name it."""
    items = context.dataset.assessment.items
    for item, row in zip(items, assessment_rows(context, items), strict=True):
        by_article = isinstance(item, AssessmentStep | Score)
        quotes = [quoted for quoted in row.article.levels if quoted.level is level] if by_article else []
        applies_to = item.applies_to if isinstance(item, Consequence | SeparateMethod | Arrangement) else ()
        if quotes or any(actor.level is level for actor in (*item.actors, *applies_to)):
            reading = next((quoted.reading for quoted in quotes if quoted.reading), None)
            yield replace(row, note=Note(label=wording.BASES["reading"], text=reading)) if reading else row


def _projects(context: PageContext, level: Level) -> Iterator[tuple[Project, tuple[Unit, ...]]]:
    """Yield the projects whose list of units has units of a level, or members of such a collective, with these."""
    units = {unit.id for unit in _units(context, level)}
    units |= {member.id for unit in units for member in context.graph.members(unit)}
    for project in context.dataset.projects:
        if listed := tuple(tie.unit for tie in project.responsibilities if tie.unit in units):
            yield project, tuple(context.dataset.unit_by_id[unit] for unit in listed)


def _units(context: PageContext, level: Level) -> tuple[Unit, ...]:
    """Return the units that represent a level in the provisions."""
    actors = (actor for provision in context.dataset.provisions for actor in (*provision.actors, *provision.concerned))
    ids = {actor.unit for actor in actors if actor.level is level and actor.unit}
    return tuple(unit for unit in context.dataset.units.units if unit.id in ids)
