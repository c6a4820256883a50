"""Duties that come back: 每年组织一次, 每月5日前, 逐年增加, 定期排查."""

from __future__ import annotations

import re

from generator.importing.reading import Certainty, Recurring
from generator.importing.recognise.folding import Folded
from generator.importing.recognise.words import ExpressionKind, expressions, recurrence_rules

_COMMA = ",。;\n:()"
_ITEM = "、和及与"
# 每学年, 每两年 and the like, which the lexicon of figures leaves to its readers.
_MORE = re.compile(r"每(?P<n>[两三四五])(?P<unit>年|个月|月|周)|每学[年期]|每个?工作日|每双月|[月周日]调度|[周月季]通报")
_OTHER = {"每学年": "yearly", "每学期": "half-yearly", "每双月": "two-monthly", "每工作日": "daily", "每个工作日": "daily"}


def read_recurring(folded: Folded, spans: list[tuple[int, int]]) -> list[Recurring]:
    """Read the recurring duties of a text: each frequency with the clause that says what is done.

    A clause that begins with 于 takes the one before it along, a frequency within an enumeration its own piece only.
    """
    duties: list[Recurring] = []
    for start, end in spans:
        text = folded.text[start:end].translate({ord("\n"): " ", ord("\t"): " "})
        last = 0
        for found in expressions(text):
            if found.kind is not ExpressionKind.FREQUENCY or found.start < last or not found.frequency:
                continue
            if found.weak and not re.search(r"(?:开展|实行|组织|进行|开展了|建立|制定|发布|公布|通报|评选|考[评核])", text[max(0, found.start - 6) : found.end + 12]):
                continue
            begin, stop = _clause(text, found.start, found.end)
            last = stop if found.frequency != "periodic" else found.end
            rules = recurrence_rules(text, begin, stop)
            duties.append(
                Recurring(
                    quote=folded.quote(start + found.start, start + found.end),
                    clause=folded.quote(start + begin, start + stop),
                    frequency=found.frequency,
                    rrule=rules[0] if rules else "",
                    certainty=Certainty.UNSURE if found.weak else Certainty.LIKELY,
                )
            )
    return duties


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the clause around a frequency."""
    begin = max((text.rfind(mark, 0, start) for mark in _COMMA), default=-1) + 1
    stop = min((place for mark in _COMMA if (place := text.find(mark, end)) >= 0), default=len(text))
    pieces = [piece for piece in re.split(r"[、和]", text[begin:stop]) if piece]
    frequent = sum(any(found.kind is ExpressionKind.FREQUENCY for found in expressions(piece)) for piece in pieces)
    if len(pieces) > 2 and (frequent > 1 or _listed(text[begin:stop])):  # noqa: PLR2004
        begin = max(begin, max(text.rfind(mark, begin, start) for mark in _ITEM) + 1)
        after = [place for mark in _ITEM if (place := text.find(mark, end, stop)) >= 0]
        if frequent <= 1 or any(found.kind is ExpressionKind.FREQUENCY for found in expressions(text[end:stop])):
            stop = min(after, default=stop)
    if re.match(r"\s*(?:于|在)?每[年月季周]", text[begin:]) and text[begin:start].strip() in {"于", "在"} and begin:
        begin = max((text.rfind(mark, 0, begin - 1) for mark in _COMMA), default=-1) + 1
    return begin, stop


def _listed(clause: str) -> bool:
    """Whether a clause enumerates kinds of one thing: 日常排查、定期排查、专项排查."""
    pieces = re.split(r"[、]", clause)
    return len(pieces) > 2 and len({piece.strip()[-2:] for piece in pieces[:-1]}) == 1  # noqa: PLR2004
