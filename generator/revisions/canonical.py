"""A dataset as one JSON value to compare, and its fields as the schemas describe them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, reduce
from operator import truediv
from typing import Any

from generator.findings import Finding
from generator.schema.fields import Field
from generator.source import Document, OfficialText, ValuePath

_PROJECT, _PROVISION = "engineering.schema.json#/$defs/project", "provisions.schema.json#/$defs/provision"
_REGISTER = ("systems", "classes", "shared_aliases", "units")
# The schema of a canonical value: that of the files, and the keys that only `canonical` writes.
_SCHEMA = {
    "plan": {"$ref": "plan.schema.json"},
    "engineerings": {"title": "工程", "items": {"$ref": "engineering.schema.json"}},
    "projects": {"title": "项目", "items": {"$ref": _PROJECT, "properties": {"engineering": {"title": "所属工程"}}}},
    **{key: {"$ref": f"units.schema.json#/properties/{key}"} for key in _REGISTER},
    "parts": {"$ref": "provisions.schema.json#/properties/parts"},
    "provisions": {
        "title": "条款",
        "items": {"$ref": _PROVISION, "properties": {"part": {"title": "所属部分"}, "chapter": {"title": "所属的章"}}},
    },
    "relationships": {"$ref": "relationships.schema.json#/properties/relationships"},
    "assessment": {"$ref": "assessment.schema.json"},
    "waivers": {"$ref": "waivers.schema.json#/properties/words"},
    "layout": {"$ref": "layout.schema.json"},
    "source": {"title": "原文"},
}


@dataclass(frozen=True)
class ComparedState:
    """One of the two states that are compared: of a data folder, of a published revision or of a git revision.

    name: what the command calls it.
    value: its dataset as `canonical` writes it.
    findings: what `check` finds in it.
    has_lasting_ids: whether its ids say by themselves which records are the same: it has revisions. What was imported
        twice is numbered twice.
    """

    name: str
    value: dict[str, Any]
    findings: tuple[Finding, ...] = ()
    has_lasting_ids: bool = False


def canonical(documents: Sequence[Document], official: OfficialText) -> dict[str, Any]:
    """Return a dataset as one JSON value: what is one list over several files or nested lists is one list here.

    Projects say their `engineering`, provisions their `part` and `chapter`. An empty list is the same as none. Words
    that name people (cells of a kind with `people`) are left out, in the official text too: no change tells of them.
    """
    by_kind: dict[str, Any] = {document.kind: document.value for document in documents}
    engineerings: list[Any] = [document.value for document in documents if document.kind == "engineering"]
    parts = by_kind.get("provisions", {}).get("parts", [])
    in_groups = [
        {**project, "engineering": engineering["id"]}
        for engineering in engineerings
        for project in engineering.get("projects", ())
    ]
    ungrouped = by_kind.get("projects", {}).get("projects", [])
    value = {
        "plan": by_kind["plan"],
        "engineerings": [_without(engineering, "projects") for engineering in engineerings],
        "projects": [*in_groups, *ungrouped],
        **by_kind.get("units", {"units": []}),
        "parts": [
            {**part, "chapters": [_without(chapter, "provisions") for chapter in part["chapters"]]} for part in parts
        ],
        "provisions": [
            {**provision, "part": part["id"], "chapter": chapter["number"]}
            for part in parts
            for chapter in part["chapters"]
            for provision in chapter.get("provisions", ())
        ],
        "relationships": by_kind.get("relationships", {}).get("relationships", []),
        "assessment": by_kind.get("assessment", {}),
        "waivers": by_kind.get("waivers", {}).get("words", []),
        "layout": by_kind["layout"],
        "source": official.text,
    }
    kinds = by_kind["layout"].get("cells", {})
    people = frozenset(name for name, kind in kinds.items() if kind.get("people"))
    return _without_people(value, people) if people else value


def field_at(path: Sequence[str | int]) -> Field:
    """Return the field at a path of a canonical value."""
    return _field(tuple(step if isinstance(step, str) else 0 for step in path))


@cache
def _field(path: ValuePath) -> Field:
    return reduce(truediv, path, Field("", {"properties": _SCHEMA}))


def _without_people(value: dict[str, Any], people: frozenset[str]) -> dict[str, Any]:
    """Return a canonical value without the cells of some names, and without their words in the official text."""
    words: set[str] = set()

    def cut(inner: Any) -> Any:  # noqa: ANN401 - JSON
        match inner:
            case dict():
                cells = inner.get("cells")
                if isinstance(cells, dict):
                    words.update(str(cells[name]) for name in people & cells.keys())
                    inner = inner | {"cells": {name: cell for name, cell in cells.items() if name not in people}}
                return {key: cut(part) for key, part in inner.items()}
            case list():
                return [cut(part) for part in inner]
        return inner

    shown: dict[str, Any] = {key: part if key == "layout" else cut(part) for key, part in value.items()}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        shown["source"] = shown["source"].replace(word, "")
    return shown


def _without(value: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: inner for name, inner in value.items() if name != key}
