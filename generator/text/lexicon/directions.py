"""Words that say which way something shall go."""

from __future__ import annotations

DIRECTIONS = {
    "rise": ("上升", "增强", "提高", "提升", "增加", "增长", "改善", "好转"),
    "fall": ("下降", "降低", "减少", "减轻", "下滑"),
}


def directions(words: str) -> set[str]:
    """Return the directions that words name."""
    return {direction for direction, held in DIRECTIONS.items() if any(word in words for word in held)}


def direction_word(direction: str, name: str, quote: str) -> str:
    """Return the word by which a quote says it of what is named: the first after the name, else the nearest before."""
    start = quote.index(name)
    said = (word for word in DIRECTIONS[direction] if word in quote)
    return min(said, key=lambda word: (quote.index(word) < start, abs(quote.index(word) - start)))
