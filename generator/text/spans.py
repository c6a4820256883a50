"""Spans of a text: many places, sorted once, to ask of many others whether one of them holds or meets it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

Span = tuple[int, int]
"""Where words begin and end in a text: the first character, and the one behind the last."""


class Spans:
    """Places of a text, given in any order, also within each other; a question looks at a few of them, not at all."""

    def __init__(self, spans: Iterable[Span]) -> None:
        """Put the places in order."""
        in_order = sorted(spans)
        self._starts = [start for start, _ in in_order]
        self._furthest = [*accumulate((end for _, end in in_order), max)]  # end of each place and those before it

    def hold(self, start: int, end: int) -> bool:
        """Say whether the characters from `start` to `end` lie wholly in one of the places."""
        before = bisect_right(self._starts, start)
        return before > 0 and self._furthest[before - 1] >= end

    def meet(self, start: int, end: int) -> bool:
        """Say whether one of the places shares a character with those from `start` to `end`."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._furthest[before - 1] > start
