"""Two texts compared by characters, as Chinese needs it, in runs that people can read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

LONGEST = 1500  # a longer stretch that differs is one run: to take it apart would cost its square
SHORTEST = 2  # what stays between two changes and is shorter joins them

_CHARACTERS = re.compile(r"[0-9]+(?:\.[0-9]+)?%?|.", re.DOTALL)  # a figure is one: 85% for 80%, not 5 for 0


class DiffRun(NamedTuple):
    """A stretch of both texts: the same in both, or `old` in the place of `new` (either may be empty)."""

    old: str
    new: str

    @property
    def same(self) -> bool:
        """Whether nothing changed here."""
        return self.old == self.new


def runs(old: str, new: str) -> tuple[DiffRun, ...]:
    """Return the runs of two texts in order; the `old` of all make up the old text, the `new` the new one."""
    return tuple(_joined(_by_lines(old, new)))


def _by_lines(old: str, new: str) -> Iterator[DiffRun]:
    """Match whole lines first: an official text is too long to match its characters at once."""
    ours, theirs = old.splitlines(keepends=True), new.splitlines(keepends=True)
    for a1, a2, b1, b2 in _matched(ours, theirs):
        yield from _by_characters("".join(ours[a1:a2]), "".join(theirs[b1:b2]))


def _by_characters(old: str, new: str) -> Iterator[DiffRun]:
    if old == new or max(len(old), len(new)) > LONGEST:
        yield DiffRun(old, new)
        return
    ours, theirs = _CHARACTERS.findall(old), _CHARACTERS.findall(new)
    for a1, a2, b1, b2 in _matched(ours, theirs):
        yield DiffRun("".join(ours[a1:a2]), "".join(theirs[b1:b2]))


def _matched(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    for _, *stretch in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield stretch[0], stretch[1], stretch[2], stretch[3]


def _joined(found: Iterator[DiffRun]) -> Iterator[DiffRun]:
    """Join neighbours of a kind, and changes with the little that stays between them."""
    done: list[DiffRun] = []
    for run in found:
        done.append(run)
        while len(done) > 1 and done[-1].same == done[-2].same:
            last = done.pop()
            done[-1] = _sum(done[-1], last)
        if len(done) > 2 and not run.same and len(done[-2].old) < SHORTEST:  # noqa: PLR2004 - change, rest, change
            last, rest = done.pop(), done.pop()
            done[-1] = _sum(_sum(done[-1], rest), last)
    yield from done


def _sum(first: DiffRun, second: DiffRun) -> DiffRun:
    return DiffRun(first.old + second.old, first.new + second.new)
