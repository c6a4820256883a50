"""The official text, rebuilt from the records and the layout alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial

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
    Record,
    Revision,
    Text,
    TextRecord,
)
from generator.source import Origin

# What a fragment is: words of a record, a field of the plan, furniture of the layout, or constant characters of the
# printed form (the full stop after a name, the brackets around the units).
FURNITURE, FIELD, HEADING, NUMBER = "furniture", "field", "heading", "number"
NAME, TEXT, MENTION, FORM = "name", "text", "mention", "form"


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of the printed text.

    text: its characters.
    record: the id of the record that it prints; None for furniture and for fields of the plan.
    part: what it is, one of the constants above.
    origin: where it stands in YAML.
    words: the text of which it prints all, None for other pieces.
    """

    text: str
    record: str | None
    part: str
    origin: Origin
    words: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage(Fragment):
    """A fragment with its place: characters `start` to `end` of the whole text."""

    start: int
    end: int

    def location(self, offset: int) -> Location:
        """Return the place in YAML of the character at `offset` of the whole, to the line within a block of text."""
        if self.words is None:
            return self.origin.location
        return self.origin.at(*self.words.place_at(offset - self.start))


@dataclass(frozen=True)
class PrintedText:
    """The whole printed text, as its passages in order."""

    passages: tuple[Passage, ...]

    @cached_property
    def text(self) -> str:
        """All passages in a row."""
        return "".join(passage.text for passage in self.passages)


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


def _placed(fragments: Iterable[Fragment]) -> PrintedText:
    """Return fragments with their places."""
    passages: list[Passage] = []
    start = 0
    for piece in fragments:
        end = start + len(piece.text)
        passages.append(Passage(piece.text, piece.record, piece.part, piece.origin, piece.words, start=start, end=end))
        start = end
    return PrintedText(tuple(passages))


def _layout_fragments(layout: Layout, fragments: Callable[[Piece], Iterator[Fragment]]) -> Iterator[Fragment]:
    """Yield the fragments of each piece of a layout, line by line, with the line feeds between."""
    for index, line in enumerate(layout.lines):
        if index:
            yield Fragment("\n", None, FURNITURE, line.origin)
        for piece in line.pieces:
            yield from fragments(piece)


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
    """Yield the fragments of one piece of the plan's layout."""
    if piece.heading is not None:
        yield from _heading_fragments(piece.heading, dataset.chapters[piece.heading])
    elif piece.record is not None:
        yield from record_fragments(dataset.text_by_id[piece.record])
    else:
        yield from _plain_fragments(dataset.plan, piece)


def _plain_fragments(record: Record, piece: Piece) -> Iterator[Fragment]:
    """Yield a piece that is furniture or a field of the plan or the amendment."""
    if piece.furniture is not None:
        yield Fragment(piece.furniture, None, FURNITURE, piece.origin)
    elif piece.field is not None:
        text, origin = record.pointed(piece.field)
        yield Fragment(text, None, FIELD, origin)


def _heading_fragments(key: str, chapter: Chapter) -> Iterator[Fragment]:
    """Yield `四、组织实施`."""
    yield Fragment(chinese(chapter.number), key, NUMBER, chapter.origin / "number")
    yield Fragment("、", key, FORM, chapter.origin)
    yield Fragment(chapter.heading, key, HEADING, chapter.origin / "heading")


def record_fragments(record: TextRecord) -> Iterator[Fragment]:
    """Yield the fragments of a record: its number and name, its text, and a project's units."""
    match record:
        case Engineering():
            yield from _name_fragments(record, NUMBER, chinese(record.number), "、", "\n")
        case Project():
            yield from _name_fragments(record, NUMBER, str(record.number), ".", "。")
        case Phase():
            yield from _name_fragments(record, HEADING, record.heading, ":", "。")
        case Provision():
            yield from _numbering_fragments(record)
    yield Fragment(record.text.printed, record.id, TEXT, record.text_origin, record.text)
    if isinstance(record, Project):
        yield from _unit_fragments(record)


def _name_fragments(
    record: Engineering | Project | Phase, part: str, numbering: str, between: str, after: str
) -> Iterator[Fragment]:
    """Yield the numbering of a record and its name: `一、基础工程`; the field of the numbering is named as `part`."""
    yield Fragment(numbering, record.id, part, record.origin / part)
    yield Fragment(between, record.id, FORM, record.origin)
    yield Fragment(record.name, record.id, NAME, record.origin / "name")
    yield Fragment(after, record.id, FORM, record.origin)


def _numbering_fragments(provision: Provision) -> Iterator[Fragment]:
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


def _unit_fragments(project: Project) -> Iterator[Fragment]:
    """Yield the units in brackets that end a project, with what separates them."""
    yield Fragment("(", project.id, FORM, project.origin)
    for index, tie in enumerate(project.responsibilities):
        if index:
            yield Fragment(tie.separator, project.id, FORM, tie.origin / "separator")
        yield Fragment(tie.mention, project.id, MENTION, tie.origin / "mention")
    yield Fragment(")", project.id, FORM, project.origin)


def chinese(value: int) -> str:
    """Return a number from 1 to 9999 in Chinese numerals: 十, 十二, 二十, 一百零五."""
    written, gap = "", False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, power)
        if digit:
            written += ("零" if gap and written else "") + "〇一二三四五六七八九"[digit] + name
        gap = not digit
    return written.removeprefix("一") if written.startswith("一十") else written
