"""Search that cannot miss: an index made from the checked dataset, and the scripts that ask it in the browser."""

from __future__ import annotations

from dataclasses import dataclass

from generator.load import CheckedDataset
from generator.search import shards
from generator.search.index import index
from generator.search.scripts import SearchFile, data, engine, page

__all__ = ["Search", "SearchFile", "search"]


@dataclass(frozen=True)
class Search:
    """All files of search, and the paths of its scripts: `page` for every page, `scripts` to load in order on focus."""

    files: tuple[SearchFile, ...]
    page: str
    scripts: tuple[str, ...]


def search(checked: CheckedDataset, *, helped: bool = False) -> Search:
    """Return the search of a checked dataset, the same bytes for the same data; `helped` as in `index`."""
    whole = index(checked, helped=helped)
    sharded = shards.too_large(whole)
    core, pieces = shards.split(whole) if sharded else (whole, ())
    on_page, on_focus = page(), (engine(sharded=sharded), data("index", "var plansiteIndex", core))
    return Search(files=(on_page, *on_focus, *pieces), page=on_page.path, scripts=tuple(file.path for file in on_focus))
