"""Items without a number: bullets that carry lists, and lines that are nothing but the bodies of the items below."""

from __future__ import annotations

import re

from generator.importing.recognise.bodies import read_list
from generator.importing.recognise.labels import LABELLED
from generator.importing.recognise.lines import LineKind, NoticeLine
from generator.importing.recognise.names import Strength, is_collective
from generator.importing.recognise.numbering import NumberMark

_BULLET = re.compile(r" *[●■◆▲★•·○◇□→➢✓-]\s*(?=[\u3400-\u9fff“《])")
_GROUP = re.compile(r" *(?P<names>[^。;:]{2,40}?)(?P<verb>(?:负责)?(?:牵头|主办)(?:负责|落实|办理)*|负责|承办)?(?:的?(?:任务|事项|工作))?:\s*$")
_BRACKET_AT_END = re.compile(r"[)】〕\]]\s*[。;.]?\s*$")
_SHARE, _FEWEST = 0.6, 2


def bullet_marks(text: str, text_lines: tuple[NoticeLine, ...], claimed: frozenset[int]) -> dict[int, NumberMark]:
    """Return the marks of bullets, by line, where most bullets of the notice end with a bracket or carry a label.

    Other bullets are points of the item above.
    """
    marks = {}
    telling = 0
    for index, line in enumerate(text_lines):
        match = _BULLET.match(text, line.start, line.end) if line.kind is LineKind.TEXT and index not in claimed else None
        if match:
            marks[index] = NumberMark(line.start, match.end(), "bullet", (match.end(), match.end()), (0,))
            telling += bool(
                _BRACKET_AT_END.search(text, match.end(), line.end) or LABELLED.search(text, match.end(), line.end)
            )
    return marks if telling >= max(_FEWEST, _SHARE * len(marks)) else {}


def group_marks(text: str, text_lines: tuple[NoticeLine, ...], claimed: frozenset[int]) -> dict[int, NumberMark]:
    """Return the marks of lines such as 县教育局牵头负责: that head the items below, by line; one alone is none."""
    marks = {}
    for index, line in enumerate(text_lines):
        match = _GROUP.match(text, line.start, line.end) if line.kind is LineKind.TEXT and index not in claimed else None
        if not match:
            continue
        bodies = read_list(text, *match.span("names"))
        sure = bodies.mentions and not bodies.rest and all(one.sure is Strength.KNOWN for one in bodies.mentions)
        if sure and (match["verb"] or not any(is_collective(one.name) for one in bodies.mentions)):
            marks[index] = NumberMark(line.start, match.start("names"), "group", (line.start, line.start), (0,))
    return marks if len(marks) >= _FEWEST else {}
