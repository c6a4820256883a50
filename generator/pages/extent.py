"""How much one page may hold. Past these sizes a page of everything becomes an overview with a part an engineering.

No page is to weigh more than 30 KB, compressed. Measured on fictional plans: a cell of a matrix takes 1 to 2 bytes of
them, a row of a list 35 to 60, a character of the marked source one half. The plan of 52 projects is far below.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model import Engineering

CELLS = 12_000  # of a matrix
ROWS = 400  # of a list
CHARACTERS = 40_000  # of the source


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """An engineering's part of what is too much for one page: where it stands, and how many of each kind it holds."""

    engineering: Engineering
    address: str
    counts: tuple[int, ...]
