"""Captions of tables and pictures that stand between the items of running text: 表2 年度计划, 图1 示意图."""

import re

from generator.importing.recognise.outline.numbering import NumberMark
from generator.importing.recognise.text.lines import LineKind, NoticeLine

_CAPTION = re.compile(r"\s*[表图] ?\d{1,2}(?:-\d{1,2})?[ :.]? *[\u3400-\u9fff][^。;,]{2,50}$")


def captioned(
    text: str, text_lines: tuple[NoticeLine, ...], claimed: frozenset[int], starts: dict[int, NumberMark]
) -> dict[int, int]:
    r"""Return the lines of captions, each with the line of the number that goes on with the items above it.

    What stands between is a table's or a picture's. A caption behind which numbers begin anew heads an annex.

    >>> from generator.importing.recognise.text.lines import lines
    >>> from generator.importing.recognise.outline.numbering import number_at
    >>> text = "一、编制计划。\n表1 年度计划表\n年份\n二、修路。"
    >>> read = lines(text)
    >>> starts = {index: number_at(text, read[index].start, read[index].end) for index in (0, 3)}
    >>> captioned(text, read, frozenset(), starts)
    {1: 3}
    """
    captions: dict[int, int] = {}
    last: dict[str, int] = {}
    until = 0
    for index, line in enumerate(text_lines):
        if index in starts:
            if starts[index].value[0] == 1:
                last = _above(last, starts[index].style)
            last[starts[index].style] = starts[index].value[-1]
        elif index >= until and line.kind is LineKind.TEXT and index not in claimed:
            is_caption = _CAPTION.match(text, line.start, line.end)
            following = min((other for other in starts if other > index), default=None) if is_caption else None
            if following is not None and last.get(starts[following].style) == starts[following].value[-1] - 1:
                captions[index] = until = following
    return captions


def _above(last: dict[str, int], style: str) -> dict[str, int]:
    """Return the counts of the styles that were open before a style begins anew."""
    styles = list(last)
    return {other: last[other] for other in (styles[: styles.index(style)] if style in styles else styles)}
