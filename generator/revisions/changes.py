"""The changes of a plan, each with its type and the units that it concerns: one for every difference of two states."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from generator.revisions.affected import AffectedIndex, AffectedUnits
from generator.revisions.edited_record import EditedRecord, spot
from generator.revisions.edits import Action, Edit, Path, edits

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
_TEXTS = {"approach", "notice", "opening", "preamble", "vision"}


@dataclass(frozen=True)
class Change:
    """A difference as people speak of it: `edit` is what is done to the value, at `spot`."""

    type: str
    edit: Edit
    spot: EditedRecord
    units: AffectedUnits

    @property
    def record(self) -> str | None:
        """The id of the record; of a relationship, that of the one whom it is of."""
        record = self.spot.record or {}
        return record.get("id") or (record.get("from") if self.spot.section == "relationships" else None)

    @property
    def item(self) -> Path | None:
        """The path of the target, deadline, duty or citation within which something changed."""
        inner = self.spot.inner
        is_in_fact = len(inner) > len(("list", "index")) and inner[0] in FACTS
        return self.edit.path[: -len(inner) + 2] if is_in_fact else None

    @property
    def field(self) -> str:
        """The JSON Pointer (RFC 6901) of the edit's path."""
        return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in self.edit.path)


def changes(old: dict[str, Any], new: dict[str, Any]) -> tuple[Change, ...]:
    """Return every change between two canonical values, in the order of their paths."""
    parties, successions = AffectedIndex(old, new), _successions(new)
    return tuple(_change(edit, spot(edit, old), parties, successions) for edit in edits(old, new))


def concerned(found: Iterable[Change]) -> tuple[list[str], list[str]]:
    """Return the units that changes concern themselves, and those who are only told of a partner."""
    found = tuple(found)
    direct = dict.fromkeys(unit for change in found for unit in change.units.direct)
    partners = dict.fromkeys(unit for change in found for unit in change.units.partners if unit not in direct)
    return list(direct), list(partners)


def printed(text: str) -> str:
    """Return a text as the source prints it: its lines are clauses, an empty one parts two paragraphs."""
    return "".join(line or "\n" for line in text.split("\n"))


def _change(edit: Edit, at: EditedRecord, parties: AffectedIndex, successions: set[tuple[str, str]]) -> Change:
    type_ = _type(edit, at, successions)
    ours = type_ == "measures-changed"  # nobody's duty changes with our line breaks
    return Change(type_, edit, at, AffectedUnits() if ours else parties.concerned(edit, at))


def _successions(state: dict[str, Any]) -> set[tuple[str, str]]:
    """Return who is succeeded by whom."""
    return {(tie["from"], tie["to"]) for tie in state["relationships"] if tie["type"] == "succeeded_by"}


def _succession(tie: dict[str, Any], successions: set[tuple[str, str]]) -> str:
    """Return what a body comes to: several of them one, or one of them several."""
    if sum(after == tie["to"] for _, after in successions) > 1:
        return "merged"
    return "split" if sum(before == tie["from"] for before, _ in successions) > 1 else "succeeded"


def _type(edit: Edit, at: EditedRecord, successions: set[tuple[str, str]]) -> str:  # noqa: PLR0911 - one for each kind
    if at.section in {"layout", "source"}:
        return f"{at.section}-changed"
    if edit.action is Action.ORDERED:
        return "order-changed"
    done = _DONE.get(edit.action, "changed")
    if at.section == "relationships":
        if at.whole and edit.action is Action.ADDED and edit.new["type"] == "succeeded_by":
            return _succession(edit.new, successions)
        return f"relationship-{done if at.whole else 'changed'}"
    if at.section == "assessment":
        return f"assessment-{done if at.whole else 'changed'}"
    if at.whole:
        return {"added": "added", "removed": "withdrawn"}[done] if at.section in _RECORDS else "field-changed"
    return _of_record(edit, at) if at.inner and at.record else "field-changed"


def _of_record(edit: Edit, at: EditedRecord) -> str:
    """Return the type of a change inside a record."""
    field = str(at.inner[0])
    done = _DONE.get(edit.action, "changed") if at.of_item or len(at.inner) == 1 else "changed"
    if field == "responsibilities":
        return _of_responsibility(at, done)
    if field in FACTS:
        return f"{FACTS[field]}-{done}"
    if field in _TIES:
        return f"{_TIES[field]}-{done}"
    if at.section == "units" and field in _NAMES:
        return f"alias-{done}"
    if len(at.inner) > 1 or at.section not in _RECORDS | _TEXTS:
        return "field-changed"
    type_ = _FIELDS.get(field, "field-changed")
    # Other ends of the measures, with the same words, are other line breaks of ours.
    same = type_ == "text-changed" and printed(edit.old) == printed(edit.new)
    return "measures-changed" if same else type_


def _of_responsibility(at: EditedRecord, done: str) -> str:
    if not at.of_item:
        return "lead-changed" if at.inner[-1] == "role" else "mention-changed"
    return "lead-changed" if at.item["role"] == "lead" else f"participant-{done}"
