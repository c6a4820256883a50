"""The whole site in memory: pages as HTML, and files for machines."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zlib import Z_BEST_SPEED as FASTEST
from zlib import compress, decompress

from generator.exports import ExportFile, documentation, exports
from generator.linked_data import linked_data
from generator.memory import unsearched
from generator.pages import Publisher, pages
from generator.render import Places, render
from generator.search import Search, search

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.load import CheckedDataset
    from generator.model import Dataset
    from generator.pages import Page

__all__ = ["ExportFile", "Publisher", "RenderedPage", "Website", "website"]


@dataclass(frozen=True, kw_only=True)
class RenderedPage:
    """A page: its content as HTML, beginning with its one `<h1>`, kept packed, which takes a tenth of the memory."""

    address: str
    title: str
    description: str
    kind: str
    linked_data: str
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
def website(checked: CheckedDataset, publisher: Publisher, site_url: str | None = None) -> Website:
    """Return the site of a checked dataset; the same bytes for the same data, publisher and address."""
    found = search(checked)
    files = (*exports(checked), *(ExportFile(file.path, file.content) for file in found.files))
    made = deque(pages(checked, publisher, documentation(checked)))
    places = Places.of(made, (file.path for file in files))
    rendered = tuple(_rendered(made, places, checked.dataset, site_url))
    return Website(pages=rendered, files=files, search=found)


def _rendered(made: deque[Page], places: Places, dataset: Dataset, site_url: str | None) -> Iterator[RenderedPage]:
    """Yield each page as HTML; its values are let go of then, so that a large site is not held twice."""
    while made:
        page = made.popleft()
        yield RenderedPage(
            address=page.address,
            title=page.title,
            description=page.description,
            kind=page.kind,
            linked_data=linked_data(page, dataset, site_url),
            packed=compress(render(page, places).encode(), FASTEST),
        )
