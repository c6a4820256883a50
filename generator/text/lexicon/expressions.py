"""Expressions of the lexicon as values, read from a text from left to right without overlap."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from operator import attrgetter

from generator.text.lexicon.numerals import MYRIADS, number
from generator.text.lexicon.patterns import FREQUENCIES, PATTERN, WEAK_FREQUENCIES, count_pattern


class ExpressionKind(StrEnum):
    """What an expression is; the values name the alternatives of the pattern."""

    DOCUMENT = "document"
    SLASHED = "slashed"
    YEARS = "years"
    DATE = "date"
    PERIOD = "period"
    TERM = "term"
    DAY = "day"
    PERCENT = "percent"
    FREQUENCY = "frequency"
    RELATIVE = "relative"
    ANNEX = "annex"
    ORDINAL = "ordinal"
    COUNT = "count"
    NUMERAL = "numeral"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """A figure, date or period in a text, as the lexicon reads it.

    kind: what it is.
    start, end: the characters of the text that it covers.
    text: those characters.
    values: its numbers: two of a range; first and last year; month and day (-1: the last day, 0: no day is printed).
    unit: the unit as printed.
    date: YYYY[-MM[-DD]], as precise as the words.
    before: the words that bound a date (底前, 前…).
    frequency: the stored name of a frequency.
    weak: whether the words only imply the frequency.
    approximate: whether the words make the number a rough one: 约, 余, 左右.
    """

    kind: ExpressionKind
    start: int
    end: int
    text: str
    values: tuple[float, ...] = ()
    unit: str = ""
    date: str | None = None
    before: str = ""
    frequency: str | None = None
    weak: bool = False
    approximate: bool = False

    @property
    def ambiguous(self) -> bool:
        """Whether the date may mean before its year or month, or before their end (2014年前)."""
        return self.before in {"前", "以前", "之前"} and len(self.date or "") < len("YYYY-MM-DD")


@lru_cache(maxsize=65536)
def expressions(text: str) -> tuple[Expression, ...]:
    """Return every expression of `text` in order; ordinary words (统一, 进一步…) are none."""
    return tuple(_expression(match) for match in PATTERN.finditer(text) if match.lastgroup != "ordinary")


def measured(text: str, numeral: Expression, unit: str) -> Expression:
    """Return a bare numeral with a unit of measure, if it follows: units are open (47微克/立方米以内)."""
    if numeral.kind is not ExpressionKind.NUMERAL or not unit:
        return numeral
    for match in _with_unit(unit).finditer(text):
        if match.start("n_from") <= numeral.start < match.end("n_unit"):
            place = Expression(kind=ExpressionKind.COUNT, start=match.start(), end=match.end(), text=match.group())
            return _read_count(place, match.groupdict())
    return numeral


@lru_cache(maxsize=1024)
def _with_unit(unit: str) -> re.Pattern[str]:
    return re.compile(count_pattern([unit]), re.VERBOSE)


_START, _END = attrgetter("start"), attrgetter("end")


def inside(in_order: tuple[Expression, ...], start: int, end: int) -> tuple[Expression, ...]:
    """Return the expressions, as `expressions` gives them, that lie wholly between `start` and `end`."""
    first = bisect_left(in_order, start, key=_START)
    return in_order[first : max(first, bisect_right(in_order, end, key=_END))]


def meeting(in_order: tuple[Expression, ...], start: int, end: int) -> tuple[Expression, ...]:
    """Return the expressions, as `expressions` gives them, that share characters with those from `start` to `end`."""
    return in_order[bisect_right(in_order, start, key=_END) : bisect_left(in_order, end, key=_START)]


def _expression(match: re.Match[str]) -> Expression:
    """Return the expression of a match, by the alternative that matched."""
    kind = ExpressionKind(match.lastgroup or "")
    place = Expression(kind=kind, start=match.start(), end=match.end(), text=match.group())
    read = _READERS.get(kind)
    return read(place, match.groupdict()) if read else place


def _with(place: Expression, values: tuple[float, ...] = (), **more: str | bool | None) -> Expression:
    """Return the expression with its values."""
    return replace(place, values=values, **more)  # type: ignore[arg-type]  # keys are the fields


def _date(*parts: str | None) -> str:
    """Return YYYY[-MM[-DD]] of the parts that are given."""
    given = [int(number(part)) for part in parts if part]
    return "-".join(f"{value:0{4 if index == 0 else 2}d}" for index, value in enumerate(given))


def _read_slashed(place: Expression, group: dict[str, str]) -> Expression:
    return _with(place, date=_date(group["s_year"], group["s_month"], group["s_day"]))


def _read_years(place: Expression, group: dict[str, str]) -> Expression:
    return _with(place, (number(group["y_from"]), number(group["y_to"])))


def _read_date(place: Expression, group: dict[str, str]) -> Expression:
    term = _term_month(group["d_term"]) if group["d_term"] else None
    month = str(term) if term is not None and term < MONTHS else group["d_month"]
    return _with(place, date=_date(group["d_year"], month, group["d_day"]), before=group["d_before"] or "")


# The n-th five-year plan (from the sixth on) ends with the year 1955 + 5 n: “十二五” with 2015.
_YEAR_ZERO, _YEARS_OF_PLAN = 1955, 5


def _read_period(place: Expression, group: dict[str, str]) -> Expression:
    plan = int(number(group["p_number"] or group["p_number2"]))
    date = str(_YEAR_ZERO + _YEARS_OF_PLAN * plan) if group["p_end"] else None
    return _with(place, (plan,), date=date, before=group["p_end"] or "")


MONTHS = 12
_QUARTER = re.compile("[一二三四1-4](?=季度)")


def _term_month(words: str) -> int:
    """Return the last month of a part of a year: 6 of 上半年, 9 of 第三季度, 12 of 年底."""
    quarter = _QUARTER.search(words)
    if quarter:
        return int(number(quarter.group())) * 3
    return MONTHS // 2 if words.startswith("上半年") else MONTHS


def _read_term(place: Expression, group: dict[str, str]) -> Expression:
    if group["t_month"]:
        return _with(place, (number(group["t_month"]), 0))
    return _with(place, (_term_month(place.text),))


def _read_day(place: Expression, group: dict[str, str]) -> Expression:
    before = group["m_before"] or ""
    day = number(group["m_day"]) if group["m_day"] else -1 if before[:1] in {"底", "末"} else 0
    return _with(place, (number(group["m_month"]), day), before=before)


def _read_percent(place: Expression, group: dict[str, str]) -> Expression:
    if group["c_words"]:
        decimals = "".join(str(int(number(digit))) for digit in group["c_point"] or "")
        value = number(group["c_words"])
        return _with(place, (float(f"{value:.0f}.{decimals}") if decimals else value,), unit="%")
    values = tuple(number(group[key]) for key in ("c_from", "c_to") if group[key])
    return _with(place, values, unit="%", approximate=bool(group["c_rough"]))


def _read_frequency(place: Expression, _group: dict[str, str]) -> Expression:
    return _with(place, frequency=FREQUENCIES[place.text], weak=place.text in WEAK_FREQUENCIES)


def _read_annex(place: Expression, group: dict[str, str]) -> Expression:
    return _with(place, (number(group["a_number"]),))


def _read_ordinal(place: Expression, group: dict[str, str]) -> Expression:
    return _with(place, (number(group["o_number"]),))


def _is_rough(group: dict[str, str]) -> bool:
    return bool(group["n_about"] or group["n_over"] or group["n_rough"])


def _read_count(place: Expression, group: dict[str, str]) -> Expression:
    times = MYRIADS[group["n_times"]] if group["n_times"] else 1
    values = tuple(number(group[key]) * times for key in ("n_from", "n_to") if group[key])
    return _with(place, values, unit=group["n_unit"], approximate=_is_rough(group))


_READERS: dict[ExpressionKind, Callable[[Expression, dict[str, str]], Expression]] = {
    ExpressionKind.SLASHED: _read_slashed,
    ExpressionKind.YEARS: _read_years,
    ExpressionKind.DATE: _read_date,
    ExpressionKind.PERIOD: _read_period,
    ExpressionKind.TERM: _read_term,
    ExpressionKind.DAY: _read_day,
    ExpressionKind.PERCENT: _read_percent,
    ExpressionKind.FREQUENCY: _read_frequency,
    ExpressionKind.ANNEX: _read_annex,
    ExpressionKind.ORDINAL: _read_ordinal,
    ExpressionKind.COUNT: _read_count,
}
