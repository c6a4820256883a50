"""The notices of the development set are read as their truth says."""

from collections import Counter

import pytest

from generator.importing.recognise.notice import recognise
from tests.importing.scoring import NOTICES, decoded, f1, names, score


@pytest.mark.parametrize("name", names())
def test_notice(name: str) -> None:
    """Each notice alone: bodies and tasks all but whole, limits, and what the notice says of itself."""
    scored = score(name)
    assert scored.f1("resp") >= 0.96, scored
    assert scored.f1("seg") >= 0.97, scored
    assert scored.f1("dl") >= 0.9, scored
    assert not scored.wrong_source


def test_all() -> None:
    """Together: nearly every body of 1,138 with its role, every task, nearly every limit."""
    scores = [score(name) for name in names()]
    pooled: Counter[tuple[str, str]] = sum((one.counts for one in scores), Counter())
    assert len(scores) == 29
    assert f1(pooled, "resp") >= 0.98
    assert sum(one.f1("resp") for one in scores) / len(scores) >= 0.98
    assert f1(pooled, "seg") >= 0.99
    assert f1(pooled, "dl") >= 0.97


@pytest.mark.parametrize("name", names())
def test_quotes(name: str) -> None:
    """Every quote of a reading stands in the text at the place that it claims."""
    text = decoded(NOTICES / f"{name}.txt")
    reading = recognise(text)
    quotes = [quote for task in reading.tasks for quote in (task.quote, *task.text, *task.statements, *task.leaders)]
    quotes += [body.quote for task in reading.tasks for body in task.responsibilities]
    facts = [task.facts for task in reading.tasks] + [section.facts for section in reading.sections]
    quotes += [quote for one in facts for limit in one.deadlines for quote in (limit.quote, limit.clause)]
    quotes += [quote for one in facts for figure in one.figures for quote in (figure.quote, figure.clause)]
    quotes += [quote for one in facts for duty in one.recurring for quote in (duty.quote, duty.clause)]
    quotes += [section.quote for section in reading.sections] + [doubt.quote for doubt in reading.doubts]
    assert quotes
    assert all(text[quote.start : quote.end] == quote.text for quote in quotes)
