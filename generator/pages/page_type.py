"""What the site says of a type of page before it knows any data: one value, defined beside the function that it names.

Navigation, search, scripts and styles, screenshots and golden pages all read it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.pages.context import PageContext
from generator.pages.page import Page

TOOLS = ("views.css", "clipboard.js", "tools.js")  # of pages that are copied, cited and shared


def always(context: PageContext) -> bool:  # noqa: ARG001 - as every type is asked
    """Say yes: every plan has such a page."""
    return True


@dataclass(frozen=True, kw_only=True)
class PageType:
    """A type of page, listed in `page_types.PAGE_TYPES`.

    kind: its id: templates link to it, and its pages bear it as `data-kind`.
    pages: the function that yields its pages.
    exists: whether a plan has what its pages show; where it has not, nothing leads to them.
    address: where its page stands; None where its pages are of records and stand at the records' addresses.
    title: what its page, search and the navigation call it; empty where the data say so. It, `tab` and
        `search_words` are patterns for `phrase`.
    tab: the tab that leads to it, one of `page_types.TABS`; empty where none does.
    search_words: other words with which people ask for it.
    assets: its style sheets and scripts in `site_overrides/assets/`, in the order in which they are joined.
    in_every_state: whether earlier states of the plan have it; what is about the site itself exists once.
    """

    kind: str
    pages: Callable[[PageContext], Iterator[Page]]
    exists: Callable[[PageContext], bool] = always
    address: str | None = None
    title: str = ""
    tab: str = ""
    search_words: tuple[str, ...] = ()
    assets: tuple[str, ...] = ()
    in_every_state: bool = True
