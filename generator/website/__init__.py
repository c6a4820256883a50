"""The whole site in memory: pages as HTML, and files for machines."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, pairwise
from urllib.parse import urljoin

from generator import urls
from generator.exports import exports
from generator.feeds import FeedFile, feed_files
from generator.files import GeneratedFile
from generator.load import CheckedDataset
from generator.model import Dataset, Plan, Revision, Words
from generator.model.drafts import drafts
from generator.office.markdown_files import about, list_for_assistants, markdown_files
from generator.pages import Page, earlier_pages, pages
from generator.publisher import Publisher
from generator.search import Search, WrittenPage, search
from generator.speed.file_cache import FileCache
from generator.speed.garbage import skip_full_collections
from generator.speed.mapping import map_and_release, map_in_two_processes
from generator.speed.packing import pack, unpack_text
from generator.speed.second_process import SecondProcess
from generator.text import wording
from generator.website.json_ld import linked_data
from generator.website.page_markdown import page_markdown
from generator.website.render import Places, render

OWN_MARKDOWN = {"unit", "project"}
"""Kinds of pages whose records have a Markdown of their own."""

__all__ = ["RenderedPage", "StateSite", "Website", "website"]


@dataclass(frozen=True, kw_only=True)
class RenderedPage:
    """A page as HTML.

    address, title, description, kind: as of the `Page`; those of an earlier state say so in title and description.
    linked_data: its JSON-LD, empty for pages of earlier states.
    packed: its content, packed; it begins with the page's only `<h1>`.
    markdown: the file of its Markdown beside it; none where its record has a Markdown of its own.
    current: where the current site has it, or of an earlier state what is nearest to it.
    feeds: the feeds on its subject.
    state: the id of the revision whose state it belongs to, empty on the current site.
    """

    address: str
    title: str
    description: str
    kind: str
    linked_data: str
    packed: bytes
    current: str
    markdown: GeneratedFile | None = None
    feeds: tuple[FeedFile, ...] = ()
    state: str = ""

    @property
    def html(self) -> str:
        """The content."""
        return unpack_text(self.packed)


@dataclass(frozen=True, kw_only=True)
class StateSite:
    """What the theme needs to know around the pages of an earlier state.

    root: the address that all its pages begin with.
    addresses: its pages' addresses, without the root.
    search: its own search.
    name: the name of the revision that made the state.
    since, until: the days on which it began and ended, in words.
    page: the address on the current site of the page of that revision.
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
    """Everything that a site generator has to write.

    pages: all pages, those of earlier states last.
    files: all other files, those of its search among them.
    search: what pages of the current site load for search.
    words: what the plan calls its parts and roles.
    states: the earlier states by the ids of their revisions, the oldest first.
    """

    pages: tuple[RenderedPage, ...]
    files: tuple[GeneratedFile, ...]
    search: Search
    words: Words
    states: Mapping[str, StateSite]


@skip_full_collections()
def website(
    checked: CheckedDataset,
    publisher: Publisher,
    site_url: str | None = None,
    by_hand: Iterable[WrittenPage] = (),
    *,
    office: FileCache | None = None,
) -> Website:
    """Return the site of a checked dataset; the same bytes for the same data, publisher and address.

    `by_hand`: the pages that people wrote for this site, which search finds too; they may be read in another process.
    `office`: the office files of the last build, which the site has only where it is given.
    """
    publisher = replace(publisher, homepage=site_url or None)
    in_office = SecondProcess(partial(_office_files, checked, publisher, site_url, office)) if office else None
    exported = chain(exports(checked, publisher), markdown_files(checked, publisher, site_url))
    beside = SecondProcess(lambda: ((search(checked, tuple(by_hand)), tuple(exported)),))
    feeds = tuple(feed_files(checked, publisher.name or "本站", site_url))
    current = list(pages(checked, publisher))
    earlier = [list(earlier_pages(state, publisher)) for state in checked.earlier]
    ((current_search, taken_away),) = beside.results()
    if in_office:
        taken_away += tuple(in_office.results())
    sizes = {file.path: len(file.content) for file in taken_away}
    files = [*taken_away, *current_search.files, *(feed.file for feed in feeds)]
    earlier_addresses = (page.address for state_pages in earlier for page in state_pages)
    places = Places.of(current, (*(file.path for file in files), urls.LLMS, *earlier_addresses), sizes=sizes)
    number = len(current) + sum(map(len, earlier))
    content = partial(
        _content, places=places, dataset=checked.dataset, unreviewed=len(drafts(checked.dataset)), of=number
    )
    of_feeds = _by_page(feeds)
    as_html = partial(_render, content=content, dataset=checked.dataset, feeds=of_feeds, site_url=site_url)
    render_page = partial(_with_markdown, as_html=as_html, plan=checked.dataset.plan, site_url=site_url)
    rendered = list(map_in_two_processes(render_page, current))
    files += (page.markdown for page in rendered if page.markdown)
    others = ((page.title, page.address) for page in rendered if page.markdown)
    files.append(list_for_assistants(checked, others, site_url))
    states: dict[str, StateSite] = {}
    for state_pages, (state, following) in zip(earlier, pairwise((*checked.earlier, checked)), strict=True):
        dataset = state.dataset
        site = _state_site(state_pages, dataset.revision, following.dataset.revision, search(state))
        states[dataset.revision.id] = site
        files += _state_files(site)
        rendered += _render_state(state_pages, dataset, site.root, places, number)
    return Website(
        pages=tuple(rendered),
        files=tuple(files),
        search=current_search,
        words=checked.dataset.plan.words,
        states=states,
    )


def _office_files(
    checked: CheckedDataset, publisher: Publisher, site_url: str | None, files: FileCache
) -> Iterable[GeneratedFile]:
    # Its libraries take as long to import as half of a build without them.
    from generator.office.files import office_files  # noqa: PLC0415

    return office_files(checked, publisher, site_url, files)


def _by_page(feeds: Iterable[FeedFile]) -> dict[str, tuple[FeedFile, ...]]:
    by_page: dict[str, tuple[FeedFile, ...]] = {}
    for feed in feeds:
        by_page[feed.page] = (*by_page.get(feed.page, ()), feed)
    return by_page


def _content(page: Page, *, places: Places, dataset: Dataset, unreviewed: int, of: int) -> bytes:
    """Return a page's content, packed, `of` so many pages."""
    return pack(render(page, places, dataset, unreviewed).encode(), of=of)


def _render(
    page: Page,
    *,
    content: Callable[[Page], bytes],
    dataset: Dataset,
    feeds: Mapping[str, tuple[FeedFile, ...]],
    site_url: str | None,
) -> RenderedPage:
    """Return a page as HTML with its feeds, by the address of their page; pages of revisions have the plan's."""
    subject = urls.HOME if page.address.startswith(urls.REVISIONS) else page.address
    return RenderedPage(
        address=page.address,
        title=page.title,
        description=page.description,
        kind=page.kind,
        linked_data=linked_data(page, dataset, site_url),
        feeds=feeds.get(subject, ()),
        packed=content(page),
        current=page.address,
    )


def _with_markdown(
    page: Page, *, as_html: Callable[[Page], RenderedPage], plan: Plan, site_url: str | None
) -> RenderedPage:
    """Return a page of the current site with its Markdown, whose links are whole where the address is known."""
    rendered = as_html(page)
    if page.kind in OWN_MARKDOWN:
        return rendered
    here = f"{site_url}{page.address}" if site_url else ""
    heading, _, body = page_markdown(rendered.html, partial(urljoin, here)).partition("\n")
    text = f"{heading}\n\n{about(plan)}网页：{here or './'}\n{body}"
    return replace(rendered, markdown=GeneratedFile.of(urls.markdown(page.address), text.encode()))


def _state_site(state_pages: Iterable[Page], revision: Revision, following: Revision, searched: Search) -> StateSite:
    root = urls.frozen(revision.id)
    return StateSite(
        root=root,
        addresses=frozenset(page.address.removeprefix(root) for page in state_pages),
        search=searched,
        name=revision.name,
        since=wording.date(revision.since),
        until=wording.date(following.since),
        page=urls.revision(revision.id),
    )


def _state_files(site: StateSite) -> Iterator[GeneratedFile]:
    """Yield the files of an earlier state's search; the script of every page is the current site's."""
    for file in site.search.files:
        if file.path != site.search.page:
            yield replace(file, path=site.root + file.path)


def _render_state(
    state_pages: list[Page], dataset: Dataset, root: str, current: Places, of: int
) -> Iterator[RenderedPage]:
    """Yield the pages of an earlier state; what is about the site itself is beyond them, on the current site."""
    places = Places.of(state_pages, root=root, beyond=current)
    content = partial(_content, places=places, dataset=dataset, unreviewed=len(drafts(dataset)), of=of)
    render_page = partial(_render, content=content, dataset=dataset, feeds={}, site_url=None)
    for page in map_and_release(render_page, state_pages):
        address = page.address.removeprefix(root)
        yield replace(
            page,
            title=f"{page.title}（版本 {dataset.revision.id}）",
            description=f"以往的版本 {dataset.revision.id}：{page.description}",
            linked_data="",
            state=dataset.revision.id,
            current=address if address in current.addresses else urls.HOME,
        )
