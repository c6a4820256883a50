"""The JSON Schemas of the API, and the documentation of the fields in them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator import resources

_TYPES = {
    "string": "文字",
    "integer": "整数",
    "number": "数",
    "boolean": "是否(true/false)",
    "object": "对象",
    "array": "列表",
}


@dataclass(frozen=True, kw_only=True)
class PublishedField:
    """A field as its schema documents it; `name` steps into objects by `.` and into arrays by `[]`."""

    name: str
    title: str
    type: str
    description: str
    allowed: tuple[str, ...] = ()


def schema_bytes(name: str) -> bytes:
    """Return the schema of an API file, as published."""
    return (resources.folder("schemas") / "api" / f"{name}.schema.json").read_bytes()


@cache
def read_schema(name: str) -> dict[str, Any]:
    """Return the schema of an API file."""
    schema: dict[str, Any] = json.loads(schema_bytes(name))
    return schema


def resolved(schema: dict[str, Any], root: dict[str, Any]) -> dict[str, Any]:
    """Return a subschema with what its `$ref` to `#/$defs/…` of `root` says; its own keywords win."""
    name = schema.get("$ref", "").removeprefix("#/$defs/")
    return {**root["$defs"][name], **schema} if name else schema


@cache
def row_properties(name: str) -> dict[str, dict[str, Any]]:
    """Return the properties of a row of an API file that is an array."""
    root = read_schema(name)
    properties = resolved(root["items"], root)["properties"]
    return {field: resolved(schema, root) for field, schema in properties.items()}


def fields(name: str) -> tuple[PublishedField, ...]:
    """Return every field of an API file, in the order of its schema."""
    root = read_schema(name)
    return tuple(_fields(root["items"] if root["type"] == "array" else root, root, ""))


def field(name: str, schema: dict[str, Any]) -> PublishedField:
    """Return the documentation of a field from its resolved schema."""
    return PublishedField(
        name=name,
        title=schema["title"],
        type=type_name(schema),
        description=schema["description"],
        allowed=tuple(str(value) for value in schema.get("enum", ()) if value is not None),
    )


def types(schema: dict[str, Any]) -> tuple[str, ...]:
    """Return the JSON types of a property, null left out."""
    declared = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return tuple(name for name in declared if name != "null")


def nullable(schema: dict[str, Any]) -> bool:
    """Return whether a property may be null."""
    return isinstance(schema["type"], list) and "null" in schema["type"]


def may_lack(schema: dict[str, Any]) -> bool:
    """Return whether a property may be null or an empty text, which a table cannot tell apart."""
    return nullable(schema) or schema.get("minLength") == 0


def type_name(schema: dict[str, Any]) -> str:
    """Return the type of a property in Chinese."""
    names = "或".join(_TYPES[name] for name in types(schema))
    return f"{names}，可空" if nullable(schema) else names


def _fields(schema: dict[str, Any], root: dict[str, Any], prefix: str) -> Iterator[PublishedField]:
    for name, declared in resolved(schema, root)["properties"].items():
        property_ = resolved(declared, root)
        yield field(prefix + name, property_)
        if "object" in types(property_):
            yield from _fields(property_, root, f"{prefix}{name}.")
        elif "array" in types(property_) and resolved(property_["items"], root).get("type") == "object":
            yield from _fields(property_["items"], root, f"{prefix}{name}[].")
