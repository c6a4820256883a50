"""What stands inside brackets and quotation marks, and what outside."""

import re
from functools import cache
from typing import NamedTuple

from generator.text.spans import Span

BRACKETS = {"(": ")", "[": "]", "〔": "〕", "【": "】"}
_QUOTES = {"“": "”", "‘": "’", "《": "》", "〈": "〉"}
_OPENING = BRACKETS | _QUOTES
_CLOSING = frozenset(_OPENING.values())
BRACKET_AT_END = re.compile(r"[)】〕\]]\s*[。;.]?\s*$")
_LONGEST = 600  # a bracket that does not close within so many characters is a slip of the pen


class Bracketed(NamedTuple):
    """A pair of brackets: start and end of the whole, brackets included."""

    start: int
    end: int


def closing(text: str, start: int, end: int) -> int:
    """Return the place after the bracket or quotation mark that closes the one at `start`, or `start` if none does.

    Brackets of another kind may close it, as `(…】` does where a typist slipped; quotation marks that never close
    hold nothing.
    """
    limit = min(end, start + _LONGEST, len(text))
    if text[start] in _QUOTES:
        place = text.find(_QUOTES[text[start]], start + 1, limit)
        return place + 1 if place >= 0 else start
    depth, place = 0, start
    while place < limit:
        character = text[place]
        if character in BRACKETS:
            depth += 1
        elif character in _CLOSING and character not in _QUOTES.values():
            depth -= 1
            if not depth:
                return place + 1
        elif character in _QUOTES:
            place = max(place, closing(text, place, limit) - 1)
        place += 1
    return start


def opening_of(text: str, start: int, end: int) -> int:
    """Return the place of the bracket that the one right before `end` closes, not before `start`; -1 if none does.

    >>> opening_of("各市(以下均需各市(州)落实)", 0, 15)
    2
    """
    depth = 0
    for place in range(end - 1, start - 1, -1):
        depth += (text[place] in BRACKETS.values()) - (text[place] in BRACKETS)
        if not depth:
            return place
    return -1


def brackets(text: str, start: int, end: int) -> list[Bracketed]:
    """Return the outermost pairs of brackets between two places, those within quotation marks left out.

    >>> [text[a:b] for text in ["甲(乙(丙))【丁】“(戊)”"] for a, b in brackets(text, 0, len(text))]
    ['(乙(丙))', '【丁】']
    """
    pairs, place = [], start
    while match := _stop("").search(text, place, end):
        place, after = match.start(), closing(text, match.start(), end)
        if after > place and text[place] in BRACKETS:
            pairs.append(Bracketed(place, after))
        place = max(place + 1, after)
    return pairs


@cache
def _stop(marks: str) -> re.Pattern[str]:
    """Return the pattern of marks and of what opens brackets and quotations."""
    return re.compile(f"[{re.escape(marks + ''.join(_OPENING))}]")


def outer(text: str, start: int, end: int, marks: str) -> list[Span]:
    """Return the pieces between marks that stand outside brackets and quotation marks, empty ones left out.

    >>> text = "各县(市、区)、市“放、管”办"
    >>> [text[a:b] for a, b in outer(text, 0, len(text), "、")]
    ['各县(市、区)', '市“放、管”办']
    """
    pieces, begin, place = [], start, start
    while match := _stop(marks).search(text, place, end):
        place = match.start()
        if match.group() in _OPENING:
            place = max(place + 1, closing(text, place, end))
        else:
            pieces.append((begin, place))
            begin = place = place + 1
    pieces.append((begin, end))
    return [trimmed for piece in pieces if (trimmed := trim(text, *piece))[0] < trimmed[1]]


def trim(text: str, start: int, end: int, before: str = "", behind: str = "") -> Span:
    """Leave out white space at both ends of a span, and the marks of `before` and `behind` at its ends.

    >>> trim("。 甲局、 ", 0, 6, before="。", behind="、")
    (2, 4)
    """
    while start < end and (text[start].isspace() or text[start] in before):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in behind):
        end -= 1
    return start, end


def after_mark(text: str, marks: str, start: int, end: int) -> int:
    """Return the place behind the last of some marks between two places; `start` where none stands there."""
    return max((place + 1 for mark in marks if (place := text.rfind(mark, start, end)) >= 0), default=start)


def before_mark(text: str, marks: str, start: int, end: int) -> int:
    """Return the place of the first of some marks between two places; `end` where none stands there."""
    return min((place for mark in marks if (place := text.find(mark, start, end)) >= 0), default=end)
