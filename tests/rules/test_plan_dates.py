"""The months of a plan's period, and the days of its validity, are those of their quotes, in order."""

from dataclasses import replace

import pytest

from generator.load import load
from generator.model import Plan, Validity
from generator.rules.plan_dates import plan_dates
from tests.support.paths import TESTS


@pytest.fixture(scope="module")
def plan() -> Plan:
    """Return a plan whose period is a quarter of a year."""
    return load(TESTS / "plans" / "duties").dataset.plan


@pytest.mark.parametrize(
    ("quote", "start", "end", "violations"),
    [
        ("2025年第四季度", 10, 12, 0),
        ("2025年4月至12月", 4, 12, 0),
        ("2025年下半年", 7, 12, 0),
        ("2025年", None, None, 0),
        ("2025年第四季度", 9, 12, 1),
        ("2025年4月至12月", 4, 11, 1),
        ("2025年12月至4月", 12, 4, 1),
    ],
)
def test_months(plan: Plan, quote: str, start: int | None, end: int | None, violations: int) -> None:
    """Months, quarters and halves are read; another month, and an end before the start, is found."""
    assert plan.period is not None
    period = replace(plan.period, quote=quote, start_month=start, end_month=end)
    assert len(list(plan_dates(replace(plan, period=period)))) == violations


@pytest.mark.parametrize(
    ("start", "end", "reading", "violations"),
    [
        (None, "2028-12-31", None, 0),
        ("2026-03-18", "2028-12-31", "取成文日期", 0),
        ("2026-03-18", None, None, 1),
        (None, "2028-11-30", None, 1),
        ("2029-01-01", "2028-12-31", "取成文日期", 1),
    ],
)
def test_validity(plan: Plan, start: str | None, end: str | None, reading: str | None, violations: int) -> None:
    """A day that the words do not give needs a reading; an end before the start is found."""
    quote = "自印发之日起施行，有效期至2028年12月31日"
    validity = Validity(origin=plan.origin, record="S1-1", quote=quote, start=start, end=end, reading=reading)
    assert len(list(plan_dates(replace(plan, validity=validity)))) == violations
