"""The blocks of the general goal and of the phases."""

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.importing.draft.blocks import Block, BlockKind, BlockPart, Claims, PartKind, ordered_parts
from generator.importing.reading import ReadProvision

VISION, APPROACH = "vision", "approach"
_NAME = re.compile(r"(?P<name>[^。.；;，,、：:\s]{2,14})[。.]\s*(?=\S)")
_OWN_NAME = re.compile(
    r"^(?:第[一二三四五六七八九十]{1,2}个?阶段)?[\s：:、，,]*(?P<name>[^\s（(]*?)(?:阶段)?\s*(?:[（(].*)?$"
)


def with_vision(claims: Claims, text: str, vision: ReadProvision) -> Claims:
    """Return the claims with the general goal; what heads it is a part of its form where no chapter has it."""
    block = Block.paragraph(*vision.text.span, VISION)
    heading = vision.heading.start if vision.heading else block.start
    start = text.rfind(vision.label, 0, heading) if vision.label else heading
    return claims.with_block(replace(block, start=start) if claims.is_free(start, block.end) else block)


def with_phases(claims: Claims, text: str, phases: tuple[ReadProvision, ...]) -> Claims:
    """Return the claims with all phases; without any where one of them is a part of something else."""
    blocks = [_phase(text, phase, index) for index, phase in enumerate(phases)]
    return claims.with_blocks(blocks) if all(claims.is_free(block.start, block.end) for block in blocks) else claims


def name_of_phase(heading: str) -> str:
    """Return the name that a phase's heading prints, or nothing.

    >>> name_of_phase("第一阶段：动员部署（3月）"), name_of_phase("攻坚阶段"), name_of_phase("第二阶段(到2015 年底)")
    ('动员部署', '攻坚', '')
    """
    match = _OWN_NAME.match(heading)
    return match["name"] if match else ""


def _phase(text: str, phase: ReadProvision, index: int) -> Block:
    parts = ordered_parts(_parts(text, phase))
    return Block(kind=BlockKind.PHASE, start=parts[0].start, end=parts[-1].end, parts=parts, index=index)


def _parts(text: str, phase: ReadProvision) -> Iterator[BlockPart]:
    """Yield number, heading, the name behind the heading, and text."""
    words = BlockPart(PartKind.TEXT, *phase.text.span)
    if phase.heading is not None:
        yield BlockPart(PartKind.HEADING, *phase.heading.span)
        place = text.rfind(phase.label, 0, phase.heading.start) if phase.label else -1
        if place >= 0:
            yield BlockPart(PartKind.LABEL, place, place + len(phase.label))
        name = None if name_of_phase(phase.heading.text) else _NAME.match(text, words.start, words.end)
        if name and name.end() < words.end:
            yield BlockPart(PartKind.NAME, *name.span("name"))
            words = BlockPart(PartKind.TEXT, name.end(), words.end)
    yield words
