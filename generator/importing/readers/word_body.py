"""The body of a Word document as lines."""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from generator.importing.readers.reading_order import print_in_order
from generator.importing.readers.source_text import Debris, leave_out
from generator.importing.readers.table import TableCell
from generator.importing.readers.word_lists import Numbering
from generator.importing.readers.word_notes import Notes
from generator.importing.readers.word_xml import W, attribute, child, integer, is_on

_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"


class _Names:
    """The elements that print something of their own."""

    TEXT = f"{W}t"
    MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
    BREAK = f"{W}br"
    RETURN = f"{W}cr"
    TAB = f"{W}tab"
    PLACED_TAB = f"{W}ptab"
    HYPHEN = f"{W}noBreakHyphen"
    SYMBOL = f"{W}sym"


_DELETED = frozenset({f"{W}del", f"{W}moveFrom"})
_SILENT = frozenset(
    {
        f"{W}pPr",
        f"{W}rPr",
        f"{W}instrText",
        f"{W}delText",
        f"{W}delInstrText",
        f"{W}rt",
        f"{W}sdtPr",
        f"{W}tblPr",
        f"{W}sectPr",
    },
)
_WRAPPERS = frozenset({f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"})
_REFERENCES = frozenset({f"{W}footnoteReference", f"{W}endnoteReference"})
_PRIVATE = range(0xE000, 0xF900)
_MOST_NESTED = 200
_MOST_COLUMNS = 1_000
_SYMBOL = "●"


class WordBody:
    """A walk through a document's body, in the order of its text: lists count on, notes get their marks."""

    def __init__(self, numbering: Numbering, notes: Notes, contents: frozenset[str]) -> None:
        """Take the document's lists and notes, and the styles of its table of contents."""
        self._numbering = numbering
        self._notes = notes
        self._contents = contents
        self._boxes: list[etree._Element] = []
        self.debris: list[Debris] = []
        """What the walk left out."""

    def lines(self, container: etree._Element) -> list[str]:
        """Return the lines of the paragraphs and tables in a body, cell, text box or note."""
        lines: list[str] = []
        for block in self._blocks(container):
            if block.tag == f"{W}tbl":
                lines += print_in_order(self._cells(block))
                continue
            style = attribute(child(child(block, "pPr"), "pStyle"), "val")
            text = self._paragraph(block)
            if style is not None and style in self._contents:
                if text.strip():
                    self.debris.append(
                        leave_out(text, "目录 (table of contents)", "目录重复各级标题 (it repeats the headings)")
                    )
            else:
                lines += text.split("\n")
            boxes, self._boxes = self._boxes, []
            for box in boxes:
                lines += self.lines(box)
        return lines

    def note_lines(self) -> list[str]:
        """Return the cited notes, each after its mark."""
        lines: list[str] = []
        done = 0
        while done < len(self._notes.cited):  # a note may cite another
            mark, note = self._notes.cited[done]
            done += 1
            lines.append(mark + " ".join(line.strip() for line in self.lines(note) if line.strip()))
        return lines

    def _blocks(self, container: etree._Element) -> Iterator[etree._Element]:
        """Yield the paragraphs and tables of a container, also in content controls and insertions, not in deletions."""
        stack = [iter(container)]
        while stack:
            element = next(stack[-1], None)
            if element is None:
                stack.pop()
            elif element.tag in {f"{W}p", f"{W}tbl"}:
                yield element
            elif isinstance(element.tag, str) and element.tag not in _SILENT | _DELETED and len(stack) < _MOST_NESTED:
                stack.append(iter(_chosen(element)))

    def _paragraph(self, paragraph: etree._Element) -> str:
        """Return a paragraph's printed text with its number."""
        properties = child(paragraph, "pPr")
        text = "".join(self._words(paragraph))
        mark = child(properties, "rPr")
        if not text and (child(mark, "del") is not None or child(mark, "moveFrom") is not None):
            return ""
        return self._numbering.label(properties) + text

    def _words(self, paragraph: etree._Element) -> Iterator[str]:
        """Yield the words of a paragraph; text boxes in it are put by for the lines after it."""
        stack = [iter(paragraph)]
        while stack:
            element = next(stack[-1], None)
            if element is None:
                stack.pop()
                continue
            tag = element.tag
            if tag in _DELETED:
                self._leave_out(element, "修订中已删去 (deleted in a tracked change)", f"{W}delText")
            elif tag in _SILENT or not isinstance(tag, str):
                continue
            elif tag == f"{W}r" and is_on(child(child(element, "rPr"), "vanish")):
                self._leave_out(element, "隐藏文字 (hidden text)", f"{W}t")
            elif tag == f"{W}txbxContent":
                self._boxes.append(element)
            elif tag in _REFERENCES:
                yield self._notes.cite(element)
            elif (words := _printed(element)) is not None:
                yield words
            elif len(stack) < _MOST_NESTED:
                stack.append(iter(_chosen(element)))

    def _leave_out(self, element: etree._Element, reason: str, tag: str) -> None:
        words = "".join(node.text or "" for node in element.iter(tag))
        if words.strip():
            self.debris.append(leave_out(words, "正文之中 (within the text)", reason))

    def _cells(self, table: etree._Element) -> list[TableCell]:
        """Return a table's cells at their places in the grid."""
        cells: list[TableCell] = []
        last: dict[int, int] = {}  # column: the index of the last cell that begins in it
        row_index = 0
        for row in _inside(table, f"{W}tr"):
            properties = child(row, "trPr")
            if child(properties, "del") is not None:
                continue
            column = min(integer(attribute(child(properties, "gridBefore"), "val")) or 0, _MOST_COLUMNS)
            for node in _inside(row, f"{W}tc"):
                own = child(node, "tcPr")
                width = min(max(integer(attribute(child(own, "gridSpan"), "val")) or 1, 1), _MOST_COLUMNS)
                merge = child(own, "vMerge")
                goes_on = merge is not None and attribute(merge, "val") != "restart"
                across = child(own, "hMerge")
                is_covered = goes_on or (across is not None and attribute(across, "val") != "restart")
                lines = tuple(line for line in self.lines(node) if line.strip())
                if goes_on and column in last:
                    above = cells[last[column]]
                    cells[last[column]] = replace(above, height=row_index - above.row + 1)
                else:
                    last[column] = len(cells)
                    cells.append(TableCell(row_index, column, () if is_covered else lines, width))
                column += width
            row_index += 1
        return cells


def _printed(element: etree._Element) -> str | None:
    """Return what an element without children prints, None where it is no such element."""
    match element.tag:
        case _Names.TEXT | _Names.MATHS:
            return (element.text or "").replace("\t", " ").replace("\n", " ")
        case _Names.BREAK | _Names.RETURN:
            return "\n"
        case _Names.TAB | _Names.PLACED_TAB:
            return " "
        case _Names.HYPHEN:
            return "-"
        case _Names.SYMBOL:
            return _symbol(attribute(element, "char"))
        case _:
            return None


def _chosen(element: etree._Element) -> etree._Element:
    """Return an element, the first choice where it holds alternatives: what a current Word shows."""
    return next(iter(element), element) if element.tag == _ALTERNATE else element


def _inside(container: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield a table's rows or a row's cells, those in content controls and insertions as well."""
    stack = [iter(container)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
        elif element.tag == tag:
            yield element
        elif element.tag in _WRAPPERS:
            stack.append(iter(element))


def _symbol(code: str | None) -> str:
    """Return a character of a symbol font: a dot where the font's code means nothing outside it."""
    try:
        value = int(code or "", 16)
    except ValueError:
        return ""
    return _SYMBOL if value in _PRIVATE or not 0x20 < value < 0xD800 else chr(value)  # noqa: PLR2004 - a blank, surrogates
