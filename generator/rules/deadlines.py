"""What a deadline may be, by the words that it quotes: a date, a part of the plan's year, a span, or no end at all."""

import re
from collections.abc import Iterator, Sequence

from generator.model import Deadline, Plan
from generator.partial_dates import YEAR_MONTHS, date_after
from generator.rules.rule import Violation
from generator.text.lexicon import Expression, ExpressionKind, is_ongoing

HINT = "照引文改正；引文不对时改引文 (make it agree with the quote, or correct the quote)"
_YEAR = 4  # characters


def deadline_violations(deadline: Deadline, quoted: Sequence[Expression], plan: Plan) -> Iterator[Violation]:
    """Yield what a deadline does not share with the expressions of its quote, and a basis that they do not allow."""
    if deadline.basis == "ongoing":
        if not is_ongoing(deadline.quote):
            yield _differs(deadline, "basis", "ongoing", [expression.text for expression in quoted])
        return
    if deadline.basis == "within":
        yield from _span(deadline, quoted)
        return
    dates = {expression: _dates(expression, plan) for expression in quoted}
    dates = {expression: possible for expression, possible in dates.items() if possible}
    if deadline.date is None and not dates:
        return
    fitting = [expression for expression, possible in dates.items() if deadline.date in possible]
    if not fitting:
        read = [shown for possible in dates.values() for shown in possible]
        yield _differs(deadline, "date", deadline.date, read) if read else _undated(deadline)
        return
    if len(dates) > 1 and not set.intersection(*map(set, dates.values())):
        texts = "、".join(expression.text for expression in dates)
        yield Violation(
            (deadline.origin / "quote").location,
            f"引文中有多处同类表述：{texts} (several of a kind in the quote: {texts})",
            "缩短引文，使其只含所记的一项 (shorten the quote to the one that is meant)",
        )
    allowed = _bases(fitting[0])
    if deadline.basis not in allowed:
        bases, words = sorted(allowed), fitting[0].text
        yield Violation(
            (deadline.origin / "basis").location,
            f"“{words}”的依据不能是 {deadline.basis} (the basis of “{words}” cannot be {deadline.basis})",
            f"写作 {' 或 '.join(bases)} (write {' or '.join(bases)})",
        )


def _bases(expression: Expression) -> set[str]:
    """Return the bases that an expression allows."""
    if expression.kind is ExpressionKind.PERIOD:
        return {"external"}
    if expression.date is None:
        return {"period", "reading"}
    return {"reading"} if expression.ambiguous else {"source", "reading"}


def _dates(expression: Expression, plan: Plan) -> tuple[str, ...]:
    """Return the dates that an expression may mean; without a year of its own, those of the plan's years."""
    if expression.date:
        return (expression.date,)
    if expression.kind not in {ExpressionKind.DAY, ExpressionKind.TERM}:
        return ()
    month, day = (*(int(value) for value in expression.values), 0)[:2]
    dates = []
    for year in _years(plan):
        whole = expression.kind is ExpressionKind.TERM and month == YEAR_MONTHS
        dates += [f"{year}-{month:02}" + (f"-{day:02}" if day > 0 else ""), *([str(year)] if whole else [])]
    return tuple(dates)


def _years(plan: Plan) -> Sequence[int]:
    """Return the plan's own years: of its period, else of its notice."""
    if plan.period is not None:
        return range(plan.period.start, plan.period.end + 1)
    return [int(plan.notice.written[:_YEAR])] if plan.notice.written else []


def _span(deadline: Deadline, quoted: Sequence[Expression]) -> Iterator[Violation]:
    """Yield the end of a span (5年内) that is not its length after its start."""
    ends = [
        date_after(deadline.start or "", int(expression.values[0]), expression.unit)
        for expression in quoted
        if expression.kind is ExpressionKind.COUNT and re.search("[以之]?内$", expression.text)
    ]
    if deadline.date not in ends:
        yield _differs(deadline, "date", deadline.date, [end for end in ends if end])


def _undated(deadline: Deadline) -> Violation:
    return Violation(
        (deadline.origin / "date").location,
        f"date 写作 {deadline.date}，引文没有写日期 (date is {deadline.date}, the quote states none)",
        "引文没有写日期的，不写 date，在 reading 里说明 (leave `date` out and explain in `reading`)",
    )


def _differs(deadline: Deadline, key: str, stored: object, read: Sequence[str]) -> Violation:
    if not read and key == "date":
        return _undated(deadline)
    listed = "、".join(dict.fromkeys(read)) or "（无）"
    return Violation(
        (deadline.origin / key).location,
        f"{key} 写作 {stored}，引文说的是 {listed} ({key} is {stored}, the quote says {listed})",
        HINT,
    )
