"""Which units a change concerns: those that its words name, and the partners in a project who stay."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.revisions.canonical import field_at
from generator.revisions.edit_place import TEXTS, EditPlace
from generator.revisions.edits import Action, Edit, moved

# Sections whose records name units in their words.
_NAMING = TEXTS | {"assessment", "goals", "phases", "provisions"}
_REGISTER = {"classes", "relationships", "units"}  # of these a unit reads all that is said of it, also by this site


@dataclass(frozen=True)
class AffectedUnits:
    """Ids in the order of the register.

    direct: the units whose own duty, name or relationship changes.
    partners: the units that stay in a project while a partner comes, leaves or has another role.
    """

    direct: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()


class UnitIndex:
    """The units of two canonical values by project, engineering and class, to find those that an edit affects."""

    def __init__(self, old: dict[str, Any], new: dict[str, Any]) -> None:
        """Index the units of the value before and of the value after."""
        self.before, self.after = _units_by_project(old), _units_by_project(new)
        known = [unit["id"] for state in (new, old) for unit in state["units"]]
        self.order = {unit: index for index, unit in enumerate(dict.fromkeys(known))}
        self.engineerings: dict[str, set[str]] = {}
        self.classes: dict[str, set[str]] = {}
        for state in (old, new):
            for project in state["projects"]:
                self.engineerings.setdefault(project.get("engineering", ""), set()).update(_units(project))
            for body in state.get("classes", ()):
                self.classes.setdefault(body["name"], set()).update(body.get("municipal", ()))

    def affected(self, edit: Edit, place: EditPlace) -> AffectedUnits:
        """Return the units that an edit affects.

        A field that this site adds to a text is nobody's duty. A fact is a duty, also where this site reads it anew.
        """
        field = field_at(edit.path[: len(edit.path) - len(place.inner) + 1])
        if place.record is None or (field.is_ours and place.section not in _REGISTER):
            return AffectedUnits()
        if place.section == "projects" and place.inner[:1] == ("responsibilities",):
            return self._by_responsibility(edit, place, place.record)
        return AffectedUnits(self._in_order(self._direct(edit, place, place.record)))

    def _by_responsibility(self, edit: Edit, place: EditPlace, project: dict[str, Any]) -> AffectedUnits:
        if edit.action is Action.ORDERED and place.item is None:
            return AffectedUnits(self._in_order(moved(edit.old, edit.new)))
        unit = place.item["unit"]
        staying = {*self.before.get(project["id"], ())} & {*self.after.get(project["id"], ())} - {unit}
        has_other_role = place.is_item or place.inner[-1] == "role"  # and not only another spelling
        return AffectedUnits((unit,), self._in_order(staying) if has_other_role else ())

    def _direct(self, edit: Edit, place: EditPlace, record: dict[str, Any]) -> set[str]:  # noqa: PLR0911 - one for each kind
        match place.section:
            case "projects":
                after = {*self.after.get(record["id"], ())}
                if place.is_record:
                    return after | {*self.before.get(record["id"], ())}
                return after | self._named([place.item, edit.new])
            case "engineerings":
                return self.engineerings.get(record["id"], set())
            case "units":
                return {record["id"]}
            case "relationships":
                return {record["from"], record["to"]} & self.order.keys()
            case "classes":
                return self._named([{"class": record["name"]}])
            case section if section in _NAMING:
                is_actor = place.is_item and place.inner[0] in {"actors", "applies_to", "concerned"}
                return self._named([place.item] if is_actor else [record, edit.new])
        return set()

    def _named(self, values: Iterable[Any]) -> set[str]:
        """Return the units that values name, and those that a class of bodies means."""
        names = set(_strings(values))
        members = {unit for name in names & self.classes.keys() for unit in self.classes[name]}
        return (names | members) & self.order.keys()

    def _in_order(self, units: Iterable[str]) -> tuple[str, ...]:
        """Return units in the order of the register; unknown ones last."""
        return tuple(sorted(units, key=lambda unit: (self.order.get(unit, len(self.order)), unit)))


def _units_by_project(state: dict[str, Any]) -> dict[str, list[str]]:
    return {project["id"]: _units(project) for project in state["projects"]}


def _units(project: dict[str, Any]) -> list[str]:
    return [tie["unit"] for tie in project.get("responsibilities", ())]


def _strings(value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    """Yield every string in a value that may be a unit's id or a class's name: none of a sentence is one."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
    elif isinstance(value, str):
        yield value
