"""The pictures of the README, of the help page and of docs/import.md: `python -m tests.support.illustrations`.

Those of the help page are of the built `site/`, those of docs/import.md of a site imported from its notice.docx.
The card of shared links is drawn of its own: it is the same for every plan.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, Page

from generator import urls
from tests.support.browser import chromium, served
from tests.support.paper import printed
from tests.support.paths import BIN, REPOSITORY, TESTS
from tests.support.sites import run

SITE = REPOSITORY / "site"
DOCS = REPOSITORY / "docs"
CARD = REPOSITORY / "site_overrides" / "assets" / "card.png"
DRAWN = TESTS / "support" / "card.svg"
PICTURES = "pictures"  # of the README, which no reader of the site fetches
LARGEST = 30_000  # bytes of any other
QUALITY = 60  # of WebP: words stay sharp at a tenth of a PNG's weight
PAPER = 452  # pixels across a sheet


def _nothing(_: Page) -> None:
    """Leave the page as it opens."""


def _search(page: Page) -> None:
    page.fill("#site-search", "zongzhi")
    page.locator("[data-search-hit]").first.wait_for()


def _point(page: Page) -> None:
    page.hover("tr[data-unit='shi-gonganju'] td[data-project='P25']")


def _focus(page: Page) -> None:
    page.hover(".ps-net__node[data-id='P35']")


@dataclass(frozen=True, kw_only=True)
class Illustration:
    """A page as a reader has it before the eyes, from the element `start` on, after `act`."""

    place: str
    width: int = 800
    height: int = 460
    start: str = "body"
    act: Callable[[Page], None] = _nothing


UNIT, MATRIX = urls.address("shi-sifaju"), urls.UNIT_PROJECT_MATRIX
SCREENS = {
    "help/find.webp": Illustration(place=urls.HOME, act=_search),
    "help/unit.webp": Illustration(place=UNIT, start="h1", height=520),
    "help/matrix.webp": Illustration(place=f"{MATRIX}?engineering=5", start=".ps-controls", height=520, act=_point),
    "help/network.webp": Illustration(place="network/?engineering=6", start=".ps-net", height=380, act=_focus),
    "help/source.webp": Illustration(place=urls.SOURCE, start="#p21", height=200),
    "help/phone.webp": Illustration(place=UNIT, width=360, height=640),
    "pictures/matrix.webp": Illustration(place=MATRIX, width=1366, height=900),
}
NOTICE = DOCS / "import" / "notice.docx"
IMPORTED = {
    "import/home.webp": Illustration(place=urls.HOME, start=".ps-hero", height=560),
    "import/task.webp": Illustration(place=urls.address("P3"), start=".ps-crumbs", height=520),
}
SHEETS = {"help/ledger.webp": UNIT}


def draw(site: Path, docs: Path) -> None:
    """Make every picture anew."""
    draw_imported(docs)
    with served(site) as address, chromium() as browser:
        _draw_screens(browser, address, SCREENS, docs)
        page = browser.new_page()
        for file, place in SHEETS.items():
            page.goto(address + place)
            sheet = printed(page)[0].picture
            _save(sheet.resize((PAPER, round(sheet.height * PAPER / sheet.width))), docs / file)
        _draw_card(browser)


def draw_imported(docs: Path) -> None:
    """Make the pictures of a site that was imported from a Word file a moment ago."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary) / "plan"
        run(BIN / "plansite", "import", NOTICE, folder, folder=REPOSITORY)
        run(BIN / "mkdocs", "build", "--quiet", folder=folder)
        with served(folder / "site") as address, chromium() as browser:
            _draw_screens(browser, address, IMPORTED, docs)


def _draw_screens(browser: Browser, address: str, screens: dict[str, Illustration], docs: Path) -> None:
    for file, seen in screens.items():
        page = browser.new_page(viewport={"width": seen.width, "height": seen.height}, locale="zh-CN")
        page.goto(address + seen.place)
        page.locator(seen.start).first.evaluate("element => scrollBy(0, element.getBoundingClientRect().top - 8)")
        seen.act(page)
        _save(Image.open(io.BytesIO(page.screenshot())), docs / file)
        page.close()


def _draw_card(browser: Browser) -> None:
    """Make the picture of shared links: a PNG, which all who show them can read, of as few colours as it needs."""
    page = browser.new_page(viewport={"width": 1200, "height": 630})
    page.goto(DRAWN.as_uri())
    Image.open(io.BytesIO(page.screenshot())).convert("RGB").quantize(64).save(CARD, optimize=True)
    page.close()


def _save(picture: Image.Image, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    for quality in range(QUALITY, 0, -10):  # of a page full of words the first may be too large
        picture.convert("RGB").save(file, quality=quality, method=6)
        if file.stat().st_size <= LARGEST or file.parent.name == PICTURES:
            return


if __name__ == "__main__":
    draw(SITE, DOCS)
