"""What people call records and values; what they call a field stands in its schema."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from generator.model import Words
from generator.revisions.edit_place import TEXTS, EditPlace
from generator.schema.fields import Field
from generator.source import Origin, SourcePlace
from generator.text import wording
from generator.text.plan_words import role_names

# The keys whose words tell an item of a list from the others, the best first.
_DISTINCTIVE = (
    "what",
    "name",
    "title",
    "word",
    "alias",
    "mention",
    "condition",
    "heading",
    "level",
    "quote",
    "id",
    "number",
)


class Names:
    """The names of records in two states: that of the new state where both have the record.

    place: the index in the register by the id of a unit.
    words: what the plan calls its parts and roles.
    called: what people call a unit, an engineering, a part, a plan or a citation, by its id.
    cells: what people call other printed words of a task, by their names in the layout.
    has_other_original: whether the official texts of the two states were read from two files.
    """

    def __init__(self, *states: dict[str, Any]) -> None:
        """Index canonical values, the old one first."""
        self.place = {unit["id"]: place for state in states for place, unit in enumerate(state["units"])}
        words = states[-1]["plan"].get("words", {}) if states else {}
        self.words = Words(origin=Origin("", SourcePlace(0, 0)), **words)
        layouts = [state["layout"] for state in states]
        kinds = {name: kind for layout in layouts for name, kind in layout.get("cells", {}).items()}
        self.cells = {name: str(kind.get("title", name)) for name, kind in kinds.items()}
        self.has_other_original = len({layout.get("original", {}).get("sha256") for layout in layouts}) > 1
        self.called: dict[str, str] = {}
        for state in states:
            self.called.update(_group_names(state["engineerings"]))
            self.called.update((unit["id"], unit["name"]) for unit in state["units"])
            self.called.update((part["id"], part["title"]) for part in state["parts"])
            plan = state["plan"]
            self.called[plan["id"]] = plan.get("short_title", plan["title"])
            texts = (*plan.values(), *plan.get("phases", ()), *state["projects"], *state["provisions"])
            for text in texts:
                cited = text.get("citations", ()) if isinstance(text, dict) else ()
                self.called.update((citation["id"], f"《{citation['title']}》") for citation in cited)

    def of(self, id_: str) -> str:
        """Return what a unit, an engineering or a part is called; the id where nothing is known of it."""
        return self.called.get(id_, id_)

    def role(self, role: str) -> str:
        """Return what a unit in a role is called."""
        return role_names(self.words)[role]

    def title(self, field: Field) -> str:
        """Return what people call a field; nothing where no schema describes it."""
        own = {
            "engineering": f"所属{self.words.group}",
            "engineerings": self.words.group,
            "projects": self.words.project,
        }
        return own.get(field.key, field.name)

    def in_order(self, units: Iterable[str]) -> list[str]:
        """Return units in the order of the register."""
        return sorted(units, key=lambda unit: (self.place.get(unit, 0), unit))

    def record(self, place: EditPlace) -> str:  # noqa: PLR0911 - one for each kind
        """Return what people call the record at a place; the section where there is no record."""
        record = place.record
        if record is None:
            return place.section_name
        match place.section:
            case "projects":
                return f"第{record['number']}项{record['name']}"
            case "units":
                return self.of(record["id"])
            case "provisions" if "heading" in record:
                return f"{self.of(record['part'])}“{record['heading']}”"
            case "provisions" if "number" not in record:
                return f"{self.of(record['part'])}{record['id']}条"
            case "provisions":
                return f"《{self.of(record['part'])}》第{record['number']}条"
            case "phases":
                return str(record.get("heading") or record["name"])
            case "relationships":
                return wording.RELATIONSHIPS[record["type"]].format(self.of(record["from"]), self.of(record["to"]))
            case section if section in TEXTS | {"plan", "layout"}:
                return place.section_name
        section = self.words.group if place.section == "engineerings" else place.section_name
        return f"{section}“{item_name(record)}”"

    def value(self, field: Field, value: Any) -> str:  # noqa: ANN401 - JSON
        """Return a value of a field in words."""
        match value:
            case bool():
                return "是" if value else "否"
            case int() | float():
                return f"{value:g}" if abs(value) < 10**6 else str(value)
            case str():
                roles = role_names(self.words) if field.key == "role" else {}
                return roles.get(value) or wording.of_field(field.key, value) or self.called.get(value) or f"“{value}”"
            case dict():
                fields = ((field / key, inner) for key, inner in sorted(value.items()))
                return "，".join(
                    f"{self.title(inner) or inner.key} {self.value(inner, words)}" for inner, words in fields
                )
            case list():
                return "、".join(self.value(field / index, inner) for index, inner in enumerate(value))
        return "无"


def _group_names(groups: Iterable[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Yield the id and the name of each group, behind that of the group above where others bear the same name."""
    by_id = {group["id"]: group for group in groups}
    count = Counter(group["name"] for group in by_id.values())
    for id_, group in by_id.items():
        above = by_id.get(group.get("parent", ""))
        yield id_, f"{above['name']}／{group['name']}" if above and count[group["name"]] > 1 else group["name"]


def item_name(item: Any) -> str:  # noqa: ANN401 - JSON
    """Return the words that tell an item of a list from the others."""
    if not isinstance(item, dict):
        return str(item)
    return str(next((item[key] for key in _DISTINCTIVE if key in item), ""))
