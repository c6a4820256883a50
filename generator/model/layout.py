"""The layout of an official text: which records, fields and furniture are printed on each line, and in what form."""

from dataclasses import dataclass
from functools import cached_property

from generator.model.text import Record


@dataclass(frozen=True, kw_only=True)
class NamedForm(Record):
    """A named pattern of printed words, as `generator.text.forms` reads it."""

    name: str
    text: str


@dataclass(frozen=True, kw_only=True)
class CellKind(Record):
    """A kind of printed words of a record besides its name, text and lists.

    name: the name of the hole that prints them.
    title: what the notice calls them.
    people: whether they name people: printed on the page of the official text and nowhere else.
    """

    name: str
    title: str
    people: bool = False


@dataclass(frozen=True, kw_only=True)
class OriginalFile(Record):
    """The file from which a reader made the official text, beside it, with its SHA-256 and the reader's version.

    retired: the ids of records that a later original no longer has; no other record ever has them.
    """

    file: str
    sha256: str
    reader: str
    retired: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Piece(Record):
    """A printed piece: `furniture`, a `field` of the plan, a chapter's `heading`, a `record` or a `cell` of one.

    field: a JSON pointer.
    cell: the id of a record and the name of a cell that its own form leaves out: `P7/time`.
    printed: how a field is printed, where that differs by white space.
    form: the form of a record or heading: a name, or a pattern of its own; by default the form of its kind.
    measure: the form of the measures that have their own list.
    measures: the forms of these measures, where each has another.
    """

    furniture: str | None = None
    field: str | None = None
    printed: str | None = None
    heading: str | None = None
    record: str | None = None
    cell: str | None = None
    form: str | None = None
    measure: str | None = None
    measures: tuple[str, ...] = ()


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
    """The layout of an official text: `lines`, joined by line feeds, are the text of `file`; `sha256` is the file's.

    forms: named patterns; the name of a kind of record is that kind's form.
    cells: the kinds of cells.
    original: the file that the text was read from, where that is another.
    """

    file: str
    sha256: str
    lines: tuple[LayoutLine, ...]
    forms: tuple[NamedForm, ...] = ()
    cells: tuple[CellKind, ...] = ()
    original: OriginalFile | None = None

    @cached_property
    def pattern_by_name(self) -> dict[str, str]:
        """Patterns by the name of the form."""
        return {form.name: form.text for form in self.forms}

    @cached_property
    def cell_by_name(self) -> dict[str, CellKind]:
        """Kinds of cells by name."""
        return {cell.name: cell for cell in self.cells}

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The pieces of all lines, in order."""
        return tuple(piece for line in self.lines for piece in line.pieces)

    @cached_property
    def piece_by_record(self) -> dict[str, Piece]:
        """The piece that prints a record, by the record's id."""
        return {piece.record: piece for piece in reversed(self.pieces) if piece.record is not None}
