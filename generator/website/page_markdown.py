"""A page's HTML as Markdown: headings, paragraphs, lists, tables and links, for those who read no HTML.

It reads what our own templates print: every element is closed, no attribute has a `<` or `>`; HTML that people wrote is
`closed` first. Drawings, forms and what only a script fills are left out; of pictures there are the words.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from html import escape, unescape
from itertools import groupby
from typing import ClassVar

from selectolax.lexbor import LexborHTMLParser

from generator.office.markdown_files import literal

# Where an element begins or ends, cells without words, a comment, or the beginning; and the words that follow.
_TOKEN = re.compile(
    r"(?:((?:<td(?![^<>]*colspan)[^<>]*></td>)+)|<(/?[a-z][a-z0-9]*)([^<>]*)>|<!--.*?-->|^)([^<]*)", re.DOTALL
)
_ADDRESS = re.compile(r'\shref="([^"]*)"')
_PICTURE = re.compile(r'^(?=.*\salt="([^"]+)").*\ssrc="([^"]*)"', re.DOTALL)
_SPAN = re.compile(r'\scolspan="(\d+)"')
_HIDDEN = re.compile(r"\shidden(?:\s|$)")
_BLANK = re.compile(r"[ \t\r\n]+")
_LEFT_OUT = {"svg", "form", "nav", "script", "style", "template", "button", "select"}
_VOID = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"),
}
_BLOCKS = (
    *("p", "div", "section", "article", "blockquote", "ol", "ul", "li", "dl", "dt", "dd", "details", "summary"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "caption", "thead", "tbody", "tfoot"),
)
_MARKS = {"strong": "**", "/strong": "**", "b": "**", "/b": "**", "code": "`", "/code": "`", "q": "“", "/q": "”"}


def page_markdown(html: str, link: Callable[[str], str]) -> str:
    """Return a page's content as Markdown; `link` gives the address of a link as it stands there."""
    writer = _Writer(html, link)
    writer.read()
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
    return literal(_unescaped(text))


def _unescaped(text: str) -> str:
    return _BLANK.sub(" ", unescape(text))


def _spaced(blocks: list[str]) -> Iterator[str]:
    """Yield blocks with a blank line between, but none between items of a list."""
    for is_item, group in groupby(blocks, lambda block: block.lstrip().startswith("- ")):
        lines = list(group)
        yield from lines if is_item else [line for block in lines for line in (block, "")]
        if is_item:
            yield ""


class _Writer:
    """Blocks of Markdown as the elements of a page come.

    _actions: what begins and ends elements, by their names, with `/` where they end; the others only have words.
    """

    def __init__(self, html: str, link: Callable[[str], str]) -> None:
        self.link = link
        self.blocks: list[str] = []
        self._tokens: Iterator[tuple[str, str, str, str]] = iter(_TOKEN.findall(html))
        self._words: list[str] = []
        self._escape: Callable[[str], str] = _escaped
        self._open: list[str] = []  # the blocks around these words
        self._links: list[tuple[int, str]] = []
        self._rows: list[list[str]] = []
        self._tables = self._cells = 0  # in how many these words stand
        self._span = 1

    def read(self) -> None:
        """Take all tokens; many elements are no more than their words."""
        for empty_cells, name, attributes, text in self._tokens:
            if name in _LEFT_OUT or ("hidden" in attributes and name not in _VOID and _HIDDEN.search(attributes)):
                text = self._left_out()  # noqa: PLW2901 - the words within are not the page's
            elif action := self._actions.get(name):
                action(self, name, attributes)
            elif empty_cells and self._tables == 1:
                self._rows[-1] += [""] * empty_cells.count("</td>")
            if text:
                self._words.append(self._escape(text))

    def _left_out(self) -> str:
        """Pass over the element that has just begun; return the words after it."""
        depth = 1
        for _, name, attributes, text in self._tokens:
            if name.startswith("/"):
                depth -= 1
            elif name and name not in _VOID and not attributes.endswith("/"):
                depth += 1
            if not depth:
                return text
        return ""

    def _break_line(self, _name: str, _attributes: str) -> None:
        self._words.append(" ")

    def _picture(self, _name: str, attributes: str) -> None:
        if picture := _PICTURE.match(attributes):
            self._words.append(f"![{_escaped(picture[1])}]({self.link(unescape(picture[2]))})")

    def _mark(self, name: str, _attributes: str) -> None:
        if self._escape is not unescape:
            self._words.append(_MARKS[name])

    def _begin_code(self, name: str, attributes: str) -> None:
        self._mark(name, attributes)
        if self._escape is _escaped:
            self._escape = _unescaped

    def _end_code(self, name: str, attributes: str) -> None:
        self._mark(name, attributes)
        if self._escape is _unescaped:
            self._escape = _escaped

    def _begin_link(self, _name: str, attributes: str) -> None:
        address = _ADDRESS.search(attributes)
        self._links.append((len(self._words), address[1] if address else ""))

    def _end_link(self, _name: str, _attributes: str) -> None:
        start, address = self._links.pop()
        words = "".join(self._words[start:]).strip()
        self._words[start:] = [f"[{words}]({self.link(unescape(address))})"] if words else []

    def _begin_block(self, name: str, _attributes: str) -> None:
        self._break()
        self._open.append(name)

    def _end_block(self, _name: str, _attributes: str) -> None:
        self._break()
        self._open.pop()

    def _begin_preformatted(self, name: str, attributes: str) -> None:
        self._begin_block(name, attributes)
        self._escape = unescape

    def _end_preformatted(self, name: str, attributes: str) -> None:
        self._end_block(name, attributes)
        self._escape = _escaped

    def _begin_table(self, _name: str, _attributes: str) -> None:
        self._break()
        self._tables += 1

    def _end_table(self, _name: str, _attributes: str) -> None:
        self._break()
        self._tables -= 1
        if self._tables:
            return
        width = max(map(len, self._rows), default=0)
        lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in self._rows if row]
        self._rows = []
        if lines:
            self.blocks.append("\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]]))

    def _begin_row(self, _name: str, _attributes: str) -> None:
        self._break()
        if self._tables == 1:
            self._rows.append([])

    def _begin_cell(self, _name: str, attributes: str) -> None:
        self._cells += 1
        if self._tables > 1:
            self._break()
            return
        self._words = []  # blanks between cells
        span = _SPAN.search(attributes)
        self._span = int(span[1]) if span else 1

    def _end_cell(self, _name: str, _attributes: str) -> None:
        self._cells -= 1
        if self._tables > 1:
            self._break()
            return
        words = "".join(self._words).strip()
        if "\0" in words:
            words = "；".join(filter(None, map(str.strip, words.split("\0"))))
        self._rows[-1] += [words, *[""] * (self._span - 1)]
        self._words = []

    def _break(self, *_: str) -> None:
        """End the words so far as a block, or within a cell as a part of it."""
        if self._cells:
            self._words.append("\0")
            return
        words, self._words = "".join(self._words).replace("****", "").strip(), []
        if words and self._escape is unescape:
            self.blocks.append(f"```\n{words}\n```")
        elif words:
            self.blocks.append(self._prefix() + words)

    def _prefix(self) -> str:
        for name in reversed(self._open):
            if name[0] == "h":
                return "#" * int(name[1:]) + " "
            if name in {"li", "dt"}:
                return "  " * max(0, self._open.count("ul") + self._open.count("ol") - 1) + "- "
            if name == "dd":
                return "  - "
            if name == "blockquote":
                return "> "
        return ""

    _actions: ClassVar[dict[str, Callable[["_Writer", str, str], None]]] = {
        **dict.fromkeys(_BLOCKS, _begin_block),
        **dict.fromkeys((f"/{name}" for name in _BLOCKS), _end_block),
        **dict.fromkeys(_MARKS, _mark),
        "a": _begin_link,
        "/a": _end_link,
        "code": _begin_code,
        "/code": _end_code,
        "pre": _begin_preformatted,
        "/pre": _end_preformatted,
        "table": _begin_table,
        "/table": _end_table,
        "tr": _begin_row,
        "/tr": _break,
        "td": _begin_cell,
        "/td": _end_cell,
        "th": _begin_cell,
        "/th": _end_cell,
        "br": _break_line,
        "img": _picture,
    }
