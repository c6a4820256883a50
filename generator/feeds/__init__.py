"""What each revision changed, as feeds to subscribe to: of the plan, of each unit, of each engineering."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import urls
from generator.feeds.atom import atom
from generator.feeds.entries import feeds
from generator.feeds.json_feed import json_feed
from generator.load import CheckedDataset

__all__ = ["FeedFile", "feed_files"]


@dataclass(frozen=True, kw_only=True)
class FeedFile:
    """A feed as a file of the site; `page` is the address of the page that is about the same."""

    path: str
    content: bytes
    media_type: str
    title: str
    page: str


def feed_files(checked: CheckedDataset, site: str, site_url: str | None) -> Iterator[FeedFile]:
    """Yield every feed: Atom, and of the plan JSON Feed too. `site` is the name of who corrects the data."""
    for feed in feeds(checked.states, site):
        forms = [(feed.address, "application/atom+xml", atom)]
        if feed.address == urls.FEED:
            forms.append((urls.JSON_FEED, "application/feed+json", json_feed))
        for path, media_type, written in forms:
            yield FeedFile(
                path=path, content=written(feed, site_url), media_type=media_type, title=feed.title, page=feed.page
            )
