"""The official text, rebuilt from records and declared furniture alone, piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain

from generator.findings import Location
from generator.model import (
    Chapter,
    Dataset,
    Engineering,
    Layout,
    Phase,
    Piece,
    Project,
    Provision,
    Quoted,
    Revision,
    Text,
    TextRecord,
)
from generator.source import Origin

# What a piece of the printed text is: its record's words, a field of the plan, the layout's furniture, or the constant
# characters of a printed form (the full stop after a name, the brackets around the units).
FURNITURE, FIELD, HEADING, NUMBER = "furniture", "field", "heading", "number"
NAME, TEXT, MENTION, FORM = "name", "text", "mention", "form"


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of the printed text: characters `start` to `end` of the whole; furniture and fields have no record."""

    text: str
    start: int
    end: int
    record: str | None
    part: str
    origin: Origin
    words: Text | None = None

    def location(self, offset: int) -> Location:
        """Return the place in YAML of the character at `offset` of the whole, to the line within a block of text."""
        if self.words is None:
            return self.origin.location
        return self.origin.at(*self.words.place_at(offset - self.start))


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece before it has its place in the whole."""

    text: str
    record: str | None
    part: str
    origin: Origin
    words: Text | None = None


@dataclass(frozen=True)
class PrintedText:
    """The whole: its passages in order, and where the text of each record begins."""

    passages: tuple[Passage, ...]

    @cached_property
    def text(self) -> str:
        """All passages in a row."""
        return "".join(passage.text for passage in self.passages)

    @cached_property
    def starts(self) -> dict[str, int]:
        """Where the text of each record begins (its first printing)."""
        places = ((p.record, p.start) for p in reversed(self.passages) if p.part == TEXT)
        return {record: start for record, start in places if record}

    def located(self, record: TextRecord, quoted: Quoted) -> tuple[int, int]:
        """Return where a quote of a record stands in the whole.

        Raises KeyError for a record that is not printed, ValueError for a quote that the record's text does not hold.
        """
        start, end = place(record.text.printed, quoted)
        return self.starts[record.id] + start, self.starts[record.id] + end


def places(text: str, words: str) -> tuple[int, ...]:
    """Return every place where `words` begin in `text`, overlapping ones too; none for no words."""
    found: list[int] = []
    at = text.find(words) if words else -1
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return tuple(found)


def place(text: str, quoted: Quoted) -> tuple[int, int]:
    """Return start and end of a quote in a text, at its occurrence. Raises ValueError where it is not there."""
    found = places(text, quoted.quote)
    index = (quoted.occurrence or 1) - 1
    if not 0 <= index < len(found):
        message = f"not in the text: {quoted.quote}"
        raise ValueError(message)
    return found[index], found[index] + len(quoted.quote)


def printed(dataset: Dataset) -> PrintedText:
    """Lay out the dataset. Raises KeyError for a record, heading or field of the layout that does not exist."""
    return _laid(print_lines(dataset.layout, partial(print_piece, dataset)))


def printed_amendment(revision: Revision) -> PrintedText:
    """Lay out an amendment's own text. Raises KeyError for a clause or field of its layout that does not exist."""
    return _laid(print_lines(revision.source, partial(print_clause, revision)) if revision.source else ())


def _laid(pieces: Iterable[Fragment]) -> PrintedText:
    """Return pieces with their places."""
    laid: list[Passage] = []
    start = 0
    for piece in pieces:
        end = start + len(piece.text)
        laid.append(Passage(piece.text, start, end, piece.record, piece.part, piece.origin, piece.words))
        start = end
    return PrintedText(tuple(laid))


def print_lines(layout: Layout, print_: Callable[[Piece], Iterator[Fragment]]) -> Iterator[Fragment]:
    """Yield what a layout prints, line by line, with the line feeds between."""
    for index, line in enumerate(layout.lines):
        if index:
            yield Fragment("\n", None, FURNITURE, line.origin)
        for piece in line.pieces:
            yield from print_(piece)


def print_clause(revision: Revision, piece: Piece) -> Iterator[Fragment]:
    """Yield what one piece of an amendment's layout prints."""
    if piece.furniture is not None:
        yield Fragment(piece.furniture, None, FURNITURE, piece.origin)
    elif piece.field is not None:
        text, origin = revision.pointed(piece.field)
        yield Fragment(text, None, FIELD, origin)
    elif piece.record is not None:
        clause = next((one for one in revision.clauses if one.id == piece.record), None)
        if clause is None:
            raise KeyError(piece.record)
        yield Fragment(clause.text.printed, clause.id, TEXT, clause.origin / "text", clause.text)


def print_piece(dataset: Dataset, piece: Piece) -> Iterator[Fragment]:
    """Yield what one piece of the layout prints."""
    if piece.furniture is not None:
        yield Fragment(piece.furniture, None, FURNITURE, piece.origin)
    elif piece.field is not None:
        text, origin = dataset.plan.pointed(piece.field)
        yield Fragment(text, None, FIELD, origin)
    elif piece.heading is not None:
        yield from print_heading(piece.heading, dataset.chapters[piece.heading])
    elif piece.record is not None:
        yield from print_record(dataset.text_by_id[piece.record])


def print_heading(key: str, chapter: Chapter) -> Iterator[Fragment]:
    """Yield `四、组织实施`."""
    yield Fragment(chinese(chapter.number), key, NUMBER, chapter.origin / "number")
    yield Fragment("、", key, FORM, chapter.origin)
    yield Fragment(chapter.heading, key, HEADING, chapter.origin / "heading")


def print_record(record: TextRecord) -> Iterator[Fragment]:
    """Yield the printed form of a record: what is said before its text, the text, and a project's units."""
    id_, origin = record.id, record.origin
    before: tuple[Fragment, ...] = ()
    words = Fragment(record.text.printed, id_, TEXT, record.text_origin, record.text)
    match record:
        case Engineering():
            before = (
                Fragment(chinese(record.number), id_, NUMBER, origin / "number"),
                Fragment("、", id_, FORM, origin),
                Fragment(record.name, id_, NAME, origin / "name"),
                Fragment("\n", id_, FORM, origin),
            )
        case Project():
            before = (
                Fragment(str(record.number), id_, NUMBER, origin / "number"),
                Fragment(".", id_, FORM, origin),
                Fragment(record.name, id_, NAME, origin / "name"),
                Fragment("。", id_, FORM, origin),
            )
        case Phase():
            before = (
                Fragment(record.heading, id_, HEADING, origin / "heading"),
                Fragment(":", id_, FORM, origin),
                Fragment(record.name, id_, NAME, origin / "name"),
                Fragment("。", id_, FORM, origin),
            )
        case Provision():
            before = tuple(print_numbering(record))
    yield from chain(before, (words,))
    if isinstance(record, Project):
        yield from print_units(record)


def print_numbering(provision: Provision) -> Iterator[Fragment]:
    """Yield `(一)加强组织领导。` of a provision with a heading, `第一条` and a space of an article, else nothing."""
    id_, origin = provision.id, provision.origin
    if provision.number is None:
        return
    article = provision.heading is None
    yield Fragment("第" if article else "(", id_, FORM, origin)
    yield Fragment(chinese(provision.number), id_, NUMBER, origin / "number")
    yield Fragment("条\u00a0" if article else ")", id_, FORM, origin)
    if provision.heading is not None:
        yield Fragment(provision.heading, id_, HEADING, origin / "heading")
        yield Fragment("。", id_, FORM, origin)


def print_units(project: Project) -> Iterator[Fragment]:
    """Yield the bracket of units that ends a project, with what parts them."""
    yield Fragment("(", project.id, FORM, project.origin)
    for index, tie in enumerate(project.responsibilities):
        if index:
            yield Fragment(tie.separator, project.id, FORM, tie.origin / "separator")
        yield Fragment(tie.mention, project.id, MENTION, tie.origin / "mention")
    yield Fragment(")", project.id, FORM, project.origin)


def chinese(value: int) -> str:
    """Return a number from 1 to 9999 as a text numbers its parts with it: 十, 十二, 二十, 一百零五."""
    written, gap = "", False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, power)
        if digit:
            written += ("零" if gap and written else "") + "〇一二三四五六七八九"[digit] + name
        gap = not digit
    return written.removeprefix("一") if written.startswith("一十") else written
