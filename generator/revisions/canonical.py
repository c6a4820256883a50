"""A state of the dataset to compare: one JSON value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from generator.findings import Finding
from generator.source import Document, OfficialText


@dataclass(frozen=True)
class CanonicalDataset:
    """A dataset that can be read: its canonical value (see `canonical`), and what `check` finds in it."""

    name: str
    value: dict[str, Any]
    findings: tuple[Finding, ...] = ()


def canonical(documents: Sequence[Document], official: OfficialText) -> dict[str, Any]:
    """Return a dataset as one JSON value: what is one list over several files or nested lists is one list here.

    Projects say their `engineering`, provisions their `part` and `chapter`. An empty list is the same as none.
    """
    one: dict[str, Any] = {document.kind: document.value for document in documents}
    engineerings: list[Any] = [document.value for document in documents if document.kind == "engineering"]
    units, parts = one["units"], one["provisions"]["parts"]
    return {
        "plan": one["plan"],
        "engineerings": [_without(engineering, "projects") for engineering in engineerings],
        "projects": [{**project, "engineering": each["id"]} for each in engineerings for project in each["projects"]],
        **units,
        "parts": [
            {**part, "chapters": [_without(chapter, "provisions") for chapter in part["chapters"]]} for part in parts
        ],
        "provisions": [
            {**provision, "part": part["id"], "chapter": chapter["number"]}
            for part in parts
            for chapter in part["chapters"]
            for provision in chapter.get("provisions", ())
        ],
        "relationships": one["relationships"]["relationships"],
        "assessment": one["assessment"],
        "waivers": one["waivers"]["words"],
        "layout": one["layout"],
        "source": official.text,
    }


def _without(value: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: inner for name, inner in value.items() if name != key}
