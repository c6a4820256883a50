"""Judges answers: a query set's lines, and what it means for hits to be right."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from generator.model import Dataset

FOLDER = Path(__file__).parent
JUDGED = ("project", "unit", "provision")


class Query(NamedTuple):
    """A line of a query set: `expected` are keys such as `project:31`."""

    words: str
    kind: str
    expected: list[str]

    @property
    def full_text(self) -> bool:
        """Whether all that hold the words are expected, in whatever order."""
        return self.kind.startswith(("text", "ft-", "trad"))


def queries(name: str) -> list[Query]:
    """Return a query set of this folder."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()[1:]
    return [Query(words, kind, expected.split()) for words, kind, expected in (line.split("\t") for line in lines)]


@dataclass(frozen=True)
class Judge:
    """Knows the records by which query sets name what is expected."""

    dataset: Dataset

    def key(self, kind: str, id_: str) -> str:
        """Return a hit as the query sets name it: units by their names, projects and engineerings by their numbers."""
        if kind == "unit":
            return f"unit:{self.dataset.unit_by_id[id_].name}"
        return f"{kind}:{id_[1:] if kind in ('project', 'engineering') else id_}"

    def right(self, query: Query, keys: Sequence[str]) -> bool:
        """Judge hits, named by their keys in rank order, as the kind of the query asks."""
        if query.kind.startswith("text"):
            return sorted(key for key in keys if key.startswith(JUDGED)) == sorted(query.expected)
        if query.full_text:
            return set(query.expected) <= set(keys)
        if query.kind in ("rename", "all-first-renamed"):
            return set(query.expected) <= set(keys[: len(query.expected)])
        return bool(keys) and keys[0] in query.expected
