"""Whom words reach: the levels of facts whose quotes meet those of levels, and the units that provisions name."""

from generator.importing.draft.acting import standing
from generator.importing.draft.register import RegisterDraft
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


def with_standing(value: Record, words: str, units: RegisterDraft) -> Record:
    """Return a provision with the units that act in it and those that it is about; titles that it cites name none."""
    for citation in value.get("citations", ()):
        words = words.replace(citation["title"], "\n")
    stands = standing(words, units.ids)
    named = {"actors": stands.actors, "concerned": stands.concerned}
    bodies = {
        key: [{"mention": name, "unit": units.ids[name], "draft": True} for name in names]
        for key, names in named.items()
        if names
    }
    first = {key: value[key] for key in ("id", "number", "label", "heading", "text", "cells") if key in value}
    return first | bodies | {key: entry for key, entry in value.items() if key not in first}


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
    starts = places(words, word)
    at = start + tie["quote"].find(word)
    short = {key: entry for key, entry in tie.items() if key not in {"quote", "occurrence", "draft"}} | {"quote": word}
    short |= {"occurrence": starts.index(at) + 1} if len(starts) > 1 and at in starts else {}
    return short | {"draft": True}
