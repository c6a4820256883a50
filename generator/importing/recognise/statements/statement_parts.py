"""Stretches of a printed list: under a label (牵头单位:A), before a verb (A牵头,B配合), without either."""

import re
from dataclasses import dataclass

from generator.importing.reading import Basis
from generator.importing.recognise.bodies.body_lists import read_list
from generator.importing.recognise.bodies.labels import ADVERBS, LABELLED, SPACED, VERB, Label, label_of
from generator.importing.recognise.bodies.mentions import Mention
from generator.importing.recognise.bodies.names import Strength, prefix, system
from generator.importing.recognise.text.brackets import brackets, outer, trim
from generator.text.spans import Span

_CLAUSE = re.compile(r"下同|以下|均需|均由|首位|第一位|居首|第一个|从本项起|不再|下列|相同|不一一|排名|列第一|列首")
_CLAUSE_AT_END = re.compile(
    r"以下|下同|下列|后同|以上|各条|不再|不一一|不逐|不另|.{0,6}(?:首位|第一位?|最前|首个).{0,10}(?:牵头|主办|主责|汇总)"
)
MEETING = re.compile(r"会同|(?<=[厅局委办部院会处])商(?![务业会贸城品标管户圈办协])(?=[\u3400-\u9fff])")
_FROM = re.compile(r"(?:(?:以上|上述)(?:各项|所有)?(?:任务|工作|事项|措施)?(?:均|都|皆)?)?由(?!于)")


@dataclass(frozen=True, slots=True)
class StatementPart:
    """A stretch of a statement under one label or before one verb."""

    start: int
    end: int
    label: Label | None
    basis: Basis


def without_clauses(text: str, start: int, end: int) -> tuple[Span, list[Span]]:
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
    return trim(text, *main, behind=",;。."), clauses


def labels_between(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Return the labels between two places; one of other words only if nothing but names of bodies stands behind it.

    >>> text = "包保单位:市住建局、青川区政府。施工单位:安装围挡、喷淋。"
    >>> [match["office"] for match in labels_between(text, 0, len(text))]
    ['包保单位']
    """
    labels = []
    for match in LABELLED.finditer(text, start, end):
        stop = re.search(r"[。;\n]|  |$", text[match.end() : end])
        bodies = read_list(text, match.end(), match.end() + stop.start()) if match["office"] and stop else None
        if bodies is None or (bodies.are(Strength.FORMED) and not all(map(_is_kind, bodies.mentions))):
            labels.append(match)
    return labels + list(SPACED.finditer(text, start, end))


def _is_kind(mention: Mention) -> bool:
    """Whether a name is a mere kind of body: 学校, 医院, 车站."""
    return len(mention.name) <= _LONGEST_KIND and not system(mention.name) and not prefix(mention.name)


_LONGEST_KIND = 3


def labelled_parts(text: str, start: int, end: int) -> list[StatementPart]:
    """Part at labels outside inner brackets; words before the first label are a list without one."""
    matches = labels_between(text, start, end)
    inner = brackets(text, start, end)
    if matches:
        known = {match.end() for match in matches}
        others = _OTHER_LABEL.finditer(text, min(match.end() for match in matches), end)
        matches.extend(match for match in others if match.end() not in known)
    labels = sorted(
        (match for match in matches if not any(a < match.start() < b for a, b in inner)),
        key=lambda match: match.start(),
    )
    parts: list[StatementPart] = []
    if labels and labels[0].start() > start:
        parts.extend(verb_parts(text, start, labels[0].start()))
    for index, match in enumerate(labels):
        if index and match.start() < labels[index - 1].end():
            continue
        after = labels[index + 1].start() if index + 1 < len(labels) else end
        begin, stop = trim(text, match.end(), after, behind=",;。、|")
        name = next(key for key, value in match.groupdict().items() if value)
        if name == "other" and _NO_DUTY.search(match[name]):
            continue
        label = label_of(match[name]) if name in {"label", "other", "office"} else Label(name)
        if label is Label.RESPONSIBLE and (VERB.search(text, begin, stop) or MEETING.search(text, begin + 2, stop)):
            parts.extend(verb_parts(text, begin, stop, label))
        elif begin < stop:
            parts.append(StatementPart(begin, _before_last_verb(text, begin, stop), label, Basis.LABEL))
    return parts


def _before_last_verb(text: str, start: int, end: int) -> int:
    """Return where a label's list ends before a verb: 配合单位:A,B负责落实."""
    verb = next((verb for verb in VERB.finditer(text, start + 2, end) if verb.end() == end), None)
    if not verb:
        return end
    adverbs = ADVERBS.search(text[start : verb.start()])
    return start + adverbs.start() if adverbs else verb.start()


# A label of other words behind a known one: (总牵头:A;属地责任:B).
_OTHER_LABEL = re.compile(r"(?:(?<=[,;。])|(?<=  ))\s*(?P<other>[\u3400-\u9fff]{2,6}):")
_NO_DUTY = re.compile(r"送|报|联系|来源|备注|说明|资金|投资|地点|数量|范围|对象|目标|内容|措施|标准")


def verb_parts(text: str, start: int, end: int, default: Label | None = None) -> list[StatementPart]:
    """Part behind verbs that end a list: A牵头,B、C配合; what follows the last verb has none."""
    parts: list[StatementPart] = []
    begin = start
    inner = brackets(text, start, end)
    for verb in VERB.finditer(text, start, end):
        if any(a < verb.start() < b for a, b in inner) or verb.start() < begin:
            continue
        label = next(Label(key) for key, value in verb.groupdict().items() if value)
        stop = verb.start()
        adverbs = ADVERBS.search(text[begin:stop])
        stop = begin + adverbs.start() if adverbs else stop
        parts.extend(_parts_at_meeting(text, begin, stop, label))
        begin = verb.end()
    a, b = trim(text, begin, end, before=",;。、")
    if a < b:
        adverbs = ADVERBS.search(text[a:b])
        b = a + adverbs.start() if adverbs else b
        if parts and text.startswith("会同", a, b):
            parts.append(StatementPart(a + len("会同"), b, Label.PARTICIPANT, Basis.VERB))
        elif a < b and default in {None, Label.RESPONSIBLE} and MEETING.search(text, a + 2, b):
            parts.extend(_parts_at_meeting(text, a, b, Label.LEAD))
        elif a < b:
            parts.append(StatementPart(a, b, default, Basis.LABEL if default else Basis.LIST))
    return parts


def _parts_at_meeting(text: str, start: int, end: int, label: Label) -> list[StatementPart]:
    """Part A会同B: A leads, B takes part."""
    start, end = trim(text, start, end, before=",;。、")
    by = _FROM.match(text, start, end)
    start = by.end() if by else start
    meeting = MEETING.search(text, start + 2, end)
    if meeting:
        return [
            StatementPart(start, meeting.start(), Label.LEAD, Basis.VERB),
            StatementPart(meeting.end(), end, Label.PARTICIPANT, Basis.VERB),
        ]
    return [StatementPart(start, end, label, Basis.VERB)] if start < end else []
