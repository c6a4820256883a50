"""The whole notice as blocks: tasks and headings, then what it says of itself, then every paragraph that is left."""

import re
from dataclasses import dataclass, replace

from generator.importing.draft.blocks import Block, BlockKind, BlockPart, Claims, PartKind, cut_overlaps
from generator.importing.draft.field_blocks import with_fields
from generator.importing.draft.paragraph_blocks import with_paragraphs
from generator.importing.draft.phase_blocks import with_phases, with_vision
from generator.importing.draft.section_blocks import container_block, group_sections, section_block, unique_groups
from generator.importing.draft.task_blocks import TaskContext, group_cells, task_block
from generator.importing.reading import NoticeReading


@dataclass(frozen=True)
class DraftArrangement:
    """The blocks of a notice in their order, and what ties them.

    text: the official text.
    reading: what was read of the notice.
    blocks: of the whole text, in its order.
    containers: the tasks that are groups.
    group_cells: offset of the cell that names a task's group, by task.
    """

    text: str
    reading: NoticeReading
    blocks: tuple[Block, ...]
    containers: frozenset[int]
    group_cells: dict[int, int]

    def words(self, part: BlockPart) -> str:
        """Return the characters of a part."""
        return self.text[part.start : part.end]


def arrange(text: str, reading: NoticeReading, plain: frozenset[int]) -> DraftArrangement:
    """Arrange a notice; the lists of the tasks in `plain` stay in their text."""
    cells = group_cells(text, reading)
    sections = group_sections(reading)
    tasks, containers = _tasks(TaskContext(text, reading, cells, plain))
    headings = [section_block(text, reading.sections[index], index, BlockKind.GROUP) for index in sorted(sections)]
    groups = unique_groups([*headings, *containers], text, reading)
    chapters = [
        section_block(text, section, index, BlockKind.CHAPTER)
        for index, section in enumerate(reading.sections)
        if index not in sections and section.label and "\n" not in section.quote.text.strip()
    ]
    provisions = [Block.paragraph(*provision.text.span) for provision in reading.provisions]
    # Of an item that is a heading too the heading stays.
    first = {block.start: block for block in reversed([*groups, *tasks])}
    claims = Claims(cut_overlaps(first.values())).with_blocks(chapters)
    claims = with_vision(claims, text, reading.vision) if reading.vision else claims
    claims = with_phases(claims, text, reading.phases).with_blocks(provisions)
    claims = with_fields(claims, text, reading.identity)
    claims = with_paragraphs(claims, text, reading)
    return DraftArrangement(
        text=text,
        reading=reading,
        blocks=claims.blocks,
        containers=frozenset(block.index for block in groups if block.key == "task"),
        group_cells=cells,
    )


def _tasks(context: TaskContext) -> tuple[list[Block], list[Block]]:
    """Return the blocks of tasks, and those of items whose parts carry the lists, as groups."""
    tasks: list[Block] = []
    containers: list[Block] = []
    parents = {task.parent for task in context.reading.tasks}
    after = 0
    for index, task in enumerate(context.reading.tasks):
        block = task_block(context, index, after)
        is_above = task.container and index in parents
        group = container_block(context.reading, index, block.first(PartKind.LABEL)) if is_above else None
        if not group and not _says_something(context.text, block):  # nothing but lists: they stay in its text
            block = task_block(replace(context, plain=context.plain | {index}), index, after)
        if group:
            containers.append(group)
        elif _says_something(context.text, block):
            tasks.append(block)
        after = task.quote.start
    return tasks, containers


def _says_something(text: str, block: Block) -> bool:
    """Whether a block has a text with letters."""
    return any(re.search(r"\w", text[part.start : part.end]) for part in block.of(PartKind.TEXT))
