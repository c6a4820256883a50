"""Feeds of what each revision changed: for the plan, each unit and each engineering."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import urls
from generator.feeds.atom import atom
from generator.feeds.entries import feeds
from generator.feeds.json_feed import json_feed
from generator.files import GeneratedFile
from generator.load import CheckedDataset

__all__ = ["FeedFile", "feed_files"]


@dataclass(frozen=True, kw_only=True)
class FeedFile:
    """A feed as a file of the site.

    file: the file itself.
    media_type: its format, such as `application/atom+xml`.
    title: what readers' programs call it.
    page: the address of the page on the same subject.
    """

    file: GeneratedFile
    media_type: str
    title: str
    page: str


def feed_files(checked: CheckedDataset, site: str, site_url: str | None) -> Iterator[FeedFile]:
    """Yield every feed as Atom, and the plan's as JSON Feed too; `site` names who corrects the data."""
    for feed in feeds(checked.states, site):
        formats = [(feed.address, "application/atom+xml", atom)]
        if feed.address == urls.FEED:
            formats.append((urls.JSON_FEED, "application/feed+json", json_feed))
        for path, media_type, write in formats:
            file = GeneratedFile.of(path, write(feed, site_url))
            yield FeedFile(file=file, media_type=media_type, title=feed.title, page=feed.page)
