"""Pictures of every kind of page, to be looked at: `python -m tests.support.screenshots FOLDER`.

The sites are those of `make build`, `make demo` and `make examples`.

A page's picture shows all of it, however long; on paper each sheet is a picture.
"""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page

from generator import urls
from generator.pages.units.compare import COMPARE
from tests.support import examples
from tests.support.browser import chromium, served
from tests.support.pages import values
from tests.support.paper import printed


@dataclass(frozen=True, kw_only=True)
class Mode:
    """A reader's screen and preferences."""

    width: int = 1440
    height: int = 900
    scheme: Literal["light", "dark"] = "light"
    text: Literal["normal", "large"] = "normal"


MODES = {
    "desktop": Mode(),
    "office": Mode(width=1366, height=768),
    "phone": Mode(width=390, height=844),
    "dark": Mode(scheme="dark"),
    "large": Mode(text="large"),
    "phone-dark-large": Mode(width=390, height=844, scheme="dark", text="large"),
}
# Of each page type the first page of its kind is photographed; here are fuller ones, and what MkDocs makes.
PLAN_PAGES = {
    "engineering": urls.address("E5"),
    "project": urls.address("P16"),
    "unit": urls.address("shi-zongzhiban"),
    "collective": urls.address("shizhi-zhengfa-gebumen"),
    "compare": f"{COMPARE.address}?u=shi-gonganju&u=shi-sifaju",
    "help": urls.HELP,
    "not-found": "404.html",
}
# What only an amended plan has, on the fictional city's site.
AMENDED_PAGES = {
    "amended-revisions": urls.REVISIONS,
    "amendment": urls.revision("2021-06-01"),
    "notice": urls.notice("2021-06-01", "shi-zhengshuju"),
    "ended": urls.address("P4"),
    "successor": urls.address("shi-chengjianjiaotongju"),
    "earlier-home": urls.frozen("2020-03-02"),
    "earlier-unit": urls.frozen("2021-06-01") + urls.address("shi-zhujianju"),
}


def plan_pages() -> dict[str, str]:
    """Return the pages of the real plan to photograph: a name and an address for each."""
    return {page.kind: page.address for page in reversed(values("data"))} | PLAN_PAGES


def take(site: Path, folder: Path, pages: dict[str, str]) -> None:
    """Photograph pages of a built site in each mode and as they print."""
    with served(site) as address, chromium() as browser:
        places = {name: address + place for name, place in pages.items()}
        _photograph(browser, places, folder, MODES)
        page = browser.new_page()
        for name, place in places.items():
            _visit(page, place)
            for number, sheet in enumerate(printed(page), start=1):
                sheet.picture.save(folder / f"{name}-print-{number}.png")


def take_examples(sites: Path, folder: Path) -> None:
    """Photograph the examples, built into folders of `sites`, on a desk and on a phone."""
    modes = {mode: MODES[mode] for mode in ("desktop", "phone")}
    with served(sites) as address, chromium() as browser:
        for example in examples.RECORDS:
            places = {f"{example}-{name}": f"{address}{example}/{at}" for name, at in examples.pages(example).items()}
            _photograph(browser, places, folder, modes)


def _photograph(browser: Browser, places: dict[str, str], folder: Path, modes: dict[str, Mode]) -> None:
    """Photograph pages in each mode; a picture is named by page and mode."""
    folder.mkdir(parents=True, exist_ok=True)
    for mode, seen in modes.items():
        page = _opened(browser, seen)
        for name, place in places.items():
            _visit(page, place)
            page.screenshot(path=folder / f"{name}-{mode}.png", full_page=True)
        page.context.close()


def _opened(browser: Browser, seen: Mode) -> Page:
    """Return an empty page on a reader's screen, with his preferences."""
    context = browser.new_context(
        viewport={"width": seen.width, "height": seen.height}, color_scheme=seen.scheme, locale="zh-CN"
    )
    context.add_init_script(f"localStorage.setItem('plansite.text', '{seen.text}')")
    return context.new_page()


def _visit(page: Page, place: str) -> None:
    answer = page.goto(place)
    assert answer is not None
    assert answer.ok, f"{place} is not there"


if __name__ == "__main__":
    take(Path("site"), Path(sys.argv[1]), plan_pages())
    take(Path("site-demo"), Path(sys.argv[1]), AMENDED_PAGES)
    take_examples(Path("site-examples"), Path(sys.argv[1]))
