"""A page's HTML as Markdown: headings, paragraphs, lists, tables and links, for those who read no HTML.

It reads what our own templates print: every element is closed, no attribute has a `<` or `>`; HTML that people wrote is
`closed` first. Drawings, forms and what only a script fills are left out; of pictures there are the words.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from html import escape, unescape
from itertools import groupby

from selectolax.lexbor import LexborHTMLParser

_TOKEN = re.compile(
    r"([^<]+)|((?:<td(?![^<>]*colspan)[^<>]*></td>)+)|<(/?)([a-z][a-z0-9]*)([^<>]*)>|<!--.*?-->", re.DOTALL
)
_ADDRESS = re.compile(r'\shref="([^"]*)"')
_PICTURE = re.compile(r'^(?=.*\salt="([^"]+)").*\ssrc="([^"]*)"', re.DOTALL)
_SPAN = re.compile(r'\scolspan="(\d+)"')
_HIDDEN = re.compile(r"\shidden(?:\s|$)")
_SPECIAL = re.compile(r"[\\`*_\[\]<|]")
_BLANK = re.compile(r"[ \t\r\n]+")
_LEFT_OUT = {"svg", "form", "nav", "script", "style", "template", "button", "select"}
_VOID = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"),
}
_BLOCKS = {
    *("p", "div", "section", "article", "blockquote", "ol", "ul", "li", "dl", "dt", "dd", "details", "summary"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "pre"),
}
_MARKS = {"strong": ("**", "**"), "b": ("**", "**"), "code": ("`", "`"), "q": ("“", "”")}


def page_markdown(html: str, link: Callable[[str], str]) -> str:
    """Return a page's content as Markdown; `link` gives the address of a link as it stands there."""
    writer = _Writer(link)
    for text, empty_cells, closing, name, attributes in _TOKEN.findall(html):
        if text:
            writer.text(text)
        elif closing:
            writer.end(name)
        elif name:
            writer.start(name, attributes)
        elif empty_cells:
            writer.empty_cells(empty_cells.count("</td>"))
    return "\n".join(_spaced(writer.blocks)) + "\n"


def closed(html: str, title: str) -> str:
    """Return HTML as `page_markdown` reads it, with an `<h1>`; no script, whose text may look like elements."""
    tree = LexborHTMLParser(html)
    for node in tree.css("script, style, template"):
        node.decompose()
    heading = "" if tree.css_first("h1") else f"<h1>{escape(title)}</h1>"
    return heading + (tree.body.inner_html or "" if tree.body else "")


@lru_cache(maxsize=10_000)
def _escaped(text: str) -> str:
    """Return words as Markdown. Cached: names, and the blanks between elements, come again and again."""
    return _SPECIAL.sub(r"\\\g<0>", _BLANK.sub(" ", unescape(text)))


def _spaced(blocks: list[str]) -> Iterator[str]:
    """Yield blocks with a blank line between, but none between items of a list."""
    for is_item, group in groupby(blocks, lambda block: block.lstrip().startswith("- ")):
        lines = list(group)
        yield from lines if is_item else [line for block in lines for line in (block, "")]
        if is_item:
            yield ""


class _Writer:
    """Blocks of Markdown as the elements of a page come."""

    def __init__(self, link: Callable[[str], str]) -> None:
        self.link = link
        self.blocks: list[str] = []
        self._words: list[str] = []
        self._left_out: list[str] = []
        self._open: list[str] = []
        self._links: list[tuple[int, str]] = []
        self._lists = 0
        self._rows: list[list[str]] = []
        self._tables = 0
        self._span = 1

    def text(self, text: str) -> None:
        """Take words."""
        if self._left_out:
            return
        if "pre" in self._open:
            self._words.append(unescape(text))
        elif "code" in self._open:
            self._words.append(_BLANK.sub(" ", unescape(text)))
        else:
            self._words.append(_escaped(text))

    def empty_cells(self, number: int) -> None:
        """Take cells of a row without words."""
        if not self._left_out and self._tables == 1:
            self._rows[-1] += [""] * number

    def start(self, name: str, attributes: str) -> None:
        """Begin an element."""
        if name in _VOID or attributes.endswith("/"):
            self._without_end(name, attributes)
            return
        if self._left_out or name in _LEFT_OUT or ("hidden" in attributes and _HIDDEN.search(attributes)):
            self._left_out.append(name)
            return
        self._open.append(name)
        if name in _BLOCKS:
            self._break()
            if name == "table":
                self._tables += 1
            elif name == "tr" and self._tables == 1:
                self._rows.append([])
            elif name in {"td", "th"}:
                span = _SPAN.search(attributes)
                self._span = int(span[1]) if span else 1
            elif name in {"ol", "ul"}:
                self._lists += 1
        elif name == "a":
            address = _ADDRESS.search(attributes)
            self._links.append((len(self._words), address[1] if address else ""))
        elif name in _MARKS and "pre" not in self._open:
            self._words.append(_MARKS[name][0])

    def end(self, name: str) -> None:
        """End an element."""
        if self._left_out:
            self._left_out.pop()
            return
        if name in {"td", "th"} and self._tables == 1:
            self._end_cell()
        elif name in _BLOCKS:
            self._break()
            if name in {"ol", "ul"}:
                self._lists -= 1
            elif name == "table":
                self._tables -= 1
                if not self._tables:
                    self._end_table()
        elif name == "a":
            self._end_link()
        elif name in _MARKS and "pre" not in self._open:
            self._words.append(_MARKS[name][1])
        self._open.pop()

    def _without_end(self, name: str, attributes: str) -> None:
        if self._left_out:
            return
        if name == "br":
            self._words.append(" ")
        elif name == "img" and (picture := _PICTURE.match(attributes)):
            self._words.append(f"![{_escaped(picture[1])}]({self.link(unescape(picture[2]))})")

    def _end_link(self) -> None:
        start, address = self._links.pop()
        words = "".join(self._words[start:]).strip()
        self._words[start:] = [f"[{words}]({self.link(unescape(address))})"] if words else []

    def _end_cell(self) -> None:
        parts = (part.strip() for part in "".join(self._words).split("\0"))
        self._rows[-1] += ["；".join(part for part in parts if part), *[""] * (self._span - 1)]
        self._words = []

    def _end_table(self) -> None:
        width = max(map(len, self._rows), default=0)
        lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in self._rows if row]
        self._rows = []
        if lines:
            self.blocks.append("\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]]))

    def _break(self) -> None:
        """End the words so far as a block, or within a cell as a part of it."""
        if self._tables and ("td" in self._open or "th" in self._open):
            self._words.append("\0")
            return
        words, self._words = "".join(self._words).replace("****", ""), []
        if "pre" in self._open:
            if words.strip():
                self.blocks.append(f"```\n{words.strip()}\n```")
        elif words.strip():
            self.blocks.append(self._prefix() + words.strip())

    def _prefix(self) -> str:
        for name in reversed(self._open):
            if name[0] == "h" and name[1:].isdigit():
                return "#" * int(name[1:]) + " "
            if name in {"li", "dt"}:
                return "  " * max(0, self._lists - 1) + "- "
            if name == "dd":
                return "  - "
            if name == "blockquote":
                return "> "
        return ""
