"""Where two texts differ: lines are matched first, then the characters of lines that differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from itertools import accumulate
from typing import NamedTuple

Compare = Callable[[str, str, int, int], Iterator["TextDifference"]]

LONGEST = 1000  # a longer stretch that differs is one difference: to take it apart would cost its square


class TextDifference(NamedTuple):
    """Characters `start` to `end` of the rebuilt text stand where the source has `words`, at `at`."""

    start: int
    end: int
    words: str
    at: int


def compared(rebuilt: str, source: str) -> Iterator[TextDifference]:
    """Yield the differences, in order; what both texts share at their ends is set aside: one slip is one place."""
    yield from _parted(rebuilt, source, 0, 0, _by_lines)


def _parted(ours: str, theirs: str, start: int, at: int, compare: Compare) -> Iterator[TextDifference]:
    """Compare two stretches, which begin at `start` and `at`, without what they share at their ends."""
    head = _shared(ours, theirs)
    tail = _shared(ours[head:][::-1], theirs[head:][::-1])
    ours, theirs = ours[head : len(ours) - tail], theirs[head : len(theirs) - tail]
    if ours or theirs:
        yield from compare(ours, theirs, start + head, at + head)


def _by_lines(ours: str, theirs: str, start: int, at: int) -> Iterator[TextDifference]:
    """Match the lines of two stretches, and compare the characters of those that differ."""
    our_lines, their_lines = ours.splitlines(keepends=True), theirs.splitlines(keepends=True)
    our_starts, their_starts = _offsets(our_lines, start), _offsets(their_lines, at)
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, our_lines, their_lines, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        ends = [(i1, i2, j1, j2)]
        if i2 - i1 == j2 - j1:
            ends = [(i, i + 1, j, j + 1) for i, j in zip(range(i1, i2), range(j1, j2), strict=True)]
        for a, b, c, d in ends:
            left, right = "".join(our_lines[a:b]), "".join(their_lines[c:d])
            yield from _parted(left, right, our_starts[a], their_starts[c], _by_characters)


def _by_characters(ours: str, theirs: str, start: int, at: int) -> Iterator[TextDifference]:
    """Match the characters of two stretches."""
    if max(len(ours), len(theirs)) > LONGEST:
        yield TextDifference(start, start + len(ours), theirs, at)
        return
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag != "equal":
            yield TextDifference(start + i1, start + i2, theirs[j1:j2], at + j1)


def _shared(left: str, right: str) -> int:
    """Return how many characters the two begin with alike."""
    return next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))


def _offsets(lines: list[str], start: int) -> list[int]:
    """Return where each line begins, and where the last one ends."""
    return list(accumulate(map(len, lines), initial=start))
