"""JSON values as YAML in the style of the data folder: literal blocks for texts, short records in braces.

A general emitter takes ten times as long and cannot mix the three styles. Tests read the files back with PyYAML and
compare the values.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

Record = dict[str, Any]  # a mapping of JSON values, as it is written to a file; a key that begins with # is a comment

# Keys whose values are written on one line in braces or brackets; keys of text blocks.
FLOW = frozenset(
    {
        "responsibilities",
        "actors",
        "applies_to",
        "concerned",
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
NEVER_FLOW = frozenset({"chapters"})  # what has such a key is too long for one line
LITERAL = frozenset({"text", "aim"})
COMMENT = "#"
SPACED = frozenset({"projects"})  # with an empty line between the items

# Strings that need no quotes (YAML 1.2, 7.3.3): within braces and brackets fewer than on a line of their own.
_WORD = re.compile(r"(?!(?:true|false|null|yes|no|on|off)$)[a-z\u4e00-\u9fff“《][^\s:#\\\"',\[\]{}]*", re.IGNORECASE)
_WORDS = re.compile(r"(?!(?:true|false|null|yes|no|on|off)$)[a-z\u4e00-\u9fff“《](?:[^:#\n]*[^\s:#])?", re.IGNORECASE)


# What a reader would not see, or YAML would not keep (YAML 1.2, 5.1 and 5.4), written as an escape.
_UNPRINTABLE = re.compile("[\t\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]")
_BLOCK_ESCAPED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def document(schema: str, value: Record) -> str:
    """Return a file: the line that tells an editor its schema, then the value."""
    return "\n".join((f"# yaml-language-server: $schema={schema}", *_mapping(value, ""), ""))


def _mapping(value: Record, indent: str) -> Iterator[str]:
    """Yield the lines of a mapping whose first line is indented too."""
    for key, entry in value.items():
        yield from _entry(key, entry, indent)


def _entry(key: str, value: object, indent: str) -> Iterator[str]:
    if key.startswith(COMMENT):
        yield f"{indent}# {value}"
    elif key in LITERAL and _is_block(str(value)):
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
        if isinstance(item, dict) and (not flow or NEVER_FLOW & item.keys()):
            lines = _mapping(item, f"{indent}  ")
            yield f"{indent}- {next(lines).lstrip()}"
            yield from lines
        else:
            yield f"{indent}- {_flow(item)}{_comment(item)}"


def _comment(item: object) -> str:
    """Return the comments of what is written on one line, after it."""
    words = [str(value) for key, value in item.items() if key.startswith(COMMENT)] if isinstance(item, dict) else []
    return f"  # {'；'.join(words)}" if words else ""


def _flow(value: object) -> str:
    """Return a value on one line."""
    if isinstance(value, dict):
        return (
            "{ "
            + ", ".join(f"{key}: {_flow(entry)}" for key, entry in value.items() if not key.startswith(COMMENT))
            + " }"
        )
    if isinstance(value, list):
        return "[" + ", ".join(_flow(item) for item in value) + "]"
    return _scalar(value, _WORD)


def _scalar(value: object, plain: re.Pattern[str]) -> str:
    """Return a string as it is where it needs no quotes, every other scalar as JSON, which YAML reads too."""
    if isinstance(value, str) and plain.fullmatch(value) and not _UNPRINTABLE.search(value):
        return value
    written = json.dumps(value, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match.group()):04x}", written)


def _is_block(words: str) -> bool:
    """Whether words can stand in a literal block: their first line is not indented, and nothing needs an escape."""
    return not _BLOCK_ESCAPED.search(words) and not words[:1].isspace()
