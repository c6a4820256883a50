"""The levels of government of facts: those whose quotes meet the quotes of the facts."""

from generator.importing.draft.quotes import occurrence
from generator.model import Level
from generator.rules.words import LEVEL_WORDS
from generator.synthesis.yaml_writer import Record
from generator.text.official import places

_FACTS = ("targets", "deadlines", "recurring")


def with_levels(value: Record, words: str) -> Record:
    """Return a record whose facts have the levels that their quotes meet.

    The quote of a level is shortened to the word that names it where a fact's own words would not name the level.
    """
    facts = {kind: list(value[kind]) for kind in _FACTS if kind in value}
    ties: list[Record] = []
    for level_tie in value.get("levels", ()):
        tie = level_tie
        level_words = LEVEL_WORDS[Level(tie["level"])]
        if any(not _names(fact, level_words) for fact in _meeting(facts, tie, words)):
            tie = _shortened(tie, words, level_words)
        for fact in _meeting(facts, tie, words):
            fact["levels"] = [*fact.get("levels", ()), tie["level"]]
        ties.append(tie)
    return value | ({"levels": ties} if ties else {}) | facts


def _meeting(facts: dict[str, list[Record]], tie: Record, words: str) -> list[Record]:
    """Return the facts whose quotes share a character with that of a level."""
    start, end = _place(tie, words)
    spans = [(fact, _place(fact, words)) for own in facts.values() for fact in own if "cell" not in fact]
    return [] if "cell" in tie else [fact for fact, span in spans if span[0] < end and start < span[1]]


def _names(fact: Record, level_words: tuple[str, ...]) -> bool:
    return any(word in fact["quote"] for word in level_words)


def _place(quoted: Record, words: str) -> tuple[int, int]:
    starts = places(words, quoted["quote"])
    index = quoted.get("occurrence", 1) - 1
    start = starts[index] if index < len(starts) else -1
    return start, start + len(quoted["quote"])


def _shortened(tie: Record, words: str, level_words: tuple[str, ...]) -> Record:
    """Return a level whose quote is the word that names it alone."""
    start, _ = _place(tie, words)
    word = next((word for word in level_words if word in tie["quote"]), None)
    if word is None:
        return tie
    short = {key: entry for key, entry in tie.items() if key not in {"quote", "occurrence", "draft"}} | {"quote": word}
    return short | occurrence(words, word, start + tie["quote"].find(word)) | {"draft": True}
