"""Tasks without numbers: bullets and paragraphs with lists, lines of bodies above items, headed blocks."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace

from generator.importing.recognise.bodies.body_lists import read_list
from generator.importing.recognise.bodies.labels import LABELLED
from generator.importing.recognise.bodies.names import Strength, is_collective
from generator.importing.recognise.outline.numbering import NumberMark, number_at
from generator.importing.recognise.statements.item_statements import find_statements
from generator.importing.recognise.statements.statement import Statement
from generator.importing.recognise.text.brackets import BRACKET_AT_END, trim
from generator.importing.recognise.text.lines import LineKind, NoticeLine
from generator.text.spans import Span

_BULLET = re.compile(r" *(?:[●■◆▲★•·○◇□→➢✓-]|——?)\s*(?=[\u3400-\u9fff“《])")
_BODIES_FIRST = re.compile(r" *(?P<names>[^。;:\n]{2,60}):(?=[^\n]{6})")
_GROUP = re.compile(
    r" *(?P<names>[^。;:]{2,40}?)"
    r"(?P<verb>(?:负责)?(?:牵头|主办)(?:负责|落实|办理)*|负责|承办)?(?:的?(?:任务|事项|工作))?:\s*$"
)
_SHARE, _FEWEST = 0.6, 2


def _free_lines(text_lines: tuple[NoticeLine, ...], *taken: Container[int]) -> Iterator[tuple[int, NoticeLine]]:
    """Yield the lines of text, each with its index, that no table and no number takes."""
    for index, line in enumerate(text_lines):
        if line.kind is LineKind.TEXT and not any(index in others for others in taken):
            yield index, line


def bullet_marks(text: str, text_lines: tuple[NoticeLine, ...], claimed: frozenset[int]) -> dict[int, NumberMark]:
    """Return the marks of bullets, by line, where most of the notice end with a bracket, carry a label or name a body.

    Other bullets are points of the item above.
    """
    marks = {}
    listing = 0
    for index, line in _free_lines(text_lines, claimed):
        match = _BULLET.match(text, line.start, line.end)
        if match and not LABELLED.match(text, match.end(), line.end):  # ◆牵头单位:… is a field of the item above
            marks[index] = NumberMark(line.start, match.end(), "bullet", (match.end(), match.end()), (0,))
            listing += bool(
                BRACKET_AT_END.search(text, match.end(), line.end)
                or LABELLED.search(text, match.end(), line.end)
                or _begins_with_bodies(text, match.end(), line.end)
            )
    return marks if listing >= max(_FEWEST, _SHARE * len(marks)) else {}


def group_marks(text: str, text_lines: tuple[NoticeLine, ...], claimed: frozenset[int]) -> dict[int, NumberMark]:
    """Return the marks of lines such as 县教育局牵头负责: that head the items below, by line; one alone is none."""
    marks = {}
    for index, line in _free_lines(text_lines, claimed):
        match = _GROUP.match(text, line.start, line.end)
        if not match:
            continue
        bodies = read_list(text, *match.span("names"))
        sure = bodies.are(Strength.KNOWN)
        if sure and (match["verb"] or not any(is_collective(mention.name) for mention in bodies.mentions)):
            marks[index] = NumberMark(line.start, match.start("names"), "group", (line.start, line.start), (0,))
    return marks if len(marks) >= _FEWEST else {}


def label_marks(
    text: str, text_lines: tuple[NoticeLine, ...], claimed: frozenset[int], marks: dict[int, NumberMark]
) -> dict[int, NumberMark]:
    """Return the marks of lines such as 责任单位:县教委 that stand above the items of which they speak, by line.

    Such lines stand below items as a rule; above them where the first comes before any number and the last has
    numbers below it.
    """
    heads: dict[int, NumberMark] = {}
    for index, line in _free_lines(text_lines, claimed, marks):
        label = LABELLED.match(text, line.start, line.end)
        if label and label.lastgroup in {"lead", "responsible"} and read_list(text, label.end(), line.end).mentions:
            heads[index] = NumberMark(line.start, label.end(), "group", (line.start, line.start), (0,))
    if len(heads) < _FEWEST or not marks:
        return {}
    return heads if min(heads) < min(marks) and max(heads) < max(marks) else {}


_FIELD = re.compile(r" *(?P<name>[\u3400-\u9fff]{0,4}(?:任务|工作|项目|事项|实事)(?:名称|内容)?) *: *(?=\S)")


def field_marks(
    text: str, text_lines: tuple[NoticeLine, ...], claimed: frozenset[int], marks: dict[int, NumberMark]
) -> dict[int, NumberMark]:
    """Return the marks of fields that name a task (重点工作:135.治理违法建设), by line; bodies stand in fields below.

    The first such name begins each block of fields; two blocks or more make them. A number is the value's own.
    """
    fields: dict[int, re.Match[str]] = {}
    bodies: list[int] = []
    for index, line in _free_lines(text_lines, claimed, marks):
        match = _FIELD.match(text, line.start, line.end)
        first = next(iter(fields.values()), match)
        if match and first and match["name"] == first["name"]:
            fields[index] = match
        label = LABELLED.match(text, line.start, line.end)
        if label and label.lastgroup in {"lead", "responsible"}:
            bodies.append(index)
    ends = [*list(fields)[1:], len(text_lines)]
    have_bodies = [any(start < place < end for place in bodies) for start, end in zip(fields, ends, strict=False)]
    if len(fields) < _FEWEST or not all(have_bodies):
        return {}
    return {index: _field_mark(text, match, text_lines[index].end) for index, match in fields.items()}


def _field_mark(text: str, match: re.Match[str], end: int) -> NumberMark:
    """Return the mark of a field: the number in front of its value, or none."""
    own = number_at(text, match.end(), end)
    if own:
        return replace(own, start=match.start(), style="field")
    return NumberMark(match.start(), match.end(), "field", (match.start(), match.start()), (0,))


def paragraph_marks(
    text: str, text_lines: tuple[NoticeLine, ...], claimed: frozenset[int], marks: dict[int, NumberMark]
) -> dict[int, NumberMark]:
    """Return the marks of paragraphs below chapters, by line, where each ends with a bracket or labels of its own.

    Several must stand below one chapter, and none may have a number. In a notice without numbers three in a row do.
    """
    if not marks:
        return _paragraphs_in_a_row(text, text_lines, claimed)
    paragraphs: dict[int, NumberMark] = {}
    chapter: int | None = None
    below: list[int] = []
    several = 0
    for index, line in enumerate([*text_lines, NoticeLine(len(text), len(text), LineKind.TAIL)]):
        if line.kind is LineKind.BLANK:
            continue
        paragraph = line.kind is LineKind.TEXT and index not in claimed and index not in marks
        if paragraph and chapter is not None:
            below.append(index)
            continue
        if chapter is not None and below:
            starts = _starts(text, [text_lines[place] for place in below])
            several += len(starts) >= _FEWEST
            paragraphs.update({below[place]: _mark_of(text, text_lines[below[place]]) for place in starts})
        heads = line.kind is LineKind.TEXT and index in marks and marks[index].style == "cn"
        chapter, below = (index if heads and "。" not in text[line.start : line.end] else None), []
    return paragraphs if several else {}


def _paragraphs_in_a_row(
    text: str, text_lines: tuple[NoticeLine, ...], claimed: frozenset[int]
) -> dict[int, NumberMark]:
    """Return the marks of paragraphs that name bodies, three or more with nothing but blanks between.

    Each ends with a list, or begins with bodies and a colon.
    """
    runs: list[list[int]] = [[]]
    for index, line in enumerate(text_lines):
        tells = _ends_with_list(text, line) or _begins_with_bodies(text, line.start, line.end)
        if line.kind is LineKind.TEXT and index not in claimed and tells:
            runs[-1].append(index)
        elif line.kind is not LineKind.BLANK and runs[-1]:
            runs.append([])
    return {index: _mark_of(text, text_lines[index]) for run in runs if len(run) > _FEWEST for index in run}


def _starts(text: str, below: list[NoticeLine]) -> list[int]:
    """Return which lines begin a task: all, where each ends with a list; else those behind the labels of another.

    A paragraph that introduces three or more that begin with bodies is none.
    """
    if all(_ends_with_list(text, line) or _begins_with_bodies(text, line.start, line.end) for line in below):
        return list(range(len(below)))
    begin = [_begins_with_bodies(text, line.start, line.end, Strength.FORMED) for line in below]
    if sum(begin) > _FEWEST and all(begin[1:]):
        return list(range(0 if begin[0] else 1, len(below)))
    labels = [LABELLED.match(text, line.start, line.end) is not None for line in below]
    starts = [index for index, label in enumerate(labels) if not label and (not index or labels[index - 1])]
    return starts if labels[-1] and not labels[0] and len(starts) >= _FEWEST else []


def _begins_with_bodies(text: str, start: int, end: int, strength: Strength = Strength.KNOWN) -> bool:
    """Whether words begin with bodies and a colon: 县林业局:履行行业管理责任."""
    match = _BODIES_FIRST.match(text, start, end)
    return match is not None and read_list(text, *match.span("names")).are(strength)


def _ends_with_list(text: str, line: NoticeLine) -> bool:
    """Whether a paragraph ends with a bracket in which a label stands or a list of bodies."""
    words = text[line.start : line.end]
    closing = BRACKET_AT_END.search(words)
    opening = max(words.rfind(mark) for mark in "([【〔")
    if not closing or opening <= 0:
        return False
    inner = line.start + opening + 1, line.start + closing.start()
    return LABELLED.search(text, *inner) is not None or bool(read_list(text, *inner).mentions)


def _mark_of(text: str, line: NoticeLine) -> NumberMark:
    """Return the empty mark of a line."""
    start = line.start + len(text[line.start : line.end]) - len(text[line.start : line.end].lstrip())
    return NumberMark(line.start, start, "paragraph", (start, start), (0,))


_CONTACT = re.compile(r"咨询|电话|联系|编印|附表")
_LONGEST_HEADING = 40


@dataclass(frozen=True, slots=True)
class BlockTask:
    """A headed block: start, end, heading, statements, the heading line of the group above it."""

    start: int
    end: int
    heading: Span
    statements: tuple[Statement, ...]
    group: Span | None


def block_tasks(text: str, text_lines: tuple[NoticeLine, ...], claimed: frozenset[int]) -> list[BlockTask]:
    """Read headed blocks; a block of one line is the heading of the group below it.

    Used only where numbers and tables give no task with bodies.
    """
    tasks: list[BlockTask] = []
    group: Span | None = None
    for block in _blocks(text, text_lines, claimed):
        if len(block) == 1:
            start, end = trim(text, *block[0])
            if end - start <= _LONGEST_HEADING and not re.search(r"[。;,:]", text[start:end]):
                group = (start, end)
            continue
        start, end = trim(text, block[0][0], block[-1][1])
        heading = trim(text, *block[0])
        body = find_statements(text, block[1][0], end)
        if (
            heading[1] - heading[0] > _LONGEST_HEADING
            or re.search(r"[。;:]", text[slice(*heading)])
            or _CONTACT.search(text[start:end][:6])
        ):
            continue
        tasks.append(BlockTask(start, end, heading, tuple(body), group))
    bearing = [any(statement.assignments for statement in task.statements) for task in tasks]
    if sum(bearing) < _FEWEST:
        return []
    first = bearing.index(True)
    return [task for index, task in enumerate(tasks) if index >= first and (bearing[index] or task.group)]


_LONGEST_STATEMENT = 20  # lines


def _blocks(text: str, text_lines: tuple[NoticeLine, ...], claimed: frozenset[int]) -> list[list[Span]]:
    """Part lines of text at blank lines and, where there are none, behind lines that only say who does it."""
    blocks: list[list[Span]] = [[]]
    for index, line in enumerate(text_lines):
        if line.kind is LineKind.TEXT and index not in claimed:
            if _closed(text, blocks[-1]):
                blocks.append([])
            blocks[-1].append((line.start, line.end))
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _closed(text: str, block: list[Span]) -> bool:
    """Whether a block has named who does it, so that the next line begins another."""
    if len(block) < _FEWEST:
        return False
    near = block[-_LONGEST_STATEMENT:]  # not the whole block at each of its lines: the work would grow with the square
    statements = find_statements(text, near[0][0], near[-1][1])
    return any(statement.assignments and statement.end >= trim(text, *block[-1])[1] - 1 for statement in statements)
