"""axe, Deque's accessibility engine, finds nothing on any kind of page, at any size, in any colours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest

from tests.browser import AXE
from tests.quality.conftest import probe

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.quality.conftest import ServedSite


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=["desktop", "phone"])
@pytest.mark.parametrize(("scheme", "text"), [("light", "normal"), ("dark", "normal"), ("light", "large")])
def test_axe_finds_nothing(
    plan: ServedSite, browser: Browser, size: tuple[int, int], scheme: Literal["light", "dark"], text: str
) -> None:
    """No violation on any kind of page: desktop and phone, light, dark and large text, with all details opened."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, locale="zh-CN", bypass_csp=True
    )
    context.add_init_script(f"localStorage.setItem('plansite.text', '{text}')")
    page = context.new_page()
    found: dict[str, list[str]] = {}
    for each in plan.pages:
        page.goto(plan.at(each))
        assert page.locator("html").get_attribute("data-text") == text
        page.add_script_tag(path=AXE)
        found[each.path] = page.evaluate(probe("axe"))
    context.close()
    assert {path: said for path, said in found.items() if said} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_in_drawings_are_readable(plan: ServedSite, browser: Browser, scheme: Literal["light", "dark"]) -> None:
    """Every word of a drawing stands out 4.5:1 from its box or from the page."""
    page = browser.new_page(color_scheme=scheme, locale="zh-CN")
    found: dict[str, list[str]] = {}
    for kind in ("network", "unit", "analysis"):
        page.goto(plan.at(plan.kinds[kind]))
        assert page.locator("article svg text").count() > 5
        found[kind] = page.evaluate(probe("drawn-contrast"))
    page.close()
    assert {kind: said for kind, said in found.items() if said} == {}
