"""Charts as shapes whose lengths are in the chart's own unit, laid out at build time; a template prints them as SVG."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from generator.ellipsis import fitting

WIDTH = 400  # of every chart; narrow, so that its words can be read on a phone
BAR_PITCH = 20  # from the top of a bar to the top of the next
NAME_WIDTH = 150  # left of the bars, for their names
NAME_LENGTH = 12  # characters of a name that fit there
LABEL_WIDTH = 44  # right of the longest bar, for its label, at the least
WIDE, NARROW = 12, 7.5  # of a Chinese character and of a digit
COLUMN_HEIGHT = 150  # of the tallest column
CURVE_SIZE = 300  # width and height of a chart of curves


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar that consists of sections from left to right.

    name: its name, shortened with … to what fits.
    y: its top.
    sections: the left side and the width of each section.
    end: the right side of the last section.
    label: what is printed at its end.
    """

    name: str
    y: int
    sections: tuple[tuple[float, float], ...]
    end: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BarChart:
    """Bars, one beneath the other, and the height of the chart."""

    height: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartColumn:
    """A column that shows how often a size occurs.

    count: how often it occurs.
    x: the column's left side.
    y: its top.
    middle: the middle between its left and right sides, where numbers are printed.
    """

    size: int
    count: int
    x: float
    y: float
    width: float
    height: float
    middle: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LorenzCurve:
    """A Lorenz curve with its name, as the `points` of an SVG polyline."""

    name: str
    points: str


def bar_chart(rows: Iterable[tuple[str, Sequence[float], str]]) -> BarChart:
    """Return a chart of bars from their names, the values of their sections, and their labels.

    The longest bar fills the width.
    """
    bars = tuple(rows)
    labels = (4 + sum(NARROW if character.isascii() else WIDE for character in label) for _, _, label in bars)
    longest = max((sum(values) for _, values, _ in bars), default=0) or 1
    scale = (WIDTH - NAME_WIDTH - max((LABEL_WIDTH, *labels))) / longest
    return BarChart(
        height=len(bars) * BAR_PITCH,
        bars=tuple(_bar(index * BAR_PITCH, bar, scale) for index, bar in enumerate(bars)),
    )


def _bar(top: int, bar: tuple[str, Sequence[float], str], scale: float) -> Bar:
    name, values, label = bar
    ends = [round(NAME_WIDTH + value * scale, 1) for value in accumulate(values, initial=0)]
    return Bar(
        name=fitting(name, NAME_LENGTH),
        y=top,
        sections=tuple((start, round(end - start, 1)) for start, end in pairwise(ends)),
        end=ends[-1],
        label=label,
    )


def column_chart(counts: Iterable[tuple[int, int]]) -> tuple[ChartColumn, ...]:
    """Return a column for each (size, count), at the place of its size: sizes that do not occur are gaps."""
    count_by_size = dict(counts)
    pitch = WIDTH / max(1, max(count_by_size, default=1))
    scale = COLUMN_HEIGHT / max(count_by_size.values(), default=1)
    return tuple(
        ChartColumn(
            size=size,
            count=count,
            x=round((size - 0.9) * pitch, 1),
            y=round(COLUMN_HEIGHT - count * scale, 1),
            width=round(0.8 * pitch, 1),
            height=round(count * scale, 1),
            middle=round((size - 0.5) * pitch, 1),
        )
        for size, count in count_by_size.items()
    )


def lorenz_curve(name: str, values: Sequence[int]) -> LorenzCurve:
    """Return the curve of Lorenz (1905): the share of the sum that the smallest values have, by their share of all."""
    total, count = sum(values) or 1, len(values) or 1
    sums = accumulate(sorted(values), initial=0)
    points = (
        f"{CURVE_SIZE * index / count:.1f},{CURVE_SIZE - CURVE_SIZE * partial / total:.1f}"
        for index, partial in enumerate(sums)
    )
    return LorenzCurve(name=name, points=" ".join(points))
