"""The changes between two states: one for every difference, with its type and the units that it concerns."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from generator.model import Text
from generator.revisions.affected import AffectedUnits, UnitIndex
from generator.revisions.canonical import field_at
from generator.revisions.edit_place import TEXTS, EditPlace, edit_place
from generator.revisions.edits import Action, Edit, edits
from generator.source import ValuePath

FACTS = {"targets": "target", "deadlines": "deadline", "recurring": "recurring", "citations": "citation"}
_TIES = {"actors": "actor", "levels": "level"}
_NAMES = {"full_name", "aliases", "search_names", "former_names", "later_names", "variants"}
_DONE = {Action.ADDED: "added", Action.REMOVED: "removed"}
_FIELDS = {
    "aim": "text-changed",
    "chapter": "moved",
    "engineering": "moved",
    "heading": "renamed",
    "name": "renamed",
    "number": "renumbered",
    "part": "moved",
    "text": "text-changed",
}
_RECORDS = {"engineerings", "errata", "goals", "phases", "projects", "provisions", "units"}


@dataclass(frozen=True)
class Change:
    """A difference as people speak of it.

    type: one of the types in schemas/diff.schema.json, such as `lead-changed`.
    edit: what is done to the canonical value.
    place: where in the plan that is.
    units: the units that the change concerns.
    """

    type: str
    edit: Edit
    place: EditPlace
    units: AffectedUnits

    @property
    def record(self) -> str | None:
        """The id of the record; of a relationship, that of the unit or plan that it starts from."""
        record = self.place.record or {}
        return record.get("id") or (record.get("from") if self.place.section == "relationships" else None)

    @property
    def item(self) -> ValuePath | None:
        """The path of the target, deadline, duty or citation within which something changed."""
        inner = self.place.inner
        is_in_fact = len(inner) > len(("list", "index")) and inner[0] in FACTS
        return self.edit.path[: -len(inner) + 2] if is_in_fact else None

    @property
    def field(self) -> str:
        """The JSON Pointer (RFC 6901) of the edit's path."""
        return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in self.edit.path)

    @property
    def is_ours(self) -> bool:
        """Whether only what this site adds has changed, and not the plan: also line breaks, and unstated ties."""
        if self.place.section == "relationships":
            return not (self.place.record and self.place.record["basis"] == "source")
        return self.type == "measures-changed" or field_at(self.edit.path).is_ours


def changes(old: dict[str, Any], new: dict[str, Any]) -> tuple[Change, ...]:
    """Return every change between two canonical values, in the order of their paths."""
    units, successions = UnitIndex(old, new), _successions(new)
    return tuple(_change(edit, edit_place(edit, old), units, successions) for edit in edits(old, new))


def affected(changes: Iterable[Change]) -> AffectedUnits:
    """Return the units that changes concern, each once: as a partner only who is not concerned directly."""
    changes = tuple(changes)
    direct = dict.fromkeys(unit for change in changes for unit in change.units.direct)
    partners = dict.fromkeys(unit for change in changes for unit in change.units.partners if unit not in direct)
    return AffectedUnits(tuple(direct), tuple(partners))


def _change(edit: Edit, place: EditPlace, units: UnitIndex, successions: set[tuple[str, str]]) -> Change:
    type_ = _type(edit, place, successions)
    # No duty changes with a line break, which is this site's.
    return Change(type_, edit, place, AffectedUnits() if type_ == "measures-changed" else units.affected(edit, place))


def _successions(state: dict[str, Any]) -> set[tuple[str, str]]:
    """Return each unit that is succeeded, with its successor."""
    return {(tie["from"], tie["to"]) for tie in state["relationships"] if tie["type"] == "succeeded_by"}


def _succession(tie: dict[str, Any], successions: set[tuple[str, str]]) -> str:
    """Return the type of a succession: several units become one, one becomes several, or one becomes another."""
    if sum(after == tie["to"] for _, after in successions) > 1:
        return "merged"
    return "split" if sum(before == tie["from"] for before, _ in successions) > 1 else "succeeded"


def _type(edit: Edit, place: EditPlace, successions: set[tuple[str, str]]) -> str:  # noqa: PLR0911 - one for each kind
    if place.section in {"layout", "source"}:
        return f"{place.section}-changed"
    if edit.action is Action.ORDERED:
        return "order-changed"
    done = _DONE.get(edit.action, "changed")
    if place.section == "relationships":
        if place.is_record and edit.action is Action.ADDED and edit.new["type"] == "succeeded_by":
            return _succession(edit.new, successions)
        return f"relationship-{done if place.is_record else 'changed'}"
    if place.section == "assessment":
        return f"assessment-{done if place.is_record else 'changed'}"
    if place.is_record:
        return {"added": "added", "removed": "withdrawn"}[done] if place.section in _RECORDS else "field-changed"
    return _of_record(edit, place) if place.inner and place.record else "field-changed"


def _of_record(edit: Edit, place: EditPlace) -> str:
    """Return the type of a change inside a record."""
    field = str(place.inner[0])
    done = _DONE.get(edit.action, "changed") if place.is_item or len(place.inner) == 1 else "changed"
    if field == "responsibilities":
        return _of_responsibility(place, done)
    if field in FACTS:
        return f"{FACTS[field]}-{done}"
    if field in _TIES:
        return f"{_TIES[field]}-{done}"
    if place.section == "units" and field in _NAMES:
        return f"alias-{done}"
    if len(place.inner) > 1 or place.section not in _RECORDS | TEXTS:
        return "field-changed"
    type_ = _FIELDS.get(field, "field-changed")
    # Where the printed words are the same, only the line breaks of the measures differ, which are this site's.
    same = type_ == "text-changed" and Text.of(edit.old).printed == Text.of(edit.new).printed
    return "measures-changed" if same else type_


def _of_responsibility(place: EditPlace, done: str) -> str:
    if not place.is_item:
        return "lead-changed" if place.inner[-1] == "role" else "mention-changed"
    return "lead-changed" if place.item["role"] == "lead" else f"participant-{done}"
