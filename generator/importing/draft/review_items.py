"""Where a person must look: what was unsure, by record, the worst first."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.importing.draft.blocks import BlockKind
from generator.importing.draft.checked_draft import CheckedDraft
from generator.importing.draft.records import DraftRecord
from generator.importing.draft.waivers import NOT_READ
from generator.importing.reading import Basis, Certainty, SectionKind, Task
from generator.rules.concerned import bodies_aside

_WORDS = {
    "list-unread": "像单位名单，没有读",
    "list-kept-in-text": "名单留在正文里，没有单列",
    "words-unread": "名单里有没读懂的字",
    "body-left-out": "读出了单位，没有写进数据",
    "task-left-out": "读出了任务，没有写进数据",
    "body-unsure": "可能不是单位",
    "no-body": "没有读出责任单位",
    "title-unread": "没有读出标题",
    "date-unread": "没有读出日期",
    "recurring-unread": "周期任务没有读出",
    "figure-unread": "数字没有记为事实",
    "issuer-unread": "没有读出发文机关",
    "body-in-sentence": "由句子读出的单位",
    "phases-unread": "像实施步骤，没有分成阶段",
    "phase-endless": "没有读出阶段的止期",
    "body-aside": "条款里说到的单位，看不出是责任者还是涉及的对象",
    "two-spellings": "可能是同一单位的两种写法",
}  # the worst first
_RANKS = {kind: rank for rank, kind in enumerate(_WORDS)}
_SHOWN = 40
_NO_FIGURE = re.compile("0[0-9]{2,3}|[0-9]{7,}|[一二两三四五六七八九十首双]")  # telephones, words of order


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """Something to look at.

    kind: a stable word.
    line: of the official text, from 1.
    words: as printed.
    record: the id of the record that holds them, the plan's where none does.
    """

    kind: str
    line: int
    words: str
    record: str

    @property
    def message(self) -> str:
        """What is unsure, in Chinese."""
        return _WORDS[self.kind]


def review_items(draft: CheckedDraft) -> tuple[ReviewItem, ...]:
    """Return what a person must look at, in the order of `worst_first`; bodies read from one line are one item."""
    text = draft.arrangement.text
    lines = [0, *(match.end() for match in re.finditer("\n", text))]
    notice = draft.values.notice
    items: dict[tuple[str, int], ReviewItem] = {}
    for kind, start, words in _items(draft):
        printing = notice.record_at(start, start + 1)
        record = printing.id if printing else draft.values.plan_id
        shown = re.sub(r"\s+", " ", words).strip()[:_SHOWN]
        line = bisect_right(lines, start)
        joined = kind == "body-in-sentence"
        item = items.setdefault((kind, lines[line - 1] if joined else start), ReviewItem(kind, line, shown, record))
        if joined and shown not in item.words.split("、"):
            items[kind, lines[line - 1]] = replace(item, words=f"{item.words}、{shown}")
    return worst_first(items.values())


def worst_first(items: Iterable[ReviewItem]) -> tuple[ReviewItem, ...]:
    """Return items record by record, the record with the worst first, equal ones by line."""
    in_order = sorted(items, key=lambda item: (_RANKS[item.kind], item.line, item.record, item.words))
    by_record: dict[str, list[ReviewItem]] = {}
    for item in in_order:
        by_record.setdefault(item.record, []).append(item)
    return tuple(item for group in by_record.values() for item in group)


def kind_by_message(message: str) -> str | None:
    """Return the kind whose message that is."""
    return next((kind for kind, words in _WORDS.items() if words == message), None)


def _items(draft: CheckedDraft) -> Iterator[tuple[str, int, str]]:
    """Yield kind, offset and words."""
    text, reading, notice = draft.arrangement.text, draft.arrangement.reading, draft.values.notice
    ids = draft.values.register.ids
    for doubt in reading.doubts:
        kind = doubt.kind if doubt.kind in _WORDS else "words-unread"
        if kind == "body-in-sentence" and doubt.quote.text not in ids:
            kind = "body-left-out"
        yield kind, doubt.quote.start, doubt.quote.text
    stored = {record.block.index: record for record in notice.projects}
    for index, task in enumerate(reading.tasks):
        if not task.provision and index not in draft.arrangement.containers:
            yield from _of_task(draft, index, task, stored.get(index))
    for record in notice.records:
        waivers = draft.values.value_by_record[record.id].get("waivers", ())
        waived = [waiver["quote"] for waiver in waivers if waiver["reason"] == NOT_READ]
        figures = [words for words in dict.fromkeys(waived) if not _NO_FIGURE.fullmatch(words)]
        if figures:
            recurs = any(words.startswith("每") for words in figures)
            yield ("recurring-unread" if recurs else "figure-unread"), record.block.start, "、".join(figures)
    yield from _of_phases(draft)
    yield from _of_provisions(draft)
    for first, second in draft.values.register.doubles:
        yield "two-spellings", max(text.find(second), 0), f"{first}、{second}"


def _of_phases(draft: CheckedDraft) -> Iterator[tuple[str, int, str]]:
    """Yield phases without an end, or the chapters that look like phases where none were read."""
    phases = [record for record in draft.values.notice.records if record.kind is BlockKind.PHASE]
    for phase in phases:
        if "end" not in draft.values.value_by_record[phase.id]:
            yield "phase-endless", phase.block.start, phase.heading
    for section in () if phases else draft.arrangement.reading.sections:
        if section.kind is SectionKind.PHASES:
            yield "phases-unread", section.quote.start, section.heading


def _of_provisions(draft: CheckedDraft) -> Iterator[tuple[str, int, str]]:
    """Yield the units that a provision names, neither as its actors nor as those whom it concerns."""
    places = {record.id: record.block.start for record in draft.values.notice.records}
    for provision, name in bodies_aside(draft.checked.dataset):
        yield "body-aside", draft.arrangement.text.find(name, places[provision.id]), name


def _of_task(draft: CheckedDraft, index: int, task: Task, record: DraftRecord | None) -> Iterator[tuple[str, int, str]]:
    """Yield what was read of a task and is not stored, or not in its own place."""
    if record is None:
        yield "task-left-out", task.quote.start, task.quote.text
        return
    if index in draft.simplifications.lists_in_text and task.statements:
        yield "list-kept-in-text", record.block.start, draft.arrangement.text[record.block.start : record.block.end]
    units = {tie["unit"] for tie in draft.values.value_by_record[record.id].get("responsibilities", ())}
    ids = draft.values.register.ids
    for body in task.responsibilities:
        known = {ids.get(body.unit), ids.get(body.quote.text)}
        if not known & units and body.certainty is not Certainty.UNSURE and body.basis is not Basis.CLAUSE:
            yield "body-left-out", body.quote.start, body.quote.text
