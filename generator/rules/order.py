"""Rules on order: numbers run on, phases and dates ascend, dates lie within the plan."""

import re
from collections.abc import Iterator
from itertools import count, pairwise

from generator.findings import Severity
from generator.model import CalendarEntry, Dataset
from generator.rules.context import RuleContext
from generator.rules.rule import Violation, rule
from generator.source import Origin
from generator.text.lexicon import expressions, month_and_day


@rule("numbers-in-order")
def numbers_in_order(context: RuleContext) -> Iterator[Violation]:
    """工程、项目、阶段、章、条款、附件和考评步骤的编号从 1 起连续；已撤销的记录的序号可以空缺。

    Engineerings, projects (through all engineerings), phases, chapters, annexes and steps are numbered from 1 without a
    gap, in the order of the files; provisions with a heading anew in each chapter, articles through all of their part.
    The number of a record that an amendment struck may be left out.
    """
    published = [_numbers(state.dataset) for state in context.states[:-1]]
    for name, run in _numbers(context.dataset).items():
        numbers = {number for number, _ in run}
        struck = {number for state in published for number, _ in state.get(name, ())} - numbers
        due = (expected for expected in count(1) if expected not in struck)
        for (number, origin), expected in zip(run, due, strict=False):
            if number != expected:
                yield Violation(
                    origin.location,
                    f"编号是 {number}，此处应为 {expected} (the number is {number}, {expected} is due here)",
                    "照原文的次序编号 (number in the order of the source)",
                )
                break


def _numbers(dataset: Dataset) -> dict[str, list[tuple[int | None, Origin]]]:
    """Return everything that is numbered, each run under a name, with its places."""
    plan = dataset.plan
    runs: dict[str, list[tuple[int | None, Origin]]] = {
        "engineerings": [(engineering.number, engineering.origin / "number") for engineering in dataset.engineerings],
        "projects": [(project.number, project.origin / "number") for project in dataset.projects],
        "phases": [(phase.number, phase.origin / "number") for phase in plan.phases],
        "annexes": [(annex.number, annex.origin / "number") for annex in plan.annexes],
        "steps": [(step.order, step.origin / "order") for step in dataset.assessment.steps],
    }
    for part in dataset.parts:
        runs[part.id] = [(chapter.number, chapter.origin / "number") for chapter in part.chapters]
        articles = (p for chapter in part.chapters for p in chapter.provisions if p.heading is None and p.number)
        runs[f"{part.id} articles"] = [(article.number, article.origin / "number") for article in articles]
        for chapter in part.chapters:
            headed = (p for p in chapter.provisions if p.heading is not None)
            runs[f"{part.id}/{chapter.number}"] = [(p.number, p.origin / "number") for p in headed]
    return runs


@rule("phases-ascend")
def phases_ascend(context: RuleContext) -> Iterator[Violation]:
    """各阶段的止期依次向后，最后一个与计划期的止期同年。

    Phase ends ascend, and the last one is in the plan's last year.
    """
    plan = context.dataset.plan
    phases = [phase for phase in plan.phases if phase.end]
    for earlier, later in pairwise(phases):
        if later.end <= earlier.end:
            yield _late(later.origin / "end", later.end, f"晚于 {earlier.end} (after {earlier.end})")
    last = plan.phases[-1] if plan.phases else None
    if last and last.end and plan.period and not last.end.startswith(str(plan.period.end)):
        yield _late(last.origin / "end", last.end, f"在 {plan.period.end} 年 (in {plan.period.end})")


@rule("calendar-in-order")
def calendar_in_order(context: RuleContext) -> Iterator[Violation]:
    """考评日程依步骤的先后排列，每个步骤至多一次。

    The dates of the assessment's calendar ascend with the steps that they close, and no step has two.
    """
    assessment = context.dataset.assessment
    order = {step.id: step.order for step in assessment.steps}
    day, done = (0, 0), 0
    for entry in (entry for entry in assessment.calendar if entry.steps):
        closes = _month_and_day(entry)
        if closes < day:
            yield _late(entry.origin / "rrule", entry.rrule, f"不早于 {day[0]} 月 (not before month {day[0]})")
        for index, step in enumerate(entry.steps):
            if order[step] <= done:
                yield _late(entry.origin / "steps" / index, step, "依步骤的次序 (in the order of the steps)")
            done = max(done, order[step])
        day = max(day, closes)


@rule("within-period", Severity.WARNING)
def within_period(context: RuleContext) -> Iterator[Violation]:
    """目标和时限的年份在计划期之内；引文自己写明这一年的除外。

    The year of a target and the date of a deadline lie within the period of the plan, but where the quote states that
    year itself: then there is no reading that may be wrong.
    """
    period = context.dataset.plan.period
    if period is None:
        return
    for record in context.dataset.texts:
        years = [(t.year, t.quote, t.origin / "year") for t in record.targets if t.year is not None]
        years += [(int(d.date[:4]), d.quote, d.origin / "date") for d in record.deadlines if d.date is not None]
        for year, quote, origin in years:
            if not period.start <= year <= period.end and not _states_year(quote, year):
                span = f"{period.start}—{period.end}"
                yield _late(origin, str(year), f"在 {span} 年 (within {span})")


def _states_year(quote: str, year: int) -> bool:
    """Whether a quote states a year: in digits, in Chinese numerals, or as a period's (“十四五”期末)."""
    dated = any(expression.date and expression.date.startswith(str(year)) for expression in expressions(quote))
    return dated or re.search(rf"(?<!\d){year}(?!\d)", quote) is not None


def _month_and_day(entry: CalendarEntry) -> tuple[int, int]:
    """Return month and day of a yearly rule; a negative day counts from the month's end, so it is the later one."""
    month, day = month_and_day(entry.rrule)
    day = day or -1
    return month or 12, day if day > 0 else 32 + day


def _late(origin: Origin, stored: str, due: str) -> Violation:
    zh, _, en = due.partition(" (")
    return Violation(
        origin.location,
        f"{stored} 应当{zh} ({stored} must be {en}",
        "照原文改正 (correct it from the source)",
    )
