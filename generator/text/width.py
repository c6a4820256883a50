"""The room that words take where characters stand in columns: on a page of fixed columns, in a cell."""

import unicodedata


def printed_width(words: str) -> int:
    """Return how many columns words take: a Chinese character, or a mark that may be as wide, takes two.

    >>> printed_width("第1项"), printed_width("—12")
    (5, 4)
    """
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in words)
