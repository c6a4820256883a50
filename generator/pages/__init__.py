"""Pages before they are HTML: one function a page type, all values computed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator import urls
from generator.pages.about import about_page, rules_page
from generator.pages.analysis import analysis_page
from generator.pages.assessment import assessment_page
from generator.pages.compare import compare_page
from generator.pages.data import Documented, data_page
from generator.pages.ended import ended_pages
from generator.pages.engineerings import engineering_pages, engineerings_page
from generator.pages.home import home_page
from generator.pages.ledger import unit_pages
from generator.pages.levels import level_pages, levels_page
from generator.pages.material import Material
from generator.pages.matrix_pages import matrix_pages
from generator.pages.network import network_page
from generator.pages.page import Page, Publisher
from generator.pages.projects import project_pages, projects_page
from generator.pages.revisions import revision_pages
from generator.pages.source import source_page
from generator.pages.targets import targets_page
from generator.pages.timeline import timeline_page
from generator.pages.units import units_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.load import CheckedDataset

__all__ = ["Documented", "Page", "Publisher", "earlier_pages", "pages"]

PAGE_TYPES: tuple[Callable[[Material], Iterator[Page]], ...] = (
    home_page,
    engineerings_page,
    engineering_pages,
    projects_page,
    project_pages,
    units_page,
    unit_pages,
    matrix_pages,
    network_page,
    compare_page,
    timeline_page,
    targets_page,
    assessment_page,
    analysis_page,
    levels_page,
    level_pages,
    source_page,
)
"""What every state of the plan has."""

SITE_PAGE_TYPES: tuple[Callable[[Material], Iterator[Page]], ...] = (
    ended_pages,
    revision_pages,
    rules_page,
    about_page,
)
"""What only the current site has: what has ended, what changed, and what this site is."""


def pages(checked: CheckedDataset, publisher: Publisher, documented: Sequence[Documented] = ()) -> Iterator[Page]:
    """Yield every page of the current site; `documented` are the published files, for the page that lists them."""
    material = Material(checked, publisher)
    for page_type in (*PAGE_TYPES, *SITE_PAGE_TYPES):
        yield from page_type(material)
    yield from data_page(material, documented)


def earlier_pages(checked: CheckedDataset, publisher: Publisher) -> Iterator[Page]:
    """Yield the pages of an earlier state, which lie beneath a root of their own."""
    material, revision = Material(checked, publisher), checked.dataset.revision.id
    for page_type in PAGE_TYPES:
        for page in page_type(material):
            yield replace(page, address=urls.frozen(revision) + page.address)
