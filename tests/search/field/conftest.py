"""Pages of the real plan that fail a test at an error or a violation of the policy."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

GATHER = """
window.violations = [];
document.addEventListener("securitypolicyviolation", event => window.violations.push(event.blockedURI));
"""


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
