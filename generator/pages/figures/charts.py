"""Charts as shapes in a space of their own, laid out at build time; a template prints them as SVG."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

WIDTH = 400  # every chart's; narrow, so that its words can be read on a phone
PITCH = 20  # from bar to bar
NAMES = 150  # where bars begin, right of their names
LONGEST = 12  # characters of a name that fit there
ROOM = 44  # right of the longest bar, for what is said of it
COLUMNS = 150  # the height of the tallest column
SQUARE = 300  # of a plot of shares


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar in stretches from the left, each with its place and width; what is `said` stands at its `end`."""

    name: str
    y: int
    stretches: tuple[tuple[float, float], ...]
    end: float
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BarChart:
    """Bars, one beneath the other, in a space of `height`."""

    height: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartColumn:
    """A column on the ground over its `size`; the number of what is of that size stands above it, at its `middle`."""

    size: int
    count: int
    x: float
    y: float
    width: float
    height: float
    middle: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """A curve of shares, as the `points` of an SVG polyline."""

    name: str
    points: str


def bar_chart(rows: Iterable[tuple[str, Sequence[float], str]]) -> BarChart:
    """Return bars from names, the lengths of their stretches, and what is said of them; the longest fills the width."""
    held = tuple(rows)
    scale = (WIDTH - NAMES - ROOM) / (max((sum(lengths) for _, lengths, _ in held), default=0) or 1)
    bars = tuple(_bar(place * PITCH, row, scale) for place, row in enumerate(held))
    return BarChart(height=len(bars) * PITCH, bars=bars)


def _bar(top: int, row: tuple[str, Sequence[float], str], scale: float) -> Bar:
    name, lengths, said = row
    ends = [round(NAMES + length * scale, 1) for length in accumulate(lengths, initial=0)]
    return Bar(
        name=name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…",
        y=top,
        stretches=tuple((start, round(end - start, 1)) for start, end in pairwise(ends)),
        end=ends[-1],
        said=said,
    )


def columns(counts: Iterable[tuple[int, int]]) -> tuple[ChartColumn, ...]:
    """Return a column for each size that occurs, at the place of its size: sizes that do not occur are gaps."""
    held = dict(counts)
    pitch = WIDTH / max(held, default=1)
    scale = COLUMNS / max(held.values(), default=1)
    return tuple(
        ChartColumn(
            size=size,
            count=count,
            x=round((size - 0.9) * pitch, 1),
            y=round(COLUMNS - count * scale, 1),
            width=round(0.8 * pitch, 1),
            height=round(count * scale, 1),
            middle=round((size - 0.5) * pitch, 1),
        )
        for size, count in held.items()
    )


def curve(name: str, values: Sequence[int]) -> Curve:
    """Return the curve of Lorenz (1905): what share of the whole the poorest share of all have."""
    total, count = sum(values) or 1, len(values) or 1
    shares = accumulate(sorted(values), initial=0)
    points = (f"{SQUARE * place / count:.1f},{SQUARE - SQUARE * held / total:.1f}" for place, held in enumerate(shares))
    return Curve(name=name, points=" ".join(points))
