"""Orders other than the document's: by load, and by similarity, which puts those with much in common side by side."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from generator.grouping import grouped


@dataclass(frozen=True, slots=True)
class OrderPlace:
    """The place of a row or column in the order of load and in the order of similarity, from 0."""

    load: int
    similarity: int


def places(members: Mapping[str, Collection[str]]) -> dict[str, OrderPlace]:
    """Return the places of keys by their members: of units by their projects, of projects by their units.

    By load, the key with the most members comes first. By similarity, a key is followed by the key not yet placed that
    shares most members with it, measured by Jaccard (1901): members of both ÷ members of either. Where none shares a
    member, the key with the most members among the rest comes next. Equals keep the order of `members`.
    """
    by_load = sorted(members, key=lambda key: -len(members[key]))
    similarity = _by_similarity(members, by_load)
    return {key: OrderPlace(load, similarity[key]) for load, key in enumerate(by_load)}


def _by_similarity(members: Mapping[str, Collection[str]], by_load: Sequence[str]) -> dict[str, int]:
    keys = grouped((member, key) for key, members_of_key in members.items() for member in members_of_key)
    order = {key: index for index, key in enumerate(members)}
    placed: dict[str, int] = {}
    for first in by_load:
        current: str | None = first
        while current is not None and current not in placed:
            placed[current] = len(placed)
            shared = Counter(other for member in members[current] for other in keys[member] if other not in placed)
            size = len(members[current])
            current = min(
                shared,
                key=lambda other: (-shared[other] / (size + len(members[other]) - shared[other]), order[other]),
                default=None,
            )
    return placed
