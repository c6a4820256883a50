"""Stored values in the words of a reader: figures, dates, frequencies, bases."""

from __future__ import annotations

from generator.model import Target
from generator.text.lexicon import month_and_day

ROLES = {"lead": "牵头", "participant": "参加", "derived": "经集合称谓"}

BASES = {"source": "原文", "reading": "本站理解", "inferred": "推断", "external": "外部知识"}

_FREQUENCIES = {
    "daily": "每日",
    "weekly": "每周",
    "half-monthly": "每半月",
    "monthly": "每月",
    "quarterly": "每季度",
    "half-yearly": "每半年",
    "yearly": "每年",
    "year-by-year": "逐年",
    "periodic": "定期（间隔未定）",
}

_SPACE = "\N{NO-BREAK SPACE}"
_COMPARISONS = {"=": "", ">=": f"≥{_SPACE}", "<=": f"≤{_SPACE}", ">": f">{_SPACE}", "<": f"<{_SPACE}", "range": ""}


def number(value: float) -> str:
    """Return a figure without needless decimals: 70.0 is 70, 30.5 is 30.5."""
    return f"{value:.10g}"


def figure(target: Target) -> str:
    """Return a target's value with its comparison and unit: `≥ 70%`, `1—2 个`."""
    values = number(target.value) + ("" if target.value_to is None else f"—{number(target.value_to)}")
    space = "" if target.unit == "%" else " "
    return f"{_COMPARISONS[target.comparison]}{values}{space}{target.unit}"


def frequency(value: str) -> str:
    """Return a frequency in words; one without a word stands as it is."""
    return _FREQUENCIES.get(value, value)


def date(value: str) -> str:
    """Return a date as precise as it is stored: `2013` is 2013年, `2012-12-25` is 2012年12月25日."""
    year, month, day = ([int(part) for part in value.split("-")] + [0, 0])[:3]
    return f"{year}年" + (f"{month}月" if month else "") + (f"{day}日" if day else "")


def yearly_date(rrule: str) -> str:
    """Return the day of a yearly RFC 5545 rule in words: `FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=-1` is 1月底."""
    month, day = month_and_day(rrule)
    if month is None or day is None:
        return rrule
    return f"{month}月底" if day == -1 else f"{month}月{day}日"
