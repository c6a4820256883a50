"""`/revisions/`: the revisions, what they changed, and a notice for each unit that they concern."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator import urls
from generator.model import Revision, RevisionKind, Unit
from generator.pages.context import PageContext
from generator.pages.page import Page
from generator.pages.page_type import PageType
from generator.revisions.record_changes import RevisionChanges
from generator.text import wording


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionRow:
    """A revision in a list.

    kind: its kind in words.
    issued: the date of its document in words.
    since: the date since which it is in force, in words.
    units: how many units it concerns.
    changes: how many changes it made.
    address: the address of its page.
    state_address: the root of the pages of the state that it led to, None for the current state.
    """

    revision: Revision
    kind: str
    issued: str
    since: str
    units: int
    changes: int
    address: str
    state_address: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernedUnit:
    """A unit that a revision concerns.

    name: the unit's name.
    address: the address of its notice.
    sentences: what the revision changes for it.
    """

    name: str
    address: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """What a revision changed in a record or for a unit.

    row: the revision.
    address: the address of the page that has the details.
    sentences: what changed.
    latest: whether the revision is the last.
    """

    row: RevisionRow
    address: str
    sentences: tuple[str, ...]
    latest: bool


def unit_changes(context: PageContext, unit: Unit) -> tuple[ChangeRow, ...]:
    """Return what each revision changed for a unit, the newest first."""
    return _change_rows(context, lambda changes: changes.of_unit(unit.id), lambda id_: urls.notice(id_, unit.id))


def record_changes(context: PageContext, record: str) -> tuple[ChangeRow, ...]:
    """Return what each revision changed in a record, the newest first."""
    return _change_rows(context, lambda changes: changes.of_record(record), urls.revision)


def _change_rows(
    context: PageContext, sentences: Callable[[RevisionChanges], tuple[str, ...]], address: Callable[[str], str]
) -> tuple[ChangeRow, ...]:
    """Return what there is to say of each revision, the newest first; `address` has it by the revision's id."""
    return tuple(
        ChangeRow(
            row=revision_row(changes), address=address(changes.revision.id), sentences=lines, latest=changes.latest
        )
        for changes in reversed(context.revision_changes)
        if (lines := sentences(changes))
    )


def revision_row(changes: RevisionChanges) -> RevisionRow:
    """Return a revision as a row of a list."""
    revision = changes.revision
    return RevisionRow(
        revision=revision,
        kind=changes.kind,
        issued=wording.date(revision.issued),
        since=wording.date(revision.since),
        units=len(changes.units),
        changes=len(changes.changes),
        address=urls.revision(revision.id),
        state_address=None if changes.latest else urls.frozen(revision.id),
    )


def revisions_page(context: PageContext) -> Iterator[Page]:
    """Yield the list of the revisions."""
    plan, revisions = context.dataset.plan, context.revision_changes
    yield REVISIONS.page(
        context,
        f"{plan.short_title}的 {len(revisions)} 个版本：原通知和以后的每次修改，改了什么、涉及哪些单位。",
        {"rows": tuple(revision_row(changes) for changes in reversed(revisions))},
    )


REVISIONS = PageType(
    kind="revisions",
    template="revisions/index.html",
    pages=revisions_page,
    address=urls.REVISIONS,
    title="版本与变化",
    tab="原文",
    search_words=("版本", "变化", "修订", "修订记录", "历次修订", "变更", "修订历史"),
    in_every_state=False,
)


def revision_pages(context: PageContext) -> Iterator[Page]:
    """Yield the page of each revision."""
    return (_revision_page(context, changes) for changes in context.half.share(context.revision_changes))


REVISION = PageType(kind="revision", template="revisions/revision.html", pages=revision_pages, in_every_state=False)


def notice_pages(context: PageContext) -> Iterator[Page]:
    """Yield a notice for each unit that a revision concerns."""
    notices = [(changes, unit) for changes in context.revision_changes for unit in changes.units]
    return (_notice_page(context, changes, unit) for changes, unit in context.half.share(notices))


NOTICE = PageType(kind="notice", template="revisions/notice.html", pages=notice_pages, in_every_state=False)


def _revision_page(context: PageContext, changes: RevisionChanges) -> Page:
    revision, plan = changes.revision, context.dataset.plan
    original = revision.kind is RevisionKind.ORIGINAL
    return REVISION.page(
        context,
        f"{plan.short_title}的版本 {revision.id}（{changes.kind}，{revision.name}）："
        + ("计划最初的样子。" if original else f"{len(changes.changes)} 处变化，涉及 {len(changes.units)} 个单位。"),
        {
            "row": revision_row(changes),
            "original": original,
            "records": tuple(changes.records()),
            "direct": _concerned_units(changes, changes.sentences.direct),
            "partners": _concerned_units(changes, changes.sentences.partners),
        },
        title=f"版本 {revision.id}：{revision.title}",
        address=urls.revision(revision.id),
    )


def _concerned_units(changes: RevisionChanges, units: Iterable[str]) -> tuple[ConcernedUnit, ...]:
    return tuple(
        ConcernedUnit(
            name=changes.names.of(unit),
            address=urls.notice(changes.revision.id, unit),
            sentences=changes.of_unit(unit),
        )
        for unit in units
    )


def _notice_page(context: PageContext, changes: RevisionChanges, unit: str) -> Page:
    revision, name = changes.revision, changes.names.of(unit)
    return NOTICE.page(
        context,
        f"{revision.name}（版本 {revision.id}）使{name}的责任有哪些变化：{'；'.join(changes.of_unit(unit))}。",
        {
            "row": revision_row(changes),
            "name": name,
            "unit": context.dataset.unit_by_id.get(unit),
            "direct": unit in changes.sentences.direct,
            "records": tuple(changes.records(unit)),
        },
        title=f"{name}的变化（版本 {revision.id}）",
        address=urls.notice(revision.id, unit),
    )
