"""What each node of an outline is: a task, a container of tasks, a section, a point of a sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from generator.importing.reading import SectionKind
from generator.importing.recognise.outline.duties_by_body import duties_by_body
from generator.importing.recognise.outline.headings import LONGEST_HEADING, heading_of
from generator.importing.recognise.outline.points import fields_of_items, hand_up_lists, points_of, values_of_labels
from generator.importing.recognise.outline.tree import Outline, OutlineNode
from generator.importing.recognise.statements.item_statements import find_statements
from generator.importing.recognise.statements.statement import Statement

_KINDS: tuple[tuple[SectionKind, re.Pattern[str]], ...] = (
    (
        SectionKind.EXPLANATIONS,
        re.compile(r"名词(?:解释|注释|释义)|术语|起草说明|名词说明|指标解释|常用语|政策依据|解释说明"),
    ),
    (
        SectionKind.PHASES,
        re.compile(
            r"^(?:主要|具体|工作|方法|行动|整治|推进|实施|活动)?(?:步骤|阶段|方法步骤|时间安排|进度安排|实施步骤|时间步骤|步骤安排|实施阶段|阶段安排|工作步骤|进度要求|时间进度)|步骤$|阶段$|步骤和|(?:动员|启动|部署|攻坚|总结|验收|巩固|提升|自查|排查|整改|准备)[^,。]{0,8}阶段"
        ),
    ),
    (
        SectionKind.GOALS,
        re.compile(
            r"^(?!工作要求)(?:总体|主要|工作|发展|总的|基本|目标)?(?:目标|要求|思路|原则|目标任务|任务目标|思想|定位|目标要求|原则要求)(?:和|与|及|$)?.{0,6}$|^(?:总体|主要|工作|发展|现实|面临的?)?(?:形势|背景|基础|现状|意义)(?:(?:和|与|及).{0,6})?$|指导思想|指导原则|基本原则|总体要求|总的要求|总体思路|总体目标|"
            r"工作原则|工作目标|主要目标|发展目标|目标任务|重要意义|重大意义|发展基础|现状与|^.{0,8}(?:概况|基本情况|现状)$|起草(?:背景|过程)|^存在的?(?:主要|突出)?问题$|面临形势|(?:适用|整治|行动|实施|工作)范围(?!.*(?:职责|分工))|目标和|目标与"
        ),
    ),
    (
        SectionKind.SAFEGUARDS,
        re.compile(
            r"组织实施|组织保障|保障措施|组织领导|工作要求|有关要求|工作保障|强化保障|保障机制|考评|考核|奖惩|督导|督查|加强保障|实施保障|政策保障|组织推进|推进机制|工作机制|相关要求|几点要求|其他要求|责任落实|保障$|^要求$"
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Classification:
    """What each node of an outline is.

    statements: of each node.
    tasks, containers: nodes.
    kinds: of sections, by node.
    points: nodes that are points of a sentence.
    ends: where a last part ends whose list belongs to the item above.
    """

    statements: tuple[tuple[Statement, ...], ...]
    tasks: frozenset[int]
    containers: frozenset[int]
    kinds: tuple[SectionKind, ...]
    points: frozenset[int]
    ends: dict[int, int]


def kind_of(words: str) -> SectionKind:
    """Return what a section with such a heading holds.

    >>> kind_of("基本原则").value, kind_of("组织实施").value, kind_of("筑牢防洪网").value
    ('goals', 'safeguards', 'tasks')
    """
    plain = re.sub(r"[\s“”]", "", words)[:LONGEST_HEADING]
    return next((kind for kind, pattern in _KINDS if pattern.search(plain)), SectionKind.TASKS)


def classify(text: str, outline: Outline) -> Classification:
    """Say of each node whether it is a task, a container or a section."""
    nodes = outline.nodes
    statements = [tuple(find_statements(text, node.start, node.own_end)) for node in nodes]
    if all(statement.is_sentence for own in statements for statement in own):
        statements = [tuple(find_statements(text, node.start, node.own_end, demands=True)) for node in nodes]
    statements = duties_by_body(text, nodes, statements)
    statements, ends = hand_up_lists(text, nodes, statements)
    fields = fields_of_items(text, nodes)
    for i, node in enumerate(nodes):
        for child in sorted(fields.intersection(node.children)):
            statements[i], statements[child] = (*statements[i], *statements[child]), ()
    bearing = [any(statement.assignments for statement in own) for own in statements]
    labelled = [any(statement.is_list for statement in own) or _lists_duties(text, own) for own in statements]
    points = points_of(nodes, labelled) | values_of_labels(text, nodes, statements) | fields
    children = [tuple(child for child in node.children if child not in points) for node in nodes]
    kinds = _kinds(text, outline, children)
    skipped = _skipped(text, outline, kinds, labelled, children)
    leaves = frozenset(i for i in range(len(nodes)) if not children[i] and i not in points)
    peers = _peers(nodes, bearing, children)
    tasks = {
        i
        for i in leaves
        if i not in skipped
        and (bearing[i] or not _heads_rows(text, nodes[i]))
        and _is_task(nodes[i], peers[_place(nodes[i])], bears=bearing[i], labelled=labelled[i], any_bears=any(bearing))
    }
    interior = [i for i in range(len(nodes)) if children[i] and i not in skipped]
    containers: set[int] = set()
    for i in reversed(interior):
        if any(child in tasks for child in children[i]):
            if labelled[i] and (nodes[i].depth or nodes[i].mark.style not in {"cn", "part", "group"}):
                tasks.add(i)
            elif _contains(text, i, nodes, tasks, children):
                tasks.add(i)
                containers.add(i)
    return Classification(tuple(statements), frozenset(tasks), frozenset(containers), tuple(kinds), points, ends)


def _kinds(text: str, outline: Outline, children: list[tuple[int, ...]]) -> list[SectionKind]:
    """Return the kind of each node: by its own heading, else as the node or the zone above."""
    zone_kinds = [kind_of(text[slice(*title)]) if title else SectionKind.TASKS for title in outline.zone_titles]
    kinds: list[SectionKind] = []
    for index, node in enumerate(outline.nodes):
        own = kind_of(text[slice(*heading_of(text, node))]) if node.own_end - node.start else SectionKind.TASKS
        above = kinds[node.parent] if node.parent is not None else zone_kinds[node.zone]
        if node.mark.style == "article":
            own = SectionKind.ARTICLES
        elif zone_kinds[node.zone] is SectionKind.EXPLANATIONS:
            own = SectionKind.EXPLANATIONS
        elif node.parent is not None and above is not SectionKind.TASKS:
            own = above
        elif own is SectionKind.TASKS and _are_phases(text, outline, children[index]):
            own = SectionKind.PHASES
        elif node.parent is not None and not children[index] and own in {SectionKind.SAFEGUARDS, SectionKind.PHASES}:
            own = SectionKind.TASKS
        kinds.append(own)
    return kinds


def _are_phases(text: str, outline: Outline, parts: tuple[int, ...]) -> bool:
    """Whether the parts of a chapter are phases by their headings: (一)动员部署阶段(3月)."""
    headings = [text[slice(*heading_of(text, outline.nodes[part]))] for part in parts]
    return len(parts) > 1 and all(_PHASE.search(heading) for heading in headings)


_PHASE = re.compile(r"^第[一二三四五六]阶段|阶段[ ]*(?:\([^()]*\))?$")


def _next_alike(nodes: tuple[OutlineNode, ...]) -> list[int | None]:
    """Return, for each node, the next one of its style and depth."""
    following: list[int | None] = []
    last: dict[tuple[int, str], int] = {}
    for index in range(len(nodes) - 1, -1, -1):
        key = nodes[index].depth, nodes[index].mark.style
        following.append(last.get(key))
        last[key] = index
    return following[::-1]


# A chapter that says who they are, not what they do: 参演单位, 成员单位.
_BODIES = re.compile(
    r"(?:参[^,。]{1,2}|成员|组成|联合|支持|主办|承办|协办)(?:单位|部门|人员|成员)(?:(?:及|和|、)人员)?"
)


def _skipped(
    text: str, outline: Outline, kinds: list[SectionKind], labelled: list[bool], children: list[tuple[int, ...]]
) -> frozenset[int]:
    """Return the nodes that say aims, phases, meanings or who takes part, unless in a row with the tasks after them."""
    nodes = outline.nodes
    next_alike = _next_alike(nodes)
    aside = {SectionKind.GOALS, SectionKind.PHASES, SectionKind.EXPLANATIONS, SectionKind.ARTICLES}
    skipped: set[int] = set()
    for index, node in enumerate(nodes):
        names_bodies = not children[index] and _BODIES.fullmatch(text[slice(*heading_of(text, node))])
        if kinds[index] is SectionKind.EXPLANATIONS or names_bodies:
            skipped.add(index)
        elif kinds[index] in aside and not labelled[index] and not any(labelled[child] for child in children[index]):
            following = next_alike[index]
            in_row = (
                node.parent is not None
                and following is not None
                and nodes[following].parent != node.parent
                and nodes[following].zone == node.zone
                and nodes[following].mark.value[0] == node.mark.value[0] + 1
                and kinds[following] is not kinds[index]
            )
            if in_row:
                skipped -= set(children[node.parent]) if node.parent is not None else set()
            else:
                skipped.add(index)
    return frozenset(skipped)


def _lists_duties(text: str, own: tuple[Statement, ...]) -> bool:
    """Whether several lines of an item each give a body its duty: 宣传部:制订方案, 教委:负责宣传."""
    lines = [statement for statement in own if statement.assignments and text[statement.start - 1] == "\n"]
    return len(lines) >= _SEVERAL_DUTIES


_SEVERAL_DUTIES = 3


def _is_task(node: OutlineNode, peers: _Peers, *, bears: bool, labelled: bool, any_bears: bool) -> bool:
    """Whether a leaf is a task: it has bodies, or its number stands below a chapter, or most beside it have bodies."""
    if labelled or node.depth:
        return labelled or bears or node.mark.style != "article"
    if peers.number == peers.cut > 1 and not peers.bearing:
        return False  # headings over the rows of a table
    most_bear = peers.bearing * 2 >= peers.number
    if node.mark.style == "article" or (peers.have_parts and not most_bear) or (not peers.bearing and any_bears):
        return False
    if node.mark.style in {"cn", "part"} or peers.bearing:
        return most_bear
    return peers.number > 1


def _heads_rows(text: str, node: OutlineNode) -> bool:
    """Whether a part of a chapter is nothing but a heading over rows of a table."""
    end = min(node.cut, len(text))
    return bool(node.depth) and "\t" in text[end : text.find("\n", end)] and "。" not in text[node.start : end]


@dataclass(slots=True)
class _Peers:
    """Nodes of one style and depth in a zone: how many, how many cut off or with bodies, whether any has parts."""

    number: int = 0
    cut: int = 0
    bearing: int = 0
    have_parts: bool = False


def _peers(
    nodes: tuple[OutlineNode, ...], bearing: list[bool], children: list[tuple[int, ...]]
) -> dict[tuple[int, int, str], _Peers]:
    """Count the nodes that stand beside each other."""
    peers: dict[tuple[int, int, str], _Peers] = defaultdict(_Peers)
    for index, node in enumerate(nodes):
        group = peers[_place(node)]
        group.number += 1
        group.cut += node.cut < node.end
        group.bearing += bearing[index]
        group.have_parts = group.have_parts or bool(children[index])
    return peers


def _place(node: OutlineNode) -> tuple[int, int, str]:
    """Return zone, depth and style: what nodes beside each other share."""
    return node.zone, node.depth, node.mark.style


def _contains(
    text: str, index: int, nodes: tuple[OutlineNode, ...], tasks: set[int], children: list[tuple[int, ...]]
) -> bool:
    """Whether a node with parts is an item whose parts carry the lists, rather than a section."""
    node = nodes[index]
    if not node.depth or node.mark.style in {"cn", "part"}:
        return False
    above = children[node.parent] if node.parent is not None else ()
    beside_task = any(i in tasks and not children[i] for i in above)
    own = text[node.start : node.own_end].strip()
    said = own.endswith(("。", ":", ";")) and len(own) > _LEAST_SAID
    return beside_task or (node.mark.style in {"num", "dotted3", "num_bracket"} and said)


_LEAST_SAID = 6
