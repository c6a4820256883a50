"""Duties that come back: 每年组织一次, 每月5日前, 逐年增加, 定期排查."""

import re

from generator.importing.reading import Certainty, Recurring
from generator.importing.recognise.bodies.body_lists import read_list
from generator.importing.recognise.bodies.names import Strength, is_collective
from generator.importing.recognise.facts.dates import MONTH
from generator.importing.recognise.text.brackets import after_mark, before_mark
from generator.importing.recognise.text.folded import Folded
from generator.text.lexicon import ExpressionKind, expressions, recurrence_rules
from generator.text.spans import Span

_COMMA = ",。;\n:()"
_PART_OF = re.compile(r"(?:[纳列计]入|作为|依据|占)[^,。;\s]{0,4}$")  # 纳入年度考核 says where a result goes

_CAP = re.compile(r"(?:最高|最多|累计)?不超过[^,。;]{0,8}元")  # 每年最高不超过20万元 limits a grant

# The days behind a frequency, and how often by then: 每月(15日前), 每年(6月底、12月底前各开展一次).
_ONE_DAY = (
    r"(?:(?:(?:第[一二三四1-4]季度|[上下]半年|年|第[一二三1-3]个?月份?的?|最后一?个?月份?的?|[首次末]月|月|"
    rf"{MONTH}月份?)?(?:[底末初]|[上中下]旬|\d{{1,2}}[日号])|{MONTH}月份?)(?:之前|以前|前)?)"
)
_DAYS = re.compile(
    rf"的?(?:{_ONE_DAY}(?:[、和及与]{_ONE_DAY})*)?"
    r"(?:[^,。;:、()]{0,6}?(?:不少于|至少)?[一二两三四1-4](?:次|轮)(?![性会]))?"
)


def read_recurring(folded: Folded, spans: list[Span]) -> list[Recurring]:
    """Read the recurring duties of a text: each frequency with the clause that says what is done.

    A frequency within an enumeration takes its own piece only.
    """
    duties: list[Recurring] = []
    for start, end in spans:
        text = folded.text[start:end].translate({ord("\n"): " ", ord("\t"): " "})
        last = 0
        for expression in expressions(text):
            if expression.kind is not ExpressionKind.FREQUENCY or expression.start < last or not expression.frequency:
                continue
            if expression.weak and (
                _PART_OF.search(text, 0, expression.start)
                or not re.search(
                    r"(?:开展|实行|组织|进行|开展了|建立|制定|发布|公布|通报|评选|考[评核])",
                    text[max(0, expression.start - 6) : expression.end + 12],
                )
            ):
                continue
            if _CAP.match(text, expression.end):
                continue
            begin, stop = _clause(text, expression.start, expression.end)
            stop = _with_the_duty(text, expression.end, stop)
            last = stop
            rules = recurrence_rules(text, begin, stop) if "至" not in text[begin:stop] else ()
            days = _DAYS.match(text, expression.end, stop)
            duties.append(
                Recurring(
                    quote=folded.quote(start + expression.start, start + (days.end() if days else expression.end)),
                    clause=folded.quote(start + begin, start + stop),
                    frequency=expression.frequency,
                    rrule=rules[0] if len(rules) == 1 else "",
                    certainty=Certainty.UNSURE if expression.weak else Certainty.LIKELY,
                )
            )
    return duties


def _clause(text: str, start: int, end: int) -> Span:
    """Return the clause around a frequency."""
    begin, stop = after_mark(text, _COMMA, 0, start), before_mark(text, _COMMA, end, len(text))
    joints = [match.start() for match in re.finditer(_ITEM, text[begin:stop])]
    pieces = re.split(_ITEM, text[begin:stop])
    frequent = sum(map(_frequent, pieces))
    if all(map(_is_duty, pieces)) or (len(pieces) > _FEW and (_listed(pieces) or frequent > 1)):
        begin = max((begin + joint + 1 for joint in joints if begin + joint < start), default=begin)
        after = [match.start() for match in re.finditer(_ITEM, text[end:stop])]
        stop = end + after[0] if after else stop
    opened, closed = text.rfind("“", begin, start), text.find("”", end, stop)
    if frequent > 1 and (opened < 0) != (closed < 0):  # a half of “每月调度、每季通报”
        begin, stop = (opened + 1, stop) if closed < 0 else (begin, closed)
    return _widened(text, begin, start, end, stop)


def _with_the_duty(text: str, end: int, stop: int) -> int:
    """Return the end of the next clause where a clause ends with the day: 每季度首月20日前,将情况报县政府."""
    days = _DAYS.match(text, end, stop)
    alone = days and days.end() == stop and text[stop - 1] in "日号前底末旬月" and text[stop : stop + 1] == ","
    following = before_mark(text, _COMMA, stop + 1, len(text)) if alone else stop
    return stop if _frequent(text[stop:following]) else following


_ITEM, _FEW = "[、和]", 2


def _frequent(piece: str) -> bool:
    """Whether a piece names a frequency."""
    return any(expression.kind is ExpressionKind.FREQUENCY for expression in expressions(piece))


def _is_duty(piece: str) -> bool:
    """Whether a piece says how often and, behind that, what: 每月调度, “每季通报”制度; not 每月."""
    often = [expression for expression in expressions(piece) if expression.kind is ExpressionKind.FREQUENCY]
    return bool(often) and not often[0].weak and bool(re.match("[\u3400-\u9fff]{2}", piece[often[0].end :]))


def _listed(pieces: list[str]) -> bool:
    """Whether pieces are kinds of one thing: 日常排查、定期排查、专项排查."""
    ends = [piece.strip()[-2:] for piece in pieces[:-1]]
    return len(set(ends)) < len(ends)


def _widened(text: str, begin: int, start: int, end: int, stop: int) -> Span:
    """Leave out 并 in front; take along the subject before 于每年, and what follows 对…."""
    joint = re.compile(r"\s*(?:并|且|要|须|应)(?!网)").match(text, begin)
    if joint and joint.end() <= start:
        begin = joint.end()
    actors = read_list(text, begin, start) if start > begin else None
    if (
        actors
        and actors.mentions
        and not actors.rest
        and all(mention.sure is Strength.KNOWN and not is_collective(mention.name) for mention in actors.mentions)
    ):
        begin = start  # named bodies are the duty's actors, its words begin with the frequency
    if text[begin:start].strip() in {"于", "在"} and begin:
        begin = after_mark(text, _COMMA, 0, begin - 1)
    if re.match(r"对[^,]*$", text[end:stop]) or text[stop : stop + 2] in {",予", ",给"}:
        stop = before_mark(text, "。;\n", stop, len(text))
    following = text[stop + 1 : stop + 4] if text[stop : stop + 1] == "," else ""
    if following.startswith("每") and text[start:end] + following[:2] in {"年度每年", "月度每月", "季度每季"}:
        stop = before_mark(text, _COMMA, stop + 1, len(text))
    return begin, stop
