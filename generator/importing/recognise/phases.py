"""The phases of a plan: the parts of a chapter 实施步骤, each with its heading and text."""

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.importing.reading import ReadProvision, SectionKind
from generator.importing.recognise.outline.classification import Classification
from generator.importing.recognise.outline.sections import Sections
from generator.importing.recognise.outline.tree import Outline, OutlineNode
from generator.importing.recognise.provisions import PlacedProvision, make_provision, words_behind
from generator.importing.recognise.tasks import NoticeFrame
from generator.importing.recognise.text.brackets import trim
from generator.importing.recognise.text.folded import Folded
from generator.text.spans import Span

_ORDINAL = "第[一二三四五六七八九十]{1,2}个?阶段"
_NUMBERED = re.compile(rf"^[ ]*(?={_ORDINAL})", re.MULTILINE)
# 第一阶段(2025年3月):, 动员部署阶段(3月至5月)。, 第二阶段:全面实施(6月)。
_HEAD = re.compile(
    rf"(?P<ordinal>{_ORDINAL})?(?:[:、, ]*(?P<name>[^:。;,、\n()]{{2,14}}?)(?P<kind>阶段)?)?"
    r"[ ]*(?P<when>\([^()\n]{2,40}\))?(?=[:。\n]|$)"
)


def read_phases(
    folded: Folded, tree: Outline, classified: Classification, sections: Sections, frame: NoticeFrame
) -> tuple[ReadProvision, ...]:
    """Return the phases of the first chapter that consists of them; none where a part of it is no phase."""
    for index, node in enumerate(tree.nodes):
        if classified.kinds[index] is not SectionKind.PHASES or index in classified.tasks:
            continue
        spans = list(_children(tree, node) if node.children else _paragraphs(folded.text, node))
        heads = [_HEAD.match(folded.text, start, end) for _, (start, end) in spans]
        section = sections.index.get(("node", index))
        placed = [
            PlacedProvision(label, trim(folded.text, *head.span()), words_behind(folded.text, head.end(), end), section)
            for (label, (_, end)), head in zip(spans, heads, strict=True)
            if head and (head["ordinal"] or (head["name"] and (head["kind"] or head["when"])))
        ]
        if (
            len(placed) > 1
            and len(placed) == len(spans)
            and all(start < end for start, end in (d.text for d in placed))
        ):
            return tuple(make_provision(folded, part, frame) for part in placed)
    return ()


def _children(tree: Outline, node: OutlineNode) -> Iterator[tuple[Span | None, Span]]:
    """Yield number and span of each item of a chapter."""
    for index in node.children:
        child = tree.nodes[index]
        yield child.mark.label, (child.start, min(child.end, child.cut))


def _paragraphs(text: str, node: OutlineNode) -> Iterator[tuple[Span | None, Span]]:
    """Yield the spans of the paragraphs of a chapter that begin with 第一阶段, what follows each included."""
    last = min(node.own_end, node.cut)
    starts = [match.end() for match in _NUMBERED.finditer(text, node.start, last)]
    for start, end in pairwise([*starts, last] if starts else []):
        yield None, trim(text, start, end)
