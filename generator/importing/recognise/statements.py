"""A statement is one printed list that says who does something: (A牵头,B配合), 牵头单位：A；配合单位：B, (A、B、C).

Within a statement the roles are decided together: where it names a lead, every other body takes part.
"""

import re
from dataclasses import dataclass, replace
from enum import IntEnum

from generator.importing.reading import Basis, ReadRole
from generator.importing.recognise.bodies import BodyList, Mention, continued, read_list
from generator.importing.recognise.deadlines import is_listed_limit
from generator.importing.recognise.labels import ADVERBS, LABELLED, ROLES, SPACED, VERB, Label, label_of
from generator.importing.recognise.names import Strength, is_collective, is_place, prefix, strength
from generator.importing.recognise.nesting import brackets, outer, trim

_CLAUSE = re.compile(r"下同|以下|均需|均由|首位|第一位|居首|第一个|从本项起|不再|下列|相同|不一一|排名|列第一|列首")
_CLAUSE_AT_END = re.compile(
    r"以下|下同|下列|后同|以上|各条|不再|不一一|不逐|不另|.{0,6}(?:首位|第一位?|最前|首个).{0,10}(?:牵头|主办|主责|汇总)"
)
_BARE_LEVELS = re.compile(
    r"(?:[省市县区镇乡村居州]|街道|镇街|乡镇|社区|村居|园区|办|局|委|厅|中心|单位|部门|企业|学校|机构|工作日|试点|以下简称.*)"
)
_SHORT = 3
MEETING = re.compile(r"会同|(?<=[厅局委办部院会处])商(?![务业会贸城品标管户圈办协])(?=[\u3400-\u9fff])")
_FROM = re.compile(r"(?:(?:以上|上述)(?:各项|所有)?(?:任务|工作|事项|措施)?(?:均|都|皆)?)?由(?!于)")


class Trust(IntEnum):
    """How much must speak for a statement before it is believed."""

    CELL = 0  # a column or a label says that bodies stand here
    BRACKET = 1  # a bracket: verbs or labels, or nothing but names
    LINE = 2  # running text: verbs and well formed names


@dataclass(frozen=True, slots=True)
class Assignment:
    """A body of a statement with its role, and what it was read from."""

    mention: Mention
    role: ReadRole
    basis: Basis


@dataclass(frozen=True, slots=True)
class Statement:
    """A printed list.

    start, end: of all its words; assignments: the bodies in printed order; limits, leaders: spans of limits and people;
    clauses: spans of sentences that set a convention; rest: what was not understood; labelled: a label or a verb stands
    in it; leads: it names its leads itself; participants_only: it names nobody else.
    """

    start: int
    end: int
    assignments: tuple[Assignment, ...]
    limits: tuple[tuple[int, int], ...] = ()
    leaders: tuple[tuple[int, int], ...] = ()
    clauses: tuple[tuple[int, int], ...] = ()
    rest: tuple[tuple[int, int], ...] = ()
    labelled: bool = False
    leads: bool = False
    participants_only: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a statement under one label or before one verb."""

    start: int
    end: int
    label: Label | None
    basis: Basis


def read_statement(text: str, start: int, end: int, trust: Trust, default: Label | None = None) -> Statement | None:
    """Read a statement between two places of a folded text, or return None if it is none.

    `default` is the role that a column's head gives.

    >>> text = "省农业农村厅牵头,财政厅、南屿海事局等有关部门配合,5月底前完成"
    >>> statement = read_statement(text, 0, len(text), Trust.BRACKET)
    >>> [(body.mention.name, body.role.value) for body in statement.assignments]
    [('省农业农村厅', 'lead'), ('省财政厅', 'participant'), ('南屿海事局', 'participant')]
    """
    main, clauses = _without_clauses(text, start, end)
    parts = _labelled_parts(text, *main) or _verb_parts(text, *main)
    labelled = any(part.label for part in parts)
    raw: list[tuple[Mention, Label | None, Basis]] = []
    limits: list[tuple[int, int]] = []
    leaders: list[tuple[int, int]] = []
    rest: list[tuple[int, int]] = []
    for part in parts:
        if part.label is Label.DEADLINE:
            limits.append((part.start, part.end))
        elif part.label is Label.PEOPLE:
            leaders.append((part.start, part.end))
        else:
            bodies = _bodies(text, part, raw, limits)
            label = part.label or default
            basis = part.basis if part.label else (Basis.COLUMN if default else Basis.LIST)
            raw.extend(_marked(bodies, label, basis))
            rest.extend(bodies.rest)
    names = [mention for mention, _, _ in raw]
    if any(part.basis is Basis.LABEL for part in parts):
        believed = bool(names or limits or leaders) or trust is Trust.CELL
    else:
        believed = _believable(text, names, len(rest), trust, labelled=labelled)
    if not believed:
        return None
    assignments = with_roles_together(raw)
    explicit = [label for _, label, _ in raw]
    return Statement(
        start,
        end,
        tuple(assignments),
        tuple(limits),
        tuple(leaders),
        tuple(clauses),
        tuple(rest),
        labelled,
        leads=any(assignment.role is ReadRole.LEAD for assignment in assignments),
        participants_only=bool(assignments) and all(label is Label.PARTICIPANT for label in explicit),
    )


def _without_clauses(text: str, start: int, end: int) -> tuple[tuple[int, int], list[tuple[int, int]]]:
    """Part the list from sentences that set a convention: (A、B负责。排在首位的为牵头部门,下同)."""
    sentences = outer(text, start, end, "。")
    if not sentences:
        return (start, end), []
    clauses = [sentence for sentence in sentences[1:] if _CLAUSE.search(text[slice(*sentence)])]
    last = clauses[0][0] if clauses else end
    main = trim(text, start, last)
    for piece in reversed(outer(text, *main, ",;")):
        if not _CLAUSE_AT_END.match(text, *piece) or piece[0] == main[0]:
            break
        clauses.insert(0, piece)
        main = trim(text, main[0], piece[0])
    while main[1] > main[0] and text[main[1] - 1] in ",;。.":
        main = (main[0], main[1] - 1)
    return main, clauses


def _labelled_parts(text: str, start: int, end: int) -> list[_Part]:
    """Part at labels outside inner brackets; words before the first label are a list without one."""
    matches = [*LABELLED.finditer(text, start, end), *SPACED.finditer(text, start, end)]
    inner = brackets(text, start, end)
    if matches:
        known = {match.end() for match in matches}
        others = _OTHER_LABEL.finditer(text, matches[0].end(), end)
        matches.extend(match for match in others if match.end() not in known)
    labels = sorted(
        (match for match in matches if not any(a < match.start() < b for a, b in inner)),
        key=lambda match: match.start(),
    )
    parts: list[_Part] = []
    if labels and labels[0].start() > start:
        parts.extend(_verb_parts(text, start, labels[0].start()))
    for index, match in enumerate(labels):
        if index and match.start() < labels[index - 1].end():
            continue
        after = labels[index + 1].start() if index + 1 < len(labels) else end
        begin, stop = trim(text, match.end(), after)
        while stop > begin and text[stop - 1] in ",;。、|":
            begin, stop = trim(text, begin, stop - 1)
        name = next(key for key, value in match.groupdict().items() if value)
        label = Label(name) if name not in {"label", "other"} else label_of(match[name])
        if label is Label.RESPONSIBLE and (VERB.search(text, begin, stop) or MEETING.search(text, begin + 2, stop)):
            parts.extend(_verb_parts(text, begin, stop, label))
        elif begin < stop:
            parts.append(_Part(begin, stop, label, Basis.LABEL))
    return parts


# A label of other words behind a known one: (总牵头:A;属地责任:B).
_OTHER_LABEL = re.compile(
    r"(?<=[,;。])\s*(?P<other>(?![^:,;。]{0,6}(?:送|报|联系|来源|备注|说明|资金|投资|地点|数量|范围|对象|目标|内容|措施|标准))"
    r"[\u3400-\u9fff]{2,6}):"
)


def _verb_parts(text: str, start: int, end: int, default: Label | None = None) -> list[_Part]:
    """Part behind verbs that end a list: A牵头,B、C配合; what follows the last verb has none."""
    parts: list[_Part] = []
    begin = start
    inner = brackets(text, start, end)
    for verb in VERB.finditer(text, start, end):
        if any(a < verb.start() < b for a, b in inner) or verb.start() < begin:
            continue
        label = next(Label(key) for key, value in verb.groupdict().items() if value)
        stop = verb.start()
        adverbs = ADVERBS.search(text[begin:stop])
        stop = begin + adverbs.start() if adverbs else stop
        parts.extend(_met(text, begin, stop, label))
        begin = verb.end()
    if trim(text, begin, end)[0] < end:
        a, b = trim(text, begin, end)
        while a < b and text[a] in ",;。、":
            a += 1
        adverbs = ADVERBS.search(text[a:b])
        b = a + adverbs.start() if adverbs else b
        if parts and text.startswith("会同", a, b):
            parts.append(_Part(a + len("会同"), b, Label.PARTICIPANT, Basis.VERB))
        elif a < b and default in {None, Label.RESPONSIBLE} and MEETING.search(text, a + 2, b):
            parts.extend(_met(text, a, b, Label.LEAD))
        elif a < b:
            parts.append(_Part(a, b, default, Basis.LABEL if default else Basis.LIST))
    return parts


def _met(text: str, start: int, end: int, label: Label) -> list[_Part]:
    """Part A会同B: A leads, B takes part."""
    while start < end and text[start] in ",;。、 ":
        start += 1
    by = _FROM.match(text, start, end)
    start = by.end() if by else start
    meeting = MEETING.search(text, start + 2, end)
    if meeting:
        return [
            _Part(start, meeting.start(), Label.LEAD, Basis.VERB),
            _Part(meeting.end(), end, Label.PARTICIPANT, Basis.VERB),
        ]
    return [_Part(start, end, label, Basis.VERB)] if start < end else []


def _bodies(
    text: str, part: _Part, raw: list[tuple[Mention, Label | None, Basis]], limits: list[tuple[int, int]]
) -> BodyList:
    """Read the bodies of a part; a piece that is a limit goes to `limits`; elided prefixes look back over the parts."""
    begin, end = part.start, part.end
    for piece in reversed(outer(text, begin, end, ",;、")):
        if is_listed_limit(text[slice(*piece)]):
            limits.append(piece)
            end = piece[0]
            while end > begin and text[end - 1] in ",;、 ":
                end -= 1
        else:
            break
    if begin >= end:
        return BodyList(())
    bodies = read_list(text, begin, end)
    if raw and bodies.mentions:
        return replace(bodies, mentions=continued([mention for mention, _, _ in raw], bodies.mentions))
    return bodies


def _marked(bodies: BodyList, label: Label | None, basis: Basis) -> list[tuple[Mention, Label | None, Basis]]:
    """Give marks their say: A、B(牵头)、C makes A and B leads; 牵头单位 before the list says more than a mark."""
    marked: list[tuple[Mention, Label | None, Basis]] = []
    since = 0
    for mention in bodies.mentions:
        marked.append((mention, label, basis))
        if mention.mark and label is not Label.LEAD:
            first = since if mention.mark is Label.LEAD else len(marked) - 1
            marked[first:] = [(earlier, mention.mark, Basis.MARK) for earlier, _, _ in marked[first:]]
            since = len(marked)
    return marked


def with_roles_together(raw: list[tuple[Mention, Label | None, Basis]]) -> list[Assignment]:
    """Give the roles of one statement together; a body named twice keeps its first role."""
    labels = {label for _, label, _ in raw}
    collectors_lead = Label.LEAD not in labels and any(
        label is Label.COLLECTOR and basis is Basis.MARK for _, label, basis in raw
    )
    leads = Label.LEAD in labels or collectors_lead
    responsible_leads = not leads and Label.PARTICIPANT in labels and Label.RESPONSIBLE in labels
    assignments: dict[str, Assignment] = {}
    for mention, label, basis in raw:
        role = ROLES[label] if label else ReadRole.RESPONSIBLE
        by_verb = responsible_leads and label is Label.RESPONSIBLE and basis in {Basis.VERB, Basis.SENTENCE}
        if by_verb or (collectors_lead and label is Label.COLLECTOR):
            role = ReadRole.LEAD
        elif leads and role is not ReadRole.LEAD:
            role = ReadRole.PARTICIPANT
        assignments.setdefault(mention.name, Assignment(mention, role, basis))
    return list(assignments.values())


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
