"""What every page is to everybody, looked at where it was opened once on a desktop and once on a phone."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

import pytest
from playwright.sync_api import Browser, Page

from tests.quality.conftest import ServedSite, probe
from tests.quality.screen_reader import Node, tree

Scheme: TypeAlias = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


@dataclass(frozen=True, kw_only=True)
class OnDesktop:
    """A page at 1440 × 900 px.

    read: what a screen reader is given.
    sizes: an element for each size of type.
    moving: what moves where less motion is asked for.
    faint: by scheme, the words below 4.5:1 where the system forces its colours.
    too_small: what is hard to hit.
    """

    read: Node
    sizes: dict[str, str]
    moving: list[str]
    faint: dict[Scheme, list[str]]
    too_small: list[str]


@dataclass(frozen=True, kw_only=True)
class OnPhone:
    """A page at 390 × 844 px: how high its bar is, where its title begins, and what is hard to hit."""

    bar: float
    title: float
    too_small: list[str]


@pytest.fixture(scope="module")
def on_desktop(plan: ServedSite, browser: Browser) -> dict[str, OnDesktop]:
    """Return what pages are on a desktop, by name."""
    page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    pages: dict[str, OnDesktop] = {}
    for name, address in plan.pages.items():
        page.emulate_media(reduced_motion="no-preference", color_scheme="light")
        page.goto(address)
        read, sizes = tree(page), dict(page.evaluate(probe("sizes")))
        page.emulate_media(reduced_motion="reduce")
        moving = page.evaluate(probe("moves"))
        page.emulate_media(forced_colors="active")
        faint = {scheme: faint_words(page, scheme) for scheme in SCHEMES}
        page.emulate_media(forced_colors="none")
        too_small = page.evaluate(probe("too-small"))  # at last, as it opens all details
        pages[name] = OnDesktop(read=read, sizes=sizes, moving=moving, faint=faint, too_small=too_small)
    page.close()
    return pages


def turn(page: Page, scheme: Scheme) -> None:
    """Give an open page the colours that it has where it is opened by a browser set to them."""
    page.emulate_media(color_scheme=scheme)
    # What preferences.js does when a page is opened.
    page.evaluate(f"document.documentElement.dataset.mdColorScheme = '{'slate' if scheme == 'dark' else 'default'}'")


def faint_words(page: Page, scheme: Scheme) -> list[str]:
    """Return words below 4.5:1 in a scheme."""
    turn(page, scheme)
    page.evaluate(probe("colours"))
    words: list[str] = page.evaluate(probe("faint"))
    return words


@pytest.fixture(scope="module")
def on_phone(plan: ServedSite, browser: Browser) -> dict[str, OnPhone]:
    """Return what pages are on a phone, by name."""
    page = browser.new_page(viewport={"width": 390, "height": 844}, locale="zh-CN")
    pages: dict[str, OnPhone] = {}
    for name, address in plan.pages.items():
        page.goto(address)
        bar, title = page.locator(".site-header").bounding_box(), page.locator("h1").bounding_box()
        assert bar is not None
        assert title is not None
        too_small = page.evaluate(probe("too-small"))
        pages[name] = OnPhone(bar=bar["height"], title=title["y"], too_small=too_small)
    page.close()
    return pages


def test_every_page_has_landmarks(on_desktop: dict[str, OnDesktop]) -> None:
    """Each page has one banner, one main, one footer and one search; each navigation, region, table and form a name."""
    for place, seen in on_desktop.items():
        for role in ("banner", "main", "contentinfo", "search"):
            assert len(seen.read.all(role)) == 1, (place, role)
        for role in ("navigation", "region", "table", "form", "link", "button"):
            nameless = [node for node in seen.read.all(role) if not node.said()]
            assert nameless == [], (place, role)
        names = [node.name for node in seen.read.all("navigation")]
        assert len(names) == len(set(names)), place


def test_targets_can_be_hit(on_desktop: dict[str, OnDesktop], on_phone: dict[str, OnPhone]) -> None:
    """Each link, button and field is at least 24 × 24 px, but a link within a sentence."""
    for pages in (on_desktop, on_phone):
        assert {name: seen.too_small for name, seen in pages.items() if seen.too_small} == {}


def test_text_has_six_sizes(on_desktop: dict[str, OnDesktop]) -> None:
    """All pages together have at most six sizes of type, whatever the theme and the browser give to elements."""
    sizes = {size: element for seen in on_desktop.values() for size, element in seen.sizes.items()}
    assert 1 < len(sizes) <= 6, sizes


def test_less_motion(on_desktop: dict[str, OnDesktop]) -> None:
    """Where less motion is asked for nothing moves, fades or scrolls by itself."""
    assert {name: seen.moving for name, seen in on_desktop.items() if seen.moving} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_forced_colours_leave_words_readable(on_desktop: dict[str, OnDesktop], scheme: Scheme) -> None:
    """Where the system forces its colours, every word of each page, of drawings too, stands out 4.5:1."""
    assert {name: seen.faint[scheme] for name, seen in on_desktop.items() if seen.faint[scheme]} == {}


def test_each_title_begins_at_the_top_of_a_phone(on_phone: dict[str, OnPhone]) -> None:
    """On a phone the bar is at most 60 px high and every page's first heading begins within 120 px.

    A page of an earlier state says so first.
    """
    pages = {name: seen for name, seen in on_phone.items() if not name.startswith("earlier")}
    assert {name: seen for name, seen in pages.items() if seen.bar > 60 or seen.title >= 120} == {}


def test_a_scheme_turns_what_is_seen(plan: ServedSite, browser: Browser) -> None:
    """A page that turns dark where it is open looks as one that is opened dark."""
    page = browser.new_page(forced_colors="active", color_scheme="dark", locale="zh-CN")
    page.goto(plan.address)
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    page.emulate_media(color_scheme="light")
    page.reload()
    light = page.evaluate(ground)
    turn(page, "dark")
    assert page.evaluate(ground) == dark != light
    page.close()
