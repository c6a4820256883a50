"""Tasks without numbers: a heading line, lines of text, a last line that says who does it; blank lines between."""

import re
from dataclasses import dataclass

from generator.importing.recognise.items import find_statements
from generator.importing.recognise.lines import LineKind, NoticeLine
from generator.importing.recognise.nesting import trim
from generator.importing.recognise.statements import Statement

_CONTACT = re.compile(r"咨询|电话|联系|编印|附表")
_LONGEST_HEADING = 40


@dataclass(frozen=True, slots=True)
class BlockTask:
    """A headed block: start, end, heading, statements, the heading line of the group above it."""

    start: int
    end: int
    heading: tuple[int, int]
    statements: tuple[Statement, ...]
    group: tuple[int, int] | None


def block_tasks(text: str, text_lines: tuple[NoticeLine, ...], claimed: frozenset[int]) -> list[BlockTask]:
    """Read headed blocks; a block of one line is the heading of the group below it.

    Used only where numbers and tables give no task with bodies.
    """
    tasks: list[BlockTask] = []
    group: tuple[int, int] | None = None
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


_FEWEST = 2
_LONGEST_STATEMENT = 20  # lines


def _blocks(text: str, text_lines: tuple[NoticeLine, ...], claimed: frozenset[int]) -> list[list[tuple[int, int]]]:
    """Part lines of text at blank lines and, where there are none, behind lines that only say who does it."""
    blocks: list[list[tuple[int, int]]] = [[]]
    for index, line in enumerate(text_lines):
        if line.kind is LineKind.TEXT and index not in claimed:
            if _closed(text, blocks[-1]):
                blocks.append([])
            blocks[-1].append((line.start, line.end))
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _closed(text: str, block: list[tuple[int, int]]) -> bool:
    """Whether a block has named who does it, so that the next line begins another."""
    if len(block) < _FEWEST:
        return False
    near = block[-_LONGEST_STATEMENT:]  # not the whole block at each of its lines: the work would grow with the square
    statements = find_statements(text, near[0][0], near[-1][1])
    return any(statement.assignments and statement.end >= trim(text, *block[-1])[1] - 1 for statement in statements)
