"""The official text, rebuilt from the records, the layout and its forms alone."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache, partial
from operator import attrgetter

from generator.findings import Location
from generator.model import Dataset, Layout, Piece, Quoted, Record, Revision, TextRecord
from generator.text import fragments
from generator.text.fragments import FIELD, FURNITURE, LABEL, NUMBER, TEXT, Fragment


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage(Fragment):
    """A fragment with its place: characters `start` to `end` of the whole text."""

    start: int
    end: int

    def location(self, offset: int) -> Location:
        """Return the place in YAML of the character at `offset` of the whole, to the line within a block of text."""
        if self.words is None:
            return self.origin.location
        line, column = self.words.place_at(offset - self.start)
        return self.origin.at(self.line + line, column)


@dataclass(frozen=True)
class PrintedText:
    """The whole printed text, as its passages in order."""

    passages: tuple[Passage, ...]

    @cached_property
    def text(self) -> str:
        """All passages in a row."""
        return "".join(passage.text for passage in self.passages)


@lru_cache(maxsize=4096)
def places(text: str, words: str) -> tuple[int, ...]:
    """Return every offset at which `words` begin in `text`, overlapping ones too; none for no words."""
    starts: list[int] = []
    at = text.find(words) if words else -1
    while at >= 0:
        starts.append(at)
        at = text.find(words, at + 1)
    return tuple(starts)


def place(text: str, quoted: Quoted) -> tuple[int, int]:
    """Return start and end of a quote in a text, at its occurrence. Raises ValueError where it is not there."""
    starts = places(text, quoted.quote)
    index = (quoted.occurrence or 1) - 1
    if not 0 <= index < len(starts):
        message = f"not in the text: {quoted.quote}"
        raise ValueError(message)
    return starts[index], starts[index] + len(quoted.quote)


def printed(dataset: Dataset) -> PrintedText:
    """Return the text that a dataset prints.

    Raises KeyError for a record, heading or field of the layout that does not exist.
    """
    return _placed(_layout_fragments(dataset.layout, partial(piece_fragments, dataset)))


def printed_amendment(revision: Revision) -> PrintedText:
    """Return the text that an amendment prints: nothing where it has no source.

    Raises KeyError for a clause or field of its layout that does not exist.
    """
    layout = revision.source
    return _placed(_layout_fragments(layout, partial(_amendment_fragments, revision)) if layout else ())


def _placed(pieces: Iterable[Fragment]) -> PrintedText:
    """Return fragments with their places."""
    passages: list[Passage] = []
    names = tuple(field.name for field in fields(Fragment))
    values = attrgetter(*names)
    start = 0
    for piece in pieces:
        end = start + len(piece.text)
        passages.append(Passage(**dict(zip(names, values(piece), strict=True)), start=start, end=end))
        start = end
    return PrintedText(tuple(passages))


def _layout_fragments(layout: Layout, of_piece: Callable[[Piece], Iterator[Fragment]]) -> Iterator[Fragment]:
    """Yield the fragments of each piece of a layout, line by line, with the line feeds between."""
    for index, line in enumerate(layout.lines):
        if index:
            yield Fragment("\n", None, FURNITURE, line.origin)
        for piece in line.pieces:
            yield from of_piece(piece)


def _amendment_fragments(revision: Revision, piece: Piece) -> Iterator[Fragment]:
    """Yield the fragments of one piece of an amendment's layout."""
    if piece.record is None:
        yield from _plain_fragments(revision, piece)
        return
    clause = next((clause for clause in revision.clauses if clause.id == piece.record), None)
    if clause is None:
        raise KeyError(piece.record)
    yield Fragment(clause.text.printed, clause.id, TEXT, clause.origin / "text", clause.text)


def piece_fragments(dataset: Dataset, piece: Piece) -> Iterator[Fragment]:
    """Yield the fragments of one piece of the plan's layout. Raises KeyError and FormError for one that is wrong."""
    if piece.heading is not None:
        yield from fragments.chapter_fragments(dataset, piece)
    elif piece.record is not None:
        yield from fragments.record_fragments(dataset, piece)
    elif piece.cell is not None:
        yield fragments.cell_fragment(dataset, piece)
    else:
        yield from _plain_fragments(dataset.plan, piece)


def record_fragments(dataset: Dataset, record: TextRecord) -> Iterator[Fragment]:
    """Yield the fragments of a record in its printed form: nothing where the layout does not print it."""
    piece = dataset.layout.piece_by_record.get(record.id)
    if piece is not None:
        yield from piece_fragments(dataset, piece)


def printed_label(dataset: Dataset, record: TextRecord) -> str | None:
    """Return the number of a record as the text prints it; None where it prints none."""
    numbers = (fragment.text for fragment in record_fragments(dataset, record) if fragment.part in {NUMBER, LABEL})
    return next(numbers, None)


def _plain_fragments(record: Record, piece: Piece) -> Iterator[Fragment]:
    """Yield a piece that is furniture or a field of the plan or the amendment."""
    if piece.furniture is not None:
        yield Fragment(piece.furniture, None, FURNITURE, piece.origin)
    elif piece.field is not None:
        text, origin = record.pointed(piece.field)
        yield Fragment(piece.printed or text, None, FIELD, origin)
