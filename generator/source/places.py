"""Where a value stands in its file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from generator.findings import Location


class SourcePlace(NamedTuple):
    """Where a value stands, and where what is in it stands; lines and columns from 1.

    A scalar on one line stands where it begins; a list, a mapping or a block of text in a mapping stands at its key.
    `text` is the first line of a literal block's words and the column where each of its lines begins.
    """

    line: int
    column: int
    inner: dict[str, SourcePlace] | list[SourcePlace] | None = None
    keys: dict[str, tuple[int, int]] | None = None
    text: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value came from: `origin / "unit"` and `origin / 3` step into it and always resolve.

    A step to what is not there stays at the nearest thing that is.
    """

    file: str
    place: SourcePlace

    def __truediv__(self, step: str | int) -> Origin:
        match self.place.inner, step:
            case dict() as inner, str() if step in inner:
                return Origin(self.file, inner[step])
            case list() as inner, int() if 0 <= step < len(inner):
                return Origin(self.file, inner[step])
        return self

    @property
    def location(self) -> Location:
        """The place that a finding names."""
        return Location(self.file, self.place.line, self.place.column)

    def key(self, name: str) -> Location:
        """Return the place of a mapping's key; of the mapping where it has none."""
        line, column = (self.place.keys or {}).get(name, (self.place.line, self.place.column))
        return Location(self.file, line, column)

    def at(self, line_index: int, offset: int = 0) -> Location:
        """Return the place of a line of a literal block, `offset` characters into it; of any other value, its own."""
        if self.place.text is None:
            return self.location
        line, column = self.place.text
        return Location(self.file, line + line_index, column + offset)
