"""Pages fit a screen of 320 px, which is one of 1280 px at 400 %; targets can be hit; no script moves what is read."""

import re
import time
from http import HTTPStatus
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator import urls
from tests.quality.conftest import ServedSite, probe
from tests.support.browser import Handler, served
from tests.support.shifts import AT_ONCE, LATE, hold_scripts_back, shifts, watch_shifts

DESKTOP, PHONE = (1440, 900), (390, 844)
SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])


@pytest.mark.parametrize("text", ["large", pytest.param("normal", marks=pytest.mark.long)])
def test_pages_reflow(plan: ServedSite, browser: Browser, text: str) -> None:
    """At 320 × 256 px (1280 × 1024 at 400 %) nothing is wider than the screen but in its frame, nothing cut off."""
    context = browser.new_context(viewport={"width": 320, "height": 256}, locale="zh-CN")
    context.add_init_script(f"localStorage.setItem('plansite.text', '{text}')")
    page = context.new_page()
    too_wide: dict[str, list[str]] = {}
    for name, address in plan.pages.items():
        page.goto(address)
        too_wide[name] = page.evaluate(probe("sticks-out"))
    context.close()
    assert {name: said for name, said in too_wide.items() if said} == {}


@pytest.mark.parametrize(
    "size", [pytest.param(DESKTOP, id="desktop", marks=pytest.mark.long), pytest.param(PHONE, id="phone")]
)
def test_nothing_moves_while_a_page_loads(
    plan: ServedSite, browser: Browser, size: tuple[int, int], *, thorough: bool
) -> None:
    """No script shifts what is already drawn, though all come afterwards but those that the drawing waits for.

    A plain run loads every second page.
    """
    (first,) = plan.kinds["home"].root.xpath("//head/script[@src and not(@defer)]/@src")
    assert AT_ONCE in first
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="zh-CN")
    watch_shifts(context)
    page = context.new_page()
    hold_scripts_back(page)
    shifted: dict[str, list[str]] = {}
    for name, address in [*plan.pages.items()][:: 1 if thorough else 2]:
        page.goto(address)
        shifted[name] = shifts(page)
    context.close()
    assert {name: said for name, said in shifted.items() if said} == {}


# A plain run opens each at one size.
@pytest.mark.parametrize(
    ("place", "size"),
    [
        pytest.param(place, size, marks=() if number % 2 == turn else pytest.mark.long)
        for number, place in enumerate((urls.UNIT_PROJECT_MATRIX, urls.LEAD_PARTICIPANT_MATRIX, "targets/", "network/"))
        for turn, size in enumerate((DESKTOP, PHONE))
    ],
)
def test_a_filter_in_the_address_moves_nothing(
    plan: ServedSite, browser: Browser, size: tuple[int, int], place: str
) -> None:
    """However late the script comes that filters, the page is drawn filtered at once."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="zh-CN")
    watch_shifts(context)
    page = context.new_page()
    hold_scripts_back(page, least=LATE)
    page.goto(f"{plan.address}{place}?engineering=5")
    assert shifts(page) == []
    context.close()


def test_a_shift_would_be_seen(browser: Browser, tmp_path: Path) -> None:
    """The watch sees what a script pushes down, and nothing where it adds at the end."""
    (tmp_path / "index.html").write_text("<!doctype html><p>A paragraph.</p><script src=late.js defer></script>")
    for method, moved in (("prepend", 1), ("append", 0)):
        (tmp_path / "late.js").write_text(f"document.body.{method}(document.createElement('h1'), 'A heading.');")
        context = browser.new_context()
        watch_shifts(context)
        page = context.new_page()
        hold_scripts_back(page)
        with served(tmp_path) as address:
            page.goto(address)
            assert len(shifts(page)) == moved, method
        context.close()


class _InPieces(Handler):
    """Sends a page's head at once, and then its header an element at a time: what a slow line or machine may do."""

    def do_GET(self) -> None:  # noqa: N802 - the base class names it so
        """Send a page in pieces, and all else as it is."""
        page = Path(self.translate_path(self.path), "index.html")
        if not page.is_file():
            super().do_GET()
            return
        content = page.read_bytes()
        before, header, after = re.split(rb"(<header.*</header>)", content, flags=re.DOTALL)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        for piece in (before, *re.split(rb"(?=<\w)", header), after):
            self.wfile.write(piece)
            time.sleep(0.05)  # three frames: what has come is drawn


@SIZES
def test_a_header_that_comes_in_part_stays_where_it_is(
    plan: ServedSite, browser: Browser, size: tuple[int, int], *, thorough: bool
) -> None:
    """What has come of a header is drawn where it remains, whatever comes after it.

    A plain run opens the home page on a desktop and a unit's on a phone.
    """
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="zh-CN")
    watch_shifts(context)
    page = context.new_page()
    with served(plan.built.folder, _InPieces) as address:
        for kind in ("home", "unit") if thorough else ("home" if size == DESKTOP else "unit",):
            page.goto(address + plan.kinds[kind].path.removesuffix("index.html"))
            assert shifts(page) == [], kind
    context.close()
