"""Search that cannot miss: an index made from the checked dataset, and the scripts that ask it in the browser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.search.index import index
from generator.search.scripts import SearchFile, data, engine

if TYPE_CHECKING:
    from generator.load import CheckedDataset

__all__ = ["Search", "SearchFile", "search"]


@dataclass(frozen=True)
class Search:
    """All files of search; `scripts` are the paths of those that a page loads, in order, when the field gets focus."""

    files: tuple[SearchFile, ...]
    scripts: tuple[str, ...]


def search(checked: CheckedDataset) -> Search:
    """Return the search of a checked dataset, the same bytes for the same data."""
    files = (engine(), data("index", "var plansiteIndex", index(checked)))
    return Search(files=files, scripts=tuple(file.path for file in files))
