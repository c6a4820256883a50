"""The blocks of what a notice says of itself: its titles, number, issuers, addressees and date."""

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.importing.draft.blocks import Block, BlockKind, Claims
from generator.importing.reading import Identity, Quote
from generator.text.blanks import without_blanks
from generator.text.lexicon import expressions

TITLE, NOTICE_TITLE, NUMBER = "/title", "/notice/title", "/notice/document_number"
ADDRESSEES, WRITTEN, ISSUER = "/notice/addressees", "/notice/written_text", "/notice/issuers/"
_FURTHEST = 400  # characters of a line that may be a title


def with_fields(claims: Claims, text: str, identity: Identity) -> Claims:
    """Return the claims with every field that stands in the text where nothing else does."""
    issuers = 0
    for block in _fields(text, identity):
        if block.key == ISSUER:
            if claims.is_free(block.start, block.end):
                claims = claims.with_block(replace(block, key=f"{ISSUER}{issuers}"))
                issuers += 1
        else:
            claims = claims.with_block(block)
    return claims


def _fields(text: str, identity: Identity) -> Iterator[Block]:
    """Yield the fields in the order of their importance."""
    if identity.number and identity.number_quote:
        yield from _quoted(identity.number_quote, NUMBER)
    if identity.date_quote and is_dated(identity.date_quote.text, identity.date):
        yield from _quoted(identity.date_quote, WRITTEN)
    for quote in identity.issuer_quotes:
        yield from _quoted(quote, ISSUER)
    titles = [(identity.title, TITLE)]
    if without_blanks(identity.notice_title) != without_blanks(identity.title):
        titles.append((identity.notice_title, NOTICE_TITLE))
    for title, key in titles:
        yield from (Block(kind=BlockKind.FIELD, start=start, end=end, key=key) for start, end in _lines_of(text, title))
    if identity.addressees:
        yield from _quoted(identity.addressees, ADDRESSEES)


def is_dated(words: str, date: str) -> bool:
    """Whether the lexicon reads a date of signing in its words."""
    return bool(date) and any(expression.date == date for expression in expressions(words))


def _quoted(quote: Quote, key: str) -> Iterator[Block]:
    start, end = quote.span
    if start < end and "\n" not in quote.text.strip():
        yield Block(kind=BlockKind.FIELD, start=start, end=end, key=key)


def _lines_of(text: str, title: str) -> Iterator[tuple[int, int]]:
    """Yield where a title stands on lines of its own, whatever white space it is printed with."""
    letters = without_blanks(title)
    if not letters or len(letters) > _FURTHEST:
        return
    spaced = re.compile(r"\s*".join(map(re.escape, letters)))
    for match in spaced.finditer(text):
        before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        end = text.find("\n", match.end())
        after = text[match.end() : end if end >= 0 else len(text)]
        if not before.strip() and not after.strip():
            yield match.span()
