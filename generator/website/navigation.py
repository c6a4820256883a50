"""The tabs above every page, as mkdocs.yml would list them in `nav`: types of pages, never records."""

from collections.abc import Iterator
from typing import Any

from generator.model import Words
from generator.pages.facts.assessment import ASSESSMENT
from generator.pages.page_types import PAGE_TYPES, TABS
from generator.text.plan_words import phrase

FIRST_PAGES = {"考评": ASSESSMENT.address}  # of tabs that are named after two things


def navigation(addresses: set[str], words: Words) -> list[dict[str, Any]]:
    """Return the default navigation as mkdocs.yml would have it, without the pages that this plan does not have."""
    tabs: list[dict[str, Any]] = []
    for title in TABS:
        pages = tab_pages(title, words)
        entries = [{label: source_path(address)} for label, address in pages if address in addresses]
        if len(entries) == 1:  # one page is its own tab, by its own name
            tabs += entries
        elif entries:
            tabs.append({_tab_title(title, addresses, words): entries})
    return tabs


def _tab_title(title: str, addresses: set[str], words: Words) -> str:
    """Return a tab's title; where it names two things (考评与基层) and the plan lacks the pages of one, the other."""
    first, _, second = title.partition("与")
    if second and first in FIRST_PAGES and FIRST_PAGES[first] not in addresses:
        return second
    return phrase(title, words)


def tab_pages(title: str, words: Words) -> list[tuple[str, str]]:
    """Return label and address of the pages of a tab, the one that the tab is named after first."""
    page_types = [page_type for page_type in PAGE_TYPES if page_type.tab == title]
    page_types.sort(key=lambda page_type: page_type.title != title)
    return [
        (phrase(page_type.title, words), page_type.address) for page_type in page_types if page_type.address is not None
    ]


def titles(nav: object) -> Iterator[tuple[str, str | None]]:
    """Yield path and title of every entry of a navigation as mkdocs.yml has it."""
    for entry in nav if isinstance(nav, list) else ():
        for title, target in entry.items() if isinstance(entry, dict) else ((None, entry),):
            if isinstance(target, str):
                yield target, title
            else:
                yield from titles(target)


def labels(nav: object) -> Iterator[str]:
    """Yield every title of a navigation as mkdocs.yml has it, those of sections too."""
    for entry in nav if isinstance(nav, list) else ():
        for label, target in entry.items() if isinstance(entry, dict) else ():
            yield str(label)
            yield from labels(target)


def source_path(address: str) -> str:
    """Return the path in `docs_dir` that MkDocs would make this address of."""
    return f"{address}index.md"
