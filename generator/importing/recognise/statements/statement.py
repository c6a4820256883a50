"""A statement is one printed list that says who does something: (A牵头,B配合), 牵头单位：A；配合单位：B, (A、B、C).

Within a statement the roles are decided together: where it names a lead, every other body takes part.
"""

import re
from dataclasses import dataclass, replace
from enum import IntEnum

from generator.importing.reading import Basis
from generator.importing.recognise.bodies.body_lists import BodyList, read_list
from generator.importing.recognise.bodies.elision import continued
from generator.importing.recognise.bodies.labels import ROLES, Label
from generator.importing.recognise.bodies.mentions import Mention
from generator.importing.recognise.bodies.names import Strength, is_collective, is_place, prefix, strength
from generator.importing.recognise.facts.deadlines import is_listed_limit
from generator.importing.recognise.statements.statement_parts import (
    StatementPart,
    labelled_parts,
    verb_parts,
    without_clauses,
)
from generator.importing.recognise.text.brackets import outer, trim
from generator.model import Role
from generator.text.spans import Span

_BARE_LEVELS = re.compile(
    r"(?:[省市县区镇乡村居州]|街道|镇街|乡镇|社区|村居|园区|办|局|委|厅|中心|单位|部门|企业|学校|机构|工作日|试点|以下简称.*)"
)
_SHORT = 3

NamedBody = tuple[Mention, Label | None, Basis]
"""A body, the label of its role (None without one), and what this was read from."""


class Trust(IntEnum):
    """How much must speak for a statement before it is believed."""

    CELL = 0  # a column or a label says that bodies stand here
    BRACKET = 1  # a bracket: verbs or labels, or nothing but names
    LINE = 2  # running text: verbs and well formed names


@dataclass(frozen=True, slots=True)
class Assignment:
    """A body of a statement with its role, and what it was read from; `called`: as in `ReadResponsibility`."""

    mention: Mention
    role: Role
    basis: Basis
    called: Role | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A printed list.

    start, end: of all its words.
    assignments: the bodies in printed order.
    limits, leaders: spans of limits and people.
    clauses: spans of sentences that set a convention.
    rest: what was not understood.
    labelled: a label or a verb stands in it.
    leads: it names its leads itself.
    participants_only: it names nobody else.
    """

    start: int
    end: int
    assignments: tuple[Assignment, ...]
    limits: tuple[Span, ...] = ()
    leaders: tuple[Span, ...] = ()
    clauses: tuple[Span, ...] = ()
    rest: tuple[Span, ...] = ()
    labelled: bool = False
    leads: bool = False
    participants_only: bool = False

    @property
    def is_sentence(self) -> bool:
        """Whether it names bodies in running text."""
        return bool(self.assignments) and self.assignments[0].basis is Basis.SENTENCE

    @property
    def is_list(self) -> bool:
        """Whether it names bodies in a list of their own."""
        return bool(self.assignments) and not self.is_sentence


def read_statement(text: str, start: int, end: int, trust: Trust, default: Label | None = None) -> Statement | None:
    """Read a statement between two places of a folded text, or return None if it is none.

    `default` is the role that a column's head gives.

    >>> text = "省农业农村厅牵头,财政厅、南屿海事局等有关部门配合,5月底前完成"
    >>> statement = read_statement(text, 0, len(text), Trust.BRACKET)
    >>> [(body.mention.name, body.role.value) for body in statement.assignments]
    [('省农业农村厅', 'lead'), ('省财政厅', 'participant'), ('南屿海事局', 'participant')]
    """
    main, clauses = without_clauses(text, start, end)
    parts = labelled_parts(text, *main) or verb_parts(text, *main)
    labelled = any(part.label for part in parts)
    named: list[NamedBody] = []
    limits: list[Span] = []
    leaders: list[Span] = []
    rest: list[Span] = []
    for part in parts:
        if part.label is Label.DEADLINE:
            limits.append((part.start, part.end))
        elif part.label is Label.PEOPLE:
            leaders.append((part.start, part.end))
        else:
            bodies = _bodies(text, part, named, limits)
            label = part.label or default
            basis = part.basis if part.label else (Basis.COLUMN if default else Basis.LIST)
            named.extend(_marked(bodies, label, basis))
            rest.extend(bodies.rest)
    names = [mention for mention, _, _ in named]
    if any(part.basis is Basis.LABEL for part in parts):
        believed = bool(names or limits or leaders) or trust is Trust.CELL
    else:
        believed = _believable(text, names, len(rest), trust, labelled=labelled)
    if not believed:
        return None
    assignments = with_roles_together(named)
    explicit = [label for _, label, _ in named]
    return Statement(
        start,
        end,
        tuple(assignments),
        tuple(limits),
        tuple(leaders),
        tuple(clauses),
        tuple(rest),
        labelled,
        leads=any(assignment.role is Role.LEAD for assignment in assignments),
        participants_only=bool(assignments) and all(label is Label.PARTICIPANT for label in explicit),
    )


def _bodies(text: str, part: StatementPart, named: list[NamedBody], limits: list[Span]) -> BodyList:
    """Read the bodies of a part; a piece that is a limit goes to `limits`; elided prefixes look back over the parts."""
    begin, end = part.start, part.end
    for piece in reversed(outer(text, begin, end, ",;、")):
        if is_listed_limit(text[slice(*piece)]):
            limits.append(piece)
            begin, end = trim(text, begin, piece[0], behind=",;、")
        else:
            break
    if begin >= end:
        return BodyList(())
    bodies = read_list(text, begin, end)
    if named and bodies.mentions:
        return replace(bodies, mentions=continued([mention for mention, _, _ in named], bodies.mentions))
    return bodies


def _marked(bodies: BodyList, label: Label | None, basis: Basis) -> list[NamedBody]:
    """Return bodies with the roles that marks give them: A、B(牵头)、C makes A and B leads."""
    marked: list[NamedBody] = []
    since = 0
    for mention in bodies.mentions:
        marked.append((mention, Label.LEAD, Basis.MARK) if mention.starred else (mention, label, basis))
        if mention.mark and label is not Label.LEAD:
            first = since if mention.mark is Label.LEAD else len(marked) - 1
            marked[first:] = [(earlier, mention.mark, Basis.MARK) for earlier, _, _ in marked[first:]]
            since = len(marked)
    return marked


def with_roles_together(named: list[NamedBody]) -> list[Assignment]:
    """Give the roles of one statement together; a body named twice keeps its first role."""
    labels = {label for _, label, _ in named}
    collectors_lead = Label.LEAD not in labels and any(
        label is Label.COLLECTOR and basis is Basis.MARK for _, label, basis in named
    )
    leads = Label.LEAD in labels or collectors_lead
    responsible_leads = not leads and Label.PARTICIPANT in labels and Label.RESPONSIBLE in labels
    assignments: dict[str, Assignment] = {}
    for mention, label, basis in named:
        role = ROLES[label] if label else Role.RESPONSIBLE
        by_verb = responsible_leads and label is Label.RESPONSIBLE and basis in {Basis.VERB, Basis.SENTENCE}
        if by_verb or (collectors_lead and label is Label.COLLECTOR):
            role = Role.LEAD
        elif leads and role is not Role.LEAD:
            role = Role.PARTICIPANT
        first = assignments.setdefault(mention.name, Assignment(mention, role, basis, _called(label, basis)))
        if first.mention.points and first.mention is not mention:
            points = (*first.mention.points, *mention.points) if mention.points else ()
            assignments[mention.name] = replace(first, mention=replace(first.mention, points=points))
    return list(assignments.values())


def _called(label: Label | None, basis: Basis) -> Role | None:
    """Return the role that a body's own words name; 汇总, and 负责 without a label, name none."""
    if label is None or label is Label.COLLECTOR:
        return None
    is_named = label is not Label.RESPONSIBLE or basis in {Basis.LABEL, Basis.COLUMN}
    return ROLES[label] if is_named else None


def _believable(text: str, names: list[Mention], unread: int, trust: Trust, *, labelled: bool) -> bool:
    """Whether words without a label that could be a statement are one; `unread` pieces of them are no names."""
    if trust is Trust.CELL:
        return bool(names)
    if not names or unread > len(names):
        return False
    if labelled and trust is Trust.BRACKET:
        return sum(mention.sure >= Strength.FORMED for mention in names) * 2 >= len(names)
    return not unread and all(_certain(text[mention.start : mention.end], mention, len(names)) for mention in names)


def _certain(printed: str, mention: Mention, count: int) -> bool:
    """Whether a name without label or verb is surely a body: well formed, and not a mere level or kind."""
    if mention.sure < Strength.FORMED or _BARE_LEVELS.fullmatch(printed):
        return False
    if is_place(mention.name) and count == 1 and not is_collective(mention.name):
        return False
    if count == 1 and mention.sure < Strength.KNOWN and len(printed) <= _SHORT:
        return False  # (场所), (学校): a kind behind its word
    return (
        count > 1
        or bool(prefix(mention.name))
        or mention.sure is Strength.KNOWN
        or strength(mention.name) is Strength.FORMED
    )
