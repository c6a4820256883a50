"""The figure, date or frequency of a fact as a reader writes it."""

from generator.model import Deadline, Fact, RecurringDuty, Target
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
    """Return a year that the value does not print; of a deadline, its date and where that comes from."""
    match fact:
        case Target(year=int(year)):
            return f"{year}年"
        case Deadline(date=str(date)) if date[:4] not in _deadline(fact):
            return f"{wording.date(date)}（{wording.BASES[fact.basis]}）"
    return ""


def marked_value(fact: Target | Deadline | RecurringDuty) -> str:
    """Return the value with its year, and the basis of a date or figure that rests on a reading: 2013年（本站理解）."""
    value, year = fact_value(fact), fact_year(fact)
    words = f"{value}，{year}" if year and isinstance(fact, Deadline) else f"{year} {value}".strip()
    basis = reading_basis(fact)
    return f"{words}（{basis}）" if basis and basis not in year and not isinstance(fact, RecurringDuty) else words


def reading_basis(fact: Fact) -> str:
    """Return on what a fact with a reading rests, in words; empty for a fact without one."""
    basis = fact.basis if isinstance(fact, Deadline) and fact.basis != "source" else "reading"
    return wording.BASES[basis] if fact.reading else ""


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
