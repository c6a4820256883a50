"""Feeds before they are Atom or JSON: an entry for each revision that concerns the subject.

Ids are permanent: UUIDs of version 5, made of what never changes, the ids of plan, subject and revision. The site's
address would tie them to a host, a title to its wording; and a reader that meets an old entry under a new id takes it
for news.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from generator import urls
from generator.feeds.subjects import FeedSubject, subjects
from generator.model import Revision, RevisionKind
from generator.revisions.record_changes import RecordChanges, RevisionChanges, changes_by_revision
from generator.revisions.states import State

_NAMESPACE = UUID("687582cb-79dc-488b-9687-a7ce8e3e8caa")  # another one would change every id
_SUMMARY_RECORDS = 3
_NO_DAY = "1970-01-01"  # of a notice that prints none: Atom must have a time
_UNDATED = "原文未写明日期，所标时间只为订阅格式所需。"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What a revision means to a subject.

    id: a `urn:uuid:`, which never changes.
    page: the address of the page that has all of it.
    title: the revision's title and number.
    kind: the kind of revision, in words.
    authors: who issued the revision; of a correction who keeps the site.
    revision: the revision itself.
    summary: the first changes, as plain text.
    records: all changed records; none for the original plan.
    """

    id: str
    page: str
    title: str
    kind: str
    authors: tuple[str, ...]
    revision: Revision
    summary: str
    records: tuple[RecordChanges, ...]

    @property
    def date(self) -> str:
        """The day of the document, midnight in China, as RFC 3339; a second later for each before it on that day.

        The place among them is in the id of the revision, so that the time of an entry never changes.
        """
        day, place = self.revision.issued, self.revision.id[len(_NO_DAY) + 1 :]
        second = timedelta(seconds=int(place) - 1 if day and place else 0)
        return f"{datetime.fromisoformat(day or _NO_DAY) + second:%Y-%m-%dT%H:%M:%S}+08:00"


@dataclass(frozen=True, kw_only=True)
class Feed:
    """The feed of a subject.

    id: a `urn:uuid:`, which never changes.
    address: where the feed stands.
    page: the address of the subject's page.
    title: what readers' programs call it.
    entries: the newest first.
    """

    id: str
    address: str
    page: str
    title: str
    entries: tuple[Entry, ...]


def feeds(states: Sequence[State], site: str) -> Iterator[Feed]:
    """Yield the feed of every subject, the plan's first; `site` names who corrects the data."""
    plan, revisions = states[-1].dataset.plan.id, changes_by_revision(states)
    for subject in subjects(states):
        beginning = subject.beginning(states[0])
        entries = (_entry(plan, subject, changes, beginning, site) for changes in reversed(revisions))
        yield Feed(
            id=_urn(plan, subject.record),
            address=subject.address,
            page=subject.page,
            title=subject.title,
            entries=tuple(entry for entry in entries if entry),
        )


def _entry(plan: str, subject: FeedSubject, changes: RevisionChanges, beginning: str, site: str) -> Entry | None:
    """Return what a revision means to a subject; None where it does not concern it."""
    revision = changes.revision
    original = revision.kind is RevisionKind.ORIGINAL
    records = tuple(subject.records(changes))
    summary = beginning if original else _summary(records)
    if not summary and subject.record:
        return None
    title = revision.title + (f"（{revision.number}）" if revision.number else "")
    return Entry(
        id=_urn(plan, subject.record, revision.id),
        page=urls.revision(revision.id) if original else subject.revision_page(revision.id),
        title=title if revision.issuers else f"{changes.kind}：{title}",
        kind=changes.kind,
        authors=revision.issuers or (site,),
        revision=revision,
        summary=("" if revision.issued else _UNDATED) + (summary or "计划的记录没有变化。"),
        records=records,
    )


def _summary(records: tuple[RecordChanges, ...]) -> str:
    """Return the changes of the first records; nothing where nothing changed."""
    more = f"……共 {len(records)} 条记录有变化" if len(records) > _SUMMARY_RECORDS else ""
    return "；".join(map(_line, records[:_SUMMARY_RECORDS])) + more


def _line(record: RecordChanges) -> str:
    changes = "；".join(record.lines)
    return changes if record.name in changes else f"{record.name}：{changes}"


def _urn(*ids: str) -> str:
    return uuid5(_NAMESPACE, "/".join(ids)).urn
