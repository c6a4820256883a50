"""What each revision changed, in words, for the pages that tell of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator import urls
from generator.model import Effect, Revision
from generator.revisions import Change, ChangeSentences, DiffRun, Names, changes, told
from generator.revisions.states import State, ended, identified
from generator.text import wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Words before and after, in runs."""

    title: str
    runs: tuple[DiffRun, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordChanges:
    """What a revision changed in one record: its name, its page if it has one, sentences, the effects that say so.

    `comparisons` are words too long for a sentence.
    """

    name: str
    address: str | None
    lines: tuple[str, ...]
    comparisons: tuple[Comparison, ...]
    effects: tuple[Effect, ...]


@dataclass(frozen=True, kw_only=True)
class RevisionChanges:
    """A revision with what it changed; `latest` says that no later one is there. The original changed nothing."""

    revision: Revision
    changes: tuple[Change, ...]
    names: Names
    told: ChangeSentences
    latest: bool
    places: frozenset[str]

    @property
    def kind(self) -> str:
        """What sort of revision it is, in words."""
        return wording.REVISIONS[self.revision.kind]

    @property
    def units(self) -> tuple[str, ...]:
        """The units that it concerns, and those that are only told of a partner, in the order of the register."""
        return tuple(self.names.in_order((*self.told.direct, *self.told.partners)))

    def of_unit(self, unit: str) -> tuple[str, ...]:
        """Return what is told to a unit, nothing where it is not concerned."""
        return self.told.direct.get(unit) or self.told.partners.get(unit) or ()

    def of_record(self, record: str) -> tuple[str, ...]:
        """Return what became of a record, nothing where it did not change."""
        held = tuple(change for change in self.changes if change.record == record)
        lines = told(held, self.names).sentences
        return tuple(_without(self._name(held[0]), line) for line in lines)

    def records(self, unit: str | None = None, engineering: str | None = None) -> Iterator[RecordChanges]:
        """Yield what became of each record that changed.

        Only of those that are told to a unit, in its words; only of an engineering and its projects.
        """
        by_record: dict[str | None, list[Change]] = {}
        for change in sorted(self.changes, key=lambda change: change.spot.section != "projects"):
            told_to = (None, *change.units.direct, *change.units.partners)
            if unit in told_to and engineering in (None, *_within(change)):
                by_record.setdefault(change.record, []).append(change)
        for record, held in by_record.items():
            words = told(held, self.names)
            lines = words.sentences if unit is None else words.direct.get(unit) or words.partners.get(unit, ())
            name = self._name(held[0])
            yield RecordChanges(
                name=name,
                address=urls.address(record) if record in self.places else None,
                lines=tuple(_without(name, line) for line in lines),
                comparisons=tuple(Comparison(title=title, runs=runs) for title, runs in words.compared),
                effects=self._effects(record),
            )

    def _name(self, change: Change) -> str:
        """Return what the record of a change is called; of a relationship, the body whose it is."""
        if change.spot.section == "relationships":
            return self.names.of(change.record or "")
        return self.names.record(change.spot.section, change.spot.record)

    def _effects(self, record: str | None) -> tuple[Effect, ...]:
        """Return the effects that tell of a record, each words of the amendment once."""
        told_of = (one for one in self.revision.effects if record in (one.record, *one.successors))
        return tuple({(one.clause, one.quote, one.reason): one for one in told_of}.values())


def _without(name: str, line: str) -> str:
    """Return what is told of a record beneath its name and beside its words, without either."""
    return re.sub(rf"^({re.escape(name)}|第\d+项)：", "", line).removesuffix("（见改动对照）")


def _within(change: Change) -> Iterator[str]:
    """Yield the engineerings that a change is in: of a project that moves, both."""
    record = change.spot.record or {}
    match change.spot.section:
        case "engineerings":
            yield record["id"]
        case "projects":
            yield record["engineering"]
            if change.spot.inner == ("engineering",):
                yield change.edit.new


def stories(states: Sequence[State]) -> tuple[RevisionChanges, ...]:
    """Return the story of each revision, the original first."""
    current = states[-1]
    places = identified(current.dataset) | {
        record for record, state in ended(states).items() if record in state.dataset.text_by_id
    }
    pairs = ((None, states[0]), *pairwise(states))
    return tuple(_story(before, after, places, latest=after is current) for before, after in pairs)


def _story(before: State | None, after: State, places: frozenset[str], *, latest: bool) -> RevisionChanges:
    names = Names(before.value, after.value) if before else Names()
    every = changes(before.value, after.value) if before else ()
    # How records make up the text follows from what they are.
    found = tuple(change for change in every if change.spot.section != "layout")
    return RevisionChanges(
        revision=after.revision,
        changes=found,
        names=names,
        told=told(found, names),
        latest=latest,
        places=places,
    )
