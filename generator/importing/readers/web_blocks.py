"""The elements of a web page as lines: blocks, and tables that hold data or only make the layout."""

import re

from selectolax.lexbor import LexborNode

from generator.importing.readers.reading_order import print_in_order
from generator.importing.readers.table import TableCell, squeeze_space

INVISIBLE = frozenset(
    {"script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "select", "option",
     "button", "textarea", "input", "datalist", "audio", "video", "link", "meta", "title", "rp", "rt"},
)  # fmt: skip
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "fieldset",
     "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li",
     "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"},
)  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LONGEST_CELL = 1_500
_MOST_SPANS = 1_000
_BREAK = "\x0b"


def element_children(node: LexborNode) -> list[LexborNode]:
    """Return an element's child elements."""
    return [child for child in node.iter(include_text=False) if child.tag not in INVISIBLE]


def is_hidden(node: LexborNode) -> bool:
    """Tell whether an element's own attributes hide it."""
    return "hidden" in node.attributes or bool(_HIDDEN.search(node.attributes.get("style") or ""))


def print_element(node: LexborNode) -> list[str]:
    """Return the lines of an element as a browser breaks them; empty ones where an empty block stands."""
    parts: list[str] = []
    _collect(node, parts)
    return [_trim(line) for line in "".join(parts).replace("\x00", "").split(_BREAK)]


def _trim(line: str) -> str:
    """Return a line without the space around it; a table's row keeps its tabs."""
    if "\x1f" in line:
        return line.replace("\x1f", "\t")
    return squeeze_space(line).replace("\u00a0", " ").strip(" \u3000")


def _collect(node: LexborNode, parts: list[str]) -> None:
    """Add an element's words, with a break before and after each block."""
    for child in node.iter(include_text=True):
        tag = child.tag or ""
        if tag == "-text":
            parts.append((child.text(deep=False) or "").replace(_BREAK, " "))
        elif tag == "br":
            parts.append(_BREAK)
        elif tag in INVISIBLE or tag.startswith("-") or is_hidden(child):
            continue
        elif tag == "table":
            _start_block(parts)
            if holds_data(child):
                for line in print_in_order(table_cells(child)):
                    parts += [line.replace("\t", "\x1f") or "", _BREAK]
            else:
                _collect(child, parts)
                _start_block(parts)
        elif tag in _BLOCKS:
            _start_block(parts)
            length = len(parts)
            _collect(child, parts)
            if tag == "p" and not "".join(parts[length:]).strip(" \t\r\n\u00a0\u3000"):
                parts.append(_BREAK)
            _start_block(parts)
        else:
            _collect(child, parts)


def _start_block(parts: list[str]) -> None:
    """Begin a new line where words stand before."""
    while parts and not parts[-1].strip(" \t\r\n"):
        if parts[-1] == _BREAK:
            break
        parts.pop()
    if parts and parts[-1] != _BREAK:
        parts.append(_BREAK)


def holds_data(table: LexborNode) -> bool:
    """Tell a table of data from one that only makes the page's layout.

    A layout table holds another table, has never two cells in a row, or has a cell as long as an article.
    """
    if any(other.mem_id != table.mem_id for other in table.css("table")):
        return False
    rows = table.css("tr")
    if not any(len(_row_cells(row)) > 1 for row in rows):
        return False
    return all(len(cell.text()) <= _LONGEST_CELL for row in rows for cell in _row_cells(row))


def _row_cells(row: LexborNode) -> list[LexborNode]:
    return [child for child in row.iter() if child.tag in {"td", "th"}]


def table_cells(table: LexborNode) -> list[TableCell]:
    """Return a table's cells at their places in the grid (HTML Living Standard, forming a table)."""
    cells: list[TableCell] = []
    filled: dict[int, int] = {}  # column: the first row that it is free again
    for row_index, row in enumerate(table.css("tr")):
        column = 0
        for node in _row_cells(row):
            while filled.get(column, 0) > row_index:
                column += 1
            width, height = _span(node, "colspan"), _span(node, "rowspan")
            lines = tuple(line for line in print_element(node) if line)
            cells.append(TableCell(row_index, column, lines, width, height))
            for place in range(column, column + width):
                filled[place] = row_index + height
            column += width
    return cells


def _span(node: LexborNode, name: str) -> int:
    match = re.match(r"\s*(\d{1,6})", node.attributes.get(name) or "")
    return min(max(int(match[1]), 1), _MOST_SPANS) if match else 1
