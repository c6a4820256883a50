"""Other orders than the document's: by load, and by likeness, so that those with much in common stand side by side."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OrderPlace:
    """Where something stands in the order of load and in that of likeness, from 0."""

    load: int
    alike: int


def places(held: Mapping[str, Collection[str]]) -> dict[str, OrderPlace]:
    """Return the places of things by what each holds: a unit its projects, a project its units.

    By load, the one that holds most comes first. By likeness, each is followed by the one not yet placed that shares
    most with it, measured by Jaccard (1901): what both hold ÷ what either holds. Where nothing is shared, the fullest
    of the rest comes next. Equals keep the order of `held`.
    """
    by_load = sorted(held, key=lambda each: -len(held[each]))
    alike = _chain(held, by_load)
    return {each: OrderPlace(load, alike[each]) for load, each in enumerate(by_load)}


def _chain(held: Mapping[str, Collection[str]], by_load: Sequence[str]) -> dict[str, int]:
    holders: dict[str, list[str]] = defaultdict(list)
    for each, things in held.items():
        for thing in things:
            holders[thing].append(each)
    order = {each: place for place, each in enumerate(held)}
    placed: dict[str, int] = {}
    for first in by_load:
        current: str | None = first
        while current is not None and current not in placed:
            placed[current] = len(placed)
            shared = Counter(other for thing in held[current] for other in holders[thing] if other not in placed)
            size = len(held[current])
            current = min(
                shared,
                key=lambda other: (-shared[other] / (size + len(held[other]) - shared[other]), order[other]),
                default=None,
            )
    return placed
