"""The two parts of a site that two processes make, one all of it where there is one process."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from generator import urls
from generator.exports import exports
from generator.feeds import FeedFile, feed_files
from generator.files import GeneratedFile
from generator.load import CheckedDataset
from generator.office.markdown_files import markdown_files
from generator.pages import Page, earlier_pages, in_order, pages
from generator.pages.context import PageContext
from generator.publisher import Publisher
from generator.search import Search, WrittenPage, search
from generator.speed.file_cache import FileCache
from generator.speed.halves import Half
from generator.speed.second_process import SecondProcess
from generator.website.render import Places
from generator.website.rendered import RenderedPage, render_earlier, render_pages


@dataclass(frozen=True, kw_only=True)
class SitePart:
    """What a process has made.

    checked: the checked dataset, in the first part: the other process has it, too.
    pages: pages of the current site.
    earlier: those of each earlier state, the oldest first.
    files: files of the current site.
    feeds: the feeds among them, in the second part.
    searches: the search of the current site and those of earlier states, in the second part.
    """

    checked: tuple[CheckedDataset, ...]
    pages: tuple[RenderedPage, ...]
    earlier: tuple[tuple[RenderedPage, ...], ...]
    files: tuple[GeneratedFile, ...]
    feeds: tuple[FeedFile, ...]
    searches: tuple[Search, ...]


@dataclass(frozen=True, kw_only=True)
class Contents:
    """What links of all pages need to know of a part.

    pages: its pages of the current site, without their values.
    earlier: those of each earlier state.
    sizes: the sizes of its files in bytes, by path.
    """

    pages: tuple[Page, ...]
    earlier: tuple[tuple[Page, ...], ...]
    sizes: dict[str, int]


def site_part(  # noqa: PLR0913 - what a site is made of
    half: Half,
    *,
    check: Callable[[Half], CheckedDataset],
    publisher: Publisher,
    site_url: str | None,
    by_hand: Sequence[WrittenPage],
    office: FileCache | None,
) -> SitePart:
    """Return a process's half of the site of what `check` returns."""
    checked = check(half)
    in_office = None
    if office and half.is_first:
        in_office = SecondProcess(partial(_office_files, checked, publisher, site_url, office))
    context = PageContext(checked, publisher, half)
    past = [PageContext(state, publisher, half) for state in checked.earlier]
    files: list[GeneratedFile] = []
    feeds: tuple[FeedFile, ...] = ()
    searches: tuple[Search, ...] = ()
    if half.is_first:
        files += exports(checked, publisher, context.api)
        files += markdown_files(context, site_url)
    if half.is_second:
        searches = (search(context, by_hand), *map(search, past))
        files += searches[0].files
        feeds = tuple(feed_files(checked, publisher.name or "本站", site_url))
        files += (feed.file for feed in feeds)
    current = list(pages(context))
    earlier = [list(earlier_pages(state)) for state in past]
    if in_office:
        files += in_office.results()
    contents = Contents(
        pages=_without_values(current),
        earlier=tuple(map(_without_values, earlier)),
        sizes={file.path: len(file.content) for file in files},
    )
    site = _together(half.exchange(contents))
    count = sum(map(len, (site.pages, *site.earlier)))
    paths = (*site.sizes, urls.LLMS, *(page.address for state in site.earlier for page in state))
    places = Places.of(site.pages, paths, sizes=site.sizes)
    return SitePart(
        checked=(checked,) if half.is_first else (),
        pages=tuple(render_pages(current, places, checked.dataset, site_url, count)),
        earlier=tuple(_earlier(checked, earlier, site, places, count)),
        files=tuple(files),
        feeds=feeds,
        searches=searches,
    )


def _office_files(
    checked: CheckedDataset, publisher: Publisher, site_url: str | None, files: FileCache
) -> Iterable[GeneratedFile]:
    # Its libraries take as long to import as half of a build without them.
    from generator.office.files import office_files  # noqa: PLC0415

    return office_files(checked, publisher, site_url, files)


def _earlier(
    checked: CheckedDataset, earlier: list[list[Page]], site: Contents, current: Places, count: int
) -> Iterator[tuple[RenderedPage, ...]]:
    """Yield the pages of each state; what is about the site itself is beyond them, on the current site."""
    for state, own, whole in zip(checked.earlier, earlier, site.earlier, strict=True):
        places = Places.of(whole, root=urls.frozen(state.dataset.revision.id), beyond=current)
        yield tuple(render_earlier(own, places, state.dataset, current, count))


def _without_values(own: Iterable[Page]) -> tuple[Page, ...]:
    return tuple(replace(page, values={}) for page in own)


def _together(parts: tuple[Contents, ...]) -> Contents:
    return Contents(
        pages=tuple(in_order(part.pages for part in parts)),
        earlier=tuple(tuple(in_order(state)) for state in zip(*(part.earlier for part in parts), strict=True)),
        sizes={path: size for part in parts for path, size in part.sizes.items()},
    )
