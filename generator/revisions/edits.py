"""Every difference of two JSON values as edits: the old value and its edits make the new one.

Lists are compared by the labels of their items, so that an item that moves down is no change. A path leads through the
old value; where something is added, its last step is an index of the new list.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import rfc8785

from generator.source import ValuePath

Label = tuple[str, int]

# The keys that label an item of a list where it has no `id`; an item of any other list is labelled by its whole value.
_LABEL_KEYS = {
    "actors": ("mention",),
    "annexes": ("number",),
    "applies_to": ("mention",),
    "chapters": ("number",),
    "classes": ("name",),
    "concerned": ("mention",),
    "directions": ("name",),
    "former_names": ("name",),
    "indicators": ("name",),
    "later_names": ("name",),
    "levels": ("level", "quote"),
    "relationships": ("from", "type", "to"),
    "named": ("quote",),
    "responsibilities": ("unit",),
    "shared_aliases": ("alias",),
    "systems": ("name",),
    "topics": ("name",),
    "variants": ("mention",),
    "waivers": ("word",),  # of the dataset; those of a record have none
}


class Action(StrEnum):
    """What is done at a path."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    ORDERED = "ordered"


@dataclass(frozen=True)
class Edit:
    """One difference of two JSON values.

    action: what is done.
    path: the keys and indices that lead to the place.
    old: the value before; for `ordered`, the labels of the items that stay, in the order before.
    new: the value after; for `ordered`, the same labels in the order after.
    """

    action: Action
    path: ValuePath
    old: Any = None
    new: Any = None


def edits(old: Any, new: Any, path: ValuePath = ()) -> Iterator[Edit]:  # noqa: ANN401 - JSON
    """Yield every difference, keys in alphabetical order. There is no null in the values: None stands for nothing."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in sorted(old.keys() | new.keys()):
            yield from edits(old.get(key), new.get(key), (*path, key))
    elif isinstance(old or new, list) and isinstance(old or [], list) and isinstance(new or [], list):
        yield from _items(old or [], new or [], path)
    elif old is None or new is None:
        if old is not new:
            yield Edit(Action.REMOVED if new is None else Action.ADDED, path, old, new)
    elif old != new or isinstance(old, bool) != isinstance(new, bool):  # to Python 1 and true are equal
        yield Edit(Action.CHANGED, path, old, new)


def moved(before: Sequence[str], after: Sequence[str]) -> set[str]:
    """Return the items that changed their order: all but a longest sequence that both orders have."""
    # the longest common sequence of the items so far, by the number of items of `after`
    best: list[tuple[str, ...]] = [()] * (len(after) + 1)
    for item in before:
        row: list[tuple[str, ...]] = [()]
        for index, other in enumerate(after):
            row.append((*best[index], item) if item == other else max(best[index + 1], row[index], key=len))
        best = row
    return set(before) - set(best[-1])


def label(item: Any, name: str | int) -> str:  # noqa: ANN401 - JSON
    """Return the label of an item of the list `name`."""
    if isinstance(item, str):
        return item
    if "id" in item:
        return str(item["id"])
    keys = _LABEL_KEYS.get(str(name), ())
    if keys and all(key in item for key in keys):
        return " ".join(_words(item[key]) for key in keys)
    return _words(item)


def _words(value: Any) -> str:  # noqa: ANN401 - JSON
    """Return a text as it is, any other value as canonical JSON: to JSON 1 and 1.0 are one number."""
    return value if isinstance(value, str) else rfc8785.dumps(value).decode()


def _items(old: list[Any], new: list[Any], path: ValuePath) -> Iterator[Edit]:
    """Yield the differences of two lists, item by item, and then of their order."""
    before, after = (dict(zip(_labels(items, path[-1]), enumerate(items), strict=True)) for items in (old, new))
    for key, (index, item) in before.items():
        if key in after:
            yield from edits(item, after[key][1], (*path, index))
        else:
            yield Edit(Action.REMOVED, (*path, index), item)
    for key, (index, item) in after.items():
        if key not in before:
            yield Edit(Action.ADDED, (*path, index), None, item)
    old_order = [key for key in before if key in after]
    new_order = [key for key in after if key in before]
    if old_order != new_order:
        yield Edit(Action.ORDERED, path, [words for words, _ in old_order], [words for words, _ in new_order])


def _labels(items: Iterable[Any], name: str | int) -> Iterator[Label]:
    """Yield the label of each item and how many of that label there are up to it."""
    seen: Counter[str] = Counter()
    for item in items:
        words = label(item, name)
        seen[words] += 1
        yield words, seen[words]
