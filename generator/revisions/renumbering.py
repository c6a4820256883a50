"""Numbers that follow from what was added, removed or moved before them: told together, not record by record."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, groupby

from generator.revisions.changes import Change
from generator.revisions.edits import Action
from generator.revisions.names import Names
from generator.text.alignment import changed

_NUMERAL = re.compile(r"[0-9一二三四五六七八九十百〇零]+")
_NUMBERED = ("engineerings", "projects")


def parted(changes: Sequence[Change]) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
    """Return changes in two parts: the second are those of numbers, stored or printed, that only others have moved."""
    moved = {id_ for change in changes for id_ in _moved(change)}
    records = {change.record for change in changes if _is_number(change)} - moved
    follows = [change.record in records and (_is_number(change) or _is_printed_number(change)) for change in changes]
    parts = (tuple(compress(changes, (part == second for second in follows))) for part in (False, True))
    return next(parts), next(parts)


def announced(numbers: Iterable[Change], names: Names) -> Iterator[str]:
    """Yield a sentence for each section on the numbers that follow: 第13—15项改为第12—14项."""
    numbers = [change for change in numbers if change.type == "renumbered"]
    for section, rows in groupby(numbers, key=lambda change: change.place.section):
        steps = sorted((int(change.edit.old), int(change.edit.new)) for change in rows)
        runs = groupby(enumerate(steps), key=lambda item: (item[1][0] - item[0], item[1][1] - item[1][0]))
        words = [_run([pair for _, pair in run]) for _, run in runs]
        kind = names.words.project if section == "projects" else names.words.group
        yield f"{kind}的序号随之顺移，不另算变化：{'，'.join(words)}"


def _run(steps: list[tuple[int, int]]) -> str:
    (first, to), (last, end) = steps[0], steps[-1]
    return f"第{first}改为第{to}" if first == last else f"第{first}—{last}改为第{to}—{end}"


def _moved(change: Change) -> Iterator[str]:
    """Yield the ids of the records that stand in another order, where a change is one of their order."""
    if change.edit.action is Action.ORDERED and change.edit.path in {(section,) for section in _NUMBERED}:
        old, new = change.edit.old, change.edit.new
        yield from (id_ for start, end, _, _ in changed(old, new) for id_ in old[start:end])


def _is_number(change: Change) -> bool:
    return change.type == "renumbered" and change.place.section in _NUMBERED


def _is_printed_number(change: Change) -> bool:
    """Whether a printed number changes and nothing but the number in it."""
    old, new = change.edit.old, change.edit.new
    is_label = change.place.inner == ("label",) and change.edit.action is Action.CHANGED
    return is_label and _NUMERAL.sub("", old) == _NUMERAL.sub("", new)
