"""The figure, date or frequency of a fact as a reader writes it."""

from __future__ import annotations

from generator.model import Deadline, RecurringDuty, Target
from generator.text import wording
from generator.text.lexicon import ExpressionKind, expressions


def fact_value(fact: Target | Deadline | RecurringDuty) -> str:
    """Return the figure, the frequency, or the source's own words of a date."""
    match fact:
        case Target():
            return wording.figure(fact)
        case Deadline():
            return _deadline(fact)
        case RecurringDuty():
            return wording.frequency(fact.frequency)


def fact_year(fact: Target | Deadline | RecurringDuty) -> str:
    """Return the year of a fact's value in words; empty where its value says it or it has none."""
    match fact:
        case Target(year=int(year)):
            return f"{year}年"
        case Deadline(basis="external", date=str(date)):
            return f"{wording.date(date)}（{wording.BASES['external']}）"
    return ""


def _deadline(fact: Deadline) -> str:
    """Return the words of the quote that say when: 2014年前 must not become 2014年; without a date, the quote."""
    kinds = {ExpressionKind.DATE, ExpressionKind.PERIOD}
    dates = (expression.text for expression in expressions(fact.quote) if expression.kind in kinds)
    return next(dates, wording.date(fact.date) if fact.date else fact.quote)
