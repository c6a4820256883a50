"""Clauses that hold for many tasks: the first body leads (下同); a body takes part in all (均需…落实, 不再列出)."""

import re
from dataclasses import dataclass, replace

from generator.importing.reading import Basis, ClauseKind, ReadConvention, ReadResponsibility
from generator.importing.recognise.bodies.body_lists import read_list
from generator.importing.recognise.bodies.mentions import Mention
from generator.importing.recognise.bodies.names import Strength
from generator.importing.recognise.statements.statement import Statement
from generator.importing.recognise.text.folded import Folded
from generator.model import Role
from generator.text.spans import Span

_SENTENCE = re.compile(r"[^。\n]+")
_FIRST = (
    r"(?:(?:列|排|居|放|位[于居列在])(?:在|于|列)?[^,。;]{0,6}?(?:首位|第一位?|首|最前面?)|首位|第一位|"
    r"第一个|首个(?=单位|部门))(?!责任|时间|批|季度|产业)"
)
FIRST_LEADS = re.compile(
    rf"{_FIRST}(?:位|者|个|名|的|单位|部门|责任单位)*[^。;由]{{0,12}}?(?:牵头|主办|主责|第一责任|主要责任|总负责)"
    r"|第一个?(?:责任|实施|承办)(?:单位|部门)(?:均?为|即|是)?(?:牵头|主办)"
    r"|(?:牵头|主办|主责)(?:单位|部门)?\(?(?:为|是|列|排名?)?(?:在)?(?:首位|第一|列首位|排名第一)"
)
DEFAULT_BODIES = re.compile(
    r"(?:以下|上述|下列|以上|各项|所有|全部|本(?:方案|清单|表|通知)[^,。;]{0,6})[^,。;]{0,12}?(?:均|都|全部|皆)[^,。;各]{0,6}?(?:需|由|须|应|要|涉及|请)?[^,。;各]{0,4}?"
    r"(?P<bodies>(?:各|有关|相关)[^。;]{1,50}?)(?:按照?职责(?:分工)?|共同|分别|具体|组织)*(?:负责|落实|参与|配合|执行|贯彻|抓好|实施|参加|承担)"
)
# 以下均需试点城市政府落实,不再列出: whoever it is.
_NAMED_DEFAULT = re.compile(
    r"(?:以下|上述|以上|下列)[^,。;]{0,10}?均(?:需|须|由|要)(?P<bodies>[^,。;]{2,40}?)(?:按照?职责(?:分工)?|分别|具体)*"
    r"(?:负责|落实|配合|执行|实施|承担)+[,;](?:以下)?不再(?:逐[一条项]*)?列出"
)
_NOT_LISTED = re.compile(r"不再|不一一|不逐|不另|略|下同")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that sets a convention.

    start, end: its words.
    bodies: what a default adds, empty for the other kind.
    """

    start: int
    end: int
    bodies: tuple[Mention, ...] = ()


def first_leads(text: str) -> tuple[Clause, ...]:
    """Find clauses by which the first body of a list leads.

    >>> text = "(列在分工项目首位的为牵头单位,其他为主要参加单位)。"
    >>> [text[clause.start : clause.end] for clause in first_leads(text)]
    ['列在分工项目首位的为牵头单位,其他为主要参加单位']
    """
    clauses = []
    for sentence in _SENTENCE.finditer(text):
        if "牵头" not in sentence.group() and "主办" not in sentence.group() and "责" not in sentence.group():
            continue
        match = FIRST_LEADS.search(sentence.group())
        if match:
            clauses.append(Clause(*_clause(text, sentence.start(), sentence.end(), sentence.start() + match.start())))
    return tuple(clauses)


def default_bodies(text: str) -> tuple[Clause, ...]:
    """Find clauses that add bodies to all tasks.

    >>> [c.bodies[0].name for c in default_bodies("以下任务均需各县(市、区)落实,不再逐条列出。")]
    ['各县(市、区)']
    """
    clauses: list[Clause] = []
    for match in [*DEFAULT_BODIES.finditer(text), *_NAMED_DEFAULT.finditer(text)]:
        sentence = re.search(r"[。\n]", text[match.end() :])
        stop = match.end() + sentence.start() if sentence else len(text)
        bodies = read_list(text, match.start("bodies"), match.end("bodies"))
        if bodies.are(Strength.FORMED):
            says_so = _NOT_LISTED.search(text, match.end(), min(stop, match.end() + 30)) or re.search(
                r"均|都", match.group()
            )
            if says_so and not any(clause.start <= match.start() < clause.end for clause in clauses):
                clauses.append(Clause(match.start(), min(stop, match.end() + 30), bodies.mentions))
    return tuple(clauses)


def _clause(text: str, start: int, end: int, place: int) -> Span:
    """Return the words around a place: the bracket that holds them, or the sentence."""
    opening = max(text.rfind(mark, start, place) for mark in "([【〔")
    closed = any(text.find(mark, opening, place) > 0 for mark in ")]】〕") if opening >= 0 else True
    if opening >= 0 and not closed:
        start = opening + 1
        stops = [stop for mark in ")]】〕" if (stop := text.find(mark, place, end)) > 0]
        end = min(stops, default=end)
    return start, end


def find_conventions(
    folded: Folded, statements: list[Statement]
) -> tuple[tuple[int, ...], tuple[Clause, ...], tuple[ReadConvention, ...]]:
    """Find the clauses that hold for many tasks, and from where each holds.

    From its own item on; everywhere if it stands in front of all lists or in a note below them.
    """
    firsts = [(clause, _since(clause, statements)) for clause in first_leads(folded.text)]
    defaults = [(clause, _since(clause, statements)) for clause in default_bodies(folded.text)]
    conventions = [
        *(_convention(folded, ClauseKind.FIRST_LEADS, clause, since) for clause, since in firsts),
        *(_convention(folded, ClauseKind.DEFAULT_BODIES, clause, since) for clause, since in defaults),
    ]
    return (
        tuple(since for _, since in firsts),
        tuple(replace(clause, start=since) for clause, since in defaults),
        tuple(sorted(conventions, key=lambda convention: convention.quote.start)),
    )


def _convention(folded: Folded, kind: ClauseKind, clause: Clause, since: int) -> ReadConvention:
    """Return a clause that holds from a place as a convention."""
    return ReadConvention(
        kind=kind,
        quote=folded.quote(clause.start, clause.end),
        since=folded.origin[since],
        bodies=tuple(
            ReadResponsibility(
                quote=folded.quote(mention.start, mention.end),
                unit=mention.printed(folded),
                role=Role.RESPONSIBLE,
                basis=Basis.CLAUSE,
                inherited=True,
            )
            for mention in clause.bodies
        ),
    )


def _since(clause: Clause, statements: list[Statement]) -> int:
    """Return from where a clause holds."""
    holding = next((statement for statement in statements if statement.start <= clause.start < statement.end), None)
    if holding:
        return int(holding.start)
    return clause.start if any(statement.start > clause.start for statement in statements) else 0
