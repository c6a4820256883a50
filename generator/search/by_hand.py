"""Pages that people write by hand in `docs_dir`, as search finds them: by their titles and by their words."""

from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

_NO_WORDS = "script, style, template"


class WrittenPage(NamedTuple):
    """A page that somebody wrote by hand: its address, its title, and its words, a line for each block."""

    address: str
    title: str
    text: str


def written_page(address: str, title: str, html: str) -> WrittenPage:
    """Return a page from its HTML; where `title` is empty, its first heading, or else its address, is its title."""
    tree = LexborHTMLParser(html)
    for node in tree.css(_NO_WORDS):
        node.decompose()
    heading = tree.css_first("h1")
    lines = (" ".join(line.split()) for line in (tree.body.text() if tree.body else "").splitlines())
    named = title or (heading.text().strip() if heading else "") or address.rstrip("/")
    return WrittenPage(address, named, "\n".join(filter(None, lines)))
