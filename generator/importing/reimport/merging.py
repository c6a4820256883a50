"""What changed between two readings of a notice, put into data that people have edited since the first of them.

Records are found by their ids, units of a task by theirs, other items of lists by their words. A value that nobody has
edited follows the new reading; one that somebody has edited stays, and is a conflict where the readings differ in it.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from generator.source import Json, ValuePath, read_values
from generator.source.characters import markup_in
from generator.source.edits import edit, edit_list
from generator.source.yaml_text import UneditableError
from generator.synthesis.yaml_writer import document

_NAMES = ("id", "record", "heading", "field", "unit", "name", "number", "quote", "furniture", "word", "mention")
"""The keys by which an item of a list is known, the first that it has."""
_ORDERED = ("projects", "provisions")
"""Lists whose order is that of their numbers."""
Item = tuple[str, str, int]
"""What an item of a list is known by: a key, its words, and how many before it have the same."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A value that the new reading has changed and that stays as it was.

    path: where it is in the data.
    old, new: the value in the two readings.
    edited: the value in the data.
    is_edited: whether somebody has edited it; otherwise YAML cannot take the new one without a change elsewhere.
    """

    path: ValuePath
    old: Json
    new: Json
    edited: Json
    is_edited: bool = True


@dataclass(frozen=True, slots=True)
class ValueStep:
    """A value to set; None removes the key. order: the keys of its record, in order."""

    path: ValuePath
    value: Json
    order: tuple[str, ...]

    @property
    def new(self) -> Json:
        """What the notice adds."""
        return self.value

    def applied(self, text: str) -> str:
        """Return a YAML text with the value. Raises UneditableError."""
        return edit(text, {self.path: self.value}, self.order)


@dataclass(frozen=True, slots=True)
class ListStep:
    """A list to change: the places of the items that stay, and the new items."""

    path: ValuePath
    items: tuple[int | dict[str, Json], ...]
    order: tuple[str, ...]

    @property
    def new(self) -> Json:
        """What the notice adds."""
        return [item for item in self.items if not isinstance(item, int)]

    def applied(self, text: str) -> str:
        """Return a YAML text with the list. Raises UneditableError."""
        return edit_list(text, self.path, self.items, self.order)


Step = ValueStep | ListStep | Conflict


def merged(text: str, edited: Json, old: Json, new: Json) -> tuple[str, tuple[Conflict, ...]]:
    """Return a YAML text, whose value is `edited`, with what differs between two readings; and what stays as it was."""
    steps = tuple(_steps(edited, old, new, ()))
    conflicts = [step for step in steps if isinstance(step, Conflict)]
    lists = [step for step in steps if isinstance(step, ListStep)]
    # A list changes after what stands in it: places of items stay true until then.
    inner_first = sorted(lists, key=lambda step: len(step.path), reverse=True)
    values = [step for step in steps if isinstance(step, ValueStep)]
    in_order: list[ValueStep | ListStep] = [*values, *inner_first]
    for step in in_order:
        try:
            text = step.applied(text)
        except UneditableError:
            conflicts.append(Conflict(step.path, None, step.new, None, is_edited=False))
    return text, tuple(conflicts)


def _steps(edited: Any, old: Any, new: Any, path: ValuePath) -> Iterator[Step]:  # noqa: ANN401 - JSON
    """Yield what changes a mapping; a record of which more than its printed number has changed is a draft again."""
    is_changed = False
    for key in dict.fromkeys((*old, *new)):
        before, after, now = old.get(key), new.get(key), edited.get(key)
        steps: tuple[Step, ...] = ()
        if after in (before, now):  # somebody may have changed it so already
            continue
        if all(isinstance(value, dict) for value in (before, after, now)):
            steps = tuple(_steps(now, before, after, (*path, key)))
        elif _is_records(after) and (before is None or _is_records(before)) and (now is None or _is_records(now)):
            steps = tuple(_list_steps(now or [], before or [], after, (*path, key), tuple(new)))
        elif now == before and not isinstance(after, dict):
            steps = (ValueStep((*path, key), after, tuple(new)),)
        else:
            steps = (Conflict((*path, key), before, after, now),)
        yield from steps
        if not (_is_marked(after) or key == "label"):
            is_changed |= any(not isinstance(step, Conflict) for step in steps)
    if is_changed and new.get("draft") and not edited.get("draft"):
        yield ValueStep((*path, "draft"), value=True, order=tuple(new))


def _is_marked(value: Json) -> bool:
    """Return whether a record, or the records of a list, say themselves that they are drafts."""
    items = value if isinstance(value, list) else [value]
    return any(isinstance(item, dict) and "draft" in item for item in items)


def _list_steps(
    edited: list[Any], old: list[Any], new: list[Any], path: ValuePath, order: tuple[str, ...]
) -> Iterator[Step]:
    """Yield what changes a list of records."""
    now, before, after = _by_name(edited), _by_name(old), _by_name(new)
    is_ordered = path[-1] in _ORDERED
    moved = {
        name
        for name in _moved(before, after)
        if name in now and (is_ordered or (edited[now[name]] == old[before[name]] and "draft" not in new[after[name]]))
    }
    values = dict(enumerate(new))
    for name, item in after.items():
        was = before.get(name)
        if name in moved:
            values[item], conflicts = merged_item(edited[now[name]], old[before[name]], new[item])
            yield from (replace(conflict, path=(*path, now[name], *conflict.path)) for conflict in conflicts)
        elif name in now and was is not None:
            yield from _steps(edited[now[name]], old[was], new[item], (*path, now[name]))
        elif was is not None and old[was] != new[item]:
            yield Conflict(path, old[was], new[item], None)
    removed = {now[name] for name in before if name in now and (name not in after or name in moved)}
    added: dict[int, list[dict[str, Json]]] = {}
    at = -1
    for name, item in after.items():
        if name in now and name not in moved:
            at = now[name]
        elif name not in before or name in moved:
            added.setdefault(at, []).append(values[item])
    if removed or added:
        items: list[int | dict[str, Json]] = [*added.get(-1, ())]
        for index in range(len(edited)):
            items += [*([] if index in removed else [index]), *added.get(index, ())]
        yield ListStep(path, tuple(items), order)


def merged_item(edited: Any, old: Any, new: Any) -> tuple[Any, tuple[Conflict, ...]]:  # noqa: ANN401 - JSON
    """Return a record, that stands elsewhere now, with what differs between two readings; and what stays."""
    if edited == old:
        return new, ()
    text, conflicts = merged(document("", edited), edited, old, new)
    return read_values(text, "", markup_in(text))[0], conflicts


def _moved(before: Mapping[Item, int], after: Mapping[Item, int]) -> set[Item]:
    """Return the items of two lists that have another place among those of both."""
    olds, news = [item for item in before if item in after], [item for item in after if item in before]
    blocks = SequenceMatcher(None, olds, news, autojunk=False).get_matching_blocks()
    return {*olds} - {item for block in blocks for item in olds[block.a : block.a + block.size]}


def _is_records(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _by_name(items: Iterable[Mapping[str, Json]]) -> dict[Item, int]:
    """Return the place of each item by what it is known by, equal ones counted."""
    places: dict[Item, int] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for place, item in enumerate(items):
        key = next((key for key in _NAMES if key in item), "")
        words = str(item[key]) if key else json.dumps(item, ensure_ascii=False, sort_keys=True)
        places[key, words, counts[key, words]] = place
        counts[key, words] += 1
    return places


def with_followed_lines(text: str, edited: Json, old: Json, before: str, after: str) -> str:
    """Return a layout's YAML text whose own printed lines, which the reading has not, follow the official text.

    before, after: the official texts of the two readings. A line follows where one line took its place; one that YAML
    cannot take alone stays, and breaks a rule.
    """
    known = {line.get("furniture") for line in _lines(old)}
    lines = _replaced(before.split("\n"), after.split("\n"))
    for place, line in enumerate(_lines(edited)):
        words = str(line.get("furniture") or "")
        if words and words not in known and words in lines:
            with suppress(UneditableError):
                text = edit(text, {("lines", place, "furniture"): lines[words]})
    return text


def _lines(layout: Json) -> list[dict[str, Json]]:
    lines = layout.get("lines") if isinstance(layout, dict) else None
    return [line for line in lines if isinstance(line, dict)] if isinstance(lines, list) else []


def _replaced(before: list[str], after: list[str]) -> dict[str, str]:
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    pairs = (
        zip(before[old_from:old_to], after[new_from:new_to], strict=True)
        for kind, old_from, old_to, new_from, new_to in blocks
        if kind == "replace" and old_to - old_from == new_to - new_from
    )
    return {old: new for block in pairs for old, new in block}
