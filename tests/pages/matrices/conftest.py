"""Where the city's matrices are, and a page to open them in."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def address(city_address: str) -> str:
    """Return where the pages are served."""
    return city_address + "matrix/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a page of an office screen; an error in a script fails the test."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    context.close()
    assert errors == []
