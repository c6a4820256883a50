"""The records of a notice: each block with its id, its group or chapter, and what it prints."""

import re

from generator.importing.draft.arrangement import DraftArrangement
from generator.importing.draft.blocks import Block, BlockKind, PartKind
from generator.importing.draft.paragraph_blocks import NOTICE, PREAMBLE
from generator.importing.draft.phase_blocks import VISION, name_of_phase
from generator.importing.draft.printing import PrintedBlock, print_block
from generator.importing.draft.records import NO_FACTS, ChapterDraft, DraftRecord, GroupDraft, NumberedNotice
from generator.importing.draft.section_blocks import lineage
from generator.importing.reading import Facts, Task
from generator.importing.recognise.facts.citations import cited_documents

_TEXT_IDS = {NOTICE: "N", PREAMBLE: "S0"}
_NAME_ENDS = re.compile(r"[，,；;。：:！？\n\t]")
_SHORTEST_NAME, _LONGEST_NAME = 4, 30


def number_records(arrangement: DraftArrangement, single: frozenset[int]) -> NumberedNotice:
    """Give every block its id, in the order of the text; the tasks in `single` name each unit once."""
    return _Numbering(arrangement, single).numbered()


class _Numbering:
    """The state of one walk over the blocks."""

    def __init__(self, arrangement: DraftArrangement, single: frozenset[int]) -> None:
        self._arrangement = arrangement
        self._single = single
        self._reading = arrangement.reading
        self._records: list[DraftRecord] = []
        self._groups: list[GroupDraft] = []
        self._chapters: list[ChapterDraft] = []
        self._group_by_key: dict[tuple[str, int], str] = {}
        self._in_chapter = -1  # how many provisions the open chapter has, -1 where none is open
        self._headed = 0
        projects = [block for block in arrangement.blocks if block.kind is BlockKind.PROJECT]
        labels = [self._label(block) for block in projects]
        self._counted = all(label == str(number) for number, label in enumerate(labels, start=1))
        self._printed_names: set[str] = set()
        self._names = {self._words(block, PartKind.NAME) for block in projects}
        self._projects = self._phases = 0

    def numbered(self) -> NumberedNotice:
        """Return all records."""
        for block in self._arrangement.blocks:
            match block.kind:
                case BlockKind.GROUP:
                    self._in_chapter = -1
                    self._group(block)
                case BlockKind.PROJECT:
                    self._in_chapter = -1
                    self._project(block)
                case BlockKind.CHAPTER:
                    self._open_chapter(block)
                case BlockKind.PHASE:
                    self._phase(block)
                case BlockKind.PROVISION | BlockKind.TEXT:
                    self._provision(block)
                case _:
                    pass
        return NumberedNotice(tuple(self._records), tuple(self._groups), tuple(self._chapters))

    def _words(self, block: Block, kind: PartKind) -> str:
        part = block.first(kind)
        return self._arrangement.words(part) if part else ""

    def _label(self, block: Block) -> str:
        return self._words(block, PartKind.LABEL)

    def _print(self, block: Block, task: Task | None, number: str | None = None) -> PrintedBlock:
        bodies = task.responsibilities if task else ()
        is_single = task is not None and block.index in self._single
        return print_block(self._arrangement.text, block, bodies, number, is_single=is_single)

    def _group(self, block: Block) -> None:
        number = len(self._groups) + 1
        identifier, name = f"E{number}", self._words(block, PartKind.NAME)
        if block.key == "task":
            task = self._reading.tasks[block.index]
            parent, key, facts = self._group_of(task), ("task", block.index), task.facts
        else:
            section = self._reading.sections[block.index]
            parent, key, facts = self._section_group(section.parent), ("section", block.index), section.facts
        record = DraftRecord(
            id=identifier,
            number=number,
            block=block,
            printed=self._print(block, None),
            name=name,
            label=self._label(block),
            facts=facts,
        )
        self._records.append(record)
        self._groups.append(GroupDraft(id=identifier, number=number, name=name, parent=parent, record=record))
        self._group_by_key[key] = identifier

    def _section_group(self, section: int | None) -> str:
        groups = (self._group_by_key.get(("section", index)) for index in lineage(self._reading, section))
        return next((group for group in groups if group), "")

    def _group_of(self, task: Task) -> str:
        """Return the group of a task: the item above whose parts carry the lists, or its section."""
        parent = task.parent
        while parent is not None:
            if ("task", parent) in self._group_by_key:
                return self._group_by_key["task", parent]
            parent = self._reading.tasks[parent].parent
        return self._section_group(task.section)

    def _cell_group(self, block: Block, task: Task) -> tuple[Block, str]:
        """Return the group that a cell names, made where this row prints it; the block without it where it is known."""
        offset = self._arrangement.group_cells.get(block.index)
        outer = self._group_of(task)
        name = self._words(block, PartKind.GROUP)
        if offset is None:
            return block, outer
        if name:
            known = next((group for group in self._groups if group.name == name), None)
            if known is not None or "\n" in name:
                block = block.with_cell(PartKind.GROUP, "category")
                self._group_by_key["cell", offset] = known.id if known and known.parent == outer else outer
            else:
                number = len(self._groups) + 1
                self._groups.append(GroupDraft(id=f"E{number}", number=number, name=name, parent=outer))
                self._group_by_key["cell", offset] = f"E{number}"
        return block, self._group_by_key.get(("cell", offset), outer)

    def _project(self, block: Block) -> None:
        task = self._reading.tasks[block.index]
        self._projects += 1
        number = self._projects
        block, group = self._cell_group(block, task)
        name, label = self._words(block, PartKind.NAME), self._label(block)
        is_read = not name or name in self._printed_names  # the first that prints a name keeps it
        self._printed_names.add(name)
        if is_read:
            block = block.with_cell(PartKind.NAME, "title")
        printed = self._print(block, task, "{number}" if self._counted else None)
        name = self._unique(name or _name_of(printed.text), label or str(number)) if is_read else name
        self._names.add(name)
        self._records.append(
            DraftRecord(
                id=f"P{number}",
                number=number,
                block=block,
                printed=printed,
                name=name,
                is_name_read=is_read,
                label="" if self._counted else label,
                group=group,
                task=task,
                facts=task.facts,
            )
        )

    def _unique(self, name: str, label: str) -> str:
        """Return a name of ours that no other project has."""
        if name in self._names:
            name = f"{name}（{label}）"
        unique, count = name, 1
        while unique in self._names:
            count += 1
            unique = f"{name}（{count}）"
        return unique

    def _open_chapter(self, block: Block | None) -> None:
        number = len(self._chapters) + 1
        label, heading = (self._label(block), self._words(block, PartKind.HEADING)) if block else ("", "")
        self._chapters.append(ChapterDraft(number=number, label=label, heading=heading, block=block))
        self._in_chapter = self._headed = 0

    def _id_in_chapter(self) -> str:
        """Return the next id of the open chapter, which begins here where none is open."""
        if self._in_chapter < 0:
            self._open_chapter(None)
        self._in_chapter += 1
        return f"S{len(self._chapters)}-{self._in_chapter}"

    def _phase(self, block: Block) -> None:
        heading = self._words(block, PartKind.HEADING)
        printed = self._print(block, None)
        self._phases += 1
        self._records.append(
            DraftRecord(
                id=self._id_in_chapter(),
                number=self._phases,
                block=block,
                printed=printed,
                name=name_of_phase(heading) or self._words(block, PartKind.NAME) or _name_of(printed.text),
                heading=heading,
                label=self._label(block),
                facts=self._reading.phases[block.index].facts,
            )
        )

    def _provision(self, block: Block) -> None:
        task = self._reading.tasks[block.index] if block.index >= 0 else None
        facts = task.facts if task else self._facts_of(block)
        chapter = number = 0
        if block.key in _TEXT_IDS:
            identifier = _TEXT_IDS[block.key]
        elif block.key and self._in_chapter == 0:
            identifier = f"S{len(self._chapters)}"  # the chapter's own words
        else:
            identifier = self._id_in_chapter()
            chapter = 0 if block.key else len(self._chapters)
        heading = self._words(block, PartKind.HEADING)
        if heading:
            self._headed += 1
            number = self._headed
        self._records.append(
            DraftRecord(
                id=identifier,
                number=number,
                block=block,
                printed=self._print(block, None),
                heading=heading,
                label=self._label(block),
                chapter=chapter,
                facts=facts,
            )
        )

    def _facts_of(self, block: Block) -> Facts:
        """Return what was read of a paragraph."""
        if block.key in _TEXT_IDS:
            return Facts(citations=cited_documents(self._arrangement.text, block.start, block.end))
        if block.key == VISION and self._reading.vision:
            return self._reading.vision.facts
        for provision in self._reading.provisions:
            if provision.text.start <= block.start and block.end <= provision.text.end:
                return provision.facts
        for section in self._reading.sections:
            if section.text and section.text.start <= block.start and block.end <= section.text.end:
                return section.facts
        return NO_FACTS


def _name_of(text: str) -> str:
    """Return a name made of a text's first words."""
    words = text.strip()
    ends = [match.start() for match in _NAME_ENDS.finditer(words) if match.start() >= _SHORTEST_NAME]
    return (words[: ends[0]] if ends else words).replace("\n", "")[:_LONGEST_NAME].strip() or words[:1]
