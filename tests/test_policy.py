"""The content security policy `default-src 'self'` holds in a real browser, and no page asks another host."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser import served
from tests.sites import BuiltSite

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

# Violations are gathered before any script of the page runs; a policy does not bind what the browser's driver adds.
GATHER = """
window.violations = [];
document.addEventListener("securitypolicyviolation", event =>
    window.violations.push(event.effectiveDirective + " " + event.blockedURI + " " + event.sample));
"""


@pytest.fixture(scope="module")
def city(city_folder: Path) -> BuiltSite:
    """Read the fictional city's site."""
    return BuiltSite(city_folder)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a page that gathers violations of its policy."""
    context = browser.new_context(locale="zh-CN")
    context.add_init_script(GATHER)
    yield context.new_page()
    context.close()


def test_policy_holds_on_every_kind_of_page(city: BuiltSite, page: Page) -> None:
    """No violation, no request to another host, no failed request, no error, whatever is pressed and searched."""
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfailed", lambda request: said.append(f"failed: {request.url}"))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    with served(city.folder) as address:
        for kind, built in city.one_of_each_kind().items():
            answer = page.goto(address + built.path.removesuffix("index.html"))
            assert answer is not None
            assert answer.ok, kind
            for button in page.locator("button[data-preference]").all():
                button.click()
            for summary in page.locator("summary").all()[:5]:
                summary.click()
            page.locator("#site-search").fill("局")
            page.wait_for_load_state("networkidle")
            assert page.evaluate("window.violations") == [], kind
            assert said == [], kind
        assert asked
        assert [url for url in asked if not url.startswith(address)] == []


def test_policy_would_be_seen_to_fail(page: Page, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The test sees an inline style, an inline script and a picture in a data: address."""
    folder = tmp_path_factory.mktemp("violating")
    (folder / "index.html").write_text(
        '<!doctype html><p style="color:red"></p><script>1</script>'
        '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'
    )
    with served(folder) as address:
        page.goto(address)
        directives = {str(violation).split()[0] for violation in page.evaluate("window.violations")}
    assert directives == {"style-src-attr", "script-src-elem", "img-src"}


def test_nothing_is_inline(city: BuiltSite) -> None:
    """No page has a style attribute, a handler, an inline script or style sheet."""
    for built in city.pages.values():
        inline = built.root.xpath(
            "//@style | //style | //script[not(@src)] | "
            "//@*[starts-with(name(), 'on')] | //@*[starts-with(., 'javascript:')]"
        )
        assert inline == [], built.path


def test_choice_of_colours_and_text_is_kept(city: BuiltSite, page: Page) -> None:
    """Dark colours and large text stay chosen on the next page; the buttons say which is on."""
    with served(city.folder) as address:
        page.goto(address)
        page.get_by_role("button", name="深色").click()
        page.get_by_role("button", name="大字").click()
        page.goto(address + "units/")
        assert page.locator("html").get_attribute("data-md-color-scheme") == "slate"
        assert page.locator("html").get_attribute("data-text") == "large"
        assert page.get_by_role("button", name="深色").get_attribute("aria-pressed") == "true"
