"""Texts cut into segments wherever a quote begins or ends, so that quotes may overlap."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from generator.grouping import grouped
from generator.model import Citation, Deadline, RecurringDuty, Target, TimedFact
from generator.text.official import place


@dataclass(frozen=True, slots=True)
class HighlightKind:
    """What a quote of the text is for.

    id: the kind's name in the stylesheet.
    name: its name in words.
    short: a short name for labels in the text.
    """

    id: str
    name: str
    short: str


KINDS = {
    Target: HighlightKind("target", "量化目标", "目标"),
    Deadline: HighlightKind("deadline", "时限", "时限"),
    RecurringDuty: HighlightKind("recurring", "周期任务", "周期"),
    Citation: HighlightKind("citation", "引用文件", "文件"),
}
PHASE_END = HighlightKind("deadline", "阶段终点", "时限")
GOAL = HighlightKind("goal", "总体目标", "目标")
ASSESSMENT = HighlightKind("assessment", "考评", "考评")
ERRATUM = HighlightKind("erratum", "原文疑误", "疑误")
LEGEND = (*KINDS.values(), GOAL, ASSESSMENT, ERRATUM)
"""The kinds in the order in which the legend of the official text lists those that it has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """A part of a text that a record quotes.

    id: the id of the record that quotes it.
    kind: what the quote is for.
    what: what the record says of it.
    start: the offset in the text where it begins.
    end: the offset in the text where it ends.
    on: the kind of page that shows the record, None for the record's own page.
    anchored: whether the record's address leads to this place on this page.
    """

    id: str
    kind: HighlightKind
    what: str
    start: int
    end: int
    on: str | None = None
    anchored: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HighlightLabel:
    """A label where highlights of one kind end together; it links to the record of the first.

    first: the first of the highlights.
    text: the kind's short name, with the number of highlights where there are several.
    description: what a screen reader says.
    """

    first: Highlight
    text: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A part of a text between two neighbouring boundaries.

    start: the offset in the text where it begins.
    text: its words.
    kinds: the ids of the kinds of the highlights that cover it.
    anchors: the anchored highlights that begin with it.
    labels: the labels of the highlights that end with it.
    """

    start: int
    text: str
    kinds: tuple[str, ...]
    anchors: tuple[Highlight, ...]
    labels: tuple[HighlightLabel, ...]


def fact_highlights(
    text: str,
    facts: Iterable[TimedFact | Citation],
    *,
    on: str | None = None,
    anchored: bool = False,
) -> Iterator[Highlight]:
    """Yield the highlight of each fact of a text."""
    for fact in facts:
        if not fact.is_in_text:  # it quotes other printed words
            continue
        what = fact.title if isinstance(fact, Citation) else fact.what
        start, end = place(text, fact)
        yield Highlight(id=fact.id, kind=KINDS[type(fact)], what=what, start=start, end=end, on=on, anchored=anchored)


def highlighted(
    text: str, highlights: Iterable[Highlight], boundaries: Iterable[int] = ()
) -> tuple[tuple[Segment, ...], ...]:
    """Return the paragraphs of a text as segments that joined are its words.

    Segments end where a highlight begins or ends, at line feeds, and at the further `boundaries`.
    """
    highlights = tuple(highlights)
    starting = grouped((highlight.start, highlight) for highlight in highlights)
    ending = grouped((highlight.end, highlight) for highlight in highlights)
    breaks = {match.start() for match in re.finditer("\n", text)}
    after = {index + 1 for index in breaks}
    paragraphs: list[list[Segment]] = [[]]
    current: dict[str, Highlight] = {}
    for start, end in pairwise(sorted({0, len(text), *boundaries, *starting, *ending} | breaks | after)):
        for highlight in ending.get(start, ()):
            del current[highlight.id]
        current |= {highlight.id: highlight for highlight in starting.get(start, ())}
        if start in breaks:
            paragraphs.append([])
            continue
        paragraphs[-1].append(
            Segment(
                start=start,
                text=text[start:end],
                kinds=tuple(dict.fromkeys(highlight.kind.id for highlight in current.values())),
                anchors=tuple(highlight for highlight in starting.get(start, ()) if highlight.anchored),
                labels=_labels(ending.get(end, ())),
            )
        )
    return tuple(tuple(paragraph) for paragraph in paragraphs)


def _labels(ending: Iterable[Highlight]) -> tuple[HighlightLabel, ...]:
    return tuple(
        HighlightLabel(
            first=highlights[0],
            text=kind.short + (f"×{len(highlights)}" if len(highlights) > 1 else ""),
            description=kind.name + (f" {len(highlights)} 项：" if len(highlights) > 1 else "：") + highlights[0].what,
        )
        for kind, highlights in grouped((highlight.kind, highlight) for highlight in ending).items()
    )
