"""Search in the browser: an index made from the checked dataset, and the scripts that query it."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.files import GeneratedFile
from generator.pages.context import PageContext
from generator.search import shards
from generator.search.by_hand import WrittenPage, written_page
from generator.search.index import index
from generator.search.scripts import engine, index_script, page

__all__ = ["Search", "WrittenPage", "search", "written_page"]


@dataclass(frozen=True)
class Search:
    """What a site needs for search.

    files: all its files.
    page: the path of the script that every page loads.
    scripts: the paths of the scripts that a page loads in order when a reader enters a search field.
    """

    files: tuple[GeneratedFile, ...]
    page: str
    scripts: tuple[str, ...]


def search(context: PageContext, by_hand: Sequence[WrittenPage] = ()) -> Search:
    """Return the search of a checked dataset and of pages written by hand, the same bytes for the same data."""
    whole = index(context, by_hand)
    sharded = shards.too_large(whole)
    core, pieces = shards.split(whole) if sharded else (whole, ())
    on_page, on_focus = page(), (engine(sharded=sharded), index_script(core))
    return Search(files=(on_page, *on_focus, *pieces), page=on_page.path, scripts=tuple(file.path for file in on_focus))
