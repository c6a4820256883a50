"""The bench compares what is equal, and counts every second once."""

import importlib
import time
from itertools import count

import markdown  # type: ignore[import-untyped]
import pytest
from lxml import html
from playwright.sync_api import Browser

from bench import pages
from bench.measurement import CommandError, measure
from bench.parts import STAGES, Stopwatch
from bench.stock import markdown as as_markdown
from generator.load import load
from generator.publisher import Publisher
from generator.website import website
from tests.support.paths import CITY, REPOSITORY


def _words_and_links(page: str) -> tuple[str, list[str]]:
    """Return the words of a page without white space, and its links without the file's name that MkDocs asks for."""
    root = html.fragment_fromstring(page, create_parent="div")
    for unread in root.xpath("//script | //style | //input | //template"):
        unread.drop_tree()
    links = (link.replace("index.md", "") for link in root.xpath("//a[normalize-space()]/@href"))
    return "".join(root.text_content().split()), sorted(link or "./" for link in links)


def test_stock_builds_the_same_words_and_links(*, thorough: bool) -> None:
    """What stock MkDocs is given as Markdown says what plansite's pages say, so that equal work is compared.

    A plain run takes the longest page of each kind.
    """
    by_size = sorted(website(load(CITY), Publisher()).pages, key=lambda page: len(page.html))
    for page in by_size if thorough else {page.kind: page for page in by_size}.values():
        words, links = _words_and_links(page.html)
        again, others = _words_and_links(markdown.markdown(as_markdown(page.html), extensions=["tables"]))
        assert (page.address, again) == (page.address, words)
        assert (page.address, others) == (page.address, links)


def test_a_second_is_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """While a part runs within another, the outer one stands still."""
    clock = count()
    monkeypatch.setattr(time, "perf_counter", lambda: next(clock))  # a second later at every look
    stopwatch = Stopwatch()
    inner = stopwatch.timed("inner", time.perf_counter)
    with stopwatch.part("outer"):
        inner()
        inner()
    assert stopwatch.seconds == {"outer": 3, "inner": 4}


def test_what_is_measured_is_there() -> None:
    """Every function that a build is measured by stands where the bench looks for it."""
    for _, module, name in STAGES:
        assert callable(getattr(importlib.import_module(module), name)), (module, name)


def test_a_command_that_fails_is_no_result() -> None:
    """A measurement of a failure would be a lie; what the command said is told instead."""
    with pytest.raises(CommandError, match="no such data folder"):
        measure([str(REPOSITORY / ".venv/bin/plansite"), "check", "--data", "nowhere"], REPOSITORY, REPOSITORY)
    assert measure(["true"], REPOSITORY, REPOSITORY).peak > 0


@pytest.mark.long
def test_every_choice_in_a_matrix_is_timed(city_address: str, browser: Browser) -> None:
    """Each choice of a filter and its taking back are answered; at the end nothing is filtered."""
    page = browser.new_page()
    page.goto(city_address + pages.MATRICES[0])
    status = page.locator(".ps-controls__status").inner_text()
    chosen = page.locator(".ps-controls option:not([value='']), .ps-controls [type=checkbox]").count()
    assert len(page.evaluate(pages.ANSWERS)) == 2 * chosen + 4
    assert page.locator(".ps-controls__status").inner_text() == status
    page.close()


def test_times_stand_beside_those_of_a_plain_page() -> None:
    """Each page has the median of its visits, and what of it is beyond the plain page's."""
    plain = [pages.Opening(ready=time, painted=100, work=120, followed=(20, 40)) for time in (50, 60, 400)]
    heavy = [pages.Opening(ready=time, painted=90, work=200, followed=(30, 70)) for time in (70, 80, 90)]
    lines = pages.table({pages.PLAIN: plain, "matrix/": heavy}, {"matrix/": [5, 10, 40]}).splitlines()
    assert lines[2:] == [
        "| /about/ | 60 | 100 | 120 | 20 | 40 |  |  |",
        "| /matrix/ | 80 (+20) | 90 (-10) | 200 (+80) | 30 (+10) | 70 (+30) | 10 | 40 |",
    ]
