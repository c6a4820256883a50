"""Items that each begin with the body whose duties they say: 1.派出所。配合排查; (三)新城公司:推进绿道建设."""

import re
from itertools import chain

from generator.importing.reading import Basis
from generator.importing.recognise.bodies.body_lists import read_list
from generator.importing.recognise.bodies.names import Strength, is_person
from generator.importing.recognise.outline.headings import heading_of
from generator.importing.recognise.outline.tree import OutlineNode
from generator.importing.recognise.statements.statement import Assignment, Statement
from generator.model import Role

_DUTIES = re.compile(r"职责|(?:任务|责任|工作|部门|单位)分工|责任主体")
_FIRST_WORDS = re.compile(r"\s*(?P<names>[^。;:\n,]{2,40})(?:[。:](?=\s*\S)|\n+(?=\s*\S))")
_FEWEST = 3


def duties_by_body(
    text: str, nodes: tuple[OutlineNode, ...], statements: list[tuple[Statement, ...]]
) -> list[tuple[Statement, ...]]:
    """Give items without a list the body that they begin with, where nearly all beside them begin with one.

    The chapter's heading speaks of duties, or half of the items are known to begin with bodies. Offices that bear no
    level (派出所, 服务办, 城建集团) count here, because the place says that bodies stand in it.
    """
    given = list(statements)
    for siblings in _rows(nodes):
        first = {index: _begins_with(text, nodes[index]) for index in siblings}
        begun = [index for index, statement in first.items() if statement]
        if len(begun) < _FEWEST or len(begun) < len(siblings) - 1:
            continue
        parent = nodes[siblings[0]].parent
        headed = parent is not None and _DUTIES.search(text[slice(*heading_of(text, nodes[parent]))])
        known = sum(_begins_its_item(text, nodes[index], statements[index]) for index in begun)
        if headed or known * 2 >= len(siblings):
            for index in begun:
                statement = first[index]
                if statement and not any(own.assignments for own in statements[index]):
                    given[index] = (statement,)
    return given


def _rows(nodes: tuple[OutlineNode, ...]) -> list[list[int]]:
    """Return the items that stand beside each other without parts of their own."""
    top: dict[tuple[int, str], list[int]] = {}
    for index, node in enumerate(nodes):
        if node.parent is None:
            top.setdefault((node.zone, node.mark.style), []).append(index)
    below = (list(node.children) for node in nodes if node.children)
    return [row for row in chain(top.values(), below) if row and not any(nodes[index].children for index in row)]


def _begins_with(text: str, node: OutlineNode) -> Statement | None:
    """Read the bodies that an item begins with."""
    words = _FIRST_WORDS.match(text, node.start, node.own_end)
    if not words or is_person(words["names"]):
        return None
    bodies = read_list(text, *words.span("names"))
    if not bodies.are(Strength.FORMED):
        return None
    assignments = (Assignment(mention, Role.RESPONSIBLE, Basis.SENTENCE) for mention in bodies.mentions)
    return Statement(*words.span("names"), tuple(assignments), labelled=True)


def _begins_its_item(text: str, node: OutlineNode, own: tuple[Statement, ...]) -> bool:
    """Whether an item's first statement stands at its very beginning."""
    return any(statement.assignments and not text[node.start : statement.start].strip() for statement in own)
