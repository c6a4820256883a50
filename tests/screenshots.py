"""Pictures of every kind of page, to be looked at: `python -m tests.screenshots FOLDER` over the built `site/`.

A page's picture shows all of it, however long; on paper each sheet is a picture.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from generator import urls
from generator.model import Level
from tests.browser import chromium, served
from tests.paper import printed

if TYPE_CHECKING:
    from playwright.sync_api import Browser


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
PAGES = {
    "home": urls.HOME,
    "engineerings": urls.ENGINEERINGS,
    "engineering": urls.address("E5"),
    "projects": urls.PROJECTS,
    "project": urls.address("P16"),
    "units": urls.UNITS,
    "unit": urls.address("shi-zongzhiban"),
    "collective": urls.address("shizhi-zhengfa-gebumen"),
    "compare": f"{urls.COMPARE}?u=shi-gonganju&u=shi-sifaju",
    "matrix": urls.MATRIX,
    "unit-project": urls.UNIT_PROJECT_MATRIX,
    "unit-engineering": urls.UNIT_ENGINEERING_MATRIX,
    "lead-participant": urls.LEAD_PARTICIPANT_MATRIX,
    "network": urls.NETWORK,
    "timeline": urls.TIMELINE,
    "targets": urls.TARGETS,
    "assessment": urls.ASSESSMENT,
    "analysis": urls.ANALYSIS,
    "level": urls.LEVELS[Level.COUNTY],
    "source": urls.SOURCE,
    "data": urls.DATA,
    "rules": urls.RULES,
    "about": urls.ABOUT,
    "not-found": "404.html",
}


def take(site: Path, folder: Path) -> None:
    """Photograph each page of a built site in each mode and as it prints."""
    folder.mkdir(parents=True, exist_ok=True)
    with served(site) as address, chromium() as browser:
        for mode, seen in MODES.items():
            _photograph(browser, address, folder, mode, seen)
        page = browser.new_page()
        for name, place in PAGES.items():
            page.goto(address + place)
            for number, sheet in enumerate(printed(page), start=1):
                sheet.picture.save(folder / f"{name}-print-{number}.png")


def _photograph(browser: Browser, address: str, folder: Path, mode: str, seen: Mode) -> None:
    context = browser.new_context(
        viewport={"width": seen.width, "height": seen.height}, color_scheme=seen.scheme, locale="zh-CN"
    )
    context.add_init_script(f"localStorage.setItem('plansite.text', '{seen.text}')")
    page = context.new_page()
    for name, place in PAGES.items():
        page.goto(address + place)
        page.screenshot(path=folder / f"{name}-{mode}.png", full_page=True)
    context.close()


if __name__ == "__main__":
    take(Path("site"), Path(sys.argv[1]))
