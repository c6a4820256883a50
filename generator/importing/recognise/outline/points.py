"""Parts of an item that are no tasks of their own: points of a sentence, values of a label, fields of the item."""

import re
from collections import Counter
from itertools import combinations

from generator.importing.recognise.bodies.labels import ROLES, label_of
from generator.importing.recognise.outline.tree import OutlineNode
from generator.importing.recognise.statements.statement import Statement


def hand_up_lists(
    text: str, nodes: tuple[OutlineNode, ...], statements: list[tuple[Statement, ...]]
) -> tuple[list[tuple[Statement, ...]], dict[int, int]]:
    """Hand a list below the last of several parts to the item above, and return where that part ends.

    The list stands on a line of its own. No other part has one, or the list alone says who leads.
    """
    upper = _with_lists_below_points(text, nodes, statements)
    ends: dict[int, int] = {}
    for index, node in enumerate(nodes):
        parts = node.children
        if (
            len(parts) < _SEVERAL
            or any(nodes[part].children or nodes[part].mark.inline for part in parts)
            or statements[index]
        ):
            continue
        opened = text[node.start : node.own_end].rstrip().endswith(":")
        if not statements[parts[-1]] or not (node.depth or opened):
            continue
        *rest, below = [statement for part in parts for statement in statements[part]]
        others = any(statement.assignments for statement in rest)
        leads_alone = below.labelled and below.leads and not any(statement.leads for statement in rest)
        if not below.is_list or (others and not leads_alone):
            continue
        # A bracket begins before its statement.
        before = text[nodes[parts[-1]].start : below.start].rstrip(" ([〔【")
        if before.endswith("\n"):
            upper[index] = (below,)
            upper[parts[-1]] = tuple(statement for statement in statements[parts[-1]] if statement is not below)
            ends[parts[-1]] = below.start
    return upper, ends


_SEVERAL = 2


def _with_lists_below_points(
    text: str, nodes: tuple[OutlineNode, ...], statements: list[tuple[Statement, ...]]
) -> list[tuple[Statement, ...]]:
    """Hand labelled lists on lines below points within a line (措施:1.… 2.…) to the item that the points are of."""
    upper = list(statements)
    for index, node in enumerate(nodes):
        if not node.children or not all(nodes[part].mark.inline for part in node.children) or statements[index]:
            continue
        last = node.children[-1]
        below = tuple(
            statement
            for statement in statements[last]
            if statement.labelled and "\n" in text[nodes[last].start : statement.start]
        )
        if below and len(below) == sum(len(statements[part]) for part in node.children):
            upper[index], upper[last] = below, ()
    return upper


def points_of(nodes: tuple[OutlineNode, ...], labelled: list[bool]) -> frozenset[int]:
    """Return the nodes that are points of a sentence: ①, and numbers within a line, without lists of their own."""
    points: set[int] = set()
    for index, node in enumerate(nodes):
        above = node.parent
        small = (
            node.mark.style == "circled" or (node.mark.inline and not node.unbroken) or node.mark.style == "num_half"
        )
        siblings = nodes[above].children if above is not None else ()
        bearing = sum(labelled[i] for i in siblings)
        own_lists = node.mark.inline and bearing >= _SEVERAL and bearing >= len(siblings) - 1
        if (small and not own_lists and not (bearing >= _SEVERAL)) or above in points:
            points.add(index)
    return frozenset(points)


def values_of_labels(
    text: str, nodes: tuple[OutlineNode, ...], statements: list[tuple[Statement, ...]]
) -> frozenset[int]:
    """Return the nodes that are the value of a label: what 整改措施: at the end of an item with a list opens."""
    values: set[int] = set()
    for index, node in enumerate(nodes):
        own = text[node.start : node.own_end].rstrip()
        label = own[own.rfind("\n") + 1 :].strip()
        opens = (
            node.mark.style != "group"
            and re.fullmatch(r"[^,。;:]{2,10}:", label)
            and any(statement.assignments and statement.labelled for statement in statements[index])
        )
        children_tell = any(statement.is_list for child in node.children for statement in statements[child])
        if (opens and not children_tell) or index in values:
            values.update(node.children)
    return frozenset(values)


def fields_of_items(text: str, nodes: tuple[OutlineNode, ...]) -> frozenset[int]:
    """Return the nodes that are fields of the item above: (一)目标任务:… (二)责任分工:…, the same labels under several.

    One of the labels must announce bodies.
    """
    labels = {index: match["label"] for index, node in enumerate(nodes) if (match := _FIELD.match(text, node.start))}
    below = [frozenset(labels[child] for child in node.children if child in labels) for node in nodes]
    # Pairs of labels are counted: comparing every item with every other would take the square of them.
    pairs = [tuple(combinations(sorted(own), _SEVERAL)) if len(own) <= _MOST_FIELDS else () for own in below]
    counts = Counter(pair for own in pairs for pair in own)
    fields: set[int] = set()
    for node, own in zip(nodes, pairs, strict=True):
        is_shared = any(counts[pair] >= _SEVERAL for pair in own)
        if is_shared and any(label_of(label) in ROLES for pair in own for label in pair):
            fields.update(node.children)
    return frozenset(fields)


_MOST_FIELDS = 30
_FIELD = re.compile(r"\s*(?P<label>[\u3400-\u9fff]{2,8}):")
