"""What the plan's own dates say, read again: its period and validity, its phases' ends, and the notice's dates."""

import re
from collections.abc import Iterator, Sequence

from generator.model import Period, Plan, Validity
from generator.rules.rule import Violation
from generator.source import Origin
from generator.text.lexicon import Expression, ExpressionKind, expressions

HINT = "照原文改正 (make it agree with the source)"


def plan_dates(plan: Plan) -> Iterator[Violation]:
    """Yield each date or number of plan.yml that the words beside it do not say."""
    if plan.period is not None:
        yield from _period(plan.period)
    if plan.validity is not None:
        yield from _validity(plan.validity)
    for phase in plan.phases:
        if phase.end:
            dates = [e.date for e in expressions(phase.end_quote) if e.date]
            yield from _agree(phase.origin / "end", phase.end, dates, phase.end_quote)
        ordinals = [int(e.values[0]) for e in _of_kind(phase.heading, ExpressionKind.ORDINAL)]
        if ordinals:  # a heading need not print which phase it is
            yield from _agree(phase.origin / "number", phase.number, ordinals, phase.heading)
    notice = plan.notice
    if notice.written:
        written = [e.date for e in expressions(notice.written_text) if e.date]
        yield from _agree(notice.origin / "written", notice.written, written, notice.written_text)
    if notice.published is not None:
        updated = [e.date for e in expressions(notice.web_updated) if e.date]
        yield from _agree(notice.origin / "published", notice.published, updated, notice.web_updated)


def _period(period: Period) -> Iterator[Violation]:
    """Yield each year or month of the plan's period that its quote does not say; a single year is both ends."""
    spans = [(int(e.values[0]), int(e.values[1])) for e in _of_kind(period.quote, ExpressionKind.YEARS)]
    dates = [e.date for e in expressions(period.quote) if e.date]
    years = [int(date[:4]) for date in dates]
    spans = spans or ([(years[0], years[-1])] if years else [])
    for key, index in (("start", 0), ("end", 1)):
        stored = getattr(period, key)
        yield from _agree(period.origin / key, stored, [span[index] for span in spans], period.quote)
    months = _months(period.quote)
    for key, read in (("start_month", months[:1]), ("end_month", months[-1:])):
        month = getattr(period, key)
        if month is not None:
            yield from _agree(period.origin / key, month, read, period.quote)
    start, end = (period.start, period.start_month or 1), (period.end, period.end_month or 12)
    if start > end:
        yield Violation(
            (period.origin / "end").location,
            f"计划期止于 {'-'.join(map(str, end))}，早于开始的 {'-'.join(map(str, start))} (it ends before it starts)",
            HINT,
        )


def _validity(validity: Validity) -> Iterator[Violation]:
    """Yield each day of coming into force or of ceasing that the words do not give and no `reading` explains."""
    read = [expression.date for expression in expressions(validity.quote) if expression.date]
    for key in ("start", "end"):
        stored = getattr(validity, key)
        if stored is not None and stored not in read and not validity.reading:
            yield from _agree(validity.origin / key, stored, read, validity.quote)
    if validity.start and validity.end and validity.end < validity.start[: len(validity.end)]:
        yield Violation(
            (validity.origin / "end").location,
            f"有效期止于 {validity.end}，早于施行的 {validity.start} (it ends before it starts)",
            HINT,
        )


def _months(quote: str) -> list[int]:
    """Return the months that a quote names, in its order; a quarter or half of a year is its first and last month."""
    months: list[int] = []
    for month, quarter, half in re.findall(r"(\d{1,2})\s*月|第?([一二三四1-4])季度|([上下])半年", quote):
        if month:
            months.append(int(month))
        elif quarter:
            number = "一二三四".find(quarter) + 1 or int(quarter)
            months += [number * 3 - 2, number * 3]
        else:
            months += [1, 6] if half == "上" else [7, 12]
    return months


def _of_kind(text: str, kind: ExpressionKind) -> list[Expression]:
    return [expression for expression in expressions(text) if expression.kind is kind]


def _agree(origin: Origin, stored: object, read: Sequence[object], words: str) -> Iterator[Violation]:
    """Yield a violation unless the words say exactly the stored value."""
    if list(read) != [stored]:
        listed = "、".join(map(str, read)) or "（无）"
        yield Violation(
            origin.location,
            f"写作 {stored}，而“{words}”说的是 {listed} (stored is {stored}, “{words}” says {listed})",
            HINT,
        )
