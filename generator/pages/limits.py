"""How much one page may hold. Past these sizes a page of everything becomes an overview with a part an engineering.

No page is to weigh more than 30 KB, compressed. Measured on fictional plans: a cell of a matrix takes 1 to 2 bytes of
them, a row of a list 35 to 60, a character of the marked source one half. The plan of 52 projects is far below.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sized
from dataclasses import dataclass
from typing import Protocol, TypeVar

from generator import urls
from generator.model import Engineering, Project, TextRecord
from generator.pages.context import PageContext

CELLS = 10_000  # of a matrix
COUNTS = 15_000  # of a matrix of counts; the head of a row, with all that it is found by, weighs as much as twenty
ROW_HEAD = 20
ROWS = 400  # of a list
UNITS = 200  # of a list that draws a bar for each
CHARACTERS = 40_000  # of the source


class Row(Protocol):
    """A row of a list that knows the record it is taken from."""

    @property
    def record(self) -> TextRecord:
        """The record."""


R = TypeVar("R", bound=Row)


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePart:
    """An engineering's part of what is too much for one page: where it stands, and how many of each kind it holds."""

    engineering: Engineering
    address: str
    counts: tuple[int, ...]


def count_columns(rows: int) -> int:
    """Return how many columns of counts have room beside so many rows; some always have, for few rows name them all."""
    return max(4, COUNTS // max(1, rows) - ROW_HEAD)


def by_engineering(lists: Mapping[str, Iterable[R]]) -> dict[str, dict[str, tuple[R, ...]]]:
    """Return lists by the engineering that their rows belong to; those of the main text and annexes under ``.

    What has a row of one list has all of them, by their names.
    """
    held: dict[str, dict[str, list[R]]] = {"": {name: [] for name in lists}}
    for name, rows in lists.items():
        for row in rows:
            held.setdefault(engineering_of(row.record), {each: [] for each in lists})[name].append(row)
    return {engineering: {name: tuple(rows) for name, rows in own.items()} for engineering, own in held.items()}


def parts(
    engineerings: Iterable[Engineering], address: str, held: Mapping[str, Mapping[str, Sized]]
) -> tuple[PagePart, ...]:
    """Return the parts of the page at an address: each engineering that has rows, with the lengths of its lists."""
    return tuple(
        PagePart(engineering=each, address=urls.part(address, each.id), counts=tuple(map(len, held[each.id].values())))
        for each in engineerings
        if each.id in held
    )


def project_parts(context: PageContext, address: str) -> tuple[PagePart, ...]:
    """Return the parts of a page of projects and units, with how many of both: each engineering that has projects."""
    return tuple(
        PagePart(
            engineering=each,
            address=urls.part(address, each.id),
            counts=(len(each.projects), len(context.graph.engineering_units(each.id))),
        )
        for each in context.dataset.engineerings
        if each.projects
    )


def engineering_of(record: TextRecord) -> str:
    """Return the id of the engineering that a record belongs to, or nothing."""
    if isinstance(record, Project):
        return record.engineering
    return record.id if isinstance(record, Engineering) else ""
