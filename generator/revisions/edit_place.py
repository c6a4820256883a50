"""Where an edit is in a plan: the record, and the path from there on."""

from dataclasses import dataclass
from typing import Any

from generator.revisions.canonical import field_at
from generator.revisions.edits import Action, Edit
from generator.source import ValuePath

TEXTS = {"notice", "preamble", "vision", "approach", "opening"}
_LISTS = {"goals", "phases", "errata", "annexes", "topics"}


@dataclass(frozen=True)
class EditPlace:
    """Where an edit is in a plan.

    section: the list of records that it is in (`projects`, `phases`…), or the part of the plan (`notice`, `layout`…).
    section_name: what people call the section.
    record: the record as it was before, an added one as it is now; None where the edit is in no record.
    inner: the path from the record on.
    item: the responsibility, fact or other item of a list of the record that the edit is about or within, if any.
    """

    section: str
    section_name: str
    record: dict[str, Any] | None
    inner: ValuePath
    item: Any = None

    @property
    def is_record(self) -> bool:
        """Whether the record itself was added or removed."""
        return self.record is not None and not self.inner

    @property
    def is_item(self) -> bool:
        """Whether an item of a list of the record was added or removed, and not something within it."""
        return self.item is not None and len(self.inner) == len(("list", "index"))


def edit_place(edit: Edit, old: dict[str, Any]) -> EditPlace:
    """Return where an edit of the canonical value `old` is."""
    path = edit.path
    section, head = path[:1], 2
    if path[0] == "assessment":
        head = 3
    elif path[0] == "plan" and len(path) > 1 and path[1] in TEXTS | _LISTS:
        section, head = path[:2], 2 if path[1] in TEXTS else 3
    elif path[0] in {"plan", "layout"}:
        head = 1
    field = field_at(section)
    if len(path) < head or field.key == "source":
        return EditPlace(field.key, field.name, None, path[head - 1 :])
    inner = path[head:]
    has_item = len(inner) > 1 and isinstance(inner[1], int)
    item = _value(edit, old, path[: head + 2]) if has_item else None
    return EditPlace(field.key, field.name, _value(edit, old, path[:head]), inner, item)


def _value(edit: Edit, old: dict[str, Any], path: ValuePath) -> Any:  # noqa: ANN401 - JSON
    """Return what is at the head of an edit's path; what is added is only in the edit."""
    if path == edit.path and edit.action is Action.ADDED:
        return edit.new
    value: Any = old
    for step in path:
        value = value[step]
    return value
