"""What each revision changed, in sentences, for pages and feeds."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from generator import urls
from generator.model import Effect, Revision
from generator.revisions.changes import Change, changes
from generator.revisions.names import Names
from generator.revisions.report import ChangeSentences, change_sentences
from generator.revisions.states import State, ended, identified
from generator.text import wording
from generator.text.diff import DiffRun


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A text before and after a revision, in runs; `title` says which text."""

    title: str
    runs: tuple[DiffRun, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordChanges:
    """What a revision changed in one record.

    name: what the record is called.
    address: the address of its page, if it has one.
    lines: the changes in sentences.
    comparisons: the texts that are too long for a sentence.
    effects: the effects of the revision that say so, each passage of the amendment once.
    """

    name: str
    address: str | None
    lines: tuple[str, ...]
    comparisons: tuple[Comparison, ...]
    effects: tuple[Effect, ...]


@dataclass(frozen=True, kw_only=True)
class RevisionChanges:
    """A revision and what it changed: nothing where it is the original.

    revision: the document.
    changes: every change between the state before and the state after, but those of the layout.
    names: what records are called in the two states.
    sentences: the changes in sentences.
    latest: whether no later revision is there.
    pages: the ids of the records that have a page or a place on a page.
    """

    revision: Revision
    changes: tuple[Change, ...]
    names: Names
    sentences: ChangeSentences
    latest: bool
    pages: frozenset[str]

    @property
    def kind(self) -> str:
        """What sort of revision it is, in words."""
        return wording.REVISIONS[self.revision.kind]

    @property
    def units(self) -> tuple[str, ...]:
        """The units that it concerns directly or as partners, in the order of the register."""
        return tuple(self.names.in_order((*self.sentences.direct, *self.sentences.partners)))

    def of_unit(self, unit: str) -> tuple[str, ...]:
        """Return the sentences for a unit; none where it is not concerned."""
        return self.sentences.direct.get(unit) or self.sentences.partners.get(unit) or ()

    def of_record(self, record: str) -> tuple[str, ...]:
        """Return the sentences on a record; none where it did not change."""
        of_record = tuple(change for change in self.changes if change.record == record)
        lines = change_sentences(of_record, self.names).everything
        return tuple(_without(self._name(of_record[0]), line) for line in lines)

    def records(self, unit: str | None = None, engineerings: AbstractSet[str] | None = None) -> Iterator[RecordChanges]:
        """Yield the changes of each record.

        With a unit's id only those that concern it, in sentences for it; with engineerings' only their own and their
        projects'.
        """
        by_record: dict[str | None, list[Change]] = {}
        for change in sorted(self.changes, key=lambda change: change.place.section != "projects"):
            readers = (None, *change.units.direct, *change.units.partners)
            if unit in readers and (engineerings is None or engineerings & set(_within(change))):
                by_record.setdefault(change.record, []).append(change)
        for record, of_record in by_record.items():
            words = change_sentences(of_record, self.names)
            lines = words.everything if unit is None else words.direct.get(unit) or words.partners.get(unit, ())
            name = self._name(of_record[0])
            yield RecordChanges(
                name=name,
                address=urls.address(record) if record in self.pages else None,
                lines=tuple(_without(name, line) for line in lines),
                comparisons=tuple(Comparison(title=title, runs=runs) for title, runs in words.compared),
                effects=self._effects(record),
            )

    def _name(self, change: Change) -> str:
        """Return what the record of a change is called; of a relationship, the unit that it starts from."""
        if change.place.section == "relationships":
            return self.names.of(change.record or "")
        return self.names.record(change.place)

    def _effects(self, record: str | None) -> tuple[Effect, ...]:
        """Return the effects on a record, each passage of the amendment once."""
        effects = (effect for effect in self.revision.effects if record in (effect.record, *effect.successors))
        return tuple({(effect.clause, effect.quote, effect.reason): effect for effect in effects}.values())


def _without(name: str, line: str) -> str:
    """Return a sentence without the record's name and the pointer to a comparison, which stand beside it."""
    return re.sub(rf"^({re.escape(name)}|第\d+项)：", "", line).removesuffix("（见改动对照）")


def _within(change: Change) -> Iterator[str]:
    """Yield the engineerings that a change is in: both where a project moves."""
    record = change.place.record or {}
    match change.place.section:
        case "engineerings":
            yield record["id"]
        case "projects":
            yield record["engineering"]
            if change.place.inner == ("engineering",):
                yield change.edit.new


def changes_by_revision(states: Sequence[State]) -> tuple[RevisionChanges, ...]:
    """Return what each revision changed, the original first."""
    current = states[-1]
    pages = identified(current.dataset) | {
        record for record, state in ended(states).items() if record in state.dataset.text_by_id
    }
    pairs = ((None, states[0]), *pairwise(states))
    return tuple(_revision_changes(before, after, pages, latest=after is current) for before, after in pairs)


def _revision_changes(before: State | None, after: State, pages: frozenset[str], *, latest: bool) -> RevisionChanges:
    names = Names(before.value, after.value) if before else Names()
    between = changes(before.value, after.value) if before else ()
    # The layout follows from what the records are.
    of_records = tuple(change for change in between if change.place.section != "layout")
    return RevisionChanges(
        revision=after.revision,
        changes=of_records,
        names=names,
        sentences=change_sentences(of_records, names),
        latest=latest,
        pages=pages,
    )
