"""Words that are too long for their place, cut, with … for the rest."""


def shortened(words: str, most: int) -> str:
    """Return the first `most` characters of words, and … where there are more."""
    return words if len(words) <= most else f"{words[:most]}…"


def fitting(words: str, room: int) -> str:
    """Return words that take no more characters than there is room for, … at the end of what is cut."""
    return words if len(words) <= room else shortened(words, room - 1)
