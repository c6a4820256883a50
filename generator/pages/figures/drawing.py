"""What drawings are made of: boxes that are links and level curves between them, laid out when the site is built."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.model import Project, Unit

HEIGHT, PITCH = 24, 26  # of a box; from the top of one to the top of the next
_PADDING, _CHARACTER = 8, 13  # the widths that the stylesheet's text takes


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A box that leads to a unit or a project; `x` and `y` are its left upper corner, `spoken` is all that it says.

    `column` names the column that it stands in, `tone` (1 to 10) is the colour of a project's engineering.
    """

    record: Unit | Project
    column: str
    x: int
    y: int
    width: int
    text: str
    spoken: str
    tone: int

    @property
    def enters(self) -> tuple[int, int]:
        """Where lines from the left end."""
        return self.x, self.y + HEIGHT // 2

    @property
    def leaves(self) -> tuple[int, int]:
        """Where lines to the right begin."""
        return self.x + self.width, self.y + HEIGHT // 2


def fitted(text: str, width: int) -> str:
    """Return what a box has room for, with … for the rest."""
    room = (width - _PADDING) // _CHARACTER
    return text if len(text) <= room else f"{text[: room - 1]}…"


def spread(held: Mapping[str, Sequence[int]], height: int) -> dict[str, int]:
    """Return the heights of boxes, each at the mean of those that it is tied to, in the order of the means.

    Few lines cross then. A box too near the one above is moved down, and up again where the space of `height` ends.
    """
    order = sorted(held, key=lambda each: sum(held[each]) / len(held[each]))
    tops = [round(sum(held[each]) / len(held[each])) for each in order]
    for here, there in pairwise(range(len(tops))):
        tops[there] = max(tops[there], tops[here] + PITCH)
    lowest = height - PITCH
    for place in reversed(range(len(tops))):
        tops[place] = min(tops[place], lowest)
        lowest = tops[place] - PITCH
    return dict(zip(order, tops, strict=True))


def curve(left: Node, right: Node) -> str:
    """Return the `d` of an SVG path from one box to another, level at both ends."""
    (start, top), (end, bottom) = left.leaves, right.enters
    middle = (start + end) // 2
    return f"M{start} {top}C{middle} {top} {middle} {bottom} {end} {bottom}"
