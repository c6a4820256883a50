"""The paragraphs of the official text, record by record in the order of the layout, with their highlights."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from generator import urls
from generator.model import Engineering, Erratum, LayoutLine, Phase, Project, Text, TextRecord, Unit
from generator.pages.context import PageContext
from generator.pages.facts.assessment import ITEM_KINDS
from generator.pages.limits import PagePart
from generator.pages.source.highlights import (
    ASSESSMENT,
    ERRATUM,
    GOAL,
    PHASE_END,
    Highlight,
    Segment,
    fact_highlights,
    highlighted,
)
from generator.text import official
from generator.text.fragments import FIELD, NAME, TEXT, Fragment

_TITLES = re.compile(r"/(?P<field>title|notice/title|annexes/(?P<annex>\d+)/title)")


class SourceLine(NamedTuple):
    """A line of the layout, and the words that it prints."""

    line: LayoutLine
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSegment:
    """A segment of a paragraph of the source.

    part: what part of a record its words are (`heading`, `name`, `text`…), as `official.Fragment` says.
    names: what its words name, if that has a page of its own.
    """

    segment: Segment
    part: str
    names: Unit | TextRecord | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of the source, or a link to the page of an engineering's projects.

    id: its anchor, or empty.
    level: 2 or 3 for a heading, else 0.
    segments: its words.
    record: the record whose text it is, None for titles and the like.
    label: what a reader calls the record.
    part: the page that has the text of an engineering's projects, which is left out here.
    """

    id: str
    level: int
    segments: tuple[SourceSegment, ...]
    record: TextRecord | None = None
    label: str = ""
    part: PagePart | None = None

    @property
    def text(self) -> str:
        """The words."""
        return "".join(item.segment.text for item in self.segments)

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table, whose cells are parted by tabs."""
        return "\t" in self.text


def paragraphs(
    context: PageContext, lines: Iterable[SourceLine], parts: Mapping[str, PagePart] | None = None
) -> Iterator[Paragraph]:
    """Yield the paragraphs of the lines of the text.

    `parts` are pages of engineerings' projects by the id of the engineering; the text of these projects is left out.
    """
    for line, words in lines:
        if any(piece.record for piece in line.pieces):
            yield from _record_line(context, line, parts or {})
        else:
            yield _line_paragraph(words, line)


def printed_lines(context: PageContext) -> tuple[tuple[SourceLine, ...], tuple[SourceLine, ...]]:
    """Return the lines of the text that have words, and those before and after it that are no part of it.

    The latter are a letterhead, 抄送, a web page's furniture.
    """
    printed = (SourceLine(line, _words(context, line)) for line in context.dataset.layout.lines)
    lines = tuple(line for line in printed if line.words)
    text = [index for index, (line, _) in enumerate(lines) if any(piece.furniture is None for piece in line.pieces)]
    start, stop = (text[0], text[-1] + 1) if text else (0, 0)
    return lines[start:stop], (*lines[:start], *lines[stop:])


def _record_line(context: PageContext, line: LayoutLine, parts: Mapping[str, PagePart]) -> Iterator[Paragraph]:
    """Yield the paragraphs of the records on a line; what else is printed on it stands before and after their words."""
    printed: list[Paragraph] = []
    before: tuple[SourceSegment, ...] = ()
    for piece in line.pieces:
        if piece.record is None:
            words = "".join(fragment.text for fragment in official.piece_fragments(context.dataset, piece))
            if words.strip():
                plain = _plain(words)
                if printed:
                    printed[-1] = replace(printed[-1], segments=(*printed[-1].segments, plain))
                else:
                    before = (*before, plain)
            continue
        record = context.dataset.text_by_id[piece.record]
        if isinstance(record, Project) and record.engineering in parts:
            continue
        first, *others = record_paragraphs(context, record)
        printed += [replace(first, segments=(*before, *first.segments)), *others]
        before = ()
        if piece.record in parts:
            printed.append(Paragraph(id="", level=0, segments=(), part=parts[piece.record]))
    if printed and printed[0].is_row:
        printed[0] = replace(printed[0], segments=(*_empty_cells(context, line), *printed[0].segments))
    yield from printed


def _empty_cells(context: PageContext, line: LayoutLine) -> Iterator[SourceSegment]:
    """Yield the tabs of the empty cells with which a row begins: those of cells merged with the row above."""
    words = _printed(context, line)
    if words.startswith("\t"):
        yield _plain(words[: -len(words.lstrip("\t"))])


def _plain(words: str) -> SourceSegment:
    """Return words that nothing quotes and that name nothing."""
    segment = Segment(start=0, text=words, kinds=(), anchors=(), labels=())
    return SourceSegment(segment=segment, part=FIELD, names=None)


def _printed(context: PageContext, line: LayoutLine) -> str:
    fragments = (fragment for piece in line.pieces for fragment in official.piece_fragments(context.dataset, piece))
    return "".join(fragment.text for fragment in fragments)


def _words(context: PageContext, line: LayoutLine) -> str:
    return _printed(context, line).strip()


def _line_paragraph(text: str, line: LayoutLine) -> Paragraph:
    """Return the paragraph of a line that belongs to no record: a chapter's heading, a title, or plain words."""
    first = line.pieces[0]
    title = _TITLES.fullmatch(first.field or "") if len(line.pieces) == 1 else None
    if first.heading:
        level, id_ = 3, f"chapter-{first.heading.lower().replace('/', '-')}"
    elif title:
        annex = title["annex"]
        level, id_ = 2, f"annex-{int(annex) + 1}" if annex else title["field"].partition("/")[0]
    else:
        level, id_ = 0, ""
    return Paragraph(id=id_, level=level, segments=(_plain(text),))


def record_paragraphs(context: PageContext, record: TextRecord) -> Iterator[Paragraph]:
    """Yield the paragraphs that the source prints of a record."""
    text, fragments = "", {}
    for fragment in official.record_fragments(context.dataset, record):
        fragments[len(text)] = fragment
        text += fragment.text
    names = _names(context, record, fragments)
    highlights = (
        *(part for highlight in _text_highlights(context, record) for part in _in_print(highlight, record, fragments)),
        *_printed_highlights(text, record, context.errata.get(record.id, ())),
    )
    start = 0
    for index, paragraph in enumerate(highlighted(text, highlights, fragments)):
        segments: list[SourceSegment] = []
        for segment in paragraph:
            start = segment.start if segment.start in fragments else start
            # The notice's indentation is white space, as the furniture before a record is.
            shown = segment if segments else replace(segment, text=segment.text.lstrip())
            if shown.text:
                segments.append(SourceSegment(segment=shown, part=fragments[start].part, names=names.get(start)))
        heading = isinstance(record, Engineering) and index == 0
        yield Paragraph(
            id="" if index else urls.anchor(record.id),
            level=3 if heading else 0,
            segments=tuple(segments),
            record=record,
            label=context.labels[record.id],
        )


def _in_print(highlight: Highlight, record: TextRecord, fragments: Mapping[int, Fragment]) -> Iterator[Highlight]:
    """Yield the parts of a highlight of a record's text where its form prints them; only the first is anchored."""
    anchored = highlight.anchored
    for start, fragment in fragments.items():
        if fragment.part != TEXT or fragment.words is None:
            continue
        before = len(Text(record.text.lines[: fragment.line]).printed)
        first, last = max(highlight.start, before), min(highlight.end, before + len(fragment.text))
        if first < last:
            yield replace(highlight, start=start + first - before, end=start + last - before, anchored=anchored)
            anchored = False


def _names(context: PageContext, record: TextRecord, fragments: Mapping[int, Fragment]) -> dict[int, Unit | TextRecord]:
    """Return what the fragments of a record name, by the offset where they begin."""
    names: dict[int, Unit | TextRecord] = {}
    if isinstance(record, Project | Engineering):
        names |= {start: record for start, fragment in fragments.items() if fragment.part == NAME}
    if isinstance(record, Project):
        names |= {
            start: context.dataset.unit_by_id[record.responsibilities[fragment.responsibility].unit]
            for start, fragment in fragments.items()
            if fragment.responsibility is not None
        }
    return names


def _text_highlights(context: PageContext, record: TextRecord) -> Iterator[Highlight]:
    """Yield what quotes the text of a record: its facts, the goals, the assessment."""
    text, plan = record.text.printed, context.dataset.plan
    yield from fact_highlights(text, record.facts, on="targets", anchored=True)
    for goal in plan.goals if record is plan.vision else ():
        start, end = official.place(text, goal)
        yield Highlight(id=goal.id, kind=GOAL, what=goal.name, start=start, end=end, on="targets", anchored=True)
    for item in context.assessment_by_article.get(record.id, ()):
        start, end = official.place(text, item)
        yield Highlight(id=item.id, kind=ASSESSMENT, what=ITEM_KINDS[type(item)], start=start, end=end)


def _printed_highlights(text: str, record: TextRecord, errata: Iterable[Erratum]) -> Iterator[Highlight]:
    """Yield what quotes all that the source prints of a record: a phase's end in its heading, and slips anywhere."""
    if isinstance(record, Phase) and record.end_quote:
        start = text.index(record.end_quote)
        end = start + len(record.end_quote)
        yield Highlight(id=record.id, kind=PHASE_END, what=record.name, start=start, end=end, on="targets")
    for erratum in errata:
        start = text.find(erratum.quote)
        if start >= 0:  # a slip may stand in a field of the plan that is no record's words
            end = start + len(erratum.quote)
            yield Highlight(id=erratum.id, kind=ERRATUM, what=erratum.issue, start=start, end=end, on="source")
