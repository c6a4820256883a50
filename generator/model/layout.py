"""The layout of an official text: which records, fields and furniture are printed on each line."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.text import Record


@dataclass(frozen=True, kw_only=True)
class Piece(Record):
    """A printed piece: `furniture`, a `field` of the plan (JSON pointer), a chapter's `heading` or a `record`."""

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
    """The layout of an official text: `lines`, joined by line feeds, are the text of `file`; `sha256` is the file's."""

    file: str
    sha256: str
    lines: tuple[LayoutLine, ...]
