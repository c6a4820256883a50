"""How records and declared furniture make up an official text."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.text import Record


@dataclass(frozen=True, kw_only=True)
class Piece(Record):
    """A printed piece: `furniture`, a `field` of the plan (JSON pointer), a chapter `heading` or a `record`."""

    furniture: str | None = None
    field: str | None = None
    heading: str | None = None
    record: str | None = None


@dataclass(frozen=True, kw_only=True)
class LayoutLine(Piece):
    """A line of the layout: one piece, or several `parts` in a row."""

    parts: tuple[Piece, ...] = ()

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The pieces of the line, in order."""
        return self.parts or (self,)


@dataclass(frozen=True, kw_only=True)
class Layout(Record):
    """How records make up an official text: `lines` joined by line feeds equal `file`, which hashes to `sha256`."""

    file: str
    sha256: str
    lines: tuple[LayoutLine, ...]
