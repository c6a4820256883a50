"""Boxes between items (专栏1 基础设施工程): what stands in them explains or lists projects and is no task."""

import re

from generator.importing.recognise.outline.numbering import NumberMark
from generator.importing.recognise.text.brackets import BRACKET_AT_END
from generator.importing.recognise.text.lines import LineKind, NoticeLine

_TITLE = re.compile(
    r"\s*[【\[(]?专\s*栏\s*[\d一二三四五六七八九十]{0,3}(?:[】\])]|[ :.、-]|(?=[\u3400-\u9fff]))[^。;]{0,40}$"
)


def box_lines(text: str, text_lines: tuple[NoticeLine, ...], marks: dict[int, NumberMark]) -> frozenset[int]:
    r"""Return the indexes of lines that stand in boxes; `marks` are the numbers at the starts of lines.

    A box begins with its title and ends before a blank line or before a number that does not count on from 1 in it. A
    number that counts on from the items above as well is an item's where a list ends its line.

    >>> from generator.importing.recognise.text.lines import lines
    >>> from generator.importing.recognise.outline.numbering import number_at
    >>> text = "1.架桥。(市交通局)\n专栏1 桥梁工程\n1.东桥。\n2.西桥。\n(二)修路"
    >>> read = lines(text)
    >>> marks = {i: m for i, line in enumerate(read) if (m := number_at(text, line.start, line.end))}
    >>> sorted(box_lines(text, read, marks))
    [1, 2, 3]
    """
    boxed: set[int] = set()
    outer: dict[str, int] = {}  # the last number of each style outside boxes
    inner: NumberMark | None = None
    inside = False
    for index, line in enumerate(text_lines):
        mark = marks.get(index)
        if line.kind is LineKind.TEXT and not mark and _TITLE.match(text, line.start, line.end):
            inside, inner = True, None
        elif inside and line.kind is LineKind.BLANK:
            above = text_lines[index - 1]
            inside = index - 1 in boxed and _TITLE.match(text, above.start, above.end) is not None
        elif inside and mark:
            inside = _counts_on(inner, mark) and not (
                outer.get(mark.style) == mark.value[0] - 1 and BRACKET_AT_END.search(text, line.start, line.end)
            )
            inner = mark
        elif inside and line.kind is not LineKind.TEXT:
            inside = False
        if inside:
            boxed.add(index)
        elif mark:
            outer[mark.style] = mark.value[0]
    return frozenset(boxed)


def _counts_on(before: NumberMark | None, mark: NumberMark) -> bool:
    """Whether a number begins a row, is the next of one, or has no value that counts (a bullet)."""
    if mark.value[0] == 0:
        return True
    if before is None:
        return mark.value[-1] == 1
    return before.style == mark.style and mark.value[0] == before.value[0] + 1
