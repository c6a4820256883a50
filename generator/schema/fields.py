"""What the schemas say of a field besides what is valid: what a sentence calls it, and whether it is this site's own.

`x-sentence` is the name in a sentence where the title does not fit. `x-ours: true` marks what this site adds for its
own use, of which the source says nothing; it holds for all that is within, up to an `x-ours: false`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from generator.schema.accept import schemas_by_name


@dataclass(frozen=True)
class Field:
    """A field by its schema; `field / step` is a field within it: a key of a mapping, or an index of a list.

    key: the key in YAML; of an item of a list, that of the list.
    schema: the JSON Schema of the field, its reference followed; empty where no schema describes the field.
    file: the name of the schema's file, which references within the schema are relative to.
    is_ours: whether this site adds the field, and the source does not say it.
    """

    key: str
    schema: dict[str, Any]
    file: str = ""
    is_ours: bool = False

    @property
    def name(self) -> str:
        """What a sentence calls the field; nothing where no schema describes it."""
        return str(self.schema.get("x-sentence") or self.schema.get("title", ""))

    def __truediv__(self, step: str | int) -> Field:
        schema = self.schema.get("items") if isinstance(step, int) else self._of_key(step)
        file, schema = _followed(self.file, schema or {})
        return Field(self.key if isinstance(step, int) else step, schema, file, schema.get("x-ours", self.is_ours))

    def _of_key(self, key: str) -> dict[str, Any] | None:
        """Return the schema of a key: its own, or that of the pattern that it fits, as in a mapping by name."""
        patterns = (value for form, value in self.schema.get("patternProperties", {}).items() if re.search(form, key))
        schema: dict[str, Any] | None = self.schema.get("properties", {}).get(key) or next(patterns, None)
        return schema


def _followed(file: str, schema: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return the file and the schema that a reference leads to, with what the reference itself adds."""
    if "$ref" not in schema:
        return file, schema
    name, _, pointer = schema["$ref"].partition("#")
    file = name or file
    target = schemas_by_name()[file]
    for step in filter(None, pointer.split("/")):
        target = target[step]
    file, target = _followed(file, target)
    properties = {**target.get("properties", {}), **schema.get("properties", {})}
    return file, {**target, **schema, "properties": properties}
