"""Where items end before the next number: signatures, footnotes, calls to everybody, closing remarks."""

import re
from collections import defaultdict

from generator.importing.recognise.bodies.labels import LABELLED, SPACED
from generator.importing.recognise.outline.numbering import NumberMark
from generator.importing.recognise.statements.statement import Trust, read_statement
from generator.importing.recognise.text.lines import LineKind, NoticeLine, first_filled

_SIGNED = re.compile(
    r"^\s*[^,。;:]{2,40}(?:局|委|厅|办|部|公室|公厅|政府|委员会|小组|指挥部|专班|中心|会|院|党委|处|公司|学校|大学|集团)\s*$"
)
_REPORTING = re.compile(r"^\s*(?:请|各[^,。;:]{1,25}?(?:请|要于|应于|须于|于每|每月|每季))[^\n]*(?:报送|报至|上报|报)")
_CALL = re.compile(
    r"^\s*(?:各[^,。;:]{1,24}?(?:要|应|须|请|务必|必须)|请各|(?:以上|上述)(?:任务|工作|事项|政策|措施|条款))"
)
_FOOTNOTE = re.compile(r"^\s*(?:\[\d{1,2}\]|[①②③④⑤⑥⑦⑧⑨⑩])")
_ENDS_WITH_BRACKET = re.compile(r"\((?P<inner>[^()]*(?:\([^()]*\)[^()]*)*)\)[。;.]?\s*$")
_FEWEST_ALIKE = 5


def closing_remarks(
    text: str, text_lines: tuple[NoticeLine, ...], claimed: frozenset[int], starts: dict[int, NumberMark]
) -> int | None:
    r"""Return the line below the last item from which the notice speaks of itself again, or None.

    That is the first line without number below the last item where that item's list of bodies, or the form of all
    items of its style (a paragraph each, five at least), says that it has ended, and no list follows.

    >>> from generator.importing.recognise.text.lines import lines
    >>> from generator.importing.recognise.outline.numbering import number_at
    >>> text = "一、修路。(市交通局负责)\n二、架桥。(市水利局负责)\n市政府办公室将适时评估。\n要抓好宣传。"
    >>> starts = {index: number_at(text, line.start, line.end) for index, line in enumerate(lines(text)[:2])}
    >>> closing_remarks(text, lines(text), frozenset(), starts)
    2
    """
    below: dict[int, list[int]] = defaultdict(list)
    item: int | None = None
    for index, line in enumerate(text_lines):
        if index in starts:
            item = index
            below[item] = []
        elif index in claimed or line.kind in {LineKind.ROW, LineKind.ANNEX, LineKind.TAIL}:
            item = None
        elif item is not None and line.kind is LineKind.TEXT and not _is_label(text, line):
            below[item].append(index)
    if not starts or not below[max(starts)]:
        return None
    last, lines_below = max(starts), below[max(starts)]
    own = [last, *lines_below]
    bears = [_ends_with_bodies(text, text_lines[index]) for index in own]
    if any(bears):
        ended = len(bears) - bears[::-1].index(True)
        return own[ended] if ended < len(own) else None
    others = [below[index] for index, mark in starts.items() if mark.style == starts[last].style and index != last]
    return lines_below[0] if len(others) >= _FEWEST_ALIKE and not any(others) else None


def _is_label(text: str, line: NoticeLine) -> bool:
    """Whether a line is a field of an item: 责任单位:A."""
    return any(pattern.match(text, line.start, line.end) for pattern in (LABELLED, SPACED))


def _ends_with_bodies(text: str, line: NoticeLine) -> bool:
    """Whether a line ends with a bracket of bodies."""
    bracket = _ENDS_WITH_BRACKET.search(text, line.start, line.end)
    if not bracket:
        return False
    statement = read_statement(text, *bracket.span("inner"), Trust.BRACKET)
    return statement is not None and bool(statement.assignments)


def ends_items(text: str, text_lines: tuple[NoticeLine, ...], index: int, claimed: frozenset[int]) -> bool:
    """Whether a line belongs to no item: a signature, a footnote, a call for reports below the items."""
    line = text_lines[index]
    if line.kind is not LineKind.TEXT:
        return False
    words = text[line.start : line.end]
    after = first_filled(text_lines[index + 1 : index + 8])
    if (
        _SIGNED.match(words)
        and after is not None
        and (after.kind is LineKind.TAIL or _signed_below(text, text_lines, index))
    ):
        return True
    if _CALL.match(words) and _follows_a_list(text, text_lines, index):
        return True
    sign = _FOOTNOTE.match(words)
    return bool(_REPORTING.match(words)) or (
        sign is not None and index not in claimed and _is_footnote(text, line, sign.group().strip())
    )


def _follows_a_list(text: str, text_lines: tuple[NoticeLine, ...], index: int) -> bool:
    """Whether the line above ends with a list of bodies: a bracket or a label's line."""
    before = first_filled(reversed(text_lines[max(0, index - 4) : index]))
    if before is None:
        return False
    words = text[before.start : before.end].strip().rstrip("。;.")
    return words.endswith((")", "]", "】", "〕")) or LABELLED.match(text, before.start, before.end) is not None


def _signed_below(text: str, text_lines: tuple[NoticeLine, ...], index: int) -> bool:
    """Whether nothing but signatures stands between a line and a date."""
    for line in text_lines[index + 1 : index + 10]:
        if line.kind is LineKind.TAIL:
            return True
        if line.kind is not LineKind.BLANK and not _SIGNED.match(text[line.start : line.end]):
            return False
    return False


def _is_footnote(text: str, line: NoticeLine, sign: str) -> bool:
    """Whether a line that begins with ① or [1] explains a mark that stands in the text above."""
    above = text.rfind(sign, 0, line.start)
    return above > 0 and text[above - 1] not in "\n 。;:,、(" and "\n" in text[above : line.start]
