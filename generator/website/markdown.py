"""Write the website as Markdown for any other generator: front matter and one block of HTML a page, files as they are.

CommonMark ends a block of HTML at a blank line and may take indented lines for code, so a block has neither. Links are
relative and lead to folders (`../../units/`), as of generators that write `units/index.md` to `units/index.html`.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from generator import resources, urls
from generator.files import GeneratedFile, write
from generator.website import RenderedPage, Website

_MARKDOWN = re.compile(r"\]\((?P<folder>(?:[^()\s/]+/)*)[^()\s/]+\.md\)")  # a link to the Markdown beside a page
_PREFORMATTED = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)


def export(site: Website, folder: Path) -> int:
    """Write the site into a folder, over what has the same name; return the number of files. Raises OSError."""
    return write(_files(site), folder)


def document(page: RenderedPage) -> str:
    """Return a page as Markdown. JSON strings are YAML's quoted ones, so a colon or quote in a title does no harm."""
    return "\n".join(
        (
            "---",
            f"title: {json.dumps(page.title, ensure_ascii=False)}",
            f"description: {json.dumps(page.description, ensure_ascii=False)}",
            "hide: [navigation, toc]",
            "---",
            "",
            f'<div class="plansite" data-kind="{page.kind}">',
            _block(page.html),
            "</div>",
            "",
        )
    )


def _files(site: Website) -> Iterator[GeneratedFile]:
    for page in site.pages:
        yield GeneratedFile.of(f"{page.address}index.md", document(page))
    # Not the Markdown beside pages: the other generator would make pages of it. What lists it lists the pages.
    for file in site.files:
        if file.path == urls.LLMS:
            yield GeneratedFile.of(file.path, _MARKDOWN.sub(_page_link, file.content.decode()))
        elif not file.path.endswith(".md"):
            yield file
    assets = resources.folder("site_overrides") / "assets"
    for path in sorted(assets.rglob("*")):
        if path.is_file():
            yield GeneratedFile.of(f"assets/{path.relative_to(assets).as_posix()}", path.read_bytes())


def _page_link(link: re.Match[str]) -> str:
    return f"]({link['folder'] or './'})"


def _block(html: str) -> str:
    """Return HTML without blank lines and indentation; in preformatted text line feeds become references instead."""
    pieces = _PREFORMATTED.split(html)
    pieces[1::2] = [piece.replace("\n", "&#10;") for piece in pieces[1::2]]
    return "\n".join(line.strip(" \t") for line in "".join(pieces).split("\n") if line.strip(" \t"))
