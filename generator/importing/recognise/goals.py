"""The general goal, 总体目标, 工作目标 and the like, and the goals that it names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.importing.reading import ReadProvision, SectionKind
from generator.importing.recognise.outline.classification import Classification
from generator.importing.recognise.outline.headings import heading_of
from generator.importing.recognise.outline.sections import Sections
from generator.importing.recognise.outline.tree import Outline
from generator.importing.recognise.provisions import PlacedProvision, make_provision, words_behind
from generator.importing.recognise.tasks import NoticeFrame
from generator.importing.recognise.text.brackets import trim
from generator.importing.recognise.text.folded import Folded
from generator.text.blanks import without_blanks
from generator.text.lexicon import DIRECTIONS, directions

_AIM = re.compile(r"^(?:总体|工作|主要|行动|发展|任务|整治|建设)?目标(?:任务)?$")
_GOALS = re.compile(r"“(?P<name>(?:[一二三四五六七八九十两][\u3400-\u9fff]){2,6})”\((?P<parts>[^()]+)\)")
_ADVERB = "(?:不断|持续|明显|进一步|有所|稳步|逐步)?"
_DIRECTION = re.compile(_ADVERB + f"(?:{'|'.join(word for words in DIRECTIONS.values() for word in words)})$")


def read_vision(
    folded: Folded, tree: Outline, classified: Classification, sections: Sections, frame: NoticeFrame
) -> ReadProvision | None:
    """Return the general goal: the first item outside the tasks that is headed 总体目标, 工作目标 and the like."""
    for index, node in enumerate(tree.nodes):
        heading = heading_of(folded.text, node)
        if (
            classified.kinds[index] is SectionKind.GOALS
            and index not in classified.tasks
            and _AIM.match(without_blanks(folded.text[slice(*heading)]))
        ):
            start, end = words_behind(folded.text, heading[1], min(node.end, node.cut))
            if start < end:
                section = sections.index.get(("node", index), sections.of_node(tree, index))
                return make_provision(folded, PlacedProvision(node.mark.label, heading, (start, end), section), frame)
    return None


@dataclass(frozen=True, slots=True)
class ReadIndicator:
    """What a goal wants to rise or to fall: name, direction (rise, fall), quote."""

    name: str
    direction: str
    quote: str


@dataclass(frozen=True, slots=True)
class ReadGoal:
    """A named goal of the general one: name, quote, indicators."""

    name: str
    quote: str
    indicators: tuple[ReadIndicator, ...]


def read_goals(vision: str) -> tuple[ReadGoal, ...]:
    """Return the goals that a bracket explains, one by one: “一升二降”(A上升;B、C下降); none where the counts differ.

    >>> [(goal.name, [item.name for item in goal.indicators]) for goal in read_goals("“一升二降”(A率上升;B、C率下降)")]
    [('一升', ['A率']), ('二降', ['B', 'C率'])]
    """
    match = _GOALS.search(vision.translate(_NARROW))
    if not match:
        return ()
    names = [match["name"][at : at + 2] for at in range(0, len(match["name"]), 2)]
    start = match.start("parts")
    parts = [(start + piece.start(), start + piece.end()) for piece in re.finditer("[^;]+", match["parts"])]
    if len(parts) != len(names):
        return ()
    quotes = [vision[slice(*trim(vision, *part))] for part in parts]
    return tuple(ReadGoal(name, quote, tuple(_indicators(quote))) for name, quote in zip(names, quotes, strict=True))


_NARROW = str.maketrans("（）；，", "();,")


def _indicators(quote: str) -> Iterator[ReadIndicator]:
    """Yield the indicators of a goal: the items before each word for a direction."""
    for piece in re.split("[,，]", quote):
        verbs = [_DIRECTION.search(item) for item in piece.split("、")]
        own = piece.split("、") if all(verbs) else [piece]
        for words in own:
            said = directions(words)
            verb = _DIRECTION.search(words)
            if verb and len(said) == 1:
                direction = said.pop()
                for name in words[: verb.start()].split("、"):
                    yield ReadIndicator(name, direction, words)
