"""What a browser prints, sheet by sheet: size, words, picture."""

from ctypes import c_double
from dataclasses import dataclass
from functools import cached_property

import pypdfium2  # type: ignore[import-untyped]
from PIL.Image import Image
from playwright.sync_api import Page
from pypdfium2 import raw

A4, A4_LANDSCAPE, A3 = (210, 297), (297, 210), (297, 420)


@dataclass(frozen=True)
class Sheet:
    """A printed sheet; its smallest words and its looks take long, and are looked for where they are asked for."""

    pdf: pypdfium2.PdfPage

    @cached_property
    def size(self) -> tuple[int, int]:
        """Its width and height in whole millimetres."""
        return _millimetres(self.pdf.get_width()), _millimetres(self.pdf.get_height())

    @cached_property
    def words(self) -> str:
        """Its words without white space."""
        return "".join(self.pdf.get_textpage().get_text_range().split())

    @cached_property
    def smallest(self) -> float:
        """The size of its smallest Chinese words, in points."""
        return _smallest(self.pdf.get_textpage())

    @cached_property
    def picture(self) -> Image:
        """How it looks."""
        picture: Image = self.pdf.render(scale=1.5).to_pil()
        return picture


def printed(page: Page) -> list[Sheet]:
    """Return the sheets that a browser's page fills, on the paper that it asks for."""
    return [Sheet(sheet) for sheet in pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True, print_background=True))]


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
