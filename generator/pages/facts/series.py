"""The values of a statement for several years as steps, drawn at build time."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.model import Target
from generator.pages.facts.rows import FactRow
from generator.text import wording

_STEP, _TOP, _HEIGHT, _FOOT = 44, 18, 60, 18  # of the drawing's own unit, one of which is a pixel
_FEWEST = 3  # values worth a drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesPoint:
    """A value of a series: where its step begins and stands, the figure as the text prints it, its year."""

    x: int
    y: int
    value: str
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesChart:
    """A step chart.

    width, height: its size.
    path: the `d` of the steps' line.
    base: where its axis lies; the axis begins at no zero, as the description says.
    description: what it shows, in words.
    """

    width: int
    height: int
    base: int
    path: str
    points: tuple[SeriesPoint, ...]
    description: str


def series_chart(rows: Sequence[FactRow]) -> SeriesChart | None:
    """Return the chart of a statement's values, which have one a year in the order of years; None where they do not."""
    targets = [row.fact for row in rows if isinstance(row.fact, Target) and row.fact.year is not None]
    years = [target.year or 0 for target in targets]
    if len(targets) < max(_FEWEST, len(rows)) or any(before >= after for before, after in pairwise(years)):
        return None
    values = [target.value for target in targets]
    spread = (max(values) - min(values)) or 1
    points = tuple(
        SeriesPoint(
            x=index * _STEP,
            y=_TOP + round((max(values) - target.value) / spread * (_HEIGHT - _TOP)),
            value=wording.printed_figure(target),
            year=target.year or 0,
        )
        for index, target in enumerate(targets)
    )
    first, last, unit = points[0], points[-1], targets[0].unit
    steps = "".join(f"V{point.y}H{point.x + _STEP}" for point in points[1:])
    return SeriesChart(
        width=len(points) * _STEP,
        height=_HEIGHT + _FOOT + 4,
        base=_HEIGHT + 4,
        path=f"M0 {first.y}H{_STEP}{steps}",
        points=points,
        description=f"{first.year}年 {first.value}{unit}，到 {last.year}年 {last.value}{unit}；纵轴不从零起",
    )
