"""Where an edit is in a plan: the record, and the path from there on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.revisions.edits import Action, Edit, Path

_TEXTS = {"notice", "preamble", "vision", "approach", "opening"}
_LISTS = {"goals", "phases", "errata", "annexes", "topics"}


@dataclass(frozen=True)
class EditedRecord:
    """The record that an edit is about, as it was before (one that is added: as it is now), or None.

    `section` is the list or part of the plan that holds it, `inner` the path from the record on, `item` the thing in
    a list of the record that the edit is about or within: a responsibility, a fact.
    """

    section: str
    record: dict[str, Any] | None
    inner: Path
    item: Any = None

    @property
    def whole(self) -> bool:
        """Whether the record itself was added or removed."""
        return self.record is not None and not self.inner

    @property
    def of_item(self) -> bool:
        """Whether an item of a list of the record was added or removed, and not something within it."""
        return self.item is not None and len(self.inner) == len(("list", "index"))


def spot(edit: Edit, old: dict[str, Any]) -> EditedRecord:
    """Return where an edit of the canonical value `old` is."""
    path = edit.path
    section, head = str(path[0]), 2
    if section == "assessment":
        head = 3
    elif section == "plan" and len(path) > 1 and path[1] in _TEXTS | _LISTS:
        section, head = str(path[1]), 2 if path[1] in _TEXTS else 3
    elif section in {"plan", "layout"}:
        head = 1
    if len(path) < head or section == "source":
        return EditedRecord(section, None, path[head - 1 :])
    inner = path[head:]
    holds_item = len(inner) > 1 and isinstance(inner[1], int)
    item = _value(edit, old, path[: head + 2]) if holds_item else None
    return EditedRecord(section, _value(edit, old, path[:head]), inner, item)


def _value(edit: Edit, old: dict[str, Any], path: Path) -> Any:  # noqa: ANN401 - JSON
    """Return what is at the head of an edit's path; what is added is only in the edit."""
    if path == edit.path and edit.action is Action.ADDED:
        return edit.new
    value: Any = old
    for step in path:
        value = value[step]
    return value
