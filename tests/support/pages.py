"""Pages of the fictional city and of the real plan without a build: sites, parsed pages, pages before they are HTML."""

from functools import cache

from lxml import html

from generator.load import CheckedDataset, load
from generator.pages import Page, pages
from generator.pages.context import PageContext
from generator.publisher import Publisher
from generator.website import Website, website
from tests.support.paths import REPOSITORY

PUBLISHER = Publisher(
    name="临江市某办", report_url="https://example.org/issues", source_url="https://example.org/main/"
)
AMENDED = "tests/demo/data"


@cache
def checked(folder: str) -> CheckedDataset:
    """Return the city (`tests/city`) or the real plan (`data`), checked."""
    return load(REPOSITORY / folder)


@cache
def site(folder: str = "tests/city") -> Website:
    """Return the site of a data folder."""
    return website(checked(folder), PUBLISHER)


@cache
def parsed(folder: str = "tests/city") -> dict[str, html.HtmlElement]:
    """Return the content of every page, by address."""
    return {page.address: html.fragment_fromstring(page.html, create_parent="main") for page in site(folder).pages}


@cache
def values(folder: str = "tests/city") -> tuple[Page, ...]:
    """Return every page before it is HTML."""
    return tuple(pages(PageContext(checked(folder), PUBLISHER)))
