"""Where in the data a value stands that a corrected notice could not change, in the words of its readers."""

from typing import Any

from generator.importing.reimport.merging import Conflict
from generator.revisions.canonical import field_at
from generator.revisions.names import item_name
from generator.source import Document, ValuePath

_SECTIONS: dict[str, tuple[str, ...]] = {"plan": ("plan",), "layout": ("layout",), "assessment": ("assessment",)}


def place_in_words(document: Document, conflict: Conflict) -> str:
    """Return the place of a value: the record, the item of its list and the field, such as 第14项甲：时限“乙”的日期."""
    words: list[str] = []
    value: Any = document.value
    head = _head(document, conflict.path)
    for count, step in enumerate(conflict.path, start=1):
        field = field_at((*head, *conflict.path[:count]))
        value = value[step] if isinstance(value, list) or step in (value or {}) else None
        if isinstance(step, int):
            words[-1:] = [_item(field.name, conflict.path[count - 2], value)]
        else:
            words.append(field.name or step)
    if isinstance(conflict.old, dict) and conflict.edited is None and words:
        words[-1] += f"“{item_name(conflict.old)}”"
    return "的".join(words)


def _head(document: Document, path: ValuePath) -> tuple[str | int, ...]:
    """Return the path to a file in the canonical value, whose schema names the fields."""
    if document.kind == "engineering" and path[:1] != ("projects",):
        return ("engineerings", 0)
    return _SECTIONS.get(document.kind, ())


def _item(title: str, key: str | int, value: Any) -> str:  # noqa: ANN401 - JSON
    """Return what people call an item of a list."""
    if key == "projects" and isinstance(value, dict):
        return f"第{value['number']}项{value['name']}"
    return f"{title or key}“{item_name(value)}”"
