"""The outline of a notice: numbered items as a tree, parted by annexes and titles; any depth, gaps, restarts."""

import re
from dataclasses import dataclass, field, replace

from generator.importing.recognise.outline.boxes import box_lines
from generator.importing.recognise.outline.captions import captioned
from generator.importing.recognise.outline.endings import closing_remarks, ends_items
from generator.importing.recognise.outline.numbering import NumberMark, inline_numbers, number_at
from generator.importing.recognise.outline.unnumbered import (
    bullet_marks,
    field_marks,
    group_marks,
    label_marks,
    paragraph_marks,
)
from generator.importing.recognise.outline.unnumbered_headings import plain_headings
from generator.importing.recognise.text.brackets import trim
from generator.importing.recognise.text.lines import LineKind, NoticeLine, first_filled
from generator.text.spans import Span

_TITLE_END = re.compile(
    r"(?:方案|计划|规划|清单|分[解工]表|任务表|安排表?|要点|意见|措施|办法|细则|手册|规定|决定|分解|分工|台账|矩阵|一览表|任务书|责任书|指南|指引|纲要|表|名词解释|解释|说明)"
    r"(?:[(〔][^()〔〕]{1,20}[)〕])*$"
)
_CLOSING = re.compile(
    r"(?<=[。;)】〕])\s*本(?:意见|方案|措施|办法|通知|计划|清单|实施意见|实施方案|行动方案|规划|要点|政策|文件|规定|细则)(?:自|由)[^。]*(?:施行|实施|解释|执行|有效)[^。]*。"
)


@dataclass(frozen=True, slots=True)
class OutlineNode:
    """A numbered item.

    mark: its number.
    start: of its text.
    own_end: where its first part begins or it ends.
    end: of all of it.
    parent: index or None.
    children: indexes.
    depth: 0 at the top.
    zone: which stretch of the notice (covering notice, plan, annex) it stands in.
    cut: where its text ends at a tail, a table or a signature, if before its end.
    unbroken: its line has lost its line ends.
    """

    mark: NumberMark
    start: int
    own_end: int
    end: int
    parent: int | None
    depth: int
    zone: int
    children: tuple[int, ...] = ()
    unbroken: bool = False
    cut: int = 1 << 60


@dataclass(frozen=True, slots=True)
class Outline:
    """Zones and nodes in the order of the text; zone_titles: where the title of each zone stands, None without one."""

    zone_titles: tuple[Span | None, ...]
    nodes: tuple[OutlineNode, ...]


@dataclass(slots=True)
class _Growing:
    """A tree that grows while lines are read."""

    nodes: list[OutlineNode] = field(default_factory=list)
    open: list[int] = field(default_factory=list)
    zone: int = 0

    def close(self, place: int, depth: int = 0) -> None:
        """End the open nodes at a depth and below."""
        while len(self.open) > depth:
            index = self.open.pop()
            node = self.nodes[index]
            self.nodes[index] = replace(node, end=place, own_end=min(node.own_end, place))

    def add(self, mark: NumberMark, *, unbroken: bool) -> None:
        """Begin a node: beside the open one of its style, else below the last."""
        styles = [self.nodes[index].mark.style for index in self.open]
        depth = styles.index(mark.style) if mark.style in styles else len(styles)
        self.close(mark.start, depth)
        parent = self.open[-1] if self.open else None
        index = len(self.nodes)
        self.nodes.append(OutlineNode(mark, mark.body, 1 << 60, 1 << 60, parent, depth, self.zone, unbroken=unbroken))
        if parent is not None:
            upper = self.nodes[parent]
            self.nodes[parent] = replace(
                upper, children=(*upper.children, index), own_end=min(upper.own_end, mark.start)
            )
        self.open.append(index)


def outline(text: str, text_lines: tuple[NoticeLine, ...], claimed: frozenset[int]) -> Outline:
    """Build the outline; `claimed` are the indexes of lines that tables hold."""
    growing = _Growing()
    titles: list[Span | None] = [None]
    starts = _number_marks(text, text_lines, claimed)
    claimed |= box_lines(text, text_lines, starts)
    between = {
        line for first, last in captioned(text, text_lines, claimed, starts).items() for line in range(first, last)
    }
    last = _end_of_words(text_lines)
    remarks = closing_remarks(text, text_lines, claimed, starts)
    before: NumberMark | None = None
    for index, line in enumerate(text_lines):
        title = _zone_title(text, text_lines, index, claimed, starts) if index not in between else None
        if title is not None:
            growing.close(line.start)
            titles.append(title if title[0] < title[1] else None)
            growing.zone += 1
        elif (
            index in claimed
            or index in between
            or line.kind is LineKind.TAIL
            or index >= last
            or index == remarks
            or ends_items(text, text_lines, index, claimed)
        ):
            _end_own(growing, line.start)
        elif line.kind is LineKind.TEXT:
            first = starts.get(index)
            marks, unbroken = inline_numbers(text, line.start, line.end, first, before if first else None)
            before = marks[-1] if marks else None
            for mark in ([first] if first else []) + marks:
                growing.add(mark, unbroken=unbroken)
            closing = _CLOSING.search(text, line.start, line.end) if growing.open else None
            if closing:
                _end_own(growing, closing.start())
    growing.close(len(text))
    return Outline(tuple(titles), tuple(growing.nodes))


def _end_of_words(text_lines: tuple[NoticeLine, ...]) -> int:
    """Return the index from which nothing but page furniture follows."""
    apart = {LineKind.FURNITURE, LineKind.METADATA, LineKind.BLANK}
    index = len(text_lines)
    while index and text_lines[index - 1].kind in apart:
        index -= 1
    return index


def _end_own(growing: _Growing, place: int) -> None:
    """End the text of the open nodes without ending them: what follows is no part of an item."""
    for index in growing.open:
        node = growing.nodes[index]
        growing.nodes[index] = replace(node, own_end=min(node.own_end, place), cut=min(node.cut, place))


def _number_marks(text: str, text_lines: tuple[NoticeLine, ...], claimed: frozenset[int]) -> dict[int, NumberMark]:
    """Return the numbers at the starts of lines; dotted ones and ones before a blank only in a row."""
    marks: dict[int, NumberMark] = {}
    annexes = False
    for index, line in enumerate(text_lines):
        annexes = bool(re.match(r"\s*附\s*(?:件\s*[:\d]|表\s*:\s*1)", text[line.start : line.end])) or (
            annexes and line.kind in {LineKind.TEXT, LineKind.BLANK}
        )
        mark = number_at(text, line.start, line.end) if line.kind is LineKind.TEXT and index not in claimed else None
        if mark and not (annexes and _is_annex_name(text, mark, line)):
            marks[index] = mark
        elif line.kind is LineKind.TEXT and not mark:
            annexes = False
    for extra in (
        plain_headings(text, text_lines, claimed, marks),
        bullet_marks(text, text_lines, claimed),
        group_marks(text, text_lines, claimed),
        label_marks(text, text_lines, claimed, marks),
        field_marks(text, text_lines, claimed, marks),
        paragraph_marks(text, text_lines, claimed, marks),
    ):
        for index, mark in extra.items():
            marks.setdefault(index, mark)
    return _in_rows(marks)


def _is_annex_name(text: str, mark: NumberMark, line: NoticeLine) -> bool:
    """Whether a numbered line below 附件： names an annex."""
    return mark.style in {"num", "num_space"} and not re.search(r"[。;]", text[mark.body : line.end])


def _in_rows(marks: dict[int, NumberMark]) -> dict[int, NumberMark]:
    """Drop what is a figure at the start of a line (2.5公里) rather than a number."""
    values = {(mark.style, mark.value) for mark in marks.values()}
    prefixes = {mark.value[0] for mark in marks.values() if mark.style.startswith("dotted")}

    def stands(mark: NumberMark) -> bool:
        *upper, last = mark.value
        before, after = ((mark.style, (*upper, last + step)) in values for step in (-1, 1))
        if mark.style.startswith("dotted"):
            return before or last == 1
        if mark.style == "num_space":
            return before or after or mark.value[0] in prefixes
        return before or after or mark.style not in {"named", "letter", "roman"}

    return {index: mark for index, mark in marks.items() if stands(mark)}


def _zone_title(
    text: str, text_lines: tuple[NoticeLine, ...], index: int, claimed: frozenset[int], starts: dict[int, NumberMark]
) -> Span | None:
    """Return the title that begins a new zone at this line (empty where an annex has none), or None."""
    line = text_lines[index]
    if line.kind is LineKind.ANNEX:
        name = re.search(r"[^\d\s:附件表录一二三四五六七八九十—-][^\n]*$", text[line.start : line.end])
        if name:
            return trim(text, line.start + name.start(), line.end)
        following = first_filled(text_lines[index + 1 :])
        return (
            trim(text, following.start, following.end)
            if following and following.kind is LineKind.TEXT
            else (line.end, line.end)
        )
    if line.kind is not LineKind.TEXT or index in starts or index in claimed:
        return None
    start, end = trim(text, line.start, line.end)
    before = first_filled(reversed(text_lines[max(0, index - 4) : index]))
    if before and before.kind is LineKind.ANNEX:
        return None
    if text[start].isdigit() and not text[start : start + 4].isdigit():
        return None
    centred = (
        _TITLE_END.search(text, start, end)
        and not re.search(r"[,。;:]", text[start:end])
        and end - start < _LONGEST_TITLE
    )
    after_signature = before is not None and before.kind is LineKind.TAIL
    return (
        (start, end)
        if centred and (after_signature or not re.search(r"关于.*通知", text[start:end])) and index
        else None
    )


_LONGEST_TITLE = 60
