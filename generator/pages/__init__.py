"""Pages before they are HTML: one function a page type, all values computed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from generator import urls
from generator.load import CheckedDataset
from generator.pages.context import PageContext
from generator.pages.facts.assessment import assessment_page
from generator.pages.facts.targets import targets_page
from generator.pages.facts.timeline import timeline_page
from generator.pages.figures.analysis import analysis_page
from generator.pages.figures.network import network_page
from generator.pages.matrices.pages import matrix_pages
from generator.pages.page import Page, Publisher
from generator.pages.plan.engineerings import engineering_pages, engineerings_page
from generator.pages.plan.home import home_page
from generator.pages.plan.levels import level_pages, levels_page
from generator.pages.plan.projects import project_pages, projects_page
from generator.pages.revisions.ended import ended_pages
from generator.pages.revisions.index import revision_pages
from generator.pages.site.about import about_page, rules_page
from generator.pages.site.data import Documented, data_page
from generator.pages.source.page import source_page
from generator.pages.units.compare import compare_page
from generator.pages.units.index import units_page
from generator.pages.units.unit import unit_pages

__all__ = ["Documented", "Page", "Publisher", "earlier_pages", "pages"]

PAGE_TYPES: tuple[Callable[[PageContext], Iterator[Page]], ...] = (
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

SITE_PAGE_TYPES: tuple[Callable[[PageContext], Iterator[Page]], ...] = (
    ended_pages,
    revision_pages,
    rules_page,
    about_page,
)
"""What only the current site has: what has ended, what changed, and what this site is."""


def pages(checked: CheckedDataset, publisher: Publisher, documented: Sequence[Documented] = ()) -> Iterator[Page]:
    """Yield every page of the current site; `documented` are the published files, for the page that lists them."""
    context = PageContext(checked, publisher)
    for page_type in (*PAGE_TYPES, *SITE_PAGE_TYPES):
        yield from page_type(context)
    yield from data_page(context, documented)


def earlier_pages(checked: CheckedDataset, publisher: Publisher) -> Iterator[Page]:
    """Yield the pages of an earlier state, which lie beneath a root of their own."""
    context, revision = PageContext(checked, publisher), checked.dataset.revision.id
    for page_type in PAGE_TYPES:
        for page in page_type(context):
            yield replace(page, address=urls.frozen(revision) + page.address)
