"""Phrases of this site in the words of the plan for its parts and roles: 全部{group} is 全部工程 where it says 工程."""

from __future__ import annotations

from generator.model import Words


def phrase(pattern: str, words: Words, **values: object) -> str:
    """Return a pattern with the plan's words, and other values, in their places; `words` names them by its fields."""
    return pattern.format(**vars(words), **values)


def role_verbs(words: Words) -> dict[str, str]:
    """Return what a unit does in each role, by the role; `derived` is this site's own."""
    return {
        "lead": words.lead_verb,
        "participant": words.participant_verb,
        "responsible": words.responsible_verb,
        "derived": "经集合称谓",
    }


def role_names(words: Words) -> dict[str, str]:
    """Return what a unit in each role is called, by the role."""
    return {"lead": words.lead, "participant": words.participant, "responsible": words.responsible}


def role_marks(words: Words) -> dict[str, str]:
    """Return the character that stands for each role in a matrix, by the role."""
    return {
        "lead": words.lead_mark,
        "participant": words.participant_mark,
        "responsible": words.responsible_mark,
        "derived": "集",
    }


def counted(*parts: tuple[int, str]) -> str:
    """Return how many there are of each part, in a list without those of which there is none: 10 个工程、52 个项目."""
    return "、".join(f"{count} 个{name}" for count, name in parts if count)
