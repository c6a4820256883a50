"""Changes as text, Markdown and JSON: by unit, those whom they concern first."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.revisions.canonical import CanonicalDataset
from generator.revisions.changes import Change, changes, concerned
from generator.revisions.names import Names
from generator.revisions.sentences import announcement, compared, partner, sentence
from generator.text.diff import DiffRun

FORMATS = ("text", "markdown", "json")

_KEPT = 12  # characters of what stays, before and after a change
_COMMENT = 60_000  # characters of a comment; GitHub takes 65,536


@dataclass(frozen=True)
class Difference:
    """Two states and every change between them."""

    old: CanonicalDataset
    new: CanonicalDataset
    changes: tuple[Change, ...]

    @classmethod
    def of(cls, old: CanonicalDataset, new: CanonicalDataset) -> Difference:
        """Return the difference of two states."""
        return cls(old, new, changes(old.value, new.value))

    def words(self) -> tuple[Names, ChangeSentences]:
        """Return the names of records in both states, and the changes in words."""
        names = Names(self.old.value, self.new.value)
        return names, told(self.changes, names)

    def told(self, format: str) -> str:  # noqa: A002 - the command's word
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
    """Changes in words: by the id of each unit, for nobody in particular, all for everybody, and texts side by side."""

    direct: dict[str, tuple[str, ...]]
    partners: dict[str, tuple[str, ...]]
    others: tuple[str, ...]
    sentences: tuple[str, ...]
    compared: tuple[tuple[str, tuple[DiffRun, ...]], ...]


def told(changes: Iterable[Change], names: Names) -> ChangeSentences:
    """Return changes in words, units in the order of the register."""
    # A unit reads of its projects first, and of each at once.
    found = sorted(_telling(tuple(changes)), key=lambda change: change.spot.section != "projects")
    direct, partners = concerned(found)
    return ChangeSentences(
        {unit: tuple(dict.fromkeys(_lines(unit, found, names))) for unit in names.in_order(direct)},
        {unit: tuple(dict.fromkeys(_lines(unit, found, names))) for unit in names.in_order(partners)},
        tuple(dict.fromkeys(announcement(one, names) for one in found if not one.units.direct)),
        tuple(dict.fromkeys(announcement(one, names) for one in found)),
        tuple(pair for one in found if (pair := compared(one, names))),
    )


def _telling(changes: tuple[Change, ...]) -> Iterator[Change]:
    """Yield changes without what only follows a fact that changed: the words that it now quotes, how they are read."""
    facts = {change.item for change in changes if change.item and not _follows(change)}
    yield from (change for change in changes if not (_follows(change) and change.item in facts))


def _follows(change: Change) -> bool:
    return change.spot.inner[-1:] in {("basis",), ("occurrence",), ("quote",), ("reading",)}


def _head(difference: Difference, words: ChangeSentences) -> str:
    head = f"从 {difference.old.name} 到 {difference.new.name}："
    if not difference.changes:
        return f"{head}没有变化"
    head += f"{len(difference.changes)} 处变化"
    if words.direct:
        head += f"，涉及 {len(words.direct)} 个单位"
    if words.partners:
        head += f"，另有 {len(words.partners)} 个单位的合作单位有变化"
    return head


def _lines(unit: str, found: Sequence[Change], names: Names) -> Iterator[str]:
    for change in found:
        if unit in change.units.direct:
            yield sentence(change, names, unit)
        elif unit in change.units.partners:
            yield partner(change, names)


def _text(difference: Difference) -> str:
    names, words = difference.words()
    lines = [_head(difference, words)]
    for title, groups in (("各单位的变化", words.direct), ("合作单位的变化", words.partners)):
        if groups:
            lines += ["", title, *(f"{names.of(unit)}：{line}" for unit, held in groups.items() for line in held)]
    if words.others:
        lines += ["", "不涉及具体单位的变化", *words.others]
    if words.compared:
        lines += ["", "改动对照"]
    for title, runs in words.compared:
        lines += [
            title,
            *("  " + line for line in _marked(list(_shortened(runs)), "【删：", "】", "【增：", "】").split("\n")),
        ]
    return "\n".join(lines) + "\n"


def _markdown(difference: Difference) -> str:
    names, words = difference.words()
    lines = ["## 计划数据的变化", "", _plain(_head(difference, words))]
    for title, groups in (("各单位的变化", words.direct), ("合作单位的变化", words.partners)):
        if groups:
            lines += ["", f"### {title}", ""]
        for unit, held in groups.items():
            lines += [f"- **{_plain(names.of(unit))}**", *(f"  - {_plain(line)}" for line in held)]
    if words.others:
        lines += ["", "### 不涉及具体单位的变化", "", *(f"- {_plain(line)}" for line in words.others)]
    if words.compared:
        lines += ["", "### 改动对照", ""]
    for title, runs in words.compared:
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
    told = ""
    for run in runs:
        if run.same:
            told += run.new
        else:
            told += f"{deleted}{run.old}{deleted_end}" if run.old else ""
            told += f"{inserted}{run.new}{inserted_end}" if run.new else ""
    return told


def _shortened(runs: Sequence[DiffRun]) -> Iterator[DiffRun]:
    """Yield runs with the middle of a long stretch that stays left out."""
    for index, run in enumerate(runs):
        kept = run.old
        if run.same and len(kept) > _KEPT * 3:
            head = kept[:_KEPT] if index else ""
            tail = kept[-_KEPT:] if index < len(runs) - 1 else ""
            kept = f"{head}……{tail}"
        yield type(run)(kept, kept) if run.same else run


def _plain(words: str) -> str:
    """Return words that Markdown, and a host that links names and numbers, takes as they are."""
    return re.sub(r"[!-#$&*<>@\[-`{-~]", lambda match: f"&#{ord(match[0])};", words)
