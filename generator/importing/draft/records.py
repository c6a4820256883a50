"""The records of a draft: ids, groups, chapters, and the blocks that they print."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from generator.importing.draft.blocks import Block, BlockKind
from generator.importing.draft.printing import PrintedBlock
from generator.importing.reading import Facts, Task
from generator.synthesis.yaml_writer import Record

NO_FACTS = Facts()


@dataclass(frozen=True, kw_only=True)
class DraftRecord:
    """A record of the draft.

    id: its id in the data.
    number: of its kind, from 1, 0 for none.
    block: what it was made from.
    printed: what that prints.
    name: of a group, project or phase.
    is_name_read: the name is ours.
    heading: of a provision or phase.
    label: the printed number where it is stored.
    group: the id of a project's group, "" for none.
    chapter: of a provision.
    task: what was read of it.
    facts: what its words say.
    """

    id: str
    number: int
    block: Block
    printed: PrintedBlock
    name: str = ""
    is_name_read: bool = False
    heading: str = ""
    label: str = ""
    group: str = ""
    chapter: int = 0
    task: Task | None = None
    facts: Facts = NO_FACTS

    @property
    def kind(self) -> BlockKind:
        """What the record is stored as."""
        return self.block.kind


@dataclass(frozen=True, kw_only=True)
class GroupDraft:
    """A group: id, number, name, parent (an id or ""), and its record, None where a row of a table prints its name."""

    id: str
    number: int
    name: str
    parent: str
    record: DraftRecord | None = None


@dataclass(frozen=True, kw_only=True)
class ChapterDraft:
    """A chapter of the main text: number, printed label and heading (empty where it has none), its heading's block."""

    number: int
    label: str = ""
    heading: str = ""
    block: Block | None = None


@dataclass(frozen=True)
class NumberedNotice:
    """All records of a notice in the order of its text, of which no two overlap."""

    records: tuple[DraftRecord, ...]
    groups: tuple[GroupDraft, ...]
    chapters: tuple[ChapterDraft, ...]

    @cached_property
    def projects(self) -> tuple[DraftRecord, ...]:
        """The tasks."""
        return tuple(record for record in self.records if record.kind is BlockKind.PROJECT)

    @cached_property
    def _starts(self) -> list[int]:
        return [record.block.start for record in self.records]

    def record_at(self, start: int, end: int) -> DraftRecord | None:
        """Return the record that prints the characters from `start` to `end`."""
        place = bisect_right(self._starts, start) - 1
        return self.records[place] if place >= 0 and end <= self.records[place].block.end else None


def filled(value: Record) -> Record:
    """Return a value without the keys that have nothing."""
    return {key: entry for key, entry in value.items() if entry}
