"""The content security policy `default-src 'self'` holds in a real browser, and no page asks another host."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.quality.conftest import ServedSite
from tests.support.browser import served
from tests.support.sites import BuiltSite

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
    context = browser.new_context(locale="zh-CN", permissions=["clipboard-read", "clipboard-write"])
    context.add_init_script(GATHER)
    yield context.new_page()
    context.close()


def use(page: Page) -> None:
    """Press, choose and fill everything that a page's content offers, and search."""
    for summary in page.locator("article summary:visible").all()[:5]:
        summary.click()
    for choice in page.locator("article select:visible").all():
        choice.select_option(index=choice.locator("option").count() - 1)
    for box in page.locator("article input[type=checkbox]:visible").all()[:5]:
        box.check()
    for words in page.locator("article input[type=search]:visible").all():
        words.fill("ju")
    for frame in page.locator("article .ps-matrix-frame").all():
        frame.press("ArrowDown")
    for button in page.locator("article button:not([data-do=print])").all():  # a driven browser prints nothing
        if button.is_visible():  # one button may hide another
            button.click()
    for button in page.locator("button[data-preference]:visible").all():
        button.click()
    page.locator("#site-search").fill("局")
    expect(page.locator("#site-search-results")).to_have_attribute("data-query", "局")


def test_policy_holds_on_every_page(plan: ServedSite, page: Page, *, thorough: bool) -> None:
    """No violation, no request to another host, none that fails, no error, whatever is pressed and searched.

    A plain run opens every page and uses every second: a unit's, a matrix, a list, the comparison.
    """
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfailed", lambda request: said.append(f"failed: {request.url} {request.failure}"))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for place, (name, address) in enumerate(plan.pages.items()):
        answer = page.goto(address)
        assert answer is not None
        assert answer.ok, name
        if thorough or place % 2:
            use(page)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.violations") == [], name
        # Leaving a page cancels what it still asked for.
        assert [words for words in said if not words.endswith(" net::ERR_ABORTED")] == [], name
    assert page.context.cookies() == []
    assert asked
    host = plan.address.removesuffix("heyuan/")
    assert [url for url in asked if not url.startswith((host, "blob:" + host))] == []


def test_no_page_names_another_host(plan: ServedSite) -> None:
    """Nothing that a browser may fetch, or connect to beforehand, is elsewhere; links to follow may be."""
    for built in (*plan.built.pages.values(), *plan.amended.pages.values()):
        named = built.root.xpath("//link[not(@rel='canonical')]/@href | //@src | //@srcset | //@action | //@data")
        assert [address for address in named if urlsplit(address).netloc] == [], built.path


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
    """No page has a style attribute, a handler, an inline style sheet or script but JSON-LD, which nothing runs."""
    for built in city.pages.values():
        inline = built.root.xpath(
            "//@style | //style | //script[not(@src) and not(@type='application/ld+json')] | "
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
