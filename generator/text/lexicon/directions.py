"""Words that say whether an indicator shall rise, fall or stand among the first."""

DIRECTIONS = {
    "rise": ("上升", "增强", "提高", "提升", "增加", "增长", "改善", "好转"),
    "fall": ("下降", "降低", "减少", "减轻", "下滑"),
    "rank": ("靠前", "前列"),
}


def directions(words: str) -> set[str]:
    """Return the directions that words name."""
    return {direction for direction, names in DIRECTIONS.items() if any(name in words for name in names)}


def direction_word(direction: str, name: str, quote: str) -> str:
    """Return the word for a direction in a quote: the first after the indicator's name, else the nearest before it."""
    start = quote.index(name)
    words = (word for word in DIRECTIONS[direction] if word in quote)
    return min(words, key=lambda word: (quote.index(word) < start, abs(quote.index(word) - start)))
