"""The blocks of headings: groups of tasks, and chapters of provisions."""

import re
from collections.abc import Iterable
from dataclasses import replace

from generator.importing.draft.blocks import Block, BlockKind, BlockPart, PartKind, ordered_parts
from generator.importing.reading import NoticeReading, Section
from generator.text.blanks import without_blanks

_BETWEEN = re.compile(r"[\s。．.：:]*")


def group_sections(reading: NoticeReading) -> frozenset[int]:
    """Return the sections that are groups of tasks: those that tasks stand in, but for the title of the whole."""
    direct = {task.section for task in reading.projects if task.section is not None}
    direct |= {task.section for task in reading.tasks if task.container and task.section is not None}
    holding = {index for section in direct for index in lineage(reading, section)}
    titles = {without_blanks(reading.identity.title), without_blanks(reading.identity.notice_title)} - {""}
    groups = {
        index
        for index in holding
        if reading.sections[index].label
        or not (
            without_blanks(reading.sections[index].heading) in titles
            or (index not in direct and _is_root(reading, index))
        )
    }
    roots = [index for index in groups if _is_root(reading, index)]
    if len(roots) == 1 and not reading.sections[roots[0]].label and groups == set(roots):
        return frozenset()  # one heading over all tasks groups nothing
    return frozenset(index for index in groups if "\n" not in reading.sections[index].quote.text)


def lineage(reading: NoticeReading, section: int | None) -> list[int]:
    """Return a section and those that it stands in, the inmost first."""
    chain: list[int] = []
    while section is not None and section not in chain:
        chain.append(section)
        section = reading.sections[section].parent
    return chain


def section_block(text: str, section: Section, index: int, kind: BlockKind) -> Block:
    """Return the block of a heading; a group's takes in the text that follows it."""
    words = section.quote.text.strip()
    start = section.quote.start + section.quote.text.find(words)
    end = start + len(words)
    parts: list[BlockPart] = []
    if section.label and words.startswith(section.label):
        parts.append(BlockPart(PartKind.LABEL, start, start + len(section.label)))
    name = _name(text, section, parts[0].end if parts else start, end)
    parts.append(BlockPart(PartKind.NAME if kind is BlockKind.GROUP else PartKind.HEADING, *name))
    if kind is BlockKind.GROUP and section.text:
        aim = section.text.text.strip()
        place = section.text.start + section.text.text.find(aim)
        if aim and place >= end and _BETWEEN.fullmatch(text[end:place]):
            parts.append(BlockPart(PartKind.TEXT, place, place + len(aim)))
            end = place + len(aim)
    return Block(kind=kind, start=start, end=end, parts=ordered_parts(parts), index=index)


def container_block(reading: NoticeReading, index: int, label: BlockPart | None) -> Block | None:
    """Return the block of an item whose parts carry the lists, as a group; None where it has no heading."""
    task = reading.tasks[index]
    if task.heading is None or "\n" in task.heading.text or task.statements:
        return None
    parts = [label] if label else []
    parts.append(BlockPart(PartKind.NAME, task.heading.start, task.heading.end))
    pieces = [piece for piece in task.text if piece.text.strip()]
    if pieces:
        parts.append(BlockPart(PartKind.TEXT, pieces[0].start, pieces[-1].start + len(pieces[-1].text.rstrip())))
    start = min(part.start for part in parts)
    end = max([len(task.quote.text.rstrip()) + task.quote.start, *(part.end for part in parts)])
    return Block(kind=BlockKind.GROUP, start=start, end=end, parts=ordered_parts(parts), index=index, key="task")


def _name(text: str, section: Section, start: int, end: int) -> tuple[int, int]:
    """Return where a heading's words stand, without its number."""
    place = text.find(section.heading, start, end)
    if place >= 0:
        return place, place + len(section.heading)
    words = text[start:end]
    stripped = words.strip(" .．、，,\t\u3000\u00a0") or words
    first = start + words.find(stripped)
    return first, first + len(stripped)


def _is_root(reading: NoticeReading, index: int) -> bool:
    return reading.sections[index].parent is None


def unique_groups(blocks: Iterable[Block], text: str, reading: NoticeReading) -> tuple[Block, ...]:
    """Return groups that can be told apart: by the group above, number, name and text.

    One that cannot takes its number into its name, or becomes a chapter where that tells nothing.
    """
    ordered = sorted(blocks, key=lambda block: block.start)
    keys = {(block.key, block.index) for block in ordered}
    seen: set[tuple[object, ...]] = set()
    kept: list[Block] = []
    for block in ordered:
        names, labels = block.of(PartKind.NAME), block.of(PartKind.LABEL)
        if not names:
            continue
        above = _group_above(block, reading, keys)
        name, rest = names[0], [part for part in block.parts if part.kind in {PartKind.TEXT, PartKind.LABEL}]
        if (above, _print(text, (name, *rest))) in seen and labels:
            name = BlockPart(PartKind.NAME, labels[0].start, name.end)
            rest = [part for part in rest if part.kind is PartKind.TEXT or part.end <= name.start]
        if (above, _print(text, (name, *rest))) in seen:
            continue
        seen.add((above, _print(text, (name, *rest))))
        kept.append(replace(block, parts=ordered_parts((name, *rest))))
    return tuple(kept)


def _print(text: str, parts: Iterable[BlockPart]) -> tuple[tuple[PartKind, str], ...]:
    """Return the kinds and the words of parts."""
    return tuple((part.kind, text[part.start : part.end]) for part in parts)


def _group_above(block: Block, reading: NoticeReading, keys: set[tuple[str, int]]) -> tuple[str, int] | None:
    """Return the key of the group, one of `keys`, that a group stands in; None for none."""
    if block.key == "task":
        task = reading.tasks[block.index]
        parent = task.parent
        while parent is not None and ("task", parent) not in keys:
            parent = reading.tasks[parent].parent
        if parent is not None:
            return "task", parent
        sections = lineage(reading, task.section)
    else:
        sections = lineage(reading, reading.sections[block.index].parent)
    return next((("", index) for index in sections if ("", index) in keys), None)
