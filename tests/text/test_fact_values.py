"""Values of facts print what the quote prints of them."""

import pytest

from generator.model import RecurringDuty
from generator.source import Origin
from generator.source.places import SourcePlace
from generator.text.fact_values import fact_value
from generator.text.wording import yearly_date

FREQUENCIES = (
    ("每月15日前将情况报县专班", "monthly", "每月15日前"),
    ("每年1 月底前", "yearly", "每年1月底前"),
    ("每季度末月25日前报送", "quarterly", "每季度末月25日前"),
    ("每年4月举办开茶节", "yearly", "每年4月"),
    ("每年4月、10月各办一次", "yearly", "每年4月、10月"),
    ("每周一调度", "weekly", "每周一"),
    ("每周一次", "weekly", "每周"),
    ("每年 2 次", "yearly", "每年"),
    ("每年前3名", "yearly", "每年"),
    ("逐年提高", "year-by-year", "逐年"),
)


@pytest.mark.parametrize(("quote", "frequency", "value"), FREQUENCIES)
def test_a_recurring_duty_prints_its_day(quote: str, frequency: str, value: str) -> None:
    """How often a duty recurs is printed with the month and day that the quote has, and without other figures."""
    duty = RecurringDuty(
        id="P1-R1", what="报送", quote=quote, frequency=frequency, origin=Origin("", SourcePlace(1, 1))
    )
    assert fact_value(duty) == value


def test_a_yearly_rule_prints_its_month() -> None:
    """A rule of a month without a day is the month, never the rule's own signs."""
    assert yearly_date("FREQ=YEARLY;BYMONTH=4") == "4月"
