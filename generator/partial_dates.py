"""Dates as precise as a text gives them, YYYY[-MM[-DD]]: their parts, and the dates after them."""

import re
from datetime import date, timedelta

YEAR_MONTHS = 12
UNIT_MONTHS = {"年": YEAR_MONTHS, "个月": 1, "季度": 3}
UNIT_DAYS = {"天": 1, "日": 1, "周": 7, "个工作日": 1}


def is_partial_date(value: object) -> bool:
    """Say whether YYYY, YYYY-MM or YYYY-MM-DD is in the calendar; the pattern of the schema refuses other forms."""
    if isinstance(value, str) and re.fullmatch(r"\d{4}(-\d\d){0,2}", value, re.ASCII):
        try:
            date.fromisoformat(value + "-01-01"[len(value) - 4 :])
        except ValueError:
            return False
    return True


def date_parts(words: str) -> tuple[int, int, int]:
    """Return year, month and day of a date; 0 for what it does not state."""
    year, month, day = ([int(part) for part in words.split("-")] + [0, 0])[:3]
    return year, month, day


def following(end: str) -> str:
    """Return the year, month or day after a date, as precise as the date."""
    year, month, day = date_parts(end)
    if day:
        return (date(year, month, day) + timedelta(days=1)).isoformat()
    if month:
        return f"{year + month // YEAR_MONTHS}-{month % YEAR_MONTHS + 1:02}"
    return str(year + 1)


def date_after(start: str, length: int, unit: str) -> str | None:
    """Return the date so many units (年, 个月, 天…) after a start, as precise as it; None where that cannot be said."""
    if not start:
        return None
    year, month, day = date_parts(start)
    if unit in UNIT_DAYS:
        return (date(year, month, day) + timedelta(days=length * UNIT_DAYS[unit])).isoformat() if day else None
    if unit not in UNIT_MONTHS or (not month and UNIT_MONTHS[unit] != YEAR_MONTHS):
        return None
    if not month:
        return str(year + length)
    months = year * YEAR_MONTHS + month - 1 + length * UNIT_MONTHS[unit]
    return f"{months // YEAR_MONTHS}-{months % YEAR_MONTHS + 1:02}" + (f"-{day:02}" if day else "")
