"""Notices in the forms of ministries, provinces, cities, counties, townships, schools and firms are read as marked.

They were written form by form before the recognisers were mended to read them; their places and numbers are fictional.
What a form that nobody has seen yet scores, docs/import.md says.
"""

from collections import Counter
from functools import cache

import pytest

from generator.importing.reading import NoticeReading
from generator.importing.reading_json import reading_json
from generator.importing.recognise.notice import recognise
from tests.importing.marked import names, notice
from tests.importing.scoring import NoticeScore, f1, scored


@cache
def _reading(name: str) -> NoticeReading:
    """Read a marked notice, once for all tests."""
    return recognise(notice(name)[0])


@cache
def _score(name: str) -> NoticeScore:
    """Score the reading of a marked notice."""
    return scored(name, notice(name)[1], reading_json(_reading(name)))


@pytest.mark.parametrize("name", names())
def test_notice(name: str) -> None:
    """Each notice alone: its bodies with roles, its tasks, its limits, and what it says of itself."""
    result = _score(name)
    assert result.f1("resp") >= 0.95, result
    assert result.f1("seg") >= 0.97, result
    assert result.f1("dl") >= 0.9, result
    assert not result.wrong_source


def test_all() -> None:
    """Together: at least the measures by which real notices are judged, with room."""
    results = [_score(name) for name in names()]
    pooled: Counter[tuple[str, str]] = sum((result.counts for result in results), Counter())
    assert len(results) >= 190
    assert f1(pooled, "resp") >= 0.98
    assert sum(result.f1("resp") for result in results) / len(results) >= 0.98
    assert f1(pooled, "seg") >= 0.98
    assert f1(pooled, "dl") >= 0.97


def test_marks() -> None:
    """A mark prints its words and says what they are; a mark with + prints nothing."""
    text, gold = notice("09-env-inspection-lines")
    task = gold["tasks"][1]
    assert text[task["offset"] :].startswith(task["starts"])
    assert [body["unit"] for body in task["responsibilities"]][:2] == ["石矶区委", "石矶区政府"]
    assert "{" not in text


@pytest.mark.parametrize("name", names())
def test_quotes(name: str) -> None:
    """Every quote of a reading stands in the text at the place that it claims."""
    text, reading = notice(name)[0], _reading(name)
    quotes = [quote for task in reading.tasks for quote in (task.quote, *task.text, *task.statements, *task.leaders)]
    quotes += [body.quote for task in reading.tasks for body in task.responsibilities]
    quotes += [limit.quote for task in reading.tasks for limit in task.facts.deadlines]
    assert quotes
    assert all(text[quote.start : quote.end] == quote.text for quote in quotes)


def test_table_unread() -> None:
    """Rows under heads that say nothing of bodies hand out no task, and are no silent loss: a doubt quotes them."""
    text = "临江市先进单位名单\n\n名次\t名称\t事迹\n甲\t临江一中\t植树\n乙\t临江二中\t助学\n"
    reading = recognise(text)
    assert not reading.tasks
    assert [doubt.quote.text.split("\t")[0] for doubt in reading.doubts if doubt.kind == "table-unread"] == ["名次"]


def test_table_without_head() -> None:
    """A table without a head is read by its cells, and each of its tasks is said to be unsure."""
    reading = _reading("61-no-head-table")
    kinds = Counter(doubt.kind for doubt in reading.doubts)
    assert kinds["table-headless"] == len(reading.tasks) == 5


@pytest.mark.parametrize("name", ["189-matrix-of-words", "190-matrix-of-signs"])
def test_matrix(name: str) -> None:
    """A column for each body: what its cells say gives the roles, word by word and sign by sign."""
    read = [{(body.unit, body.role.value) for body in task.responsibilities} for task in _reading(name).tasks]
    marked = [{(body["unit"], body["role"]) for body in task["responsibilities"]} for task in notice(name)[1]["tasks"]]
    assert read == marked
