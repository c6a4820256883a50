"""What expressions mean together with the words around them: comparisons, paired series, yearly rules."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.lexicon.expressions import Kind, expressions

if TYPE_CHECKING:
    from generator.lexicon.expressions import Expression

FIGURES = frozenset({Kind.PERCENT, Kind.COUNT})

_AFTER = (("以上", ">="), ("以下", "<="), ("以内", "<="), ("之内", "<="))
_BEFORE = {
    "至少": ">=",
    "不少于": ">=",
    "不低于": ">=",
    "不小于": ">=",
    "不超过": "<=",
    "不高于": "<=",
    "不多于": "<=",
    "不大于": "<=",
    "至多": "<=",
    "最多": "<=",
    "超过": ">",
    "高于": ">",
    "多于": ">",
    "大于": ">",
    "低于": "<",
    "少于": "<",
    "小于": "<",
}
_COMPARING = re.compile("|".join(sorted(_BEFORE, key=len, reverse=True)))
_BREAK = re.compile(r"[,;。:，；：()（）\n]")  # a word of comparison does not reach over these
_JOINT = re.compile(r"[、和及与]|以及")
_LIST_BREAK = re.compile(r"[;。；\n]")


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a figure is compared, and where the words that say so begin and end (the figure's own place at the least)."""

    symbol: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Series:
    """Figures in a row (甲%、乙%、丙%) that 分别 shares out, and the first year of the range that they go with."""

    figures: tuple[Expression, ...]
    first_year: int | None


def comparison(text: str, figure: Expression) -> Comparison:
    """Read how `figure` is compared: by 以上 after it, by 至少 before it in the same stretch of words, or as equal."""
    if len(figure.values) > 1:
        return Comparison("range", figure.start, figure.end)
    for word, symbol in _AFTER:
        if figure.text.endswith(word):
            return Comparison(symbol, figure.start, figure.end)
    breaks = [match.end() for match in _BREAK.finditer(text, 0, figure.start)]
    stretch = breaks[-1] if breaks else 0
    words = list(_COMPARING.finditer(text, stretch, figure.start))
    if words:
        return Comparison(_BEFORE[words[-1].group()], words[-1].start(), figure.end)
    return Comparison("=", figure.start, figure.end)


def series(text: str, figure: Expression) -> Series | None:
    """Return the row of figures that `figure` belongs to where 分别 pairs it, else None."""
    found = expressions(text)
    row = _row(text, found, found.index(figure))
    clause = max((match.end() for match in _LIST_BREAK.finditer(text, 0, row[0].start)), default=0)
    paired = text.rfind("分别", clause, row[0].start)
    if len(row) < 2 or paired < 0:  # noqa: PLR2004 - a row has two ends
        return None
    years = [e for e in found if e.kind is Kind.YEARS and clause <= e.start < paired]
    first, last = (int(value) for value in years[-1].values) if years else (0, -1)
    return Series(row, first if last - first + 1 == len(row) else None)


def paired_year(text: str, figure: Expression) -> int | None:
    """Return the year that 分别 gives to `figure`, by its place in the row."""
    row = series(text, figure)
    if row is None or row.first_year is None:
        return None
    return row.first_year + row.figures.index(figure)


def shared_comparison(text: str, figure: Expression) -> Comparison | None:
    """Read the 以上 or 以下 that ends a row shared out by 分别 as said of all its figures; None where there is none."""
    row = series(text, figure)
    if row is None or row.figures[-1] == figure or comparison(text, figure).symbol != "=":
        return None
    last = comparison(text, row.figures[-1])
    return None if last.symbol == "=" else Comparison(last.symbol, row.figures[0].start, last.end)


def yearly_rules(text: str, start: int, end: int) -> tuple[str, ...]:
    """Return the RFC 5545 rules of the days of the year in that stretch of `text`, where 每年 says that they return.

    `每年1 月底前` reads `FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=-1` (section 3.3.10: a negative day counts from the end).
    """
    found = [e for e in expressions(text) if start <= e.start and e.end <= end]
    if not any(e.frequency == "yearly" for e in found):
        return ()
    days = (tuple(int(value) for value in e.values) for e in found if e.kind is Kind.DAY)
    return tuple(f"FREQ=YEARLY;BYMONTH={month}" + (f";BYMONTHDAY={day}" if day else "") for month, day in days)


def _row(text: str, found: tuple[Expression, ...], index: int) -> tuple[Expression, ...]:
    """Return the neighbours of `found[index]` that only joints (、 和) part from it, itself included."""
    first = last = index
    while first > 0 and _joined(text, found[first - 1], found[first]):
        first -= 1
    while last + 1 < len(found) and _joined(text, found[last], found[last + 1]):
        last += 1
    return found[first : last + 1]


def _joined(text: str, left: Expression, right: Expression) -> bool:
    return {left.kind, right.kind} <= FIGURES and _JOINT.fullmatch(text[left.end : right.start].strip()) is not None
