"""What a browser prints, sheet by sheet: size, words, picture."""

from ctypes import c_double
from dataclasses import dataclass

import pypdfium2  # type: ignore[import-untyped]
from PIL.Image import Image
from playwright.sync_api import Page
from pypdfium2 import raw

A4, A4_LANDSCAPE, A3 = (210, 297), (297, 210), (297, 420)


@dataclass(frozen=True)
class Sheet:
    """A printed sheet: its width and height in whole millimetres, its words without white space, and its looks.

    `smallest` is the size of its smallest Chinese words, in points.
    """

    size: tuple[int, int]
    words: str
    smallest: float
    picture: Image


def printed(page: Page) -> list[Sheet]:
    """Return the sheets that a browser's page fills, on the paper that it asks for."""
    return [
        Sheet(
            size=(_millimetres(sheet.get_width()), _millimetres(sheet.get_height())),
            words="".join((text := sheet.get_textpage()).get_text_range().split()),
            smallest=_smallest(text),
            picture=sheet.render(scale=1.5).to_pil(),
        )
        for sheet in pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True, print_background=True))
    ]


def _smallest(text: pypdfium2.PdfTextPage) -> float:
    """Return the least distance between neighbouring Chinese characters of a line: as wide as their font is high."""
    places = [place for place in range(text.count_chars()) if 0x4E00 <= raw.FPDFText_GetUnicode(text, place) <= 0x9FFF]
    origins = {place: _origin(text, place) for place in places}
    pairs = ((origins[place], origins[place + 1]) for place in places if place + 1 in origins)
    return min((right - left for (left, line), (right, same) in pairs if line == same and right > left), default=0.0)


def _origin(text: pypdfium2.PdfTextPage, place: int) -> tuple[float, float]:
    x, y = c_double(), c_double()
    raw.FPDFText_GetCharOrigin(text, place, x, y)
    return x.value, y.value


def _millimetres(points: float) -> int:
    return round(points * 25.4 / 72)
