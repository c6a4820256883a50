"""Roles as the notice calls them: 责任单位 beside 牵头单位 is a role of its own where 配合单位 stands too.

A reading knows the lead of a list and those who take part in it. A site prints the notice's own words: who is called
责任单位 must not stand there as 配合单位.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from generator.importing.reading import Basis, NoticeReading, ReadResponsibility
from generator.model import Role
from generator.synthesis.yaml_writer import Record

_LABEL = re.compile(r"(?<![\u3400-\u9fff])(责任|负责|承办|实施|落实)(单位|部门)")
_RESPONSIBLE, _VERB = "责任", "负责"
# 乙村负责征地, 乙局、丙局共同负责: behind a name of a sentence; 按职责分工负责 is a share in what the lead is to do.
_SAID = re.compile(
    r"(?:[、和及与](?:(?!按)[\u3400-\u9fff()（）]){2,16}?)*(?:分别|共同|具体|各自)?"
    r"(?:负责|承办|承担)(?!人|同志|制|单位|部门)"
)


def with_printed_roles(text: str, reading: NoticeReading) -> NoticeReading:
    """Return the reading with who is called responsible beside a lead in that role, where the notice has others too.

    Where all who take part are called responsible, they stay participants: `participant_words` says their name. Who is
    said to be responsible in a sentence is so in any notice.
    """
    reading = _with_roles(reading, lambda body: _is_said_responsible(text, body))
    bodies = [body for task in reading.tasks for body in task.responsibilities]
    others = any(
        body.role is Role.RESPONSIBLE or (body.role is Role.PARTICIPANT and body.called is Role.PARTICIPANT)
        for body in bodies
    )
    if not others or not any(map(_is_called_responsible, bodies)):
        return reading
    return _with_roles(reading, _is_called_responsible)


def _with_roles(reading: NoticeReading, is_responsible: Callable[[ReadResponsibility], bool]) -> NoticeReading:
    """Return the reading with some of those who take part as responsible."""
    tasks = (
        replace(
            task,
            responsibilities=tuple(
                replace(body, role=Role.RESPONSIBLE) if is_responsible(body) else body for body in task.responsibilities
            ),
        )
        for task in reading.tasks
    )
    return replace(reading, tasks=tuple(tasks))


def participant_words(text: str, reading: NoticeReading) -> Record:
    """Return what participants are called who are all called responsible: 责任单位, 承办单位; nothing for others."""
    if not any(_is_called_responsible(body) for task in reading.tasks for body in task.responsibilities):
        return {}
    labels = Counter(_LABEL.findall(text)).most_common(1)
    word, end = labels[0][0] if labels else (_RESPONSIBLE, "单位")
    verb = _VERB if word == _RESPONSIBLE else word
    return {"participant": word + end, "participant_verb": verb, "participant_mark": word[0]}


def _is_called_responsible(body: ReadResponsibility) -> bool:
    """Whether a body takes part in what others lead, and is called 责任单位."""
    return body.role is Role.PARTICIPANT and body.called is Role.RESPONSIBLE


def _is_said_responsible(text: str, body: ReadResponsibility) -> bool:
    """Whether a sentence says of a body beside a lead that it is responsible."""
    in_sentence = body.role is Role.PARTICIPANT and body.called is None and body.basis is Basis.SENTENCE
    return in_sentence and _SAID.match(text, body.quote.end) is not None
