"""The scorer of the notices: readings against their truth, as precision, recall and F1.

A gold file says what each task is, who does it and by when; `unit_also`, `role_also`, `date_also` are further spellings
that count, `inherited` words stand elsewhere (missing them costs nothing), `neutral` words are no bodies and no faults.
"""

import json
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator.importing.reading_json import reading_json
from generator.importing.recognise.notice import recognise

NOTICES = Path(__file__).parent / "notices"
SOURCE = ("title", "issuer", "number", "date")
Record = dict[str, Any]
_LONGEST, _SHORTEST = 8, 4


def decoded(path: Path) -> str:
    """Return a notice's text: by its byte order mark, else UTF-8, else GB18030."""
    data = path.read_bytes()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16").replace("\r\n", "\n")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return data.decode("gb18030").replace("\r\n", "\n")


@dataclass(frozen=True)
class NoticeScore:
    """What a reading of one notice got right.

    counts: by kind (resp, seg, dl) right of the predicted, predicted, found of the gold, gold; wrong_source: what of
    title, issuer, number and date is wrong.
    """

    name: str
    counts: Counter[tuple[str, str]]
    wrong_source: tuple[str, ...]

    def f1(self, kind: str) -> float:
        """Return the F1 of one kind; 1 where there was nothing to find and nothing was predicted."""
        return f1(self.counts, kind)


def f1(counts: Counter[tuple[str, str]], kind: str) -> float:
    """Return F1 of counts, of one notice or of many together."""
    right, predicted, found, gold = (counts[kind, part] for part in ("right", "predicted", "found", "gold"))
    precision = right / predicted if predicted else float(gold == 0)
    recall = found / gold if gold else 1.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@cache
def score(name: str) -> NoticeScore:
    """Read a notice and score the reading."""
    gold = json.loads((NOTICES / f"{name}.gold.json").read_text(encoding="utf-8"))
    return scored(name, gold, reading_json(recognise(decoded(NOTICES / f"{name}.txt"))))


def names() -> list[str]:
    """Return the names of the notices."""
    return sorted(path.name.removesuffix(".gold.json") for path in NOTICES.glob("*.gold.json"))


def scored(name: str, gold: Record, guess: Record) -> NoticeScore:
    """Score one prediction: `gold` and `guess` are JSON objects in the schema of the gold."""
    tasks, guesses = gold["tasks"], guess["tasks"]
    pairs = _aligned(tasks, guesses)
    counts: Counter[tuple[str, str]] = Counter(
        {
            ("seg", "right"): len(pairs),
            ("seg", "predicted"): len(guesses),
            ("seg", "found"): len(pairs),
            ("seg", "gold"): len(tasks),
        }
    )
    for index, task in enumerate(tasks):
        _count(task, guesses[pairs[index]] if index in pairs else {}, counts)
    for index in set(range(len(guesses))) - set(pairs.values()):
        counts["resp", "predicted"] += len(guesses[index]["responsibilities"])
        counts["dl", "predicted"] += len(guesses[index]["deadlines"])
    wrong = tuple(key for key in SOURCE if _plain(guess["source"].get(key)) not in _accepted(gold["source"], key))
    return NoticeScore(name, counts, wrong)


def _plain(value: object) -> str:
    """Make texts comparable: no white space, no (pinyin) debris, one width, lower case."""
    without = re.sub(r"[（(][a-zà-ǜɡü]+[)）]", "", str(value or ""))
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", without).lower())


def _accepted(record: Record, key: str) -> set[str]:
    """Return the values that count for a key."""
    return {_plain(value) for value in [record.get(key), *(record.get(f"{key}_also") or [])]}


def _aligned(gold: list[Record], guesses: list[Record]) -> dict[int, int]:
    """Pair tasks in order: the same start, and the same number where both print one."""
    pairs: dict[int, int] = {}
    for index, task in enumerate(gold):
        numbers = {number.strip(".、,") for number in _accepted(task, "number")}
        for place, guess in enumerate(guesses):
            a, b = _plain(task["starts"])[:_LONGEST], _plain(guess["starts"])[:_LONGEST]
            length = min(len(a), len(b))
            if place in pairs.values() or length < _SHORTEST or a[:length] != b[:length]:
                continue
            if task["number"] and guess["number"] and _plain(guess["number"]).strip(".、,") not in numbers:
                continue
            pairs[index] = place
            break
    return pairs


def _count(task: Record, guess: Record, counts: Counter[tuple[str, str]]) -> None:
    """Count bodies and limits of one task."""
    bodies = {(_plain(body["unit"]), body["role"]) for body in guess.get("responsibilities", [])}
    neutral = {_plain(word) for word in task.get("neutral", [])}
    for body in {(body["unit"], body["role"]): body for body in reversed(task["responsibilities"])}.values():
        hit = any(_is_body(body, *one) for one in bodies)
        if hit or not body.get("inherited"):
            counts["resp", "found"] += hit
            counts["resp", "gold"] += 1
    for unit, role in bodies:
        if unit not in neutral:
            counts["resp", "right"] += any(_is_body(body, unit, role) for body in task["responsibilities"])
            counts["resp", "predicted"] += 1
    limits = {(_plain(limit["quote"]), limit["date"]) for limit in guess.get("deadlines", [])}
    gold = {(_plain(limit["quote"]), limit["date"]): limit for limit in task["deadlines"]}.values()
    for limit in gold:
        hit = any(_is_limit(limit, *one) for one in limits)
        if hit or not limit.get("inherited"):
            counts["dl", "found"] += hit
            counts["dl", "gold"] += 1
    for one in limits:
        counts["dl", "right"] += any(_is_limit(limit, *one) for limit in gold)
        counts["dl", "predicted"] += 1


def _is_body(body: Record, unit: str, role: str) -> bool:
    """Whether a predicted body is this one."""
    return unit in _accepted(body, "unit") and role in {body["role"], *body.get("role_also", [])}


def _is_limit(limit: Record, quote: str, date: str | None) -> bool:
    """Whether a predicted limit is this one: the same month, one quote within the other."""
    own = _plain(limit["quote"])
    return date in {limit["date"], *limit.get("date_also", [])} and (own in quote or quote in own)
