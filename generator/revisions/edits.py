"""Every difference of two JSON values as edits: the old value and its edits make the new one.

Lists are compared by what their items are called (`label`), so that an item that moves down is no change. A path leads
through the old value; only the last step of what is added is an index of the new list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import rfc8785

Path = tuple[str | int, ...]
Label = tuple[str, int]

# What an item of a list is called by, where it has no `id`; an item of any other list is called by its whole value.
_CALLED_BY = {
    "actors": ("mention",),
    "annexes": ("number",),
    "applies_to": ("mention",),
    "chapters": ("number",),
    "classes": ("name",),
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
    """One difference. `old` and `new` are values; of `ordered`, the labels of the items that stay, before and after."""

    action: Action
    path: Path
    old: Any = None
    new: Any = None


def edits(old: Any, new: Any, path: Path = ()) -> Iterator[Edit]:  # noqa: ANN401 - JSON
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
    """Return what stands elsewhere among the others: all but a longest sequence that both orders have."""
    # length and way of the longest common sequence of the items so far, by the number of `after` seen
    best: list[tuple[str, ...]] = [()] * (len(after) + 1)
    for item in before:
        row: list[tuple[str, ...]] = [()]
        for index, other in enumerate(after):
            row.append((*best[index], item) if item == other else max(best[index + 1], row[index], key=len))
        best = row
    return set(before) - set(best[-1])


def label(item: Any, name: str | int) -> str:  # noqa: ANN401 - JSON
    """Return what an item of the list `name` is called."""
    if isinstance(item, str):
        return item
    if "id" in item:
        return str(item["id"])
    keys = _CALLED_BY.get(str(name), ())
    if keys and all(key in item for key in keys):
        return " ".join(_words(item[key]) for key in keys)
    return _words(item)


def _words(value: Any) -> str:  # noqa: ANN401 - JSON
    """Return a text as it is, any other value as canonical JSON: to JSON 1 and 1.0 are one number."""
    return value if isinstance(value, str) else rfc8785.dumps(value).decode()


def _items(old: list[Any], new: list[Any], path: Path) -> Iterator[Edit]:
    before, after = (dict(zip(_labels(items, path[-1]), enumerate(items), strict=True)) for items in (old, new))
    for one, (index, item) in before.items():
        if one in after:
            yield from edits(item, after[one][1], (*path, index))
        else:
            yield Edit(Action.REMOVED, (*path, index), item)
    for one, (index, item) in after.items():
        if one not in before:
            yield Edit(Action.ADDED, (*path, index), None, item)
    stood = [one for one in before if one in after]
    stand = [one for one in after if one in before]
    if stood != stand:
        yield Edit(Action.ORDERED, path, [words for words, _ in stood], [words for words, _ in stand])


def _labels(items: Iterable[Any], name: str | int) -> Iterator[Label]:
    """Yield a label of each item, numbered where it is not the first of that name."""
    seen: Counter[str] = Counter()
    for item in items:
        words = label(item, name)
        seen[words] += 1
        yield words, seen[words]
