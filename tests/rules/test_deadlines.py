"""A deadline's date is what its quote says, with the plan's own year where the quote prints none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model import Deadline, Period
from generator.rules.deadlines import deadline_violations
from generator.text.lexicon import expressions
from tests.support.small_plan import NOWHERE, SmallPlan

PLAN = SmallPlan(("a",), {}).dataset().plan  # of 2012 to 2014
ONE_YEAR = replace(PLAN, period=Period(origin=NOWHERE, start=2024, end=2024, quote="2024年"))
UNDATED = replace(PLAN, period=None, notice=replace(PLAN.notice, written=""))


def deadline(quote: str, date: str | None, basis: str, start: str | None = None) -> Deadline:
    """Return a deadline of a text that is its quote."""
    return Deadline(origin=NOWHERE, id="P1-D1", what="完成", quote=quote, date=date, basis=basis, start=start)


@pytest.mark.parametrize(
    ("quote", "date", "basis", "start"),
    [
        ("年底前完成", "2024", "period", None),
        ("年内完成", "2024-12", "period", None),
        ("上半年完成", "2024-06", "period", None),
        ("第三季度完成", "2024-09", "period", None),
        ("三季度末", "2024-09", "period", None),
        ("6月底前", "2024-06", "period", None),
        ("12月20日前完工", "2024-12-20", "period", None),
        ("10月至12月", "2024-12", "period", None),
        ("2025年上半年", "2025-06", "source", None),
        ("5年内", "2029", "within", "2024"),
        ("18个月内", "2025-09-29", "within", "2024-03-29"),
        ("15日内", "2024-04-13", "within", "2024-03-29"),
        ("长期坚持", None, "ongoing", None),
        ("持续推进", None, "ongoing", None),
        ("到2014年前", "2014", "reading", None),
        ("“十四五”期末", "2025", "external", None),
        ("秋季开学前", None, "reading", None),
    ],
)
def test_what_the_words_say(quote: str, date: str | None, basis: str, start: str | None) -> None:
    """A date, a part of the plan's year, a span from a stated start, or no end at all agree with their words."""
    assert not list(deadline_violations(deadline(quote, date, basis, start), expressions(quote), ONE_YEAR))


class _Origin:
    """The place of a record that came from no file."""

    location = None

    def __truediv__(self, step: str) -> _Origin:
        return self


@pytest.mark.parametrize(
    ("quote", "date", "basis", "start"),
    [
        ("年底前完成", "2025", "period", None),
        ("年底前完成", "2024", "source", None),
        ("上半年完成", "2024-07", "period", None),
        ("第三季度完成", "2024-06", "period", None),
        ("5年内", "2030", "within", "2024"),
        ("18个月内", "2025-09", "within", "2024"),
        ("年底前", None, "ongoing", None),
        ("6月底前和9月底前", "2024-06", "period", None),
    ],
)
def test_what_they_do_not_say(quote: str, date: str | None, basis: str, start: str | None) -> None:
    """Another date, another basis, a span that cannot be counted so exactly, or two dates are told of."""
    wrong = replace(deadline(quote, date, basis, start), origin=_Origin())  # type: ignore[arg-type]
    assert list(deadline_violations(wrong, expressions(quote), ONE_YEAR))


def test_the_plans_years() -> None:
    """A year that the words leave out is one of the plan's period, else the notice's; without either there is none."""
    for year, found in (("2012", 0), ("2014", 0), ("2015", 1)):
        wrong = replace(deadline("年底前", year, "period"), origin=_Origin())  # type: ignore[arg-type]
        assert len(list(deadline_violations(wrong, expressions("年底前"), PLAN))) == found
    untold = replace(deadline("年底前", "2012", "period"), origin=_Origin())  # type: ignore[arg-type]
    assert list(deadline_violations(untold, expressions("年底前"), UNDATED))
