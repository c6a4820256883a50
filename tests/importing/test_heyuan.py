"""The real plan, read from its official text alone, gives what its reviewed data say."""

import re
from functools import cache
from typing import Any

import yaml

from generator.importing.draft.checked_draft import checked_draft
from generator.importing.reading import Facts, NoticeReading
from generator.importing.recognise.notice import recognise
from generator.load import load
from generator.model import Dataset
from generator.model.plan import Goal
from tests.support.paths import REPOSITORY

_DATA = REPOSITORY / "data"


@cache
def _reading() -> NoticeReading:
    """Return the reading of the official text."""
    return recognise((_DATA / "source" / "heyuan-2012.txt").read_bytes().decode("utf-8"))


@cache
def _projects() -> list[dict[str, Any]]:
    """Return the reviewed projects."""
    files = sorted((_DATA / "engineerings").glob("*.yml"))
    return [project for file in files for project in yaml.safe_load(file.read_text(encoding="utf-8"))["projects"]]


@cache
def _provisions() -> list[dict[str, Any]]:
    """Return the reviewed provisions."""
    parts = yaml.safe_load((_DATA / "provisions.yml").read_text(encoding="utf-8"))["parts"]
    return [provision for part in parts for chapter in part["chapters"] for provision in chapter["provisions"]]


def _squeezed(text: str) -> str:
    """Drop white space: YAML breaks lines where the source does not."""
    return re.sub(r"\s", "", text)


def test_identity() -> None:
    """Title, issuers, number and date stand as the notice prints them."""
    identity = _reading().identity
    assert identity.title == "创建平安河源行动计划(2012—2022)"
    assert identity.issuers == ("中共河源市委办公室", "河源市人民政府办公室")
    assert (identity.number, identity.date) == ("河委办发〔2012〕34号", "2012-12-25")


def test_projects() -> None:
    """Fifty-two projects with every name and text, in ten groups with their aims."""
    projects = _reading().projects
    assert [task.heading.text for task in projects if task.heading] == [project["name"] for project in _projects()]
    for task, project in zip(projects, _projects(), strict=True):
        assert _squeezed("".join(quote.text for quote in task.text)) == _squeezed(project["text"])
    groups = {task.section for task in projects}
    assert len(groups) == 10
    assert all(_reading().sections[group].text for group in groups if group is not None)


def test_mentions() -> None:
    """All 227 mentions in order, with their roles; 等 is no part of a name."""
    read = [(body.quote.text, body.role.value) for task in _reading().projects for body in task.responsibilities]
    reviewed = [
        (body["mention"].removesuffix("等"), body["role"])
        for project in _projects()
        for body in project["responsibilities"]
    ]
    assert len(read) == 227
    assert read == reviewed


def test_provisions() -> None:
    """Twenty-eight provisions, each with its text."""
    provisions = _reading().provisions
    assert len(provisions) == 28
    for read, reviewed in zip(provisions, _provisions(), strict=True):
        assert _squeezed(read.text.text) == _squeezed(reviewed["text"])


def _facts(facts: Facts) -> set[tuple[Any, ...]]:
    """Return facts in the form of the data."""
    return (
        {("t", one.value, one.value_to, one.unit, one.comparison, one.year, one.clause.text) for one in facts.figures}
        | {("d", one.date, one.clause.text) for one in facts.deadlines}
        | {("r", one.frequency, one.rrule or None, one.clause.text) for one in facts.recurring}
    )


def _reviewed(record: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Return the reviewed facts of a record."""
    targets = [
        ("t", one["value"], one.get("value_to"), one["unit"], one["comparison"], one.get("year"), one["quote"])
        for one in record.get("targets", [])
    ]
    deadlines = [("d", one.get("date", ""), one["quote"]) for one in record.get("deadlines", [])]
    return (
        targets
        + deadlines
        + [("r", one["frequency"], one.get("rrule"), one["quote"]) for one in record.get("recurring", [])]
    )


def _is_read(fact: tuple[Any, ...], facts: Facts, *, whole: bool) -> bool:
    """Whether a reviewed fact was read: the same value, and its very quote, or a clause that lies within that."""
    value, quote = fact[:-1], _squeezed(fact[-1])
    clauses = [_squeezed(read[-1]) for read in _facts(facts) if read[:-1] == value]
    return any(clause == quote if whole else clause in quote for clause in clauses)


def test_facts() -> None:
    """Of 36 reviewed targets, deadlines and recurring duties 35 have the same value from within the same words.

    Thirty have the very quote; a person quoted more words for five: the subject that stands clauses before, or what
    follows from the date. The one that is not read, 自发布之日起实施, says no date.
    """
    pairs = [(task.facts, project) for task, project in zip(_reading().projects, _projects(), strict=True)]
    pairs += [(read.facts, reviewed) for read, reviewed in zip(_reading().provisions, _provisions(), strict=True)]
    reviewed = [(facts, fact) for facts, record in pairs for fact in _reviewed(record)]
    missed = [fact[-1] for facts, fact in reviewed if not _is_read(fact, facts, whole=False)]
    assert len(reviewed) == 36
    assert missed == ["自发布之日起实施"]
    assert sum(_is_read(fact, facts, whole=True) for facts, fact in reviewed) >= 30


@cache
def _drafted() -> Dataset:
    """Return the dataset that an import makes of the official text."""
    text = (_DATA / "source" / "heyuan-2012.txt").read_bytes().decode("utf-8")
    return checked_draft(text, _reading()).checked.dataset


def test_phases() -> None:
    """The draft holds the phases, what stands before them, goals and basis documents as a person recorded them."""
    drafted, reviewed = _drafted().plan, load(_DATA).dataset.plan
    assert len(drafted.phases) == len(reviewed.phases) == 4
    for read, phase in zip(drafted.phases, reviewed.phases, strict=True):
        assert (read.id, read.name, read.heading) == (phase.id, phase.name, phase.heading)
        assert (read.end, read.end_quote, read.text.printed) == (phase.end, phase.end_quote, phase.text.printed)
    for own, given in ((drafted.approach, reviewed.approach), (drafted.vision, reviewed.vision)):
        assert (own.id, own.text.printed) == (given.id, given.text.printed)
    assert [citation.title for citation in drafted.preamble.citations if citation.kind == "basis"] == [
        citation.title for citation in reviewed.preamble.citations
    ]
    assert [_goal(goal) for goal in drafted.goals] == [_goal(goal) for goal in reviewed.goals]


def _goal(goal: Goal) -> tuple[Any, ...]:
    """Return a goal with what it wants to rise or fall."""
    return goal.id, goal.name, goal.quote, [(item.name, item.direction, item.quote) for item in goal.indicators]
