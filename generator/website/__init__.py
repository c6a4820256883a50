"""The whole site in memory: pages as HTML, and files for machines."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import pairwise, zip_longest
from zlib import Z_BEST_SPEED as FASTEST
from zlib import compress, decompress

from generator import urls
from generator.exports import ExportFile, documentation, exports
from generator.feeds import FeedFile, feed_files
from generator.load import CheckedDataset
from generator.model import Dataset, Revision
from generator.pages import Page, Publisher, earlier_pages, pages
from generator.search import Search, search
from generator.speed.garbage import unsearched
from generator.speed.second_process import SecondProcess
from generator.text import wording
from generator.website.json_ld import linked_data
from generator.website.render import Places, render

__all__ = ["ExportFile", "Publisher", "RenderedPage", "StateSite", "Website", "website"]


@dataclass(frozen=True, kw_only=True)
class RenderedPage:
    """A page: its content as HTML, beginning with its one `<h1>`, kept packed, which takes a tenth of the memory.

    `current` is where the current site has it, or of an earlier `state` what is nearest to it.
    """

    address: str
    title: str
    description: str
    kind: str
    linked_data: str
    packed: bytes
    current: str
    feeds: tuple[FeedFile, ...] = ()
    state: str = ""

    @property
    def html(self) -> str:
        """The content; whoever asks for it does so several times in a row."""
        return _unpacked(self.packed)


@dataclass(frozen=True, kw_only=True)
class StateSite:
    """What the chrome of an earlier state's pages needs: its root, what lies beneath it, its search, when it held.

    `page` is the address on the current site of the revision that made it.
    """

    root: str
    addresses: frozenset[str]
    search: Search
    name: str
    since: str
    until: str
    page: str


@dataclass(frozen=True, kw_only=True)
class Website:
    """Everything that a site generator has to write; `states` are the earlier ones by the id of their revision."""

    pages: tuple[RenderedPage, ...]
    files: tuple[ExportFile, ...]
    search: Search
    states: Mapping[str, StateSite]


@unsearched()
def website(
    checked: CheckedDataset, publisher: Publisher, site_url: str | None = None, *, helped: bool = False
) -> Website:
    """Return the site of a checked dataset; the same bytes for the same data, publisher and address.

    `helped` where somebody has written the page at `urls.HELP`, which is then found by search.
    """
    exported, searched = (
        SecondProcess(partial(exports, checked)),
        SecondProcess(partial(_searched, checked, helped=helped)),
    )
    feeds = tuple(feed_files(checked, publisher.name or "本站", site_url))
    made = list(pages(checked, publisher, documentation(checked)))
    past = [deque(earlier_pages(earlier, publisher)) for earlier in checked.earlier]
    (found,) = searched.results()
    files = [*exported.results(), *(ExportFile.of(file.path, file.content) for file in found.files)]
    files += (ExportFile.of(feed.path, feed.content) for feed in feeds)
    places = Places.of(made, (*(file.path for file in files), *(page.address for held in past for page in held)))
    even, odd = deque(made[::2]), deque(made[1::2])
    made.clear()
    beside = SecondProcess(partial(_rendered, odd, places, checked.dataset, feeds, site_url))
    del odd  # the other process has them
    here = tuple(_rendered(even, places, checked.dataset, feeds, site_url))
    rendered = [page for pair in zip_longest(here, beside.results()) for page in pair if page]
    states: dict[str, StateSite] = {}
    for held, (earlier, following) in zip(past, pairwise((*checked.earlier, checked)), strict=True):
        state = _state(held, earlier.dataset.revision, following.dataset.revision, search(earlier))
        states[earlier.dataset.revision.id] = state
        files += (
            ExportFile.of(state.root + file.path, file.content)
            for file in state.search.files
            if file.path != state.search.page
        )
        rendered += _rendered_state(held, earlier.dataset, state.root, places)
    return Website(pages=tuple(rendered), files=tuple(files), search=found, states=states)


def _searched(checked: CheckedDataset, *, helped: bool) -> Iterator[Search]:
    yield search(checked, helped=helped)


def _state(made: deque[Page], revision: Revision, following: Revision, found: Search) -> StateSite:
    root = urls.frozen(revision.id)
    return StateSite(
        root=root,
        addresses=frozenset(page.address.removeprefix(root) for page in made),
        search=found,
        name=revision.name,
        since=wording.date(revision.since),
        until=wording.date(following.since),
        page=urls.revision(revision.id),
    )


def _rendered_state(made: deque[Page], dataset: Dataset, root: str, current: Places) -> Iterator[RenderedPage]:
    """Yield the pages of an earlier state; what is about the site itself is beyond them, on the current site."""
    for page in _rendered(made, Places.of(made, root=root, beyond=current), dataset, (), None):
        same = page.address.removeprefix(root)
        nearest = same if same in current.addresses else urls.HOME
        yield replace(
            page,
            title=f"{page.title}（版本 {dataset.revision.id}）",
            description=f"以往的版本 {dataset.revision.id}：{page.description}",
            linked_data="",
            state=dataset.revision.id,
            current=nearest,
        )


@lru_cache(maxsize=1)
def _unpacked(packed: bytes) -> str:
    return decompress(packed).decode()


def _rendered(
    made: deque[Page], places: Places, dataset: Dataset, feeds: Iterable[FeedFile], site_url: str | None
) -> Iterator[RenderedPage]:
    """Yield each page as HTML; its values are let go of then, so that a large site is not held twice."""
    by_page: dict[str, tuple[FeedFile, ...]] = {}
    for feed in feeds:
        by_page[feed.page] = (*by_page.get(feed.page, ()), feed)
    while made:
        page = made.popleft()
        told_of = urls.HOME if page.address.startswith(urls.REVISIONS) else page.address
        yield RenderedPage(
            address=page.address,
            title=page.title,
            description=page.description,
            kind=page.kind,
            linked_data=linked_data(page, dataset, site_url),
            feeds=by_page.get(told_of, ()),
            packed=compress(render(page, places).encode(), FASTEST),
            current=page.address,
        )
