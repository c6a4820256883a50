"""Pages as HTML, with their JSON-LD and Markdown."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from urllib.parse import urljoin

from generator import urls
from generator.feeds import FeedFile
from generator.files import GeneratedFile
from generator.model import Dataset
from generator.office.markdown_files import about
from generator.pages import Page
from generator.speed.mapping import map_and_release
from generator.speed.packing import Packed, pack_text, unpack_text
from generator.website.json_ld import linked_data
from generator.website.page_markdown import page_markdown
from generator.website.render import Places, render

OWN_MARKDOWN = {"unit", "project"}
"""Kinds of pages whose records have a Markdown of their own."""


@dataclass(frozen=True, kw_only=True)
class RenderedPage:
    """A page as HTML.

    address, title, description, kind: as of the `Page`; those of an earlier state say so in title and description.
    linked_data: its JSON-LD, empty for pages of earlier states.
    packed: its content, packed where pages are many; it begins with the page's only `<h1>`.
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
    packed: str | Packed
    current: str
    markdown: GeneratedFile | None = None
    feeds: tuple[FeedFile, ...] = ()
    state: str = ""

    @property
    def html(self) -> str:
        """The content."""
        return unpack_text(self.packed)


def render_pages(
    pages: list[Page], places: Places, dataset: Dataset, site_url: str | None, of: int
) -> Iterator[RenderedPage]:
    """Yield pages of the current site, one of `of` pages, and empty the list."""
    unreviewed, subject = len(dataset.drafts), about(dataset.plan)

    def rendered(page: Page) -> RenderedPage:
        html = render(page, places, dataset, unreviewed)
        return RenderedPage(
            address=page.address,
            title=page.title,
            description=page.description,
            kind=page.kind,
            linked_data=linked_data(page, dataset, site_url),
            packed=pack_text(html, of=of),
            current=page.address,
            markdown=None if page.kind in OWN_MARKDOWN else markdown_beside(page.address, html, subject, site_url),
        )

    return map_and_release(rendered, pages)


def render_earlier(
    pages: list[Page], places: Places, dataset: Dataset, current: Places, of: int
) -> Iterator[RenderedPage]:
    """Yield pages of an earlier state, whose places are `places`, and empty the list."""
    unreviewed, revision = len(dataset.drafts), dataset.revision.id

    def rendered(page: Page) -> RenderedPage:
        address = page.address.removeprefix(places.root)
        return RenderedPage(
            address=page.address,
            title=f"{page.title}（版本 {revision}）",
            description=f"以往的版本 {revision}：{page.description}",
            kind=page.kind,
            linked_data="",
            packed=pack_text(render(page, places, dataset, unreviewed), of=of),
            current=address if address in current.addresses else urls.HOME,
            state=revision,
        )

    return map_and_release(rendered, pages)


def markdown_beside(address: str, html: str, subject: str, site_url: str | None) -> GeneratedFile:
    """Return the Markdown of a page, `subject` under its heading; links are whole where the site's address is known."""
    here = f"{site_url}{address}" if site_url else ""
    heading, _, body = page_markdown(html, partial(urljoin, here)).partition("\n")
    text = f"{heading}\n\n{subject}网页：{here or './'}\n{body}"
    return GeneratedFile.of(urls.markdown(address), text)
