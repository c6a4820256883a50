"""Tasks as values, with their facts, the conventions applied, and what is inherited."""

import re
from dataclasses import dataclass, field, replace

from generator.importing.reading import (
    Basis,
    Certainty,
    Facts,
    ReadDeadline,
    ReadFigure,
    ReadResponsibility,
    Task,
)
from generator.importing.recognise.bodies.names import Strength
from generator.importing.recognise.conventions import Clause
from generator.importing.recognise.facts.citations import read_citations
from generator.importing.recognise.facts.deadlines import labelled_limits, relative_limits, running_limits
from generator.importing.recognise.facts.figures import read_figures
from generator.importing.recognise.facts.levels import read_levels
from generator.importing.recognise.facts.recurring import read_recurring
from generator.importing.recognise.outline.headings import without_list
from generator.importing.recognise.statements.item_statements import text_spans
from generator.importing.recognise.statements.statement import Assignment, Statement
from generator.importing.recognise.text.folded import Folded
from generator.model import Role
from generator.text.spans import Span, Spans


@dataclass(frozen=True, slots=True)
class PlacedTask:
    """A task as spans of the folded text.

    start, end: the whole.
    label: the span of its number, or None.
    heading: the span of its title, or None.
    inside: the heading stands in the text (not in a group's cell).
    statements: its lists.
    from_above: bodies that stand elsewhere and their basis.
    limits: spans of labelled limits, inherited or not.
    people: spans of people.
    target: an indicator's value, unit and head.
    more: further stretches of its text, words of others between.
    name: the cell of a row that names it.
    section, parent, container, provision, certainty: as in `Task`.
    """

    start: int
    end: int
    label: Span | None = None
    heading: Span | None = None
    inside: bool = True
    statements: list[Statement] = field(default_factory=list)
    from_above: list[tuple[Assignment, Basis]] = field(default_factory=list)
    limits: list[tuple[Span, bool]] = field(default_factory=list)
    people: list[Span] = field(default_factory=list)
    target: tuple[Span, Span | None, Span] | None = None
    more: list[Span] = field(default_factory=list)
    name: Span | None = None
    section: int | None = None
    parent: int | None = None
    container: bool = False
    provision: bool = False
    certainty: Certainty = Certainty.SURE


@dataclass(frozen=True, slots=True)
class NoticeFrame:
    """What holds for all tasks of a notice.

    year: that a bare month takes.
    since: the notice's own year, before which dates are history.
    firsts: places from which the first of a list leads.
    defaults: clauses that add bodies.
    furniture: spans of page furniture.
    communities: names of single communities that have a part.
    """

    year: int | None
    since: int | None
    firsts: tuple[int, ...]
    defaults: tuple[Clause, ...]
    furniture: tuple[Span, ...]
    communities: frozenset[str]


def make_task(folded: Folded, placed: PlacedTask, frame: NoticeFrame) -> Task:
    """Make the value of a task."""
    text = folded.text
    placed = replace(placed, end=end_before(frame.furniture, text, placed.start, placed.end))
    spans = text_spans(
        text,
        placed.start,
        placed.end,
        placed.statements,
        [span for span in frame.furniture if placed.start <= span[0] < placed.end],
    )
    spans = [span for span in spans if span != placed.name] + placed.more
    body = _without_heading(placed, spans)
    statements = [_first_leads(statement, frame.firsts) for statement in placed.statements]
    own = [
        _responsibility(folded, assignment, assignment.basis, index, inherited=False)
        for index, statement in enumerate(statements)
        for assignment in statement.assignments
    ]
    return Task(
        label=folded.printed(*placed.label) if placed.label else "",
        quote=folded.quote(placed.start, placed.end),
        heading=folded.quote(*without_list(text, placed.heading, placed.statements)) if placed.heading else None,
        name=folded.quote(*placed.name) if placed.name else None,
        text=tuple(folded.quote(*span) for span in body),
        statements=tuple(folded.quote(statement.start, statement.end) for statement in statements if statement.is_list),
        section=placed.section,
        parent=placed.parent,
        container=placed.container,
        provision=placed.provision,
        responsibilities=(*own, *_inherited(folded, placed, own, frame)),
        leaders=tuple(
            folded.quote(*span)
            for span in [*placed.people, *(span for statement in statements for span in statement.leaders)]
        ),
        facts=_facts(folded, placed, spans, frame),
        certainty=placed.certainty,
    )


def end_before(furniture: tuple[Span, ...], text: str, start: int, end: int) -> int:
    """Return where words end without the page furniture that ends them."""
    for first, last in reversed(furniture):
        if start < first < end and not text[last:end].strip():
            end = start + len(text[start:first].rstrip())
    return end


def read_facts(
    folded: Folded,
    spans: list[Span],
    frame: NoticeFrame,
    limits: list[ReadDeadline] | None = None,
    figures: list[ReadFigure] | None = None,
) -> Facts:
    """Read what a text says in dates, figures and names."""
    in_text = [*running_limits(folded, spans, frame.year, frame.since), *relative_limits(folded, spans)]
    undated = Spans(limit.quote.span for limit in in_text if not limit.date)  # 3个月 of 3个月内 is no figure of its own
    of_text = [figure for figure in read_figures(folded, spans) if not undated.hold(*figure.quote.span)]
    return Facts(
        deadlines=(*in_text, *(limits or [])),
        figures=(*of_text, *(figures or [])),
        recurring=tuple(read_recurring(folded, spans)),
        citations=tuple(read_citations(folded, spans)),
        levels=tuple(read_levels(folded, spans, frame.communities)),
    )


def _without_heading(placed: PlacedTask, spans: list[Span]) -> list[Span]:
    """Leave the heading out of the text."""
    if not placed.heading or not placed.inside:
        return spans
    end = placed.heading[1] + 1
    return [(max(a, end), b) for a, b in spans if b > end]


def _first_leads(statement: Statement, firsts: tuple[int, ...]) -> Statement:
    """Make the first body lead where a convention says so and the statement names no leads itself."""
    if (
        statement.leads
        or statement.participants_only
        or not statement.assignments
        or not any(since <= statement.start for since in firsts)
    ):
        return statement
    assignments = tuple(
        replace(assignment, role=Role.PARTICIPANT if index else Role.LEAD)
        for index, assignment in enumerate(statement.assignments)
    )
    return replace(statement, assignments=assignments, leads=True)


def _responsibility(
    folded: Folded, assignment: Assignment, basis: Basis, index: int, *, inherited: bool
) -> ReadResponsibility:
    """Make the value of one body."""
    mention = assignment.mention
    certainty = Certainty.SURE if mention.sure >= Strength.FORMED else Certainty.UNSURE
    if basis is Basis.SENTENCE and certainty is Certainty.SURE:
        certainty = Certainty.LIKELY
    return ReadResponsibility(
        quote=folded.quote(mention.start, mention.end),
        unit=mention.printed(folded),
        role=assignment.role,
        basis=basis,
        open_ended=mention.open_ended,
        inherited=inherited,
        statement=index,
        certainty=certainty,
        called=assignment.called,
    )


def _inherited(
    folded: Folded, placed: PlacedTask, own: list[ReadResponsibility], frame: NoticeFrame
) -> list[ReadResponsibility]:
    """Return the bodies whose words stand elsewhere: a chapter's heading, the item above, a merged cell, a clause.

    A body that the task names itself is not among them, but for the lead of a merged cell whom the row names again.
    """
    bodies = {(body.unit, False): body for body in own}
    only_participants = bool(own) and all(body.role is Role.PARTICIPANT for body in own)
    leads_by_clause = any(since <= placed.start for since in frame.firsts)
    for index, (assignment, basis) in enumerate(placed.from_above):
        role = assignment.role
        if basis is Basis.HEADING and role is Role.RESPONSIBLE and only_participants:
            role = Role.LEAD
        elif basis in {Basis.PARENT, Basis.COLUMN} and leads_by_clause and not own and role is Role.RESPONSIBLE:
            role = Role.PARTICIPANT if index else Role.LEAD
        body = _responsibility(folded, replace(assignment, role=role), basis, len(placed.statements), inherited=True)
        named = bodies.get((body.unit, False), body)
        leads_too = basis is Basis.COLUMN and role is Role.LEAD and named.role is not role
        bodies.setdefault((body.unit, leads_too), body)
    leads = any(body.role is Role.LEAD for body in [*own, *bodies.values()])
    for clause in frame.defaults:
        if placed.container or clause.start > placed.end:
            continue
        for mention in clause.bodies:
            assignment = Assignment(mention, Role.PARTICIPANT if leads else Role.RESPONSIBLE, Basis.CLAUSE)
            body = _responsibility(folded, assignment, Basis.CLAUSE, len(placed.statements), inherited=True)
            bodies.setdefault((body.unit, False), body)
    return [body for body in bodies.values() if body.inherited]


def _facts(folded: Folded, placed: PlacedTask, spans: list[Span], frame: NoticeFrame) -> Facts:
    """Read what a task's text says, and the limits behind labels, in lists and in columns, which may be rates."""
    labelled = [*((span, False) for statement in placed.statements for span in statement.limits), *placed.limits]
    if placed.target and re.search(r"\d", folded.text[slice(*placed.target[2])]):
        labelled.append((placed.target[2], True))
    limits = [
        limit
        for span, inherited in labelled
        for limit in labelled_limits(folded, *span, frame.year, inherited=inherited)
    ]
    facts = read_facts(folded, spans, frame, limits, _indicator(folded, placed))
    rates = read_recurring(folded, [span for span, inherited in labelled if not inherited])
    return replace(facts, recurring=(*facts.recurring, *rates))


_VALUE = re.compile(
    r"(?:控制在|达到|力争|保持在?|稳定在|不低于|不少于|不高于|不超过|超过?|约)?[^\d\u3400-\u9fff-]{0,2}"
    r"(?P<number>-?\d+(?:\.\d+)?) *(?P<unit>[^\d\s,。、;()\[\]万亿]{0,6}?)"
    r"(?:以上|以下|以内|左右)?(?:\([^()]*\)|\])?"
)
_COMPARISONS = ((">=", re.compile("≥|不低于|不少于|超过|以上")), ("<=", re.compile("≤|不高于|不超过|控制在|以下|以内")))


def _indicator(folded: Folded, placed: PlacedTask) -> list[ReadFigure]:
    """Read an indicator's target: a bare value with or without its unit; words that say an aim are none."""
    if not placed.target:
        return []
    value, unit, head = placed.target
    number = _VALUE.fullmatch(folded.text, *value)
    if not number:
        return []
    unit = unit or (number.span("unit") if number["unit"] else None)
    year = re.search(r"\d{4}", folded.text[slice(*head)])
    return [
        ReadFigure(
            quote=folded.quote(*value),
            clause=folded.quote(placed.start, placed.end),
            value=float(number["number"]),
            unit=folded.printed(*unit) if unit else "",
            comparison=next((sign for sign, words in _COMPARISONS if words.search(number[0])), "="),
            year=int(year.group()) if year else None,
            approximate=re.search("左右|约", number[0]) is not None,
            certainty=Certainty.SURE,
        )
    ]
