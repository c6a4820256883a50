"""What a browser prints, sheet by sheet: size, words, picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from PIL.Image import Image
    from playwright.sync_api import Page

A4, A4_LANDSCAPE, A3 = (210, 297), (297, 210), (297, 420)


@dataclass(frozen=True)
class Sheet:
    """A printed sheet: its width and height in whole millimetres, its words without white space, and its looks."""

    size: tuple[int, int]
    words: str
    picture: Image


def printed(page: Page) -> list[Sheet]:
    """Return the sheets that a browser's page fills, on the paper that it asks for."""
    return [
        Sheet(
            size=(_millimetres(sheet.get_width()), _millimetres(sheet.get_height())),
            words="".join(sheet.get_textpage().get_text_range().split()),
            picture=sheet.render(scale=1.5).to_pil(),
        )
        for sheet in pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True, print_background=True))
    ]


def _millimetres(points: float) -> int:
    return round(points * 25.4 / 72)
