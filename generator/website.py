"""The whole site in memory: pages as HTML, and files for machines."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zlib import Z_BEST_SPEED as FASTEST
from zlib import compress, decompress

from generator.exports import ExportFile, documentation, exports
from generator.memory import unsearched
from generator.pages import Publisher, pages
from generator.render import Places, render
from generator.search import Search, search

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.load import CheckedDataset
    from generator.pages import Page

__all__ = ["ExportFile", "Publisher", "RenderedPage", "Website", "website"]


@dataclass(frozen=True, kw_only=True)
class RenderedPage:
    """A page: its content as HTML, beginning with its one `<h1>`, kept packed, which takes a tenth of the memory."""

    address: str
    title: str
    description: str
    kind: str
    packed: bytes

    @property
    def html(self) -> str:
        """The content."""
        return decompress(self.packed).decode()


@dataclass(frozen=True, kw_only=True)
class Website:
    """Everything that a site generator has to write."""

    pages: tuple[RenderedPage, ...]
    files: tuple[ExportFile, ...]
    search: Search


@unsearched()
def website(checked: CheckedDataset, publisher: Publisher) -> Website:
    """Return the site of a checked dataset; the same bytes for the same data and publisher."""
    found = search(checked)
    files = (*exports(checked), *(ExportFile(file.path, file.content) for file in found.files))
    made = deque(pages(checked, publisher, documentation(checked)))
    places = Places.of(made, (file.path for file in files))
    return Website(pages=tuple(_rendered(made, places)), files=files, search=found)


def _rendered(made: deque[Page], places: Places) -> Iterator[RenderedPage]:
    """Yield each page as HTML; its values are let go of then, so that a large site is not held twice."""
    while made:
        page = made.popleft()
        yield RenderedPage(
            address=page.address,
            title=page.title,
            description=page.description,
            kind=page.kind,
            packed=compress(render(page, places).encode(), FASTEST),
        )
