"""Titles and descriptions of published files in the plan's words instead of the schemas' standard words."""

import re
from typing import TypeVar, cast

from generator.model import Words

# The standard words of the schemas, and the field of `Words` that has the plan's.
_STANDARD = {
    "牵头单位": "lead",
    "参加单位": "participant",
    "牵头": "lead_verb",
    "参加": "participant_verb",
    "工程": "group",
    "项目": "project",
}
_PATTERN = re.compile("|".join(_STANDARD))
_CAPTIONS = ("title", "description")

T = TypeVar("T")


def caption(text: str, words: Words) -> str:
    """Return a title or description with the plan's words in the places of the standard ones."""
    return _PATTERN.sub(lambda match: str(getattr(words, _STANDARD[match[0]])), text)


def captioned(value: T, words: Words) -> T:
    """Return a JSON value whose titles and descriptions, at any depth, have the plan's words."""
    match value:
        case dict():
            fields = {
                key: caption(inner, words)
                if isinstance(inner, str) and key.endswith(_CAPTIONS)
                else captioned(inner, words)
                for key, inner in value.items()
            }
            return cast("T", fields)
        case list():
            return cast("T", [captioned(inner, words) for inner in value])
    return value
