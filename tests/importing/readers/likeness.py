"""How like a reading is to a notice's text: what an importer needs of it, counted."""

import json
import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, cast

from generator.importing.readers.plain_text import decode

SAMPLES = Path(__file__).parent / "samples"


@dataclass(frozen=True)
class Likeness:
    """What a reading lacks of a notice, and how alike the two are from 0 to 1, white space apart."""

    tasks: tuple[str, ...]
    """The beginnings of tasks that do not follow in order."""
    mentions: tuple[str, ...]
    """The mentions of bodies that do not follow in order within their task."""
    numbers: tuple[str, ...]
    """The numbers that are printed fewer times."""
    characters: float
    """The share of characters that are the same in order."""


def sample_text(name: str) -> str:
    """Return the text of a sample."""
    return decode((SAMPLES / f"{name}.txt").read_bytes())[0].replace("\r\n", "\n")


def sample_tasks(name: str) -> list[dict[str, Any]]:
    """Return the tasks of a sample, as its gold has them."""
    gold = json.loads((SAMPLES / f"{name}.gold.json").read_text(encoding="utf-8"))
    return cast("list[dict[str, Any]]", gold["tasks"])


def squeezed(text: str) -> str:
    """Return a text without white space."""
    return "".join(text.split())


def compare(name: str, text: str, *, tasks_in: str | None = None) -> Likeness:
    """Compare a reading with a sample; `tasks_in` is the part of the reading that the gold's tasks stand in."""
    expected = sample_text(name)
    tasks = sample_tasks(name)
    words = squeezed(text if tasks_in is None else tasks_in)
    starts: list[tuple[int, dict[str, Any]]] = []
    lost: list[str] = []
    place = 0
    for task in tasks:
        found = words.find(squeezed(task["starts"]), place)
        if found < 0:
            lost.append(task["starts"])
        else:
            starts.append((found, task))
            place = found + 1
    missing: list[str] = []
    ends = [start for start, _ in starts[1:]] + [len(words)]
    for (start, task), end in zip(starts, ends, strict=True):
        missing += _missing_mentions(words[start:end], task)
    numbers = Counter(re.findall(r"\d+(?:\.\d+)?", expected)) - Counter(re.findall(r"\d+(?:\.\d+)?", text))
    ratio = SequenceMatcher(None, squeezed(expected), squeezed(text), autojunk=False).ratio()
    return Likeness(tuple(lost), tuple(missing), tuple(sorted(numbers.elements())), ratio)


def _missing_mentions(span: str, task: dict[str, Any]) -> list[str]:
    """Return the task's own mentions that do not follow each other in its words, wherever the first one is."""
    mentions = [squeezed(body["mention"]) for body in task["responsibilities"] if not body.get("inherited")]
    if not mentions:
        return []
    best = mentions
    for first in re.finditer(re.escape(mentions[0]), span):
        place, missing = first.end(), []
        for mention in mentions[1:]:
            found = span.find(mention, place)
            if found < 0:
                missing.append(mention)
            else:
                place = found + len(mention)
        best = min(best, missing, key=len)
    return best
