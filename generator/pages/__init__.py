"""Pages before they are HTML: all their values computed, by the function of their type."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import Protocol, TypeVar

from generator import urls
from generator.pages.context import PageContext
from generator.pages.page import Page
from generator.pages.page_type import PageType
from generator.pages.page_types import PAGE_TYPES
from generator.speed.halves import Half

__all__ = ["PAGE_TYPES", "Page", "earlier_pages", "in_order", "pages"]

# Kinds of single pages that take as long as the others, their values as well as their HTML.
_OF_SECOND_HALF = {
    *(
        "home",
        "unit-project",
        "targets",
        "timeline",
        "assessment",
        "analysis",
        "compare",
        "source",
        "levels",
        "level",
    ),
}
_PLACES = {page_type.kind: place for place, page_type in enumerate(PAGE_TYPES)}


class OfKind(Protocol):
    """A page, as values or as HTML."""

    @property
    def kind(self) -> str:
        """The name of its page type."""


P = TypeVar("P", bound=OfKind)


def pages(context: PageContext) -> Iterator[Page]:
    """Yield the pages of the current site, of each kind those of the context's half."""
    for page_type in _shared(context.half):
        if page_type.exists(context):
            yield from page_type.pages(context)


def earlier_pages(context: PageContext) -> Iterator[Page]:
    """Yield the pages of an earlier state, whose addresses begin with a root of their own, those of its half."""
    revision = context.dataset.revision.id
    for page_type in _shared(context.half):
        if page_type.in_every_state and page_type.exists(context):
            for page in page_type.pages(context):
                yield replace(page, address=urls.frozen(revision) + page.address)


def in_order(halves: Iterable[Iterable[P]]) -> list[P]:
    """Return pages of both halves in the order in which one process makes them."""
    return sorted(chain.from_iterable(halves), key=lambda page: _PLACES[page.kind])


def _shared(half: Half) -> Iterator[PageType]:
    """Yield the types of which a half makes pages: all types of pages of records, whose functions share the records."""
    for page_type in PAGE_TYPES:
        of_half = half.is_second if page_type.kind in _OF_SECOND_HALF else half.is_first
        if page_type.address is None or of_half:
            yield page_type
