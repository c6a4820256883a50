"""JSON values as YAML in the style of the data folder: literal blocks for texts, short records in braces.

A general emitter takes ten times as long and cannot mix the three styles; what is written here is read back by the
tests with PyYAML and equals what was meant.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

Record = dict[str, Any]  # a mapping of JSON values, as it will stand in a file

# Values that stand on one line in braces or brackets, and those whose line feeds part clauses.
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
        "parts",
    }
    | {"full_name"}
)
FLOW_ITEMS = frozenset({"topics", "aliases", "levels", "municipal", "issuers", "steps"})
LITERAL = frozenset({"text", "aim"})
SPACED = frozenset({"projects"})  # an empty line parts these

# Words that no reader takes for anything else (YAML 1.2, 7.3.3): within braces and brackets fewer than on a line.
_WORD = re.compile(r"(?!(?:true|false|null|yes|no|on|off)$)[a-z\u4e00-\u9fff“《][^\s:#\\\"',\[\]{}]*", re.IGNORECASE)
_WORDS = re.compile(r"(?!(?:true|false|null|yes|no|on|off)$)[a-z\u4e00-\u9fff“《](?:[^:#\n]*[^\s:#])?", re.IGNORECASE)


def document(schema: str, value: Record) -> str:
    """Return a file: the line that tells an editor its schema, then the value."""
    return "\n".join((f"# yaml-language-server: $schema={schema}", *_mapping(value, ""), ""))


def _mapping(value: Record, indent: str) -> Iterator[str]:
    """Yield the lines of a mapping whose first line is indented too."""
    for key, held in value.items():
        yield from _entry(key, held, indent)


def _entry(key: str, held: object, indent: str) -> Iterator[str]:
    if key in LITERAL:
        yield f"{indent}{key}: |-"
        for line in str(held).split("\n"):
            yield f"{indent}  {line}" if line else ""
    elif isinstance(held, dict):
        if key in FLOW:
            yield f"{indent}{key}: {_flow(held)}"
        else:
            yield f"{indent}{key}:"
            yield from _mapping(held, indent + "  ")
    elif isinstance(held, list):
        if not held or (key in FLOW_ITEMS and not isinstance(held[0], dict)):
            yield f"{indent}{key}: {_flow(held)}"
        else:
            yield f"{indent}{key}:"
            yield from _items(held, f"{indent}  ", flow=key in FLOW, spaced=key in SPACED)
    else:
        yield f"{indent}{key}: {_scalar(held, _WORDS)}"


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
        return "{ " + ", ".join(f"{key}: {_flow(held)}" for key, held in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(held) for held in value) + "]"
    return _scalar(value, _WORD)


def _scalar(value: object, plain: re.Pattern[str]) -> str:
    """Return a scalar as it is where that is safe, else as a JSON string, which YAML reads too (1.2 of its spec)."""
    if isinstance(value, str) and plain.fullmatch(value):
        return value
    return json.dumps(value, ensure_ascii=False).replace("\u00a0", "\\u00a0")
