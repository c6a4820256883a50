"""The whole site in memory: pages as HTML, and files for machines."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, pairwise

from generator import urls
from generator.feeds import FeedFile
from generator.files import GeneratedFile
from generator.grouping import grouped
from generator.load import CheckedDataset
from generator.model import Revision, Words
from generator.office.markdown_files import about, list_for_assistants
from generator.pages import in_order
from generator.publisher import Publisher
from generator.search import Search, WrittenPage
from generator.speed.file_cache import FileCache
from generator.speed.garbage import skip_full_collections
from generator.speed.halves import Half, in_halves
from generator.text import wording
from generator.website.parts import SitePart, site_part
from generator.website.render import forget_templates
from generator.website.rendered import RenderedPage

__all__ = ["RenderedPage", "StateSite", "Website", "checked_website", "website"]


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
    about: which plan it is of, as Markdown beside its pages says.
    states: the earlier states by the ids of their revisions, the oldest first.
    """

    pages: tuple[RenderedPage, ...]
    files: tuple[GeneratedFile, ...]
    search: Search
    words: Words
    about: str
    states: Mapping[str, StateSite]


def website(
    checked: CheckedDataset,
    publisher: Publisher,
    site_url: str | None = None,
    *,
    office: FileCache | None = None,
) -> Website:
    """Return the site of a checked dataset; the same bytes for the same data, publisher and address.

    `office`: the office files of the last build, which the site has only where it is given.
    """
    return checked_website(lambda _: checked, publisher, site_url, (), office=office)[1]


@skip_full_collections()
def checked_website(
    check: Callable[[Half], CheckedDataset],
    publisher: Publisher,
    site_url: str | None,
    by_hand: Sequence[WrittenPage],
    *,
    office: FileCache | None,
) -> tuple[CheckedDataset, Website]:
    """Return the dataset that `check` returns for either half, and its site, as `website` does.

    `by_hand`: the pages that people wrote for this site, which search and `llms.txt` list too.
    Raises what `check` raises.
    """
    forget_templates()
    publisher = replace(publisher, homepage=site_url or None)
    make = partial(site_part, check=check, publisher=publisher, site_url=site_url, by_hand=by_hand, office=office)
    parts = in_halves(make)
    (checked,) = parts[0].checked
    current = tuple(_with_feeds(parts))
    files = [file for part in parts for file in part.files]
    files += (page.markdown for page in current if page.markdown)
    others = [(page.title, page.address) for page in current if page.markdown]
    others += ((page.title, page.address) for page in by_hand)
    files.append(list_for_assistants(checked, others, site_url))
    search, *searches = chain.from_iterable(part.searches for part in parts)
    earlier = [in_order(state) for state in zip(*(part.earlier for part in parts), strict=True)]
    states: dict[str, StateSite] = {}
    revisions = pairwise(state.dataset.revision for state in (*checked.earlier, checked))
    for pages, (revision, following), searched in zip(earlier, revisions, searches, strict=True):
        states[revision.id] = _state_site(pages, revision, following, searched)
        files += _state_files(states[revision.id])
    site = Website(
        pages=tuple(chain(current, *earlier)),
        files=tuple(files),
        search=search,
        words=checked.dataset.plan.words,
        about=about(checked.dataset.plan),
        states=states,
    )
    return checked, site


def _with_feeds(parts: Iterable[SitePart]) -> Iterator[RenderedPage]:
    """Yield the pages of the current site with the feeds on their subjects; pages of revisions have the plan's."""
    feeds: dict[str, tuple[FeedFile, ...]] = grouped((feed.page, feed) for part in parts for feed in part.feeds)
    for page in in_order(part.pages for part in parts):
        subject = urls.HOME if page.address.startswith(urls.REVISIONS) else page.address
        yield replace(page, feeds=feeds.get(subject, ()))


def _state_site(pages: Iterable[RenderedPage], revision: Revision, following: Revision, searched: Search) -> StateSite:
    root = urls.frozen(revision.id)
    return StateSite(
        root=root,
        addresses=frozenset(page.address.removeprefix(root) for page in pages),
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
