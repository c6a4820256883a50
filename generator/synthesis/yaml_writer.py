"""JSON values as YAML in the style of the data folder: literal blocks for texts, short records in braces.

A general emitter takes ten times as long and cannot mix the three styles. Tests read the files back with PyYAML and
compare the values.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

Record = dict[str, Any]  # a mapping of JSON values, as it is written to a file

# Keys whose values are written on one line in braces or brackets; keys of text blocks.
FLOW = frozenset(
    {
        "responsibilities",
        "actors",
        "applies_to",
        "period",
        "indicators",
        "systems",
        "annexes",
        "topics",
        "words",
        "convention",
        "parts",
    }
    | {"full_name"}
)
FLOW_ITEMS = frozenset({"topics", "aliases", "levels", "municipal", "issuers", "steps"})
LITERAL = frozenset({"text", "aim"})
SPACED = frozenset({"projects"})  # with an empty line between the items

# Strings that need no quotes (YAML 1.2, 7.3.3): within braces and brackets fewer than on a line of their own.
_WORD = re.compile(r"(?!(?:true|false|null|yes|no|on|off)$)[a-z\u4e00-\u9fff“《][^\s:#\\\"',\[\]{}]*", re.IGNORECASE)
_WORDS = re.compile(r"(?!(?:true|false|null|yes|no|on|off)$)[a-z\u4e00-\u9fff“《](?:[^:#\n]*[^\s:#])?", re.IGNORECASE)


def document(schema: str, value: Record) -> str:
    """Return a file: the line that tells an editor its schema, then the value."""
    return "\n".join((f"# yaml-language-server: $schema={schema}", *_mapping(value, ""), ""))


def _mapping(value: Record, indent: str) -> Iterator[str]:
    """Yield the lines of a mapping whose first line is indented too."""
    for key, entry in value.items():
        yield from _entry(key, entry, indent)


def _entry(key: str, value: object, indent: str) -> Iterator[str]:
    if key in LITERAL:
        yield f"{indent}{key}: |-"
        for line in str(value).split("\n"):
            yield f"{indent}  {line}" if line else ""
    elif isinstance(value, dict):
        if key in FLOW:
            yield f"{indent}{key}: {_flow(value)}"
        else:
            yield f"{indent}{key}:"
            yield from _mapping(value, indent + "  ")
    elif isinstance(value, list):
        if not value or (key in FLOW_ITEMS and not isinstance(value[0], dict)):
            yield f"{indent}{key}: {_flow(value)}"
        else:
            yield f"{indent}{key}:"
            yield from _items(value, f"{indent}  ", flow=key in FLOW, spaced=key in SPACED)
    else:
        yield f"{indent}{key}: {_scalar(value, _WORDS)}"


def _items(items: list[object], indent: str, *, flow: bool, spaced: bool) -> Iterator[str]:
    for index, item in enumerate(items):
        if spaced and index:
            yield ""
        if isinstance(item, dict) and not flow:
            lines = _mapping(item, f"{indent}  ")
            yield f"{indent}- {next(lines).lstrip()}"
            yield from lines
        else:
            yield f"{indent}- {_flow(item)}"


def _flow(value: object) -> str:
    """Return a value on one line."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key}: {_flow(entry)}" for key, entry in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(item) for item in value) + "]"
    return _scalar(value, _WORD)


def _scalar(value: object, plain: re.Pattern[str]) -> str:
    """Return a string as it is where it needs no quotes, every other scalar as JSON, which YAML reads too."""
    if isinstance(value, str) and plain.fullmatch(value):
        return value
    return json.dumps(value, ensure_ascii=False).replace("\u00a0", "\\u00a0")
