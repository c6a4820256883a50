"""Where a value stands in its file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from generator.findings import Location

ValuePath = tuple[str | int, ...]  # the keys and indexes that lead to a value


class SourcePlace(NamedTuple):
    """The place of a value in its file; lines and columns count from 1.

    line, column: its first character; of a list, a mapping or a block of text in a mapping, its key.
    inner: the places of the values in a mapping or a list.
    keys: line and column of each key of a mapping.
    text: of a literal block, the first line of its text and the column where its lines begin.
    """

    line: int
    column: int
    inner: dict[str, SourcePlace] | list[SourcePlace] | None = None
    keys: dict[str, tuple[int, int]] | None = None
    text: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value came from: `origin / "unit"` and `origin / 3` step into it.

    A step to a value that is missing stays where it is, so that every origin has a place.
    """

    file: str
    place: SourcePlace

    def __truediv__(self, step: str | int) -> Origin:
        inner = self.place.inner
        if isinstance(inner, dict):
            place = inner.get(step) if isinstance(step, str) else None
        elif inner and isinstance(step, int) and 0 <= step < len(inner):
            place = inner[step]
        else:
            return self
        return Origin(self.file, place) if place else self

    @property
    def location(self) -> Location:
        """File, line and column of the value."""
        return Location(self.file, self.place.line, self.place.column)

    def key(self, name: str) -> Location:
        """Return the place of a key of the mapping, or of the mapping where the key is missing."""
        line, column = (self.place.keys or {}).get(name, (self.place.line, self.place.column))
        return Location(self.file, line, column)

    def at(self, line_index: int, offset: int = 0) -> Location:
        """Return the place of a character in a literal block, by line and offset; of another value, its own place."""
        if self.place.text is None:
            return self.location
        line, column = self.place.text
        return Location(self.file, line + line_index, column + offset)
