"""Rules on facts: what is stored of a target, a deadline or a recurring duty is found again by reading its quote."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.model import CalendarEntry, Deadline, RecurringDuty, Score, Target
from generator.rules.context import Claim, RuleContext
from generator.rules.deadlines import HINT, deadline_violations
from generator.rules.plan_dates import plan_dates
from generator.rules.rule import Violation, rule
from generator.text.lexicon import (
    FIGURES,
    Expression,
    ExpressionKind,
    Reading,
    date_above,
    expressions,
    inside,
    measured,
    reading,
    recurrence_rules,
)
from generator.text.wording import NATURES

SHORTEN = "缩短引文，使其只含所记的一项 (shorten the quote to the one that is meant)"
EXPLAIN = "以 reading 说明读法 (say in `reading` how it is read)"


@rule("fact-agrees-with-quote")
def fact_agrees_with_quote(context: RuleContext) -> Iterator[Violation]:
    """每个数值、单位、比较、日期、年份和频率，都能从引文中重新读出。

    Each stored figure, unit, comparison, year, date, frequency and rule of recurrence is found again by reading the
    quote with the lexicon: 30.6 for 30.5% fails, and so does `=` where the text says 以上. A date that the words leave
    open (2014年前) must be marked as a reading, one that they only imply (“十二五”期末) as outside knowledge. Where a
    quote holds several figures or dates, exactly one must fit. A target's year may stand before its quote in the same
    sentence (到2028年，产量达到…，产值达到…) where `reading` says so.
    """
    for claim in context.claims:
        if claim.place is None:
            continue
        match claim.quoted:
            case Target() as target:
                yield from _target(claim, target)
            case Deadline() as deadline:
                yield from deadline_violations(deadline, _quoted(claim), context.dataset.plan)
            case RecurringDuty() as duty:
                yield from _recurring(claim, duty)
            case Score() as score:
                yield from _score(claim, score)
            case CalendarEntry() as entry:
                yield from _calendar(claim, entry)
            case _:
                pass
    yield from plan_dates(context.dataset.plan)


@rule("figure-is-target")
def figure_is_target(context: RuleContext) -> Iterator[Violation]:
    """量化目标的引文中，每个百分比都有一条量化目标与之对应。

    Every percentage in the quote of a target is stored by a target of the record: of eight that 分别 shares out none
    may be left out.
    """
    for claims in context.claims_by_record.values():
        targets = [(claim, claim.quoted) for claim in claims if isinstance(claim.quoted, Target)]
        stored: set[Expression] = set()
        for claim, target in targets:
            own = {figure for figure in _figures(claim) if figure.values in {target.ends, (target.baseline,)}}
            stored |= own or set(_figures(claim))  # the rule above finds a target that agrees with nothing
        for claim, target in targets:
            for figure in (figure for figure in _figures(claim) if figure not in stored):
                if figure.kind is not ExpressionKind.PERCENT:
                    continue
                stored.add(figure)
                yield Violation(
                    target.origin.location,
                    f"引文中的“{figure.text}”没有量化目标 (no target stores “{figure.text}” of this quote)",
                    f"为“{figure.text}”写一条量化目标，或缩短引文 (store it as a target, or shorten the quote)",
                )


def _quoted(claim: Claim) -> tuple[Expression, ...]:
    """Return the expressions inside the quote."""
    return inside(expressions(claim.text), *claim.place) if claim.place else ()


def _figures(claim: Claim, unit: str = "") -> tuple[Expression, ...]:
    """Return the percentages and counts inside the quote, and numerals that are followed by the unit of measure."""
    figures = (measured(claim.text, expression, unit) for expression in _quoted(claim))
    return tuple(expression for expression in figures if expression.kind in FIGURES)


def _listed(words: list[str]) -> str:
    return "、".join(dict.fromkeys(words)) or "（无）"


def _shown(values: tuple[float, ...]) -> str:
    return "—".join(f"{value:g}" for value in values)


_CALLED = {"year": "年份（year）", "baseline": "起点（baseline）", "baseline_year": "起点的年份（baseline_year）"}


def _differs(claim: Claim, key: str, stored: object, read: list[str]) -> Violation:
    """Return the violation of a stored value that the quote does not say."""
    origin = claim.quoted.origin
    zh, en = f"{key} 写作 {stored}", f"{key} is {stored}"
    if stored is None:
        zh, en = f"没有写{_CALLED.get(key, key)}", f"there is no {key}"
    return Violation(
        (origin / key).location,
        f"{zh}，引文说的是 {_listed(read)} ({en}, the quote says {_listed(read)})",
        HINT,
    )


def _several(claim: Claim, read: list[str]) -> Violation:
    """Return the violation of a quote that more than one value fits."""
    return Violation(
        (claim.quoted.origin / "quote").location,
        f"引文中有多处同类表述：{_listed(read)} (several of a kind in the quote: {_listed(read)})",
        SHORTEN,
    )


def _unexplained(claim: Claim, key: str, words: str) -> Violation:
    """Return the violation of a value that is a reading and does not say so."""
    return Violation(
        (claim.quoted.origin / key).location,
        f"{key} 是对“{words}”的一种读法，须有说明 ({key} is a reading of “{words}” and must say so)",
        EXPLAIN,
    )


@dataclass(frozen=True, slots=True)
class FigureReading:
    """What a figure of a quote says.

    figure: the expression, with values and unit.
    read: its comparison and its year, read from the words around it.
    years: the years that it may belong to.
    """

    figure: Expression
    read: Reading
    years: frozenset[int]


def _sense(claim: Claim, figure: Expression, above: Expression | None) -> FigureReading:
    """Read a figure; without a year of its own it belongs to any year that the quote names, or to that `above` it."""
    read = reading(claim.text, figure)
    dates = (date for date in (*_quoted(claim), above) if date and date.date)
    dated = frozenset(int(date.date[:4]) for date in dates if date.date)
    return FigureReading(figure, read, dated if read.year is None else frozenset({read.year}))


def _year_above(claim: Claim, target: Target) -> Expression | None:
    """Return the last date before the quote in its sentence, of a target with a year whose quote names none."""
    if target.year is None or claim.place is None or any(date.date for date in _quoted(claim)):
        return None
    return date_above(claim.text, claim.place[0])


def _shown_years(sense: FigureReading) -> str:
    return _listed(sorted(map(str, sense.years)))


def _target(claim: Claim, target: Target) -> Iterator[Violation]:
    """Narrow the figures of the quote down by value, unit, comparison and year; yield the first that fits none."""
    above = _year_above(claim, target)
    every = senses = tuple(_sense(claim, figure, above) for figure in _figures(claim, target.unit))
    every = senses = tuple(sense for sense in senses if sense.figure.values != (target.baseline,))
    values, compared, asked = target.ends, target.comparison, frozenset({target.year} - {None})
    earlier = frozenset({target.baseline_year} - {None, target.year})
    tests: tuple[tuple[str, object, Callable[[FigureReading], object], Callable[[FigureReading], bool]], ...] = (
        ("value", _shown(values), lambda s: _shown(s.figure.values), lambda s: s.figure.values == values),
        ("unit", target.unit, lambda s: s.figure.unit, lambda s: s.figure.unit == target.unit),
        ("comparison", compared, lambda s: s.read.comparison, lambda s: s.read.comparison == compared),
        ("year", target.year, _shown_years, lambda s: asked <= s.years and bool(asked) == bool(s.years - earlier)),
    )
    for key, stored, show, fits in tests:
        left = tuple(sense for sense in senses if fits(sense))
        if not left:
            at = "value_to" if key == "value" and any(s.figure.values[:1] == values[:1] for s in senses) else key
            yield _differs(claim, at, stored, [str(show(sense)) for sense in senses])
            return
        senses = left
    read = senses[0].read
    start, end = claim.place or (0, 0)
    if read.start < start or read.end > end:
        words = claim.text[read.start : read.end]
        yield Violation(
            (target.origin / "quote").location,
            f"引文缺少决定比较的词，应含“{words}” (the quote leaves out words of comparison: “{words}”)",
            f"引文应包含“{words}” (quote “{words}” whole)",
        )
    yield from _details(claim, target)
    if above and read.year is None and not target.reading:
        yield _unexplained(claim, "year", above.text)
    if read.shared and not target.reading:
        yield _unexplained(claim, "comparison", claim.text[read.start : read.end])
    rivals = [sense for sense in every if all(fits(sense) for _, _, _, fits in tests[1:])]
    if len(senses[0].years - earlier) > 1 or len({sense.figure.values for sense in rivals}) > 1:
        yield _several(claim, [sense.figure.text for sense in rivals])


def _details(claim: Claim, target: Target) -> Iterator[Violation]:
    """Yield a baseline, a nature or an approximation that the words do not say."""
    figures = _figures(claim, target.unit)
    if target.baseline is not None and (target.baseline,) not in {figure.values for figure in figures}:
        yield _differs(claim, "baseline", target.baseline, [figure.text for figure in figures])
    years = {date.date[:4] for date in _quoted(claim) if date.date}
    if target.baseline_year is not None and str(target.baseline_year) not in years:
        yield _differs(claim, "baseline_year", target.baseline_year, sorted(years))
    words = (claim.text, *claim.record.cell_by_name.values())
    if target.nature is not None and not any(NATURES[target.nature] in text for text in words):
        yield _differs(claim, "nature", target.nature, [])
    read = any(figure.approximate for figure in figures if figure.values == target.ends)
    if target.approximate != read:
        yield _differs(claim, "approximate", target.approximate, [str(read).lower()])


def _score(claim: Claim, score: Score) -> Iterator[Violation]:
    """Yield what a score and the only figure of its quote in its unit do not share."""
    figures = [figure for figure in _figures(claim) if figure.unit == score.unit]
    if not figures:
        yield _differs(claim, "unit", score.unit, [figure.unit for figure in _figures(claim)])
    elif all(figure.values != (score.value,) for figure in figures):
        yield _differs(claim, "value", _shown((score.value,)), [figure.text for figure in figures])
    elif len({figure.values for figure in figures}) > 1:
        yield _several(claim, [figure.text for figure in figures])


def _recurring(claim: Claim, duty: RecurringDuty) -> Iterator[Violation]:
    """Yield a frequency that is not the only one of its quote; a rule of recurrence but where the text fixes a day."""
    regular = [expression for expression in _quoted(claim) if expression.frequency not in {None, "irregular"}]
    fitting = [expression for expression in regular if expression.frequency == duty.frequency]
    if not fitting:
        yield _differs(claim, "frequency", duty.frequency, [f"{e.text} = {e.frequency}" for e in regular])
        return
    if len({expression.frequency for expression in regular}) > 1:
        yield _several(claim, [expression.text for expression in regular])
    if all(expression.weak for expression in fitting) and not duty.reading:
        yield _unexplained(claim, "frequency", fitting[0].text)
    rules = recurrence_rules(claim.text, *(claim.place or (0, 0)))
    if duty.rrule is not None and rules != (duty.rrule,):
        yield _differs(claim, "rrule", duty.rrule, list(rules))
    elif duty.rrule is None and len(rules) == 1:
        yield Violation(
            (claim.quoted.origin / "quote").location,
            "引文写明了日子，没有写 rrule (the quote names a day and there is no rrule)",
            f"写上 rrule: {rules[0]} (write it)",
        )


def _calendar(claim: Claim, entry: CalendarEntry) -> Iterator[Violation]:
    """Yield a day, or a first and a last one, that the quote does not say."""
    rules = recurrence_rules(claim.text, *(claim.place or (0, 0)))
    if entry.starts is not None and entry.starts not in rules[:1]:
        yield _differs(claim, "starts", entry.starts, list(rules[:1]))
    if rules[1 if entry.starts is not None else 0 :] != (entry.rrule,):
        yield _differs(claim, "rrule", entry.rrule, list(rules))
