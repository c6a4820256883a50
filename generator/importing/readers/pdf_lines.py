"""The characters of a PDF page as printed lines, and printed lines as paragraphs."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from generator.importing.readers.pdf_page import Glyph, PlacedText
from generator.importing.readers.table import join_words
from generator.importing.readers.word_numbers import circled

WIDE_GAP = 0.55
_DOUBLE_PRINT = 0.25
_RAISED_SIZE = 0.75
_RAISED = 0.12
_RAISED_MUCH = 0.3
_SAME_EDGE, _SPACING = 1.0, 0.3
_OPENING, _CLOSING = "（(《〈“‘【〔[", "，。、：；！？）)》〉”’】〕]％%…,.:;!?"
_INDENT = 0.8
_SHARE_AT_EDGE = 0.03
_OTHER_SIZE = 0.15
_NO_ROOM = 0.9
_LEAST_WIDTH = 0.8
_SAME_MIDDLE = 5.0
_LABEL = re.compile(
    r"第[一二三四五六七八九十百零〇\d]+[条章节]|[一二三四五六七八九十百]+[、．.]|[(（][一二三四五六七八九十百\d]+[)）]|\d{1,3}[.．、](?!\d)|[①-⑳●■◆○—]|附件|附："
)
_ENDS = tuple("。！？；：.!?;:”）)")
_BIG_MARK = 50


@dataclass(frozen=True, slots=True)
class Line(PlacedText):
    """A printed line: in its words a gap of more than half a character is a blank, raised digits of notes are circled.

    head: the width of its first character, with what may not be parted from it: closing signs, the rest of a number.
    begins_raised: whether it begins with a raised mark, as a footnote does.
    """

    head: float
    begins_raised: bool = False


def print_lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """Return the lines that characters form, from top to bottom."""
    return [_line(row) for row in glyph_rows(glyphs)]


def glyph_rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Return characters that stand beside each other, from top to bottom."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: ((glyph.top + glyph.bottom) / 2, glyph.left)):
        row = next(
            (row for row in reversed(rows[-3:]) if _is_beside(row[0], glyph) or _is_beside(row[-1], glyph)), None
        )
        if row is None:
            rows.append([glyph])
        else:
            row.append(glyph)
    return rows


def _is_beside(first: Glyph, second: Glyph) -> bool:
    """Tell whether two characters overlap by more than half of the smaller one's height."""
    overlap = min(first.bottom, second.bottom) - max(first.top, second.top)
    return overlap > min(first.bottom - first.top, second.bottom - second.top) / 2


def _line(row: list[Glyph]) -> Line:
    """Join the characters of a line from left to right; one printed twice, to look bold, counts once."""
    size = median(glyph.size for glyph in row)
    bottom = median(glyph.bottom for glyph in row)
    ordered: list[Glyph] = []
    for glyph in sorted(row, key=lambda glyph: glyph.left):
        if any(
            other.text == glyph.text and abs(other.left - glyph.left) < _DOUBLE_PRINT * size for other in ordered[-2:]
        ):
            continue
        ordered.append(glyph)
    text = ""
    raised = ""
    begins_raised = False
    before: Glyph | None = None
    for glyph in ordered:
        if glyph.text.isdecimal() and _is_raised(glyph, bottom, size):
            begins_raised = begins_raised or not text
            raised += glyph.text
            before = glyph
            continue
        text += _mark(raised)
        raised = ""
        gap = glyph.left - before.right if before else 0
        text += (" " if text and gap > WIDE_GAP * size else "") + glyph.text
        before = glyph
    text += _mark(raised)
    top = min(glyph.top for glyph in row)
    last = max(glyph.bottom for glyph in row)
    return Line(text, ordered[0].left, ordered[-1].right, top, last, size, _head(ordered), begins_raised)


def _is_raised(glyph: Glyph, bottom: float, size: float) -> bool:
    """Tell whether a character stands above the foot of its line, a small one a little or any one much."""
    height = bottom - glyph.bottom
    return height > _RAISED_MUCH * size or (height > _RAISED * size and glyph.size < _RAISED_SIZE * size)


def _head(row: list[Glyph]) -> float:
    """Return the width of a line's beginning up to where it may be broken."""
    end = 0
    while end + 1 < len(row) and row[end].text in _OPENING:
        end += 1
    while end + 1 < len(row) and _is_latin(row[end].text) and _is_latin(row[end + 1].text):
        end += 1
    while end + 1 < len(row) and row[end + 1].text in _CLOSING:
        end += 1
    return row[end].right - row[0].left


def _is_latin(text: str) -> bool:
    return text.isascii() and (text.isalnum() or text in ".-/")


def _mark(digits: str) -> str:
    """Return the circled mark of a note, for its raised digits; an exponent such as that of m² stays raised."""
    if not digits:
        return ""
    return circled(int(digits)) if int(digits[:4]) <= _BIG_MARK else f"[{digits}]"


@dataclass(frozen=True, slots=True)
class Column:
    """The edges of the column of text that paragraphs fill.

    left: where lines begin that are not indented.
    right: where full lines end.
    """

    left: float
    right: float


def find_column(lines: Sequence[Line]) -> Column:
    """Return the outermost edges at which several lines begin and end; where only short ones do, the longest one's."""
    least = max(2, round(_SHARE_AT_EDGE * len(lines)))
    left = next(
        (
            line.left
            for line in sorted(lines, key=lambda line: line.left)
            if sum(abs(other.left - line.left) < _SAME_EDGE * line.size / 4 for other in lines) >= least
        ),
        min((line.left for line in lines), default=0.0),
    )
    longest = max((line.right for line in lines), default=-1.0)
    right = next(
        (
            line.right
            for line in sorted(lines, key=lambda line: -line.right)
            if sum(abs(other.right - line.right) < _SAME_EDGE * line.size for other in lines) >= least
        ),
        longest,
    )
    return Column(left, right if right - left > _LEAST_WIDTH * (longest - left) else longest)


def join_paragraphs(lines: Iterable[tuple[Line, Column]]) -> list[str]:
    """Return the paragraphs of printed lines, each given with the column that it stands in.

    A line goes on in the next one if it is full, and the next is neither indented nor begins with a label of its own.
    """
    paragraphs: list[str] = []
    before: tuple[Line, Column] | None = None
    for line, column in lines:
        if before is not None and _goes_on(*before, line, column):
            paragraphs[-1] = join_words(paragraphs[-1], line.text)
        else:
            paragraphs.append(line.text)
        before = line, column
    return paragraphs


def _goes_on(line: Line, column: Column, after: Line, after_column: Column) -> bool:
    """Tell whether a line's paragraph goes on in the line after it."""
    if abs(after.size - line.size) > _OTHER_SIZE * line.size:
        return False
    room = column.right - line.right
    is_full = after.head > room - _SPACING * line.size
    if line.text.endswith(("。", "：")) and after.text[0] not in _OPENING:  # an end, unless there is no room at all
        is_full = room < _NO_ROOM * line.size
    if not is_full or (_LABEL.match(after.text) and line.text.endswith(_ENDS)):
        return False
    is_centred = abs(after.left + after.right - line.left - line.right) < _SAME_MIDDLE
    return is_centred or after.left <= after_column.left + _INDENT * after.size
