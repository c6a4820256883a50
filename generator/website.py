"""The whole site in memory: pages as HTML, and files for machines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.exports import ExportFile, documentation, exports
from generator.pages import Publisher, pages
from generator.render import Places, render
from generator.search import Search, search

if TYPE_CHECKING:
    from generator.load import CheckedDataset

__all__ = ["ExportFile", "Publisher", "RenderedPage", "Website", "website"]


@dataclass(frozen=True, kw_only=True)
class RenderedPage:
    """A page: its content as HTML, beginning with its one `<h1>`."""

    address: str
    title: str
    description: str
    kind: str
    html: str


@dataclass(frozen=True, kw_only=True)
class Website:
    """Everything that a site generator has to write."""

    pages: tuple[RenderedPage, ...]
    files: tuple[ExportFile, ...]
    search: Search


def website(checked: CheckedDataset, publisher: Publisher) -> Website:
    """Return the site of a checked dataset; the same bytes for the same data and publisher."""
    found = search(checked)
    files = (*exports(checked), *(ExportFile(file.path, file.content) for file in found.files))
    made = tuple(pages(checked, publisher, documentation(checked)))
    places = Places.of(made, (file.path for file in files))
    return Website(
        pages=tuple(
            RenderedPage(
                address=page.address,
                title=page.title,
                description=page.description,
                kind=page.kind,
                html=render(page, places),
            )
            for page in made
        ),
        files=files,
        search=found,
    )
