"""Phrases of this site in the words of the plan for its parts and roles: 全部{group} is 全部工程 where it says 工程."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import Role, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleWords:
    """A role in the words of a plan.

    id: `lead`, `participant` or `responsible`.
    name: what a unit in it is called (牵头单位).
    verb: what it does (牵头).
    mark: the character that stands for it in a matrix (牵).
    count: the field in which rows of units keep how many projects they have in it.
    """

    id: str
    name: str
    verb: str
    mark: str
    count: str


_COUNTS = {Role.LEAD: "leads", Role.PARTICIPANT: "participates", Role.RESPONSIBLE: "responsible"}


def role_words(words: Words, roles: Iterable[Role]) -> tuple[RoleWords, ...]:
    """Return roles in the words of a plan."""
    names, verbs, marks = role_names(words), role_verbs(words), role_marks(words)
    return tuple(
        RoleWords(id=role.value, name=names[role], verb=verbs[role], mark=marks[role], count=_COUNTS[role])
        for role in roles
    )


def phrase(pattern: str, words: Words, **values: object) -> str:
    """Return a pattern with the plan's words, and other values, in their places; `words` names them by its fields."""
    return pattern.format(**vars(words), **values)


def role_verbs(words: Words) -> dict[str, str]:
    """Return what a unit does in each role, by the role; `derived` and `clause` are this site's own."""
    return {
        "lead": words.lead_verb,
        "participant": words.participant_verb,
        "responsible": words.responsible_verb,
        "derived": "经集合称谓",
        "clause": "依普遍条款",
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
        "clause": "普",
    }


def counted(*parts: tuple[int, str]) -> str:
    """Return how many there are of each part, in a list without those of which there is none: 10 个工程、52 个项目."""
    return "、".join(f"{count} 个{name}" for count, name in parts if count)
