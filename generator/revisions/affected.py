"""Whom a change concerns: the units named by what changed, and the partners in a project who stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.revisions.edited_record import EditedRecord
from generator.revisions.edits import Action, Edit, moved

# What this site adds to a record for its own use: nobody's duty changes with it.
_OWN = {"short_name", "topics", "waivers"}
_NAMING = {"approach", "assessment", "goals", "notice", "opening", "phases", "preamble", "provisions", "vision"}


@dataclass(frozen=True)
class AffectedUnits:
    """Ids in the order of the register: whom a change concerns, and whom it concerns as a partner."""

    direct: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()


class AffectedIndex:
    """Who is named where, before and after."""

    def __init__(self, old: dict[str, Any], new: dict[str, Any]) -> None:
        """Take down who is responsible in two canonical values."""
        self.before, self.after = _responsible(old), _responsible(new)
        known = [unit["id"] for state in (new, old) for unit in state["units"]]
        self.order = {unit: index for index, unit in enumerate(dict.fromkeys(known))}
        self.engineerings: dict[str, set[str]] = {}
        self.classes: dict[str, set[str]] = {}
        for state in (old, new):
            for project in state["projects"]:
                self.engineerings.setdefault(project["engineering"], set()).update(_units(project))
            for body in state.get("classes", ()):
                self.classes.setdefault(body["name"], set()).update(body.get("municipal", ()))

    def concerned(self, edit: Edit, spot: EditedRecord) -> AffectedUnits:
        """Return whom an edit concerns. Of projects only those who stay are told of a partner."""
        if spot.section == "projects" and spot.record and spot.inner[:1] == ("responsibilities",):
            return self._of_responsibility(edit, spot, spot.record)
        return AffectedUnits(self._arranged(self._direct(edit, spot, spot.record)) if spot.record else ())

    def _of_responsibility(self, edit: Edit, spot: EditedRecord, project: dict[str, Any]) -> AffectedUnits:
        if edit.action is Action.ORDERED and spot.item is None:
            return AffectedUnits(self._arranged(moved(edit.old, edit.new)))
        unit = spot.item["unit"]
        staying = {*self.before.get(project["id"], ())} & {*self.after.get(project["id"], ())} - {unit}
        another_part = spot.of_item or spot.inner[-1] == "role"  # and not only another spelling
        return AffectedUnits((unit,), self._arranged(staying) if another_part else ())

    def _direct(self, edit: Edit, spot: EditedRecord, record: dict[str, Any]) -> set[str]:  # noqa: PLR0911 - one for each kind
        match spot.section:
            case "projects" if not _OWN.intersection(spot.inner[:1]):
                after = {*self.after.get(record["id"], ())}
                if spot.whole:
                    return after | {*self.before.get(record["id"], ())}
                return after | self._named([spot.item, edit.new])
            case "engineerings" if not _OWN.intersection(spot.inner[:1]):
                return self.engineerings.get(record["id"], set())
            case "units":
                return {record["id"]}
            case "relationships":
                return {record["from"], record["to"]} & self.order.keys()
            case "classes":
                return self._named([{"class": record["name"]}])
            case section if section in _NAMING and not _OWN.intersection(spot.inner[:1]):
                actor_only = spot.of_item and spot.inner[0] in {"actors", "applies_to"}
                return self._named([spot.item] if actor_only else [record, edit.new])
        return set()

    def _named(self, values: Iterable[Any]) -> set[str]:
        """Return the units that values name, and those that a class of bodies means."""
        found = set(_words(values))
        members = {unit for name in found & self.classes.keys() for unit in self.classes[name]}
        return (found | members) & self.order.keys()

    def _arranged(self, units: Iterable[str]) -> tuple[str, ...]:
        """Return units in the order of the register; unknown ones last."""
        return tuple(sorted(units, key=lambda unit: (self.order.get(unit, len(self.order)), unit)))


def _responsible(state: dict[str, Any]) -> dict[str, list[str]]:
    return {project["id"]: _units(project) for project in state["projects"]}


def _units(project: dict[str, Any]) -> list[str]:
    return [tie["unit"] for tie in project["responsibilities"]]


def _words(value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    """Yield every string in a value that may be a unit's id or a class's name: none of a sentence is one."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from _words(inner)
    elif isinstance(value, str):
        yield value
