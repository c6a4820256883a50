"""Pictures of every kind of page, to be looked at: `python -m tests.screenshots FOLDER` over the built `site/`."""

from __future__ import annotations

import sys
from pathlib import Path

from generator import urls
from generator.model import Level
from tests.browser import chromium, served

SIZES = {"desktop": (1440, 900), "office": (1366, 768), "phone": (390, 844)}
PAGES = {
    "home": urls.HOME,
    "engineerings": urls.ENGINEERINGS,
    "engineering": urls.address("E5"),
    "projects": urls.PROJECTS,
    "project": urls.address("P16"),
    "units": urls.UNITS,
    "unit": urls.address("shi-zongzhiban"),
    "collective": urls.address("shizhi-zhengfa-gebumen"),
    "matrix": urls.UNIT_PROJECT_MATRIX,
    "unit-engineering": urls.UNIT_ENGINEERING_MATRIX,
    "lead-participant": urls.LEAD_PARTICIPANT_MATRIX,
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
    """Photograph each page of a built site at each size, in the dark, and as it prints (PDF)."""
    folder.mkdir(parents=True, exist_ok=True)
    with served(site) as address, chromium() as browser:
        for size, (width, height) in SIZES.items():
            for scheme in ("light", "dark"):
                context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
                page = context.new_page()
                for name, place in PAGES.items():
                    page.goto(address + place)
                    page.screenshot(path=folder / f"{name}-{size}-{scheme}.png")
                    if (size, scheme) == ("desktop", "light"):
                        page.pdf(path=folder / f"{name}-print.pdf", prefer_css_page_size=True, print_background=True)
                context.close()


if __name__ == "__main__":
    take(Path("site"), Path(sys.argv[1]))
