"""What stands where: blocks of the official text, and the parts of each, in the order of the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import zip_longest
from operator import attrgetter
from typing import TypeVar

from generator.importing.reading import ReadResponsibility


class PartKind(StrEnum):
    """What a part of a block is; the values name the holes of forms."""

    LABEL = "label"
    NAME = "name"
    HEADING = "heading"
    GROUP = "group"
    TEXT = "text"
    MENTION = "mention"
    CELL = "cell"


class BlockKind(StrEnum):
    """What a block is stored as."""

    GROUP = "group"
    PROJECT = "project"
    PROVISION = "provision"
    CHAPTER = "chapter"
    PHASE = "phase"
    TEXT = "text"  # a paragraph: a provision without number and heading
    FIELD = "field"  # a field of the plan


@dataclass(frozen=True, slots=True)
class BlockPart:
    """A part of a block.

    kind: what it is.
    start, end: its characters in the official text.
    name: of a cell, its hole.
    body: of a mention.
    """

    kind: PartKind
    start: int
    end: int
    name: str = ""
    body: ReadResponsibility | None = None


@dataclass(frozen=True, kw_only=True)
class Block:
    """A stretch of the official text that is one record or field.

    kind: what it is stored as.
    start, end: its characters.
    parts: in the order of the text, without overlap.
    index: of the task, section or phase that it was read from.
    key: of a field, its JSON pointer, of a paragraph, a plan's text (`notice`, `preamble`, `vision`, `approach`), of a
        group that was read from a task, `task`.
    """

    kind: BlockKind
    start: int
    end: int
    parts: tuple[BlockPart, ...] = ()
    index: int = -1
    key: str = ""

    @classmethod
    def paragraph(cls, start: int, end: int, key: str = "") -> Block:
        """Return the block of words that are all text."""
        return cls(kind=BlockKind.TEXT, start=start, end=end, parts=(BlockPart(PartKind.TEXT, start, end),), key=key)

    def of(self, kind: PartKind) -> tuple[BlockPart, ...]:
        """Return the parts of a kind."""
        return tuple(part for part in self.parts if part.kind is kind)

    def first(self, kind: PartKind) -> BlockPart | None:
        """Return the first part of a kind."""
        return next(iter(self.of(kind)), None)

    def with_cell(self, kind: PartKind, name: str) -> Block:
        """Return the block with its first part of a kind as a cell."""
        first = self.first(kind)
        parts = (replace(part, kind=PartKind.CELL, name=name) if part is first else part for part in self.parts)
        return replace(self, parts=tuple(parts))


P = TypeVar("P", BlockPart, Block)


def ordered_parts(parts: Iterable[BlockPart]) -> tuple[BlockPart, ...]:
    """Return parts in the order of the text; of two that overlap the first that is given stays."""
    return _apart((), parts)


def _apart(in_order: tuple[P, ...], more: Iterable[P]) -> tuple[P, ...]:
    """Return places in the order of the text with more of them, without those that overlap one before them."""
    kept = list(in_order)
    for place in more:
        index = bisect_right(kept, place.start, key=attrgetter("start"))
        around = kept[max(index - 1, 0) : index + 1]
        if place.start < place.end and all(place.end <= other.start or other.end <= place.start for other in around):
            kept.insert(index, place)
    return tuple(kept)


@dataclass(frozen=True)
class Claims:
    """Blocks without overlap, in the order of the text."""

    blocks: tuple[Block, ...] = ()

    @cached_property
    def _starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def is_free(self, start: int, end: int) -> bool:
        """Whether no block has a character between `start` and `end`."""
        index = bisect_right(self._starts, start) - 1
        around = self.blocks[max(index, 0) : index + 2]
        return all(end <= block.start or block.end <= start for block in around)

    def with_block(self, block: Block) -> Claims:
        """Return the claims with one more block; without it where it overlaps one of them."""
        return self.with_blocks((block,))

    def with_blocks(self, blocks: Iterable[Block]) -> Claims:
        """Return the claims with more blocks, without those that overlap one before them."""
        return Claims(_apart(self.blocks, blocks))

    def gaps(self, length: int) -> tuple[tuple[int, int], ...]:
        """Return the stretches of a text of `length` characters that no block has."""
        edges = [0, *(edge for block in self.blocks for edge in (block.start, block.end)), length]
        pairs = zip(edges[::2], edges[1::2], strict=True)
        return tuple((start, end) for start, end in pairs if start < end)


def cut_overlaps(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return blocks that begin at different places in their order, each ended where the next begins at the latest.

    Parts that reach over are left out.
    """
    in_order = sorted(blocks, key=lambda block: block.start)
    cut: list[Block] = []
    for block, following in zip_longest(in_order, in_order[1:]):
        end = min(block.end, following.start) if following else block.end
        parts = tuple(part for part in block.parts if block.start <= part.start and part.end <= end)
        cut.append(replace(block, end=end, parts=parts))
    return tuple(cut)
