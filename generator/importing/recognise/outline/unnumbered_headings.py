"""Headings of chapters without numbers: 总体要求, 重点任务, 工作安排, 保障措施, a line each."""

import re
from itertools import pairwise

from generator.importing.recognise.outline.numbering import NumberMark
from generator.importing.recognise.text.brackets import trim
from generator.importing.recognise.text.lines import LineKind, NoticeLine

_CHAPTER = re.compile(
    r"(?:指导思想|(?:总体|工作|有关|相关)要求|(?:基本|工作)原则|(?:工作|总体|主要|整治|行动)目标|目标任务|"
    r"(?:(?:重点|主要|工作|具体)(?:工作|整治|检查)?|整治|检查)(?:任务|内容|工作|措施|重点)|"
    r"(?:工作|时间|进度)安排|(?:工作|实施|方法)步骤|(?:责任|职责|任务)分工|组织(?:领导|保障|实施)|(?:保障|工作)措施)"
)
_CHAPTERS = frozenset({"cn", "part", "article"})
_FEWEST, _SHORTEST = 2, 12


def plain_headings(
    text: str, text_lines: tuple[NoticeLine, ...], claimed: frozenset[int], marks: dict[int, NumberMark]
) -> dict[int, NumberMark]:
    """Return the marks of chapters without numbers, by line, where no chapter of the notice has one.

    Two or more of the common ones must stand over a paragraph or a number; the head of a table stands over neither.
    """
    if any(mark.style in _CHAPTERS for mark in marks.values()):
        return {}
    headings: dict[int, NumberMark] = {}
    filled = [index for index, line in enumerate(text_lines) if line.kind is not LineKind.BLANK]
    for index, below in pairwise(filled):
        line, following = text_lines[index], text_lines[below]
        start, end = trim(text, line.start, line.end)
        stands_over = below in marks or following.end - following.start > _SHORTEST
        free = line.kind is LineKind.TEXT and index not in claimed | marks.keys()
        if free and stands_over and _CHAPTER.fullmatch(text, start, end):
            headings[index] = NumberMark(line.start, start, "part", (line.start, line.start), (0,))
    return headings if len(headings) >= _FEWEST else {}
