"""`/levels/`: what falls on counties, townships and villages, which the annex does not name as responsible units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator import urls
from generator.model import (
    Actor,
    AssessmentStep,
    Consequence,
    Level,
    LevelTie,
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
from generator.text import wording
from generator.text.official import place


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelDuty:
    """Words of a record that name the level, as `tie` quotes them; `before` and `after` are the rest of the clause."""

    record: TextRecord
    label: str
    tie: LevelTie
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelProvision:
    """A provision that names the level among those whom it binds."""

    provision: Provision
    label: str
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelTasks:
    """What falls on a level."""

    level: Level
    duties: tuple[LevelDuty, ...]
    facts: tuple[FactRow, ...]
    provisions: tuple[LevelProvision, ...]
    assessment: tuple[AssessmentRow, ...]

    @property
    def counts(self) -> tuple[str, ...]:
        """How much of each kind there is, in words, as the level's page lists them."""
        counted = (
            ("目标、时限和周期任务", len(self.facts), "项"),
            ("字句", len(self.duties), "处"),
            ("条款", len(self.provisions), "条"),
            ("考评", len(self.assessment), "项"),
        )
        return tuple(f"{what} {count} {measure}" for what, count, measure in counted if count)


def levels_page(context: PageContext) -> Iterator[Page]:
    """Yield the index of the levels below the plan's own."""
    plan, named = context.dataset.plan.short_title, "、".join(urls.LEVELS)
    yield Page(
        kind="levels",
        address=urls.ALL_LEVELS,
        title=f"{named}要做什么",
        description=f"{plan}中落到{named}的任务，按层级汇集：数字、期限、字句、条款和考评，附原文。",
        template="plan/levels.html",
        values={"levels": tuple(_tasks(context, level) for level in urls.LEVELS)},
    )


def level_pages(context: PageContext) -> Iterator[Page]:
    """Yield the page of each level below the plan's own."""
    for level in urls.LEVELS:
        yield from _level_pages(context, _tasks(context, level))


def _tasks(context: PageContext, level: Level) -> LevelTasks:
    return LevelTasks(
        level=level,
        duties=tuple(
            _duty(context, record, tie)
            for record in context.dataset.texts
            for tie in record.levels
            if tie.level is level
        ),
        facts=tuple(row for rows in context.facts.values() for row in rows if reaches(row, level)),
        provisions=tuple(_provisions(context, level)),
        assessment=tuple(_assessment(context, level)),
    )


def _level_pages(context: PageContext, tasks: LevelTasks) -> Iterator[Page]:
    """Yield the page of a level, and its parts where its duties are too many for one."""
    dataset, level, address = context.dataset, tasks.level, urls.LEVELS[tasks.level]
    own: dict[str, object] = {
        "level": level,
        "engineering": None,
        "provisions": tasks.provisions,
        "assessment": tasks.assessment,
        "units": _bodies(context, level),
        "others": tuple(other for other in urls.LEVELS if other is not level),
    }
    lists: dict[str, tuple[LevelDuty | FactRow, ...]] = {"duties": tasks.duties, "facts": tasks.facts}
    described = f"落到{level}的任务：{len(tasks.duties)} 处项目和条款原文、{len(tasks.facts)} 项目标和时限。"
    title, plan = f"{level}要做什么", dataset.plan.short_title
    if len(tasks.duties) + len(tasks.facts) <= limits.ROWS:
        yield _page(address, title, f"{plan}中{described}", {**own, **lists, "parts": ()})
        return
    held = limits.by_engineering(lists)
    parts = limits.parts(dataset.engineerings, address, held)
    yield _page(address, title, f"{plan}中{described}", {**own, **held[""], "parts": parts})
    bare = own | {"provisions": (), "assessment": (), "units": (), "parts": ()}
    for part in parts:
        each = part.engineering
        described = f"{plan}的{each.name}中落到{level}的任务，附原文。"
        yield _page(part.address, f"{title}：{each.name}", described, {**bare, **held[each.id], "engineering": each})


def _page(address: str, title: str, description: str, values: dict[str, object]) -> Page:
    return Page(
        kind="level",
        address=address,
        title=title,
        description=description,
        template="plan/level.html",
        values=values,
        part=address not in urls.LEVELS.values(),
    )


def _duty(context: PageContext, record: TextRecord, tie: LevelTie) -> LevelDuty:
    words = record.text.printed
    start, end = place(words, tie)
    _, within = record.text.place_at(start)
    last, beyond = record.text.place_at(end - 1)
    whole = words[start - within : end - 1 - beyond + len(record.text.lines[last])]
    return LevelDuty(
        record=record,
        label=context.labels[record.id],
        tie=tie,
        before=whole[:within],
        after=whole[within + end - start :],
    )


def _provisions(context: PageContext, level: Level) -> Iterator[LevelProvision]:
    for provision in context.dataset.provisions:
        if mentions := tuple(dict.fromkeys(_mentions(provision.actors, level))):
            yield LevelProvision(provision=provision, label=context.labels[provision.id], mentions=mentions)


def _mentions(actors: Iterable[Actor], level: Level) -> Iterator[str]:
    return (actor.mention for actor in actors if actor.level is level)


def _assessment(context: PageContext, level: Level) -> Iterator[AssessmentRow]:
    """Yield what of the assessment names the level; steps and scores go by what their article says, as it was read."""
    items = context.dataset.assessment.items
    for item, row in zip(items, assessment_rows(context, items), strict=True):
        ties = (
            [tie for tie in row.article.levels if tie.level is level]
            if isinstance(item, AssessmentStep | Score)
            else []
        )
        held = item.applies_to if isinstance(item, Consequence | SeparateMethod) else ()
        if ties or any(actor.level is level for actor in (*item.actors, *held)):
            reading = next((tie.reading for tie in ties if tie.reading), None)
            yield replace(row, note=Note(label=wording.BASES["reading"], text=reading)) if reading else row


def _bodies(context: PageContext, level: Level) -> tuple[Unit, ...]:
    """Return the units that stand for the level in the provisions."""
    actors = (actor for provision in context.dataset.provisions for actor in provision.actors)
    ids = {actor.unit for actor in actors if actor.level is level and actor.unit}
    return tuple(unit for unit in context.dataset.units.units if unit.id in ids)
