"""What the site says of a type of page before it knows any data: one value, defined beside the function that it names.

Navigation, search, scripts and styles, screenshots and golden pages all read it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator import urls
from generator.model import Engineering
from generator.pages.context import PageContext
from generator.pages.page import Page
from generator.text.plan_words import phrase

TOOLS = ("views.css", "clipboard.js", "tools.js")  # of pages that are copied, cited and shared


def always(context: PageContext) -> bool:  # noqa: ARG001 - as every type is asked
    """Say yes: every plan has such a page."""
    return True


@dataclass(frozen=True, kw_only=True)
class PageType:
    """A type of page, listed in `page_types.PAGE_TYPES`.

    kind: its id: templates link to it, and its pages bear it as `data-kind`.
    template: the file below `templates/`.
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
    template: str = ""
    pages: Callable[[PageContext], Iterator[Page]]
    exists: Callable[[PageContext], bool] = always
    address: str | None = None
    title: str = ""
    tab: str = ""
    search_words: tuple[str, ...] = ()
    assets: tuple[str, ...] = ()
    in_every_state: bool = True

    def page(
        self,
        context: PageContext,
        description: str,
        values: Mapping[str, object],
        title: str = "",
        address: str | None = None,
    ) -> Page:
        """Return a page of this type, by default the one at the type's own address and with its title.

        Where the type has an address, a page at any other is a part of it.
        """
        return Page(
            kind=self.kind,
            address=self.address or "" if address is None else address,
            title=title or phrase(self.title, context.words),
            description=description,
            template=self.template,
            values=values,
            part=None not in {address, self.address} and address != self.address,
        )

    def part(
        self,
        context: PageContext,
        engineering: Engineering,
        description: str,
        values: Mapping[str, object],
        records: Iterable[str] = (),
    ) -> Page:
        """Return an engineering's share of a page too large to be one, where `records` have their place."""
        title = f"{phrase(self.title, context.words)}：{engineering.name}"
        page = self.page(context, description, values, title, urls.part(self.address or "", engineering.id))
        return replace(page, records=frozenset(records))
