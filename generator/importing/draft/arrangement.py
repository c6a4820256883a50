"""The whole notice as blocks: tasks and headings, then what it says of itself, then every paragraph that is left."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.importing.draft import section_blocks, task_blocks
from generator.importing.draft.blocks import Block, BlockKind, BlockPart, Claims, PartKind, cut_overlaps
from generator.importing.draft.field_blocks import ADDRESSEES, NOTICE_TITLE, TITLE, WRITTEN, with_fields
from generator.importing.draft.phase_blocks import APPROACH, with_phases, with_vision
from generator.importing.draft.task_blocks import TaskContext
from generator.importing.reading import NoticeReading, Quote

NOTICE, PREAMBLE = "notice", "preamble"
_SENTENCE = re.compile(r"[。；;]|[：:]$")
_COPIED = re.compile(r"抄\s*[送报]\s*[：:]")  # who gets a copy, below the text
_LONG = 24  # characters of a line that is a paragraph without saying so
_TASKS = {BlockKind.PROJECT, BlockKind.GROUP, BlockKind.CHAPTER, BlockKind.PROVISION, BlockKind.PHASE}


@dataclass(frozen=True)
class DraftArrangement:
    """The blocks of a notice in their order, and what ties them.

    text: the official text; reading; blocks; group_sections: the sections that are groups; containers: the tasks that
    are groups; group_cells: offset of the cell that names a task's group, by task.
    """

    text: str
    reading: NoticeReading
    blocks: tuple[Block, ...]
    group_sections: frozenset[int]
    containers: frozenset[int]
    group_cells: dict[int, int]

    def words(self, part: BlockPart) -> str:
        """Return the characters of a part."""
        return self.text[part.start : part.end]


def arrange(text: str, reading: NoticeReading, plain: frozenset[int] = frozenset()) -> DraftArrangement:
    """Arrange a notice; the lists of the tasks in `plain` stay in their text."""
    sections = section_blocks.group_sections(reading)
    cells = task_blocks.group_cells(text, reading)
    context = TaskContext(text, reading, cells, plain)
    containers: list[Block] = []
    tasks: list[Block] = []
    parents = {task.parent for task in reading.tasks}
    after = 0
    for index, task in enumerate(reading.tasks):
        block = task_blocks.task_block(context, index, after)
        labels = block.of(PartKind.LABEL)
        group = None
        if task.container and index in parents:
            group = section_blocks.container_block(reading, index, labels[0] if labels else None)
        if group:
            containers.append(group)
        else:
            if not _says_something(text, block):  # what is nothing but its lists has them in its text
                block = task_blocks.task_block(replace(context, plain=plain | {index}), index, after)
            tasks.extend([block] if _says_something(text, block) else [])
        after = task.quote.start
    headings = [
        section_blocks.section_block(text, reading.sections[index], index, BlockKind.GROUP)
        for index in sorted(sections)
    ]
    groups = section_blocks.unique_groups([*headings, *(replace(block, key="task") for block in containers)], text)
    chapters = [
        section_blocks.section_block(text, section, index, BlockKind.CHAPTER)
        for index, section in enumerate(reading.sections)
        if index not in sections and section.label and "\n" not in section.quote.text.strip()
    ]
    claims = Claims(cut_overlaps(_without_duplicates([*groups, *tasks])))
    for block in chapters:
        claims = claims.with_block(block)
    if reading.vision:
        claims = with_vision(claims, text, reading.vision)
    claims = with_phases(claims, text, reading.phases)
    for provision in reading.provisions:
        claims = claims.with_block(_provision(provision.text))
    claims = with_fields(claims, text, reading.identity)
    claims = _with_paragraphs(claims, text, reading)
    return DraftArrangement(
        text=text,
        reading=reading,
        blocks=claims.blocks,
        group_sections=frozenset(block.index for block in groups if block.key != "task"),
        containers=frozenset(block.index for block in groups if block.key == "task"),
        group_cells=cells,
    )


def _says_something(text: str, block: Block) -> bool:
    """Whether a block has a text with letters."""
    return any(re.search(r"\w", text[part.start : part.end]) for part in block.of(PartKind.TEXT))


def _without_duplicates(blocks: list[Block]) -> list[Block]:
    """Leave out a block that begins where another does: an item that is a heading too."""
    seen: set[int] = set()
    kept: list[Block] = []
    for block in blocks:
        if block.start not in seen:
            seen.add(block.start)
            kept.append(block)
    return kept


def _provision(quote: Quote) -> Block:
    words = quote.text.strip()
    start = quote.start + quote.text.find(words)
    part = BlockPart(PartKind.TEXT, start, start + len(words))
    return Block(kind=BlockKind.TEXT, start=part.start, end=part.end, parts=(part,))


def _with_paragraphs(claims: Claims, text: str, reading: NoticeReading) -> Claims:
    """Return the claims with a block for each run of sentences that nothing else has."""
    needed = [convention.quote for convention in reading.conventions]
    needed += [body.quote for task in reading.tasks for body in task.responsibilities if body.inherited]
    first = min((block.start for block in claims.blocks if block.kind in _TASKS), default=len(text))
    heads = [block for block in claims.blocks if block.kind is BlockKind.FIELD and block.start < first]
    title = max((block.end for block in heads if block.key == TITLE), default=0)
    notice = max((block.end for block in heads if block.key in {ADDRESSEES, NOTICE_TITLE}), default=-1)
    signed = min((block.start for block in heads if block.key == WRITTEN and block.start > notice), default=title)
    phase = min((block.start for block in claims.blocks if block.kind is BlockKind.PHASE), default=-1)
    chapter = max((block.end for block in claims.blocks if block.end <= phase), default=-1)
    furniture = {(quote.start, quote.end) for quote in reading.furniture}
    runs = [run for gap in claims.gaps(len(text)) for run in _runs(text, gap, needed, furniture)]
    keys: set[str] = set()
    for start, end in runs:
        key = ""
        if 0 <= notice <= start < max(signed, title) and end <= max(signed, title):
            key = NOTICE
        elif chapter <= start < phase:
            key = APPROACH
        elif title <= start < first:
            key = PREAMBLE
        key = "" if key in keys else key
        keys.add(key)
        block = Block(kind=BlockKind.TEXT, start=start, end=end, parts=(BlockPart(PartKind.TEXT, start, end),), key=key)
        claims = claims.with_block(block)
    return claims


def _runs(
    text: str, gap: tuple[int, int], needed: list[Quote], furniture: set[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield the runs of lines that are sentences, or that hold words which a record must have.

    A list of who gets a copy, to its full stop, is none.
    """
    run: tuple[int, int] | None = None
    place = gap[0]
    copied = False
    for line in text[gap[0] : gap[1]].split("\n"):
        start, end = place, place + len(line)
        place = end + 1
        words = line.strip()
        copied = bool(_COPIED.match(words)) or (copied and bool(words))
        first = start + line.find(words)
        last = first + len(words)
        must = any(quote.start < last and first < quote.end for quote in needed)
        if must or (not copied and _is_sentence(words) and not any(a < last and first < b for a, b in furniture)):
            if run and not text[run[1] : first].strip() and text[run[1] : first].count("\n") == 1:
                run = (run[0], last)
                continue
            if run:
                yield run
            run = (first, last)
        elif run:
            yield run
            run = None
        copied = copied and not words.endswith("。")
    if run:
        yield run


def _is_sentence(words: str) -> bool:
    """Whether a line says something, and is no heading of a table and no signature."""
    letters = re.findall(r"[\u3400-\u9fff]", words)
    return len(letters) > 3 and "\t" not in words and bool(_SENTENCE.search(words) or len(letters) >= _LONG)  # noqa: PLR2004 - a few letters
