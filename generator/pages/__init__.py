"""Pages before they are HTML: all their values computed, by the function of their type."""

from collections.abc import Iterator
from dataclasses import replace

from generator import urls
from generator.load import CheckedDataset
from generator.pages.context import PageContext
from generator.pages.page import Page
from generator.pages.page_types import PAGE_TYPES
from generator.publisher import Publisher

__all__ = ["PAGE_TYPES", "Page", "earlier_pages", "pages"]


def pages(checked: CheckedDataset, publisher: Publisher) -> Iterator[Page]:
    """Yield every page of the current site."""
    context = PageContext(checked, publisher)
    for page_type in PAGE_TYPES:
        if page_type.exists(context):
            yield from page_type.pages(context)


def earlier_pages(checked: CheckedDataset, publisher: Publisher) -> Iterator[Page]:
    """Yield the pages of an earlier state, whose addresses begin with a root of their own."""
    context, revision = PageContext(checked, publisher), checked.dataset.revision.id
    for page_type in PAGE_TYPES:
        if page_type.in_every_state and page_type.exists(context):
            for page in page_type.pages(context):
                yield replace(page, address=urls.frozen(revision) + page.address)
