"""The real plan built once a file, and pages of it in one browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.support.browser import served
from tests.support.paths import BIN, REPOSITORY
from tests.support.sites import run

GATHER = """
window.violations = [];
document.addEventListener("securitypolicyviolation", event => window.violations.push(event.blockedURI));
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the real plan."""
    folder = tmp_path_factory.mktemp("searched") / "site"
    done = run(BIN / "mkdocs", "build", "--strict", "--site-dir", folder, folder=REPOSITORY)
    assert done.returncode == 0, done.stdout
    return folder


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as root:
        yield root


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a page that fails the test at an error or a violation of the policy."""
    context = browser.new_context(locale="zh-CN", viewport={"width": 1366, "height": 768})
    context.add_init_script(GATHER)
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    assert errors == []
    assert opened.evaluate("window.violations") == []
    context.close()
