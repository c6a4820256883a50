"""Changes as text, Markdown and JSON: by unit, those whom they concern first."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.grouping import grouped
from generator.revisions.canonical import ComparedState
from generator.revisions.changes import Change, affected, changes
from generator.revisions.edits import Action
from generator.revisions.matching import match_records, renamed
from generator.revisions.names import Names
from generator.revisions.renumbering import announced, parted
from generator.revisions.sentences import announcement, compared, partner, sentence
from generator.text.diff import DiffRun

FORMATS = ("text", "markdown", "json")

_KEPT = 12  # characters of what stays, before and after a change
_COMMENT = 60_000  # characters of a comment; GitHub takes 65,536


@dataclass(frozen=True)
class Difference:
    """Two states and every change between them, in the order of the canonical value.

    numbers: the changes among them of numbers that follow from other changes; none where ids are lasting.
    """

    old: ComparedState
    new: ComparedState
    changes: tuple[Change, ...]
    numbers: tuple[Change, ...] = ()

    @classmethod
    def of(cls, old: ComparedState, new: ComparedState) -> Difference:
        """Return the difference of two states.

        Where neither has lasting ids, records of the new one bear those of the records of the old one that they are.
        """
        if old.has_lasting_ids or new.has_lasting_ids:
            return cls(old, new, changes(old.value, new.value))
        new = replace(new, value=renamed(new.value, match_records(old.value, new.value).ids))
        between = changes(old.value, new.value)
        return cls(old, new, between, parted(between)[1])

    def sentences(self) -> tuple[Names, ChangeSentences]:
        """Return the names of records in both states, and the changes in sentences."""
        names = Names(self.old.value, self.new.value)
        worth_saying = parted(self.changes)[0] if self.numbers else self.changes
        sentences = change_sentences(_without_repetitions(worth_saying), names)
        return names, replace(sentences, others=(*sentences.others, *announced(self.numbers, names)))

    def report(self, format: str) -> str:  # noqa: A002 - the command's word
        """Return the difference in one of FORMATS, a line feed at the end."""
        match format:
            case "json":
                return json.dumps(self.value(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
            case "markdown":
                return _markdown(self)
        return _text(self)

    def value(self) -> dict[str, Any]:
        """Return the value that schemas/diff.schema.json describes; null stands for what is not there."""
        return {
            "old": self.old.name,
            "new": self.new.name,
            "changes": [
                {
                    "type": change.type,
                    "record": change.record,
                    "field": change.field,
                    "old": change.edit.old,
                    "new": change.edit.new,
                    "units": {"direct": list(change.units.direct), "partners": list(change.units.partners)},
                }
                for change in self.changes
            ],
        }


@dataclass(frozen=True)
class ChangeSentences:
    """Changes in sentences, those of projects first.

    direct: the sentences for each unit that changes concern directly, by its id, in the order of the register.
    partners: the sentences for each unit that changes concern only as a partner, likewise.
    others: the sentences on changes that concern no unit directly.
    everything: the sentences on all changes.
    compared: the texts that are too long for a sentence: a title, and the runs of the text before and after.
    """

    direct: dict[str, tuple[str, ...]]
    partners: dict[str, tuple[str, ...]]
    others: tuple[str, ...]
    everything: tuple[str, ...]
    compared: tuple[tuple[str, tuple[DiffRun, ...]], ...]


def change_sentences(changes: Iterable[Change], names: Names) -> ChangeSentences:
    """Return changes in sentences."""
    # A unit reads of its projects first, and of each project in one place.
    worded = sorted(_without_followers(tuple(changes)), key=lambda change: change.place.section != "projects")
    units = affected(worded)
    return ChangeSentences(
        {unit: tuple(dict.fromkeys(_lines(unit, worded, names))) for unit in names.in_order(units.direct)},
        {unit: tuple(dict.fromkeys(_lines(unit, worded, names))) for unit in names.in_order(units.partners)},
        tuple(dict.fromkeys(announcement(change, names) for change in worded if not change.units.direct)),
        tuple(dict.fromkeys(announcement(change, names) for change in worded)),
        tuple(pair for change in worded if (pair := compared(change, names))),
    )


def _without_followers(changes: tuple[Change, ...]) -> Iterator[Change]:
    """Yield changes but those that follow from another change of the same fact: its quote, its reading."""
    facts = {change.item for change in changes if change.item and not _is_follower(change)}
    yield from (change for change in changes if not (_is_follower(change) and change.item in facts))


def _without_repetitions(changes: Iterable[Change]) -> Iterator[Change]:
    """Yield changes but marks of drafts, and words of facts that repeat what has changed in the record's text."""
    changes = tuple(change for change in changes if not _is_mark(change))
    texts = {change.record for change in changes if change.type == "text-changed"}
    for change in changes:
        words = change.place.inner[-1:] in {("what",), ("quote",)} and change.item is not None
        if not (words and change.edit.action is Action.CHANGED and change.record in texts):
            yield change


def _is_follower(change: Change) -> bool:
    return change.place.inner[-1:] in {("basis",), ("occurrence",), ("quote",), ("reading",)}


def _head(difference: Difference, sentences: ChangeSentences) -> str:
    head = f"从 {difference.old.name} 到 {difference.new.name}："
    if not difference.changes:
        return f"{head}没有变化"
    head += f"{len(difference.changes) - len(difference.numbers)} 处变化"
    head += f"，涉及 {len(sentences.direct)} 个单位" if sentences.direct else ""
    marks = Counter(change.edit.action for change in difference.changes if _is_mark(change))
    head += f"；{marks[Action.REMOVED]} 处核对完" if marks[Action.REMOVED] else ""
    return head + (f"；{marks[Action.ADDED]} 处要核对" if marks[Action.ADDED] else "")


def _is_mark(change: Change) -> bool:
    """Whether a change is that of the mark of a draft."""
    return change.edit.path[-1] == "draft" and change.edit.action in {Action.ADDED, Action.REMOVED}


def _by_units(sentences: Mapping[str, tuple[str, ...]], names: Names) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return sentences with the units that they are for, those for the same units together, in the order of both."""
    units_by_sentence: dict[str, tuple[str, ...]] = {}
    for unit, lines in sentences.items():
        for line in lines:
            units_by_sentence[line] = (*units_by_sentence.get(line, ()), unit)
    groups = grouped((units, line) for line, units in units_by_sentence.items())
    return tuple(("、".join(map(names.of, units)), lines) for units, lines in groups.items())


def _lines(unit: str, changes: Sequence[Change], names: Names) -> Iterator[str]:
    """Yield the sentences for a unit."""
    for change in changes:
        if unit in change.units.direct:
            yield sentence(change, names, unit)
        elif unit in change.units.partners:
            yield partner(change, names)


def _text(difference: Difference) -> str:
    names, sentences = difference.sentences()
    lines = [_head(difference, sentences)]
    if sentences.direct:
        lines += ["", "各单位的变化"]
    for units, group in _by_units(sentences.direct, names):
        lines += [f"{units}：{group[0]}"] if len(group) == 1 else [f"{units}：", *(f"  {line}" for line in group)]
    if sentences.partners:
        lines += ["", f"合作单位有变化的：{'、'.join(map(names.of, sentences.partners))}"]
    if sentences.others:
        lines += ["", "不涉及具体单位的变化", *sentences.others]
    if sentences.compared:
        lines += ["", "改动对照"]
    for title, runs in sentences.compared:
        lines += [
            title,
            *("  " + line for line in _marked(list(_shortened(runs)), "【删：", "】", "【增：", "】").split("\n")),
        ]
    return "\n".join(lines) + "\n"


def _markdown(difference: Difference) -> str:
    names, sentences = difference.sentences()
    lines = ["## 计划数据的变化", "", _plain(_head(difference, sentences))]
    if sentences.direct:
        lines += ["", "### 各单位的变化", ""]
    for units, group in _by_units(sentences.direct, names):
        lines += [f"- **{_plain(units)}**", *(f"  - {_plain(line)}" for line in group)]
    if sentences.partners:
        lines += ["", f"合作单位有变化的：{_plain('、'.join(map(names.of, sentences.partners)))}"]
    if sentences.others:
        lines += ["", "### 不涉及具体单位的变化", "", *(f"- {_plain(line)}" for line in sentences.others)]
    if sentences.compared:
        lines += ["", "### 改动对照", ""]
    for title, runs in sentences.compared:
        plain = [type(run)(_plain(run.old), _plain(run.new)) for run in _shortened(runs)]
        marked = _marked(plain, "<del>", "</del>", "<ins>", "</ins>").replace("\n", "<br>")
        lines += [f"- {_plain(title)}<br>{marked}"]
    return _fitting(lines)


def _fitting(lines: list[str]) -> str:
    """Return the lines that a comment has room for, and a last one where some are left off."""
    size = 0
    for index, line in enumerate(lines):
        size += len(line) + 1
        if size > _COMMENT:
            left = f"……此处容不下其余 {len(lines) - index} 行，全文用 plansite diff 的 text 格式查看。"
            return "\n".join([*lines[:index], "", left]) + "\n"
    return "\n".join(lines) + "\n"


def _marked(runs: Sequence[DiffRun], *marks: str) -> str:
    """Return runs as one text; the marks are put around what is deleted and what is inserted."""
    deleted, deleted_end, inserted, inserted_end = marks
    marked = ""
    for run in runs:
        if run.same:
            marked += run.new
        else:
            marked += f"{deleted}{run.old}{deleted_end}" if run.old else ""
            marked += f"{inserted}{run.new}{inserted_end}" if run.new else ""
    return marked


def _shortened(runs: Sequence[DiffRun]) -> Iterator[DiffRun]:
    """Yield runs; a long stretch that stays is cut to its ends."""
    for index, run in enumerate(runs):
        kept = run.old
        if run.same and len(kept) > _KEPT * 3:
            head = kept[:_KEPT] if index else ""
            tail = kept[-_KEPT:] if index < len(runs) - 1 else ""
            kept = f"{head}……{tail}"
        yield type(run)(kept, kept) if run.same else run


def _plain(words: str) -> str:
    """Return words that Markdown, and a host that links names and numbers, takes as they are."""
    # GitHub finds names and numbers after it has decoded entities: what has no width keeps `@` and `#` apart from them.
    return re.sub(
        r"[!-#$&*<>@\[-`{-~]",
        lambda match: f"&#{ord(match[0])};" + ("\u200b" if match[0] in "@#" else ""),
        words,
    )
