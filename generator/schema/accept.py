"""Whether a value is accepted: schemas compiled by jsonschema-rs, a fiftieth of the time that jsonschema takes."""

import json
from functools import cache
from typing import Any

import jsonschema_rs

from generator import resources
from generator.partial_dates import is_partial_date
from generator.source import Json
from generator.source.files import KINDS


def accepts(kind: str, value: Json) -> bool:
    """Return whether the schema of a kind of file accepts a value."""
    return _validator().is_valid({kind: value})


@cache
def schemas_by_name() -> dict[str, Any]:
    """Return every schema of a data file by its file name."""
    files = sorted(resources.folder("schemas").glob("*.schema.json"))
    return {path.name: json.loads(path.read_bytes()) for path in files}


@cache
def _validator() -> jsonschema_rs.Draft202012Validator:
    """Return the compiled validator of `{kind: value}`: kinds share most definitions, which are compiled once."""
    schemas = schemas_by_name()
    return jsonschema_rs.Draft202012Validator(
        {"properties": {kind: {"$ref": f"{kind}.schema.json"} for kind in KINDS}, "additionalProperties": False},
        registry=jsonschema_rs.Registry(list(schemas.items())),
        formats={"partial-date": is_partial_date},
        validate_formats=True,
    )
