"""The feeds of the amended city, written and read."""

from functools import cache
from typing import Any

import feedparser  # type: ignore[import-untyped]
from lxml import etree

from generator.feeds import feed_files
from generator.load import CheckedDataset, load
from tests.support.paths import AMENDED_CITY
from tests.support.sites import DEMO_URL

ATOM = {"a": "http://www.w3.org/2005/Atom"}
SITE_URL = DEMO_URL


@cache
def city() -> CheckedDataset:
    """Return the fictional city through its revisions."""
    return load(AMENDED_CITY)


def written(checked: CheckedDataset, site_url: str | None = SITE_URL, site: str = "本站") -> dict[str, bytes]:
    """Return a plan's feeds by path."""
    return {feed.file.path: feed.file.content for feed in feed_files(checked, site, site_url)}


def read(path: str, content: bytes, site_url: str = SITE_URL) -> Any:  # noqa: ANN401 - feedparser has no types
    """Return an Atom feed as a feed reader sees it that has fetched it from a site."""
    headers = {"content-location": site_url + path, "content-type": "application/atom+xml; charset=utf-8"}
    return feedparser.parse(content, response_headers=headers)


def ids(feeds: dict[str, bytes]) -> dict[str, list[str]]:
    """Return the ids of each feed and its entries."""
    return {
        path: [element.text or "" for element in etree.fromstring(content).iterfind(".//a:id", ATOM)]
        for path, content in feeds.items()
        if path.endswith(".atom")
    }


def entry(path: str, revision: str) -> Any:  # noqa: ANN401 - feedparser has no types
    """Return what a feed of the city says of a revision."""
    entries = read(path, written(city())[path]).entries
    return next(item for item in entries if item.published.startswith(revision))
