"""Asks the engine in Node, as a page asks it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator import urls
from generator.load import CheckedDataset
from generator.pages.context import PageContext
from generator.publisher import Publisher
from generator.search import WrittenPage, search
from tests.support.node import node

FOLDER = Path(__file__).parent
HELP_PAGE = WrittenPage(urls.HELP, "使用说明", "")


@dataclass(frozen=True)
class Answer:
    """What the engine said: hits are (kind, id, words on the page).

    `compared` are the units of a query that names some and nothing else, `time` is of the processor, in milliseconds,
    `fetched` are the paths of pieces that a sharded index had to fetch.
    """

    tier: str
    hits: tuple[tuple[str, str, list[str]], ...]
    names: tuple[str, ...]
    compared: tuple[str, ...]
    time: float
    fetched: tuple[str, ...]

    @property
    def ids(self) -> list[str]:
        """The ids of the hits, best first."""
        return [id_ for _, id_, _ in self.hits]


@dataclass(frozen=True)
class Engine:
    """The engine and an index as files."""

    scripts: tuple[Path, ...]

    @classmethod
    def of(cls, checked: CheckedDataset, folder: Path, *by_hand: WrittenPage) -> Engine:
        """Write the files of search into a folder; `by_hand` are the pages that people wrote for the site."""
        files = search(PageContext(checked, Publisher()), by_hand)
        for file in files.files:
            (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
            (folder / file.path).write_bytes(file.content)
        return cls(tuple(folder / path for path in files.scripts))

    def ask(self, queries: Iterable[str | tuple[str, dict[str, str]]]) -> list[Answer]:
        """Return the answers to queries, each a string or a string with options."""
        asked = "\n".join(json.dumps(query) for query in queries)
        lines = self.run("ask.js", given=asked).splitlines()
        return [
            Answer(
                tier=said["tier"],
                hits=tuple((kind, id_, words) for kind, id_, words in said["hits"]),
                names=tuple(said["names"]),
                compared=tuple(said["compared"]),
                time=said["time"],
                fetched=tuple(said["fetched"]),
            )
            for said in map(json.loads, lines)
        ]

    def run(self, script: str, *arguments: str, given: str = "") -> str:
        """Run a script of this folder with the engine and the index; return what it prints."""
        return node([str(FOLDER / script), *map(str, self.scripts), *arguments], given)
