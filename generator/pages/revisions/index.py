"""`/revisions/`: the published states, what each changed, and what it means to each unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import urls
from generator.model import Revision, RevisionKind, Unit
from generator.pages.context import PageContext
from generator.pages.page import Page
from generator.revisions.record_changes import RevisionChanges
from generator.text import wording


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionRow:
    """A revision in a list: dates in words, how many units it concerns, and the root of its own site if it is past."""

    revision: Revision
    kind: str
    issued: str
    since: str
    units: int
    changes: int
    address: str
    frozen: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Concerned:
    """A unit that a revision concerns, what it is told, and the address of its notice."""

    name: str
    address: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRow:
    """What a revision changed in a record or for a unit; `latest` marks the last revision."""

    row: RevisionRow
    address: str
    lines: tuple[str, ...]
    latest: bool


def unit_history(context: PageContext, unit: Unit) -> tuple[HistoryRow, ...]:
    """Return what each revision changed for a unit, the newest first."""
    return tuple(
        HistoryRow(
            row=revision_row(story),
            address=urls.notice(story.revision.id, unit.id),
            lines=story.of_unit(unit.id),
            latest=story.latest,
        )
        for story in reversed(context.stories)
        if story.of_unit(unit.id)
    )


def record_history(context: PageContext, record: str) -> tuple[HistoryRow, ...]:
    """Return what each revision changed in a record, the newest first."""
    return tuple(
        HistoryRow(
            row=revision_row(story),
            address=urls.revision(story.revision.id),
            lines=story.of_record(record),
            latest=story.latest,
        )
        for story in reversed(context.stories)
        if story.of_record(record)
    )


def revision_row(story: RevisionChanges) -> RevisionRow:
    """Return a revision as a row of a list."""
    revision = story.revision
    return RevisionRow(
        revision=revision,
        kind=story.kind,
        issued=wording.date(revision.issued),
        since=wording.date(revision.since),
        units=len(story.units),
        changes=len(story.changes),
        address=urls.revision(revision.id),
        frozen=None if story.latest else urls.frozen(revision.id),
    )


def revision_pages(context: PageContext) -> Iterator[Page]:
    """Yield the list of the states, a page for each, and a notice for each unit that one concerns."""
    plan, stories = context.dataset.plan, context.stories
    yield Page(
        kind="revisions",
        address=urls.REVISIONS,
        title="版本与变化",
        description=f"{plan.short_title}的 {len(stories)} 个版本：原通知和以后的每次修改，改了什么、涉及哪些单位。",
        template="revisions/index.html",
        values={"plan": plan, "rows": tuple(revision_row(story) for story in reversed(stories))},
    )
    for story in stories:
        yield _revision_page(context, story)
        yield from (_notice_page(context, story, unit) for unit in story.units)


def _revision_page(context: PageContext, story: RevisionChanges) -> Page:
    revision, plan = story.revision, context.dataset.plan
    original = revision.kind is RevisionKind.ORIGINAL
    return Page(
        kind="revision",
        address=urls.revision(revision.id),
        title=f"版本 {revision.id}：{revision.title}",
        description=f"{plan.short_title}的版本 {revision.id}（{story.kind}，{revision.name}）："
        + ("计划最初的样子。" if original else f"{len(story.changes)} 处变化，涉及 {len(story.units)} 个单位。"),
        template="revisions/revision.html",
        values={
            "plan": plan,
            "story": story,
            "row": revision_row(story),
            "original": original,
            "records": tuple(story.records()),
            "direct": _concerned(story, tuple(story.told.direct)),
            "partners": _concerned(story, tuple(story.told.partners)),
        },
    )


def _concerned(story: RevisionChanges, units: tuple[str, ...]) -> tuple[Concerned, ...]:
    return tuple(
        Concerned(name=story.names.of(unit), address=urls.notice(story.revision.id, unit), lines=story.of_unit(unit))
        for unit in units
    )


def _notice_page(context: PageContext, story: RevisionChanges, unit: str) -> Page:
    revision, name = story.revision, story.names.of(unit)
    page: Unit | None = context.dataset.unit_by_id.get(unit)
    return Page(
        kind="notice",
        address=urls.notice(revision.id, unit),
        title=f"{name}的变化（版本 {revision.id}）",
        description=f"{revision.name}（版本 {revision.id}）使{name}的责任有哪些变化："
        f"{'；'.join(story.of_unit(unit))}。",
        template="revisions/notice.html",
        values={
            "plan": context.dataset.plan,
            "story": story,
            "row": revision_row(story),
            "name": name,
            "unit": page,
            "direct": unit in story.told.direct,
            "records": tuple(story.records(unit)),
        },
    )
