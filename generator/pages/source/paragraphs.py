"""The source as paragraphs: what the layout prints, record by record, with everything that quotes it marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator import urls
from generator.model import Engineering, Erratum, LayoutLine, Phase, Project, TextRecord, Unit
from generator.pages.context import PageContext
from generator.pages.facts.assessment import SORTS
from generator.pages.limits import PagePart
from generator.pages.source.highlights import ASSESSMENT, ERRATUM, GOAL, PHASE_END, Mark, Segment, fact_marks, marked
from generator.text import official

_TITLES = re.compile(r"/(?P<field>title|notice/title|annexes/(?P<annex>\d+)/title)")


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphRun:
    """A segment, what part of a record it is, and what it names that has a page of its own."""

    segment: Segment
    part: str
    names: Unit | TextRecord | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of the source; `level` 2 or 3 makes it a heading, 0 none; `id` is its anchor, if it has one.

    `record` holds the words, None for titles and the like, and `label` is how a reader calls it. `part` stands for the
    projects of an engineering whose words are on a page of their own.
    """

    id: str
    level: int
    runs: tuple[ParagraphRun, ...]
    record: TextRecord | None = None
    label: str = ""
    part: PagePart | None = None

    @property
    def text(self) -> str:
        """The words."""
        return "".join(run.segment.text for run in self.runs)


def paragraphs(context: PageContext, parts: Mapping[str, PagePart] | None = None) -> Iterator[Paragraph]:
    """Yield the whole text, without blank lines and without the web page's furniture before and after it.

    The projects of the engineerings that have `parts` are left out.
    """
    apart = parts or {}
    lines = [line for line in context.dataset.layout.lines if _words(context, line)]
    held = [index for index, line in enumerate(lines) if any(piece.furniture is None for piece in line.pieces)]
    for line in lines[held[0] : held[-1] + 1] if held else ():
        record = next((piece.record for piece in line.pieces if piece.record), None)
        if record is None:
            yield _line(_words(context, line), line)
            continue
        held_record = context.dataset.text_by_id[record]
        if isinstance(held_record, Project) and held_record.engineering in apart:
            continue
        yield from record_paragraphs(context, held_record)
        if record in apart:
            yield Paragraph(id="", level=0, runs=(), part=apart[record])


def _words(context: PageContext, line: LayoutLine) -> str:
    printed = (each.text for piece in line.pieces for each in official.piece_fragments(context.dataset, piece))
    return "".join(printed).strip()


def _line(text: str, line: LayoutLine) -> Paragraph:
    """Return a line that no record holds: a heading of a chapter, a title, or a plain one."""
    first = line.pieces[0]
    title = _TITLES.fullmatch(first.field or "") if len(line.pieces) == 1 else None
    if first.heading:
        level, id_ = 3, f"chapter-{first.heading.lower().replace('/', '-')}"
    elif title:
        annex = title["annex"]
        level, id_ = 2, f"annex-{int(annex) + 1}" if annex else title["field"].partition("/")[0]
    else:
        level, id_ = 0, ""
    segment = Segment(start=0, text=text, kinds=(), anchors=(), endings=())
    return Paragraph(id=id_, level=level, runs=(ParagraphRun(segment=segment, part=official.FIELD, names=None),))


def record_paragraphs(context: PageContext, record: TextRecord) -> Iterator[Paragraph]:
    """Yield what the source prints of one record."""
    text, prints = "", {}
    for each in official.record_fragments(record):
        prints[len(text)] = each
        text += each.text
    names = _names(context, record, prints)
    begin = next(start for start, each in prints.items() if each.part == official.TEXT)
    marks = (
        *(replace(mark, start=mark.start + begin, end=mark.end + begin) for mark in _text_marks(context, record)),
        *_printed_marks(text, record, context.errata.get(record.id, ())),
    )
    start = 0
    for place, held in enumerate(marked(text, marks, prints)):
        runs = []
        for segment in held:
            start = segment.start if segment.start in prints else start
            runs.append(ParagraphRun(segment=segment, part=prints[start].part, names=names.get(start)))
        heading = isinstance(record, Engineering) and place == 0
        yield Paragraph(
            id="" if place else urls.anchor(record.id),
            level=3 if heading else 0,
            runs=tuple(runs),
            record=record,
            label=context.labels[record.id],
        )


def _names(
    context: PageContext, record: TextRecord, prints: dict[int, official.Fragment]
) -> dict[int, Unit | TextRecord]:
    """Return what the printed pieces name, by where they begin."""
    named: dict[int, Unit | TextRecord] = {}
    if isinstance(record, Project | Engineering):
        named |= {start: record for start, each in prints.items() if each.part == official.NAME}
    if isinstance(record, Project):
        mentions = [start for start, each in prints.items() if each.part == official.MENTION]
        units = (context.dataset.unit_by_id[tie.unit] for tie in record.responsibilities)
        named |= dict(zip(mentions, units, strict=True))
    return named


def _text_marks(context: PageContext, record: TextRecord) -> Iterator[Mark]:
    """Yield what quotes the text of a record: its facts, the goals, the assessment."""
    text, plan = record.text.printed, context.dataset.plan
    yield from fact_marks(text, record.facts, on="targets", anchored=True)
    for goal in plan.goals if record.id == plan.vision.id else ():
        start, end = official.place(text, goal)
        yield Mark(id=goal.id, kind=GOAL, what=goal.name, start=start, end=end, on="targets", anchored=True)
    for item in context.assessment_in.get(record.id, ()):
        start, end = official.place(text, item)
        yield Mark(id=item.id, kind=ASSESSMENT, what=SORTS[type(item)], start=start, end=end)


def _printed_marks(text: str, record: TextRecord, errata: Iterable[Erratum]) -> Iterator[Mark]:
    """Yield what quotes the printed form of a record: a phase's end in its heading, and slips, wherever they stand."""
    if isinstance(record, Phase):
        start = text.index(record.end_quote)
        end = start + len(record.end_quote)
        yield Mark(id=record.id, kind=PHASE_END, what=record.name, start=start, end=end, on="targets")
    for erratum in errata:
        start = text.find(erratum.quote)
        if start >= 0:  # a slip may stand in a field of the plan that is no record's words
            end = start + len(erratum.quote)
            yield Mark(id=erratum.id, kind=ERRATUM, what=erratum.issue, start=start, end=end, on="source")
