"""Starts of phases are derived only where the text does not say them."""

import dataclasses

import pytest

from generator.load import load
from generator.model.phases import starts
from tests.support.paths import CITY


@pytest.mark.parametrize(
    ("heading", "end_quote", "time", "derived"),
    [
        ("第一阶段（到2013年底）", "2013年底", "到2013年底", True),
        ("第一阶段（2013年3月至5月）", "2013年3月至5月", "2013年3月至5月", False),
        ("第一阶段（2013年3月—2013年5月）", "2013年5月", "2013年3月—2013年5月", False),
    ],
)
def test_a_printed_start_is_not_derived(heading: str, end_quote: str, time: str, *, derived: bool) -> None:
    """What a heading says from when to when has no start of ours, and its words are not made an end alone."""
    plan = load(CITY).dataset.plan
    phase = dataclasses.replace(plan.phases[0], heading=heading, end_quote=end_quote)
    start = starts((phase, *plan.phases[1:]), 2012)[0]
    assert phase.time == time
    assert bool(start.note) is derived
