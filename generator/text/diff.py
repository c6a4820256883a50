"""Where two texts differ: lines are matched first, then the characters of lines that differ, as Chinese needs it."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

from generator.text.alignment import changed

LONGEST = 1000  # characters; a longer stretch that differs is one difference: to take it apart would cost its square
SHORTEST = 2  # characters; what stays between two changes and is shorter joins them in one run

_CHARACTER = re.compile(r".", re.DOTALL)
DATE = re.compile(r"[0-9]{4}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?|[0-9]{1,2}月(?:[0-9]{1,2}日)?|.", re.DOTALL)
"""A date is one piece: 2027年6月30日 for 2026年12月31日 is one difference."""
_FIGURE = re.compile(r"[0-9]+(?:\.[0-9]+)?%?|.", re.DOTALL)  # a figure is one piece: 85% for 80%, not 5 for 0

_Pieces = list[str]
_Compare = Callable[[_Pieces, _Pieces, int, int], Iterator["TextDifference"]]


class TextDifference(NamedTuple):
    """Characters `start` to `end` of the old text stand where the new text has `words`, which begin there at `at`."""

    start: int
    end: int
    words: str
    at: int


class DiffRun(NamedTuple):
    """A stretch of both texts: the same in both, or `new` in the place of `old` (either may be empty)."""

    old: str
    new: str

    @property
    def same(self) -> bool:
        """Whether nothing changed here."""
        return self.old == self.new


def differences(old: str, new: str, piece: re.Pattern[str] = _CHARACTER) -> Iterator[TextDifference]:
    """Yield the differences of two texts in order; `piece` is what is compared as a whole, a character or more.

    What both texts share at their ends is set aside first, so that one slip is one difference.
    """
    if old != new:
        yield from _trimmed(piece.findall(old), piece.findall(new), 0, 0, _by_lines)


def runs(old: str, new: str) -> tuple[DiffRun, ...]:
    """Return the runs of two texts in order; the `old` of all make up the old text, the `new` the new one."""
    joined: list[DiffRun] = []
    end = 0
    for start, stop, words, _ in differences(old, new, _FIGURE):
        rest = old[end:start]
        run = DiffRun(old[start:stop], words)
        if joined and len(rest) < SHORTEST:
            last = joined.pop()
            run = DiffRun(last.old + rest + run.old, last.new + rest + run.new)
        elif rest:
            joined.append(DiffRun(rest, rest))
        joined.append(run)
        end = stop
    return (*joined, DiffRun(old[end:], old[end:])) if end < len(old) else tuple(joined)


def _trimmed(old: _Pieces, new: _Pieces, start: int, at: int, compare: _Compare) -> Iterator[TextDifference]:
    """Compare two stretches, which begin at `start` and `at`, without what they share at their ends."""
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    shared = len("".join(old[:head]))
    old, new = old[head : len(old) - tail], new[head : len(new) - tail]
    if old or new:
        yield from compare(old, new, start + shared, at + shared)


def _by_lines(old: _Pieces, new: _Pieces, start: int, at: int) -> Iterator[TextDifference]:
    """Match the lines of two stretches, and compare the pieces of those that differ."""
    old_lines, new_lines = _lines(old), _lines(new)
    old_starts = _offsets(map("".join, old_lines), start)
    new_starts = _offsets(map("".join, new_lines), at)
    for i1, i2, j1, j2 in changed(old_lines, new_lines):
        blocks = [(i1, i2, j1, j2)]
        if i2 - i1 == j2 - j1:
            blocks = [(i, i + 1, j, j + 1) for i, j in zip(range(i1, i2), range(j1, j2), strict=True)]
        for a, b, c, d in blocks:
            left, right = (list(chain.from_iterable(lines)) for lines in (old_lines[a:b], new_lines[c:d]))
            yield from _trimmed(left, right, old_starts[a], new_starts[c], _by_pieces)


def _by_pieces(old: _Pieces, new: _Pieces, start: int, at: int) -> Iterator[TextDifference]:
    """Match the pieces of two stretches."""
    old_starts, new_starts = _offsets(old, start), _offsets(new, at)
    if max(old_starts[-1] - start, new_starts[-1] - at) > LONGEST:
        yield TextDifference(start, old_starts[-1], "".join(new), at)
        return
    for i1, i2, j1, j2 in changed(old, new):
        yield TextDifference(old_starts[i1], old_starts[i2], "".join(new[j1:j2]), new_starts[j1])


def _lines(pieces: _Pieces) -> list[tuple[str, ...]]:
    """Return pieces line by line, each line with its line feed."""
    ends = [index + 1 for index, piece in enumerate(pieces) if piece == "\n"]
    lines = (tuple(pieces[start:end]) for start, end in pairwise((0, *ends, len(pieces))))
    return [line for line in lines if line]


def _shared(left: _Pieces, right: _Pieces) -> int:
    """Return how many pieces the two begin with alike."""
    return next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))


def _offsets(pieces: Iterable[str], start: int) -> list[int]:
    """Return where each piece begins, and where the last one ends."""
    return list(accumulate(map(len, pieces), initial=start))
