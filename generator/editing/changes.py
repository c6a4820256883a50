"""The differences between an edited workbook and the data."""

from dataclasses import dataclass
from typing import NamedTuple

from generator.editing.records import RecordRow
from generator.source import Document, Json, ValuePath


class CellChange(NamedTuple):
    """A changed cell: its address, the record, the key, and the new value, None where it was emptied.

    order: the keys of such a record in the order of their schema.
    """

    address: str
    row: RecordRow
    key: str
    value: Json
    order: tuple[str, ...]


class NewRecord(NamedTuple):
    """A record that a row was added for: the address of its first cell, and what it says."""

    address: str
    value: dict[str, Json]


@dataclass(frozen=True, kw_only=True)
class ListChange:
    """A list of records that has lost or gained some.

    document: the file that holds it.
    path: the way to it in the file.
    items: the places of the records that stay, and the new ones, in the order of the new list.
    removed: the removed rows, in words.
    order: the keys of what holds the list, in the order of their schema.
    """

    document: Document
    path: ValuePath
    items: tuple[int | NewRecord, ...]
    removed: tuple[str, ...]
    order: tuple[str, ...]

    @property
    def added(self) -> tuple[NewRecord, ...]:
        """The new records."""
        return tuple(item for item in self.items if not isinstance(item, int))


@dataclass(frozen=True)
class ReadWorkbook:
    """What an edited workbook says.

    changes: the cells that differ from the data.
    lists: the lists that have lost or gained records.
    problems: what cannot be understood, each with its address; where there are any, nothing is imported.
    notes: what was ignored: columns and sheets of the user's own, missing columns.
    """

    changes: tuple[CellChange, ...]
    lists: tuple[ListChange, ...]
    problems: tuple[str, ...]
    notes: tuple[str, ...]
