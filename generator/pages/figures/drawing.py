"""Boxes that are links, and curves between them: what the drawings of units and projects consist of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.ellipsis import fitting
from generator.model import Dataset, Project, Unit
from generator.pages.colours import engineering_colour

HEIGHT, PITCH = 24, 26  # of a box; from the top of a box to the top of the next
_PADDING, _CHARACTER = 8, 13  # the widths that the stylesheet's text takes


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A box that links to a unit or a project; lengths are in the drawing's own unit.

    record: the unit or project.
    column: the name of the column that it stands in.
    x: its left side.
    y: its top.
    text: the words that fit in it.
    full_text: the same words unshortened.
    colour: the colour of a project's engineering in the stylesheet, 1 to 10; 0 for a unit.
    """

    record: Unit | Project
    column: str
    x: int
    y: int
    width: int
    text: str
    full_text: str
    colour: int

    @property
    def left_middle(self) -> tuple[int, int]:
        """The middle of its left side, where curves from the left end."""
        return self.x, self.y + HEIGHT // 2

    @property
    def right_middle(self) -> tuple[int, int]:
        """The middle of its right side, where curves to the right begin."""
        return self.x + self.width, self.y + HEIGHT // 2


def box(dataset: Dataset, record: Unit | Project, column: str, area: tuple[int, int, int], count: str = "") -> Box:
    """Return the box of a unit, with a count after its name, or of a project; `area` is its left, top and width."""
    (x, y, width), text, colour = area, f"{record.name}{count}", 0
    if isinstance(record, Project):
        text = f"{record.number} {record.short_name}"
        colour = engineering_colour(dataset.engineering_by_id.get(record.engineering))
    room = (width - _PADDING) // _CHARACTER
    shown = fitting(text, room)
    return Box(record=record, column=column, x=x, y=y, width=width, text=shown, full_text=text, colour=colour)


def unit_boxes(
    dataset: Dataset, column: str, area: tuple[int, int], neighbours: Mapping[str, Sequence[int]], height: int
) -> dict[str, Box]:
    """Return the boxes of units by their ids, with the numbers of their neighbours, as `spread` puts them.

    area: where the column begins and how wide it is.
    """
    left, width = area
    return {
        unit: box(dataset, dataset.unit_by_id[unit], column, (left, top, width), f" {len(neighbours[unit])}")
        for unit, top in spread(neighbours, height).items()
    }


def spread(neighbours: Mapping[str, Sequence[int]], height: int) -> dict[str, int]:
    """Return the tops of boxes from the tops of their neighbours, by id, so that few curves cross.

    A box stands at the mean of its neighbours; boxes are in the order of these means. A box too near to the box above
    is moved down, and up again where the drawing's `height` ends.
    """
    order = sorted(neighbours, key=lambda id_: sum(neighbours[id_]) / len(neighbours[id_]))
    tops = [round(sum(neighbours[id_]) / len(neighbours[id_])) for id_ in order]
    for above, below in pairwise(range(len(tops))):
        tops[below] = max(tops[below], tops[above] + PITCH)
    lowest = height - PITCH
    for index in reversed(range(len(tops))):
        tops[index] = min(tops[index], lowest)
        lowest = tops[index] - PITCH
    return dict(zip(order, tops, strict=True))


def curve(left: Box, right: Box) -> str:
    """Return the `d` of an SVG path from a box to a box right of it, level at both ends."""
    (start, top), (end, bottom) = left.right_middle, right.left_middle
    middle = (start + end) // 2
    return f"M{start} {top}C{middle} {top} {middle} {bottom} {end} {bottom}"
