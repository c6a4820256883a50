"""Pages and files as MkDocs has them: those of the website, which are ready, and those that people wrote."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from markdown import markdown  # type: ignore[import-untyped]
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, get_files, set_exclusions
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import write_file

from generator import urls
from generator.files import GeneratedFile
from generator.search import WrittenPage, written_page
from generator.website import RenderedPage, assets
from generator.website.page_markdown import closed
from generator.website.rendered import markdown_beside


class WebsitePage(Page):
    """A page of the website: its HTML is ready, so there is nothing to read or render.

    layout_key: kind, state and folder; the theme prints the same around the blocks of all pages that have the same.
        None for a page that a tab leads to: that tab is marked on no other page.
    """

    layout_key: tuple[str, str, str] | None = None

    def __init__(self, rendered: RenderedPage, title: str, file: File, config: MkDocsConfig, date: str) -> None:
        """Take a rendered page; `title` is for the navigation, `date` the day of the plan, not of the build."""
        super().__init__(title, file, config)
        self.markdown = ""
        self._rendered = rendered
        self.toc = TableOfContents([])
        self.update_date = date
        if rendered.state and config.site_url:  # the current page is the one to be found
            self.canonical_url = config.site_url + rendered.current
        self.meta = {
            "title": rendered.title,
            "description": rendered.description,
            "kind": rendered.kind,
            "linked_data": rendered.linked_data,
            "feeds": rendered.feeds,
            "state": rendered.state,
            "current": rendered.current,
        }

    @property
    def content(self) -> str:
        """The page's HTML, unpacked when the theme asks for it and not before."""
        return self._rendered.html

    @content.setter
    def content(self, html: str | None) -> None:
        """Leave the HTML as it is: MkDocs sets None at first."""

    def read_source(self, config: MkDocsConfig) -> None:
        """Read nothing."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Render nothing."""


class WebsiteFile(File):
    """A file of the website, which `write_files` writes: its bytes are unpacked then, and not before."""

    def __init__(self, file: GeneratedFile, config: MkDocsConfig) -> None:
        """Take a file."""
        source = f"{file.path}~" if file.path.endswith(".md") else file.path  # MkDocs would make a page of Markdown
        super().__init__(source, None, config.site_dir, config.use_directory_urls, dest_uri=file.path)
        self.generated_by = "plansite"
        self._file = file

    @property  # type: ignore[misc]  # nobody sets it
    def content_bytes(self) -> bytes:
        """The bytes."""
        return self._file.content

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - MkDocs' signature
        """Leave the file to `write_files`."""


def write_files(files: Iterable[WebsiteFile]) -> tuple[()]:
    """Write files into the site, as MkDocs would; return nothing. Raises OSError."""
    for file in files:
        write_file(file.content_bytes, file.abs_dest_path)
    return ()


def files_by_hand(config: MkDocsConfig, data_dir: Path) -> tuple[File, ...]:
    """Return the files of the pages in `docs_dir` that are published."""
    files = get_files(config)
    set_exclusions(files, config)
    return tuple(file for file in files.documentation_pages() if not is_left_out(file, config, data_dir))


def pages_by_hand(files: Iterable[File], config: MkDocsConfig) -> Iterator[WrittenPage]:
    """Yield pages that people wrote, as search reads them."""
    for file in files:
        page = Page(None, file, config)
        page.read_source(config)
        options = {"extensions": config.markdown_extensions, "extension_configs": config.mdx_configs}
        # Search finds help by names of its own, and none of its words.
        html = "" if file.url == urls.HELP else markdown(page.markdown or "", **options)
        yield written_page(file.url.removeprefix("./"), str(page.meta.get("title", "")), html)


def markdown_by_hand(files: Iterable[File], config: MkDocsConfig, subject: str) -> Iterator[WebsiteFile]:
    """Yield the Markdown beside each page that people wrote, made of its HTML, as beside other pages."""
    for file in files:
        if file.src_dir == config.docs_dir and (page := file.page):
            html = closed(page.content or "", str(page.title))
            yield WebsiteFile(
                markdown_beside(page.url.removeprefix("./"), html, subject, config.site_url or None), config
            )


def sources_by_hand(files: Iterable[File], config: MkDocsConfig) -> dict[str, str]:
    """Return the Markdown of pages that people wrote, by its path from the folder of mkdocs.yml on."""
    folder = Path(config.docs_dir).name
    return {f"{folder}/{file.src_uri}": file.content_bytes.decode("utf-8-sig", "replace") for file in files}


def is_left_out(file: File, config: MkDocsConfig, data_dir: Path) -> bool:
    """Say whether a file is of the theme and unused or published in another form, or data that lie in `docs_dir`."""
    if file.src_dir != config.docs_dir:
        return assets.is_left_out(file.src_uri)
    return Path(config.docs_dir, file.src_uri).is_relative_to(data_dir)
