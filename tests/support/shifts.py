"""Shifts of what a browser has drawn of a page."""

import time
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Route

from tests.support.browser import wait_until_drawn

WATCH = (Path(__file__).parent / "watch-shifts.js").read_text(encoding="utf-8")
PARSED = "document.readyState !== 'loading'"
PAINTED = "performance.getEntriesByName('first-contentful-paint').length > 0"
PATIENCE = 10_000  # milliseconds for reading a page to its end
AT_ONCE = "/preferences."  # the script that reading waits for
LATE = 400  # milliseconds that a script comes late, by when a page that does not wait for it is drawn


def watch_shifts(context: BrowserContext) -> None:
    """Note every shift on the pages that are opened from now on."""
    context.add_init_script(WATCH)


def hold_scripts_back(page: Page, least: int = 0) -> None:
    """Let scripts come once a page is read and drawn, after `least` milliseconds, and count shifts from then on.

    A page that comes in pieces, or that a busy machine reads in pieces, may shift before: no script does that.
    """

    def come_late(script: Route) -> None:
        _wait(page, PARSED, PATIENCE)
        page.wait_for_timeout(least)
        _wait(page, PAINTED, LATE)
        if page.evaluate(PAINTED):
            wait_until_drawn(page)
        page.evaluate("window.begun = window.begun || (window.shifts.length = 0, true)")
        script.continue_()

    page.route(lambda address: address.endswith(".js") and AT_ONCE not in address, come_late)


def shifts(page: Page) -> list[str]:
    """Return what has shifted, once what scripts did is drawn."""
    wait_until_drawn(page)
    return [str(shift) for shift in page.evaluate("window.shifts")]


def _wait(page: Page, condition: str, most: int) -> None:
    end = time.monotonic() + most / 1000
    while not page.evaluate(condition) and time.monotonic() < end:
        page.wait_for_timeout(10)
