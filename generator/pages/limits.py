"""How much one page may hold; what exceeds it becomes an overview with one part for each engineering.

No page is to weigh more than 30 KB, compressed. Measured on fictional plans: a cell of a matrix takes 1 to 2 bytes of
them, a row of a list 35 to 60, a character of the highlighted source one half. The plan of 52 projects is far below.
"""

from collections.abc import Iterable, Mapping, Sized
from dataclasses import dataclass
from typing import Protocol, TypeVar

from generator import urls
from generator.grouping import grouped
from generator.model import Engineering, Project, TextRecord
from generator.pages.context import PageContext

CELLS = 10_000  # cells of a matrix
COUNTS = 15_000  # cells of a matrix of counts
ROW_HEAD = 20  # cells that weigh as much as the head of a row with all that a reader can search it by
ROWS = 400  # rows of a list
UNITS = 200  # units of a list with a chart
CHARACTERS = 40_000  # characters of the source
MEASURES = 10_000  # characters of measures beside a list with all units


class Row(Protocol):
    """A row of a list that knows the record it is taken from."""

    @property
    def record(self) -> TextRecord:
        """The record."""


R = TypeVar("R", bound=Row)


@dataclass(frozen=True, slots=True)
class PagePart:
    """One engineering's share of a page too large to be one.

    address: the address of the part's own page.
    counts: how many rows the part has of each list, as the overview prints them.
    """

    engineering: Engineering
    address: str
    counts: tuple[int, ...]


def count_columns(rows: int) -> int:
    """Return how many columns of counts fit beside this many rows, at least 4."""
    return max(4, COUNTS // max(1, rows) - ROW_HEAD)


def by_engineering(lists: Mapping[str, tuple[R, ...]]) -> dict[str, dict[str, tuple[R, ...]]]:
    """Return named lists by the id of the engineering that their rows belong to; "" is the main text and annexes.

    An engineering with a row in any list has all lists, by their names. Where one page has room for all, "" has them.
    """
    if sum(map(len, lists.values())) <= ROWS:
        return {"": dict(lists)}
    shares = {name: grouped((engineering_of(row.record), row) for row in rows) for name, rows in lists.items()}
    engineerings = dict.fromkeys(("", *(engineering for share in shares.values() for engineering in share)))
    return {
        engineering: {name: share.get(engineering, ()) for name, share in shares.items()}
        for engineering in engineerings
    }


def parts(
    engineerings: Iterable[Engineering], address: str, lists: Mapping[str, Mapping[str, Sized]]
) -> tuple[PagePart, ...]:
    """Return the parts of the page at an address: one for each engineering that `by_engineering` gives lists."""
    return tuple(
        PagePart(engineering, urls.part(address, engineering.id), tuple(map(len, lists[engineering.id].values())))
        for engineering in engineerings
        if engineering.id in lists
    )


def project_parts(context: PageContext, address: str) -> tuple[PagePart, ...]:
    """Return the parts of a page of projects and units, with the counts of both, for engineerings with projects."""
    return tuple(
        PagePart(
            engineering,
            urls.part(address, engineering.id),
            (len(engineering.projects), len(context.graph.engineering_units(engineering.id))),
        )
        for engineering in context.dataset.filled_groups
    )


def engineering_of(record: TextRecord) -> str:
    """Return the id of the engineering that a record belongs to, "" for the main text and annexes."""
    if isinstance(record, Project):
        return record.engineering
    return record.id if isinstance(record, Engineering) else ""
