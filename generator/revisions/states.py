"""The state that each revision made: its dataset, and the official text with what amendments changed in it.

The consolidated text is made from the text of the state before and from the words of the amendment alone, never from
the records of the new state: so comparing the two proves the records.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from generator.graph import CurrentResponsibility, ResponsibilityGraph
from generator.model import Dataset, Effect, Revision, RevisionKind
from generator.text.fragments import NUMBER, chinese
from generator.text.official import places, printed


@dataclass(frozen=True)
class State:
    """The plan after a revision.

    dataset: its records.
    graph: their graph.
    value: the dataset as one canonical JSON value to compare (see `canonical`); empty where there is one state only.
    unapplied: the effects of the revision that fit nowhere in the text before, each with the reason in two languages.
    """

    dataset: Dataset
    graph: ResponsibilityGraph
    value: dict[str, Any]
    unapplied: tuple[tuple[Effect, str], ...] = ()

    @property
    def revision(self) -> Revision:
        """The revision that made the state."""
        return self.dataset.revision


@dataclass(frozen=True)
class Consolidation:
    """An official text after a revision.

    text: the text before, with the effects of the revision.
    unapplied: the effects that fit nowhere, each with the reason in two languages.
    """

    text: str
    unapplied: tuple[tuple[Effect, str], ...] = ()


def consolidate(before: Dataset, revision: Revision) -> Consolidation:
    """Return the official text of a state after a revision, effects applied in order: a correction changes no text."""
    blocks = _blocks(before)
    passages = printed(before).passages
    numbers = {passage.record: passage.text for passage in passages if passage.record and passage.part == NUMBER}
    unapplied = []
    for effect in revision.effects if revision.kind is RevisionKind.AMENDMENT else ():
        try:
            blocks = _apply(effect, blocks, numbers)
        except _UnappliedError as error:
            unapplied.append((effect, str(error)))
    return Consolidation("".join(words for _, words in blocks), tuple(unapplied))


def as_of(states: Sequence[State], date: str) -> tuple[CurrentResponsibility, ...]:
    """Return the responsibilities on a date (YYYY[-MM[-DD]]): of the state in force, successors followed.

    There is none before the first state is in force.
    """
    in_force = [state for state in states if state.revision.since <= date]
    return in_force[-1].graph.as_of(date) if in_force else ()


def ended(states: Sequence[State]) -> dict[str, State]:
    """Return the ids of the records that have ended, in their order, each with the last state that has the record."""
    current = identified(states[-1].dataset)
    last: dict[str, State] = {}
    for state in states[:-1]:
        last |= dict.fromkeys(identified(state.dataset), state)
    return {record: last[record] for record in sorted(last.keys() - current)}


def identified(dataset: Dataset) -> frozenset[str]:
    """Return the ids of what has a page or a place on a page: text records, their facts and units."""
    facts = (fact.id for record in dataset.texts for fact in record.facts)
    return frozenset((*dataset.text_by_id, *facts, *dataset.unit_by_id))


Block = tuple[str | None, str]  # the id of a record and its printed words in a row; None for words of no record


class _UnappliedError(Exception):
    """An effect that fits nowhere; the message is the reason in two languages."""


def _blocks(dataset: Dataset) -> list[Block]:
    """Return the printed text in blocks."""
    rows = groupby(printed(dataset).passages, key=lambda passage: passage.record or passage.start)
    return [(key if isinstance(key, str) else None, "".join(passage.text for passage in row)) for key, row in rows]


def _apply(effect: Effect, blocks: list[Block], numbers: dict[str, str]) -> list[Block]:
    """Return the blocks with an effect applied. Raises _UnappliedError."""
    if effect.after is not None:
        at = _index(effect.after, blocks) + 1
        return [*blocks[:at], (None, "\n"), (effect.record, effect.quote or ""), *blocks[at:]]
    if effect.type == "withdrawn":
        at = _index(effect.record, blocks)
        return [*blocks[: at - 1], *blocks[at + 1 :]]  # with the line feed before it
    if effect.number is not None:
        at = _index(effect.record, blocks)
        number = numbers[effect.record]
        new = str(effect.number) if number.isdecimal() else chinese(effect.number)
        return [*blocks[:at], (effect.record, blocks[at][1].replace(number, new, 1)), *blocks[at + 1 :]]
    if effect.replaced is not None and effect.replacement is not None:
        at = _index(effect.record, blocks)
        words = blocks[at][1]
        count = len(places(words, effect.replaced))
        if count != 1:
            message = (
                f"“{effect.replaced}”在 {effect.record} 此前的文字中出现 {count} 次，应当恰好一次 "
                f"(stands {count} times in {effect.record} as it was; it must be once)"
            )
            raise _UnappliedError(message)
        return [*blocks[:at], (effect.record, words.replace(effect.replaced, effect.replacement)), *blocks[at + 1 :]]
    return blocks


def _index(record: str, blocks: list[Block]) -> int:
    """Return the index of a record's first block. Raises _UnappliedError."""
    for index, (owner, _) in enumerate(blocks):
        if owner == record:
            return index
    message = f"此前的原文中没有记录 {record} (the text before has no record {record})"
    raise _UnappliedError(message)
