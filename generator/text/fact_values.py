"""The figure, date or frequency of a fact as a reader writes it."""

import re
from collections import Counter
from collections.abc import Sequence

from generator.model import Deadline, Fact, RecurringDuty, Target, TimedFact
from generator.text import wording
from generator.text.blanks import without_blanks
from generator.text.lexicon import ExpressionKind, expressions


def fact_value(fact: TimedFact) -> str:
    """Return the figure, the frequency, or the source's own words of a date."""
    match fact:
        case Target():
            return wording.figure(fact)
        case Deadline():
            return _deadline(fact)
        case RecurringDuty():
            return _frequency(fact)


def fact_year(fact: TimedFact) -> str:
    """Return a year that the value does not print; of a deadline, its date and where that comes from."""
    match fact:
        case Target(year=int(year)):
            return f"{year}年"
        case Deadline(date=str(date)) if date[:4] not in _deadline(fact):
            return f"{wording.date(date)}（{wording.BASES[fact.basis]}）"
    return ""


def dated_value(fact: TimedFact) -> str:
    """Return the value with its year: `2025年 ≥ 3 个`, `年底前，2024年（年份取自计划期）`."""
    return with_year(fact, fact_value(fact), fact_year(fact))


def with_year(fact: TimedFact, value: str, year: str) -> str:
    """Return the value of a fact with its year, which may be empty."""
    return f"{value}，{year}" if year and isinstance(fact, Deadline) else f"{year} {value}".strip()


def marked_value(fact: TimedFact) -> str:
    """Return the value with its year, and the basis of a date or figure that rests on a reading: 2013年（本站理解）."""
    return marked_values((fact,))[0]


def marked_values(facts: Sequence[TimedFact]) -> tuple[str, ...]:
    """Return the values of facts that stand together; a basis that several share is a `*` that the last explains."""
    parts = [_value_and_basis(fact) for fact in facts]
    if not any(basis for _, basis in parts):
        return tuple(words for words, _ in parts)
    count_by_basis = Counter(basis for _, basis in parts if basis)
    shared = next((basis for basis, count in count_by_basis.items() if count > 1), "")
    last = max((place for place, (_, basis) in enumerate(parts) if basis == shared), default=None)
    return tuple(
        words
        if not basis
        else f"{words}（{basis}）"
        if basis != shared
        else f"{words}*（*为{basis}）"
        if place == last
        else f"{words}*"
        for place, (words, basis) in enumerate(parts)
    )


def _value_and_basis(fact: TimedFact) -> tuple[str, str]:
    """Return the value with its year, and what it rests on; empty where it says so itself or rests on the text."""
    basis, year = reading_basis(fact), fact_year(fact)
    words = with_year(fact, fact_value(fact), year)
    return words, "" if basis in year or isinstance(fact, RecurringDuty) else basis


def reading_basis(fact: Fact) -> str:
    """Return on what a fact with a reading rests, in words; empty for a fact without one."""
    basis = fact.basis if isinstance(fact, Deadline) and fact.basis != "source" else "reading"
    return wording.BASES[basis] if fact.reading else ""


_DAYS = re.compile(
    r"(?:\s|[首末]月|第[一二三]个月|\d{1,2}\s*[月日号]|\d{1,2}(?=\s*[—~-]\s*\d{1,2}\s*[月日号])|[月年]?[底初末]|[上中下]旬"
    r"|(?<=[月日号底末旬])(?:以前|之前|前|以内)|(?<=[月日号\d])[—~、至和-](?=\s*\d)|(?<=每周)[一二三四五六日天](?!次))*"
)


def _frequency(duty: RecurringDuty) -> str:
    """Return how often, with the month and day that the quote prints behind it: 每月15日前, 每季度末月25日前."""
    printed = next((e for e in expressions(duty.quote) if e.frequency == duty.frequency), None)
    days = _DAYS.match(duty.quote, printed.end) if printed else None
    words = without_blanks(f"{printed.text}{days[0]}") if printed and days and days[0].strip() else ""
    return words or wording.frequency(duty.frequency)


# What dates a deadline whose words name no year, by its basis: 6月底前, 第三季度, 5年内.
_WITHOUT_YEAR = {
    "period": (ExpressionKind.DAY, ExpressionKind.TERM),
    "reading": (ExpressionKind.DAY, ExpressionKind.TERM),
    "within": (ExpressionKind.COUNT,),
}


def _deadline(fact: Deadline) -> str:
    """Return the words of the quote that say when: 2014年前 must not become 2014年; without a date, the quote."""
    kinds = {ExpressionKind.DATE, ExpressionKind.PERIOD, *_WITHOUT_YEAR.get(fact.basis, ())}
    dates = (expression.text for expression in expressions(fact.quote) if expression.kind in kinds)
    return next(dates, wording.date(fact.date) if fact.date else fact.quote)
