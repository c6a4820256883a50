"""What a PDF page holds: characters with their places, and ruled lines. Only this module knows PDFium."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2  # type: ignore[import-untyped]
from pypdfium2 import raw

_THIN = 3.0
_MOST_SEGMENTS = 20_000


@dataclass(frozen=True, slots=True)
class PlacedText:
    """Characters on a page; places are in points from the page's top left corner.

    text: the characters.
    left, right, top, bottom: their outermost edges.
    size: of their font.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float


class Glyph(PlacedText):
    """A printed character, two for some ligatures."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class RuledLine:
    """A ruled line, level or upright.

    is_level: whether it runs from left to right.
    place: its distance from the top if level, else from the left.
    start: where it begins, from the left if level, else from the top.
    end: where it ends.
    """

    is_level: bool
    place: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it is seen, turned as its rotation says.

    number: its place in the document, from 1.
    width: its width in points.
    height: its height in points.
    glyphs: its characters in the file's order, blanks left out.
    rules: its ruled lines.
    has_pictures: whether there are pictures on it.
    part: which part of the page it is where text runs in columns: 0 all or what is around them, 1 left, 2 right.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[RuledLine, ...]
    has_pictures: bool
    part: int = 0


@dataclass(frozen=True, slots=True)
class _Turn:
    """From PDF coordinates (from the bottom left, unturned) to places on the page as it is seen."""

    degrees: int
    left: float
    bottom: float
    width: float
    height: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return a point's distances from the left and from the top."""
        x, y = x - self.left, y - self.bottom
        match self.degrees:
            case 90:
                return y, x
            case 180:
                return self.width - x, y
            case 270:
                return self.width - y, self.height - x
            case _:
                return x, self.height - y

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Return a box's left, right, top and bottom."""
        (x0, y0), (x1, y1) = self.point(left, bottom), self.point(right, top)
        return min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)


def read_page(document: pypdfium2.PdfDocument, index: int) -> Sheet:
    """Return the characters and ruled lines of a page, counted from 0."""
    page = document[index]
    width, height = page.get_size()
    left, bottom, _, _ = page.get_mediabox()
    turn = _Turn(page.get_rotation() % 360, left, bottom, width, height)
    text = page.get_textpage()
    glyphs = tuple(_glyphs(text, turn))
    rules: list[RuledLine] = []
    has_pictures = False
    for item in page.get_objects(max_depth=3):
        if item.type == raw.FPDF_PAGEOBJ_PATH and len(rules) < _MOST_SEGMENTS:
            rules += _rules(item, turn)
        has_pictures = has_pictures or item.type == raw.FPDF_PAGEOBJ_IMAGE
    text.close()
    page.close()
    return Sheet(index + 1, width, height, glyphs, tuple(rules), has_pictures)


_FARTHEST = 30_000
"""Points, of either side of a page: PDF's own limit is 14,400."""


def _glyphs(text: pypdfium2.PdfTextPage, turn: _Turn) -> Iterator[Glyph]:
    """Yield a page's characters. The blanks that PDFium guesses are left out: gaps tell more."""
    surrogate = 0
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        if 0xD800 <= code < 0xDC00:  # noqa: PLR2004 - the first half of a pair
            surrogate = code
            continue
        if 0xDC00 <= code < 0xE000 and surrogate:  # noqa: PLR2004 - the second half
            code = 0x10000 + ((surrogate - 0xD800) << 10) + (code - 0xDC00)
        surrogate = 0
        character = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"  # noqa: PLR2004 - Unicode
        if character.isspace() or code == 0 or raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        left, right, top, bottom = turn.box(*text.get_charbox(index, loose=True))
        if not (
            -_FARTHEST < left < right < _FARTHEST and -_FARTHEST < top < bottom < _FARTHEST
        ):  # nor what is no number
            continue
        yield Glyph(character, left, right, top, bottom, max(bottom - top, 1.0))


def _rules(item: pypdfium2.PdfObject, turn: _Turn) -> Iterator[RuledLine]:
    """Yield the level and upright parts of a drawn path; a thin filled box is a line."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    if not fill.value and not stroke.value:
        return
    matrix = item.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    first = last = (0.0, 0.0)
    for index in range(min(raw.FPDFPath_CountSegments(item), _MOST_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = turn.point(*matrix.on_point(x.value, y.value))
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield from _rule(last, point)
        last = point
        if raw.FPDFPathSegment_GetClose(segment):
            yield from _rule(last, first)


def _rule(start: tuple[float, float], end: tuple[float, float]) -> Iterator[RuledLine]:
    """Yield the ruled line between two points where it is level or upright and longer than it may be thick."""
    (x0, y0), (x1, y1) = start, end
    if abs(y1 - y0) < 1 and abs(x1 - x0) > _THIN:
        yield RuledLine(is_level=True, place=(y0 + y1) / 2, start=min(x0, x1), end=max(x0, x1))
    elif abs(x1 - x0) < 1 and abs(y1 - y0) > _THIN:
        yield RuledLine(is_level=False, place=(x0 + x1) / 2, start=min(y0, y1), end=max(y0, y1))
