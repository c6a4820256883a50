"""The parts of the search field as people and screen readers know them."""

from playwright.sync_api import Locator, Page, expect


def field(page: Page) -> Locator:
    return page.get_by_role("combobox", name="搜索单位、项目、条款和原文")


def hits(page: Page, query: str) -> Locator:
    """Return the hits, once they answer the query."""
    expect(page.locator("#site-search-results")).to_have_attribute("data-query", query)
    return page.locator("#site-search-results > a[data-search-hit]")


def said(page: Page) -> Locator:
    return page.get_by_role("search").get_by_role("status")


def first(page: Page, query: str) -> str | None:
    return hits(page, query).first.get_attribute("data-id")
