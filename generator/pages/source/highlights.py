"""Words with what quotes them: a text is cut wherever a quote begins or ends, so that quotes may overlap."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from generator.model import Citation, Deadline, RecurringDuty, Target
from generator.text.official import place


@dataclass(frozen=True, slots=True)
class HighlightKind:
    """What may quote a text: its id in the stylesheet, its name, and a short name for labels in the text."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of a text that a record quotes.

    `what` says what for; `on` is the kind of page that shows the record, None for its own; an `anchored` mark is the
    place on the page that the record's address names.
    """

    id: str
    kind: HighlightKind
    what: str
    start: int
    end: int
    on: str | None = None
    anchored: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """Marks of one kind that end at one place: a link to the `first`, with their number where there are several."""

    first: Mark
    label: str
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A piece of a text from `start`, between two boundaries, with the kinds of the quotes that it lies in."""

    start: int
    text: str
    kinds: tuple[str, ...]
    anchors: tuple[Mark, ...]
    endings: tuple[Ending, ...]


def fact_marks(
    text: str,
    facts: Iterable[Target | Deadline | RecurringDuty | Citation],
    *,
    on: str | None = None,
    anchored: bool = False,
) -> Iterator[Mark]:
    """Yield the mark of each fact of a text."""
    for fact in facts:
        what = fact.title if isinstance(fact, Citation) else fact.what
        start, end = place(text, fact)
        yield Mark(id=fact.id, kind=KINDS[type(fact)], what=what, start=start, end=end, on=on, anchored=anchored)


def marked(text: str, marks: Iterable[Mark], cuts: Iterable[int] = ()) -> tuple[tuple[Segment, ...], ...]:
    """Return the paragraphs of a text as segments that put together are its words; `cuts` are further boundaries."""
    starts: dict[int, list[Mark]] = defaultdict(list)
    ends: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        starts[mark.start].append(mark)
        ends[mark.end].append(mark)
    breaks = {match.start() for match in re.finditer("\n", text)}
    after = {index + 1 for index in breaks}
    boundaries = sorted({0, len(text), *cuts} | starts.keys() | ends.keys() | breaks | after)
    paragraphs: list[list[Segment]] = [[]]
    open_marks: dict[str, Mark] = {}
    for start, end in pairwise(boundaries):
        for mark in ends[start]:
            del open_marks[mark.id]
        open_marks |= {mark.id: mark for mark in starts[start]}
        if start in breaks:
            paragraphs.append([])
            continue
        paragraphs[-1].append(
            Segment(
                start=start,
                text=text[start:end],
                kinds=tuple(dict.fromkeys(mark.kind.id for mark in open_marks.values())),
                anchors=tuple(mark for mark in starts[start] if mark.anchored),
                endings=_endings(ends[end]),
            )
        )
    return tuple(tuple(paragraph) for paragraph in paragraphs)


def _endings(marks: Iterable[Mark]) -> tuple[Ending, ...]:
    by_kind: dict[HighlightKind, list[Mark]] = defaultdict(list)
    for mark in marks:
        by_kind[mark.kind].append(mark)
    return tuple(
        Ending(
            first=held[0],
            label=kind.short + (f"×{len(held)}" if len(held) > 1 else ""),
            spoken=kind.name + (f" {len(held)} 项：" if len(held) > 1 else "：") + held[0].what,
        )
        for kind, held in by_kind.items()
    )
