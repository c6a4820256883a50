"""A feed as Atom (RFC 4287)."""

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from generator import urls
from generator.feeds.content import html
from generator.feeds.entries import Entry, Feed


def atom(feed: Feed, site_url: str | None) -> bytes:
    """Return a feed as an Atom document.

    Without `site_url` its links are relative to the feed itself, as the format allows, and it does not name itself.
    """
    root = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "zh-CN"})
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    _add(root, "updated", feed.entries[0].date)
    if site_url:
        _add(root, "link", rel="self", type="application/atom+xml", href=site_url + feed.address)
    _add(root, "link", rel="alternate", type="text/html", href=_link(feed, feed.page, site_url))
    for entry in feed.entries:
        _add_entry(root, entry, _link(feed, entry.page, site_url))
    indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, "unicode")}\n'.encode()


def _add_entry(root: Element, entry: Entry, link: str) -> None:
    element = SubElement(root, "entry")
    _add(element, "id", entry.id)
    _add(element, "title", entry.title)
    _add(element, "published", entry.date)
    _add(element, "updated", entry.date)
    _add(element, "link", rel="alternate", type="text/html", href=link)
    for author in entry.authors:
        _add(SubElement(element, "author"), "name", author)
    _add(element, "category", term=entry.revision.kind, label=entry.kind)
    _add(element, "summary", entry.summary)
    _add(element, "content", html(entry), type="html")


def _add(parent: Element, tag: str, text: str | None = None, **attributes: str) -> None:
    SubElement(parent, tag, attributes).text = text


def _link(feed: Feed, address: str, site_url: str | None) -> str:
    return site_url + address if site_url else urls.relative(feed.address, address)
