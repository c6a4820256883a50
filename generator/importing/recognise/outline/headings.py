"""The heading of an item, and the heading without the list of bodies that ends it."""

import re
from collections.abc import Iterable

from generator.importing.recognise.outline.tree import OutlineNode
from generator.importing.recognise.statements.statement import Statement
from generator.importing.recognise.text.brackets import brackets, trim
from generator.text.spans import Span

LONGEST_HEADING = 42
_HEADING_STOP = re.compile(r"[。:]|(?<!\d)\.(?!\d)")


def heading_of(text: str, node: OutlineNode) -> Span:
    """Return the heading of a node: its first line, up to the first full stop outside brackets if words follow."""
    start, end = trim(text, node.start, node.own_end)
    line = text.find("\n", start, end)
    line = end if line < 0 else line
    inner = brackets(text, start, line)
    stops = (stop.start() for stop in _HEADING_STOP.finditer(text, start, line))
    return trim(text, start, next((stop for stop in stops if not any(a < stop < b for a, b in inner)), line))


def without_list(text: str, heading: Span, statements: Iterable[Statement]) -> Span:
    """Return a heading without the list that ends it: 加强管理(牵头单位:A;配合单位:B)."""
    start, end = heading
    lists = (
        statement.start
        for statement in statements
        if statement.is_list and start < statement.start < end <= statement.end
    )
    return trim(text, start, next(lists, end))
