"""`python -m bench.stock DATA FOLDER`: the same site as Markdown, for MkDocs and Material without plansite.

Each page of plansite becomes Markdown with the same headings, lists, tables, links and words, without classes and
attributes. The navigation lists kinds of pages only, as a site with thousands of pages needs.
"""

import json
import re
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

from generator.load import load
from generator.publisher import Publisher
from generator.website import website

RECORDS = re.compile(r"(projects|units|engineerings|source|targets|timeline|network|compare|levels/[a-z]+)/[^/]+/")
CONFIGURATION = """\
site_name: bench
site_url: https://plansite.example/
docs_dir: docs
theme: {{ name: material, language: zh }}
plugins: [search]
markdown_extensions: [tables]
not_in_nav: "*"
nav: {nav}
"""
_HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
_BLOCKS = frozenset({"article", "aside", "details", "div", "dl", "fieldset", "figure", "footer", "form", "header"}) | {
    *("main", "nav", "ol", "section", "table", "ul")
}
_MARKS = {"strong": "**", "b": "**", "em": "*"}
_SPECIAL = re.compile(r"([\\`*_\[\]|#])")


def main(data: str, folder: str) -> None:
    """Write the Markdown pages, the files as they are, and the configuration."""
    site, target = website(load(Path(data)), Publisher()), Path(folder)
    for page in site.pages:
        front = f"---\ntitle: {json.dumps(page.title, ensure_ascii=False)}\n---\n\n"
        _write(target / "docs" / f"{page.address}index.md", (front + markdown(page.html)).encode())
    for file in site.files:
        _write(target / "docs" / file.path, file.content)
    nav = [{page.title: f"{page.address}index.md"} for page in site.pages if not RECORDS.fullmatch(page.address)]
    configuration = CONFIGURATION.format(nav=json.dumps(nav, ensure_ascii=False))
    _write(target / "mkdocs.yml", configuration.encode())


def markdown(page: str) -> str:
    """Return HTML as Markdown with the same words."""
    return "\n\n".join(_blocks(html.fragment_fromstring(page, create_parent="div"))) + "\n"


def _blocks(parent: HtmlElement, indent: str = "") -> Iterator[str]:
    """Yield the blocks in an element; words between blocks are paragraphs."""
    words = _escaped(parent.text or "")
    for element in parent:
        if isinstance(element.tag, str) and (element.tag in _BLOCKS or element.tag in _HEADINGS or element.tag == "p"):
            yield from _paragraph(words, indent)
            words = ""
            yield from _block(element, indent)
        else:
            words += _inline_element(element)
        words += _escaped(element.tail or "")
    yield from _paragraph(words, indent)


def _paragraph(words: str, indent: str) -> Iterator[str]:
    if words.strip():
        yield indent + " ".join(words.split())


def _block(element: HtmlElement, indent: str) -> Iterator[str]:
    if element.tag in _HEADINGS:
        yield f"{indent}{_HEADINGS[element.tag]} {_inline(element).strip()}"
    elif element.tag == "p":
        yield from _paragraph(_inline(element), indent)
    elif element.tag in {"ul", "ol"}:
        items = [*_items(element, indent)]
        yield ("\n\n" if any("\n" in item for item in items) else "\n").join(items)
    elif element.tag == "table":
        yield from _table(element)
    else:
        yield from _blocks(element, indent)


def _items(listed: HtmlElement, indent: str) -> Iterator[str]:
    """Yield the items of a list: the first block after a mark, further ones beneath, indented."""
    mark = "-   " if listed.tag == "ul" else "1.  "
    for item in listed:
        first, *others = [*_blocks(item, indent + "    ")] or [""]
        yield "\n\n".join((indent + mark + first.lstrip(), *others))


def _table(table: HtmlElement) -> Iterator[str]:
    """Yield the caption as a paragraph, then the rows; the first is the header, which Markdown requires."""
    for caption in table.iter("caption"):
        yield from _paragraph(_inline(caption), "")
    rows = [[_cell(cell) for cell in row if cell.tag in {"td", "th"}] for row in table.iter("tr")]
    if rows:
        width = max(map(len, rows))
        lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in rows]
        yield "\n".join((lines[0], "|" + " --- |" * width, *lines[1:]))


def _cell(cell: HtmlElement) -> str:
    """Return a cell on one line: a list in it is its items in a row."""
    return " ".join(_inline(cell).split())


def _inline(element: HtmlElement) -> str:
    return _escaped(element.text or "") + "".join(
        _inline_element(child) + _escaped(child.tail or "") for child in element
    )


def _inline_element(element: HtmlElement) -> str:
    if not isinstance(element.tag, str):
        return ""
    words = _inline(element)
    if element.tag == "a" and element.get("href") and words.strip():
        return f"[{' '.join(words.split())}]({_target(element.get('href', ''))})"
    mark = _MARKS.get(element.tag, "")
    return f"{mark}{words}{mark}" if words.strip() else words


def _target(href: str) -> str:
    """Return a link as MkDocs needs it in Markdown: to the page's file, not to its folder."""
    path, mark, place = href.partition("#")
    if path.endswith("/") and ":" not in path:
        path += "index.md"
    return path + mark + place


def _escaped(words: str) -> str:
    return _SPECIAL.sub(r"\\\1", escape(words, quote=False))


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


if __name__ == "__main__":
    main(*sys.argv[1:])
