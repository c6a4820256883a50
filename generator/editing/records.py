"""Which records stand on which sheet of the workbook, and where each is kept in the YAML."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.editing.actors import ActorNames
from generator.grouping import grouped
from generator.model import Words
from generator.schema import fields
from generator.schema.accept import schemas_by_name
from generator.source import Document, ValuePath
from generator.source.yaml_text import steps
from generator.text.wording import BASES, CITATIONS, COMPARISONS, FREQUENCIES, NATURES

# By the key of the list that holds them, in the order of the sheets; their name, or the plan's word that is their name.
SHEETS = {
    "groups": "group",
    "projects": "project",
    "responsibilities": "责任",
    "targets": "指标",
    "deadlines": "时限",
    "recurring": "定期任务",
    "citations": "引用",
    "units": "单位",
    "provisions": "条款",
}
CHOICES = {
    "role": {"lead": "牵头", "participant": "配合", "responsible": "负责"},
    "comparison": COMPARISONS,
    "nature": NATURES,
    "basis": BASES,
    "name_basis": BASES,
    "frequency": FREQUENCIES,
    "kind": CITATIONS,
}
"""What cells say of a stored value, and people type, by the field's key; the stored value is understood, too."""
HOLDER = "所属的名称，只看不改 (holder)"
DOUBTS = "拿不准的，只看不改 (doubts)"
"""The headings of columns that are only shown."""
WITHOUT_ID = {"responsibilities"}
FIXED = {"groups", "projects", "provisions"}
"""Kinds of records whose words have their place in the official text, which only the layout gives."""
HOLDERS = ("engineering", "projects", "provisions", "plan")
"""Kinds of files whose records hold others."""


@dataclass(frozen=True, kw_only=True)
class RecordRow:
    """A record as a row.

    key: the id, or the id of the record that holds it and its place there from 1.
    holder: the id of the record with an own row that holds it, or its own where none does.
    holder_name: the name or the heading of that record, "" for none.
    document: the file that holds it.
    path: the way to it in the file.
    value: what the file says of it.
    """

    key: tuple[str, ...]
    holder: str
    holder_name: str
    document: Document
    path: ValuePath
    value: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class RecordField:
    """A field of a record as a column.

    key: its key in YAML.
    title: what its schema calls it.
    types: the JSON types that its schema allows, `array` for a list of words.
    choices: the words that its cells offer, each with the value that it stands for; empty where anything may be typed.
    actors: what the lines of its cells mean where they say who has a duty, else nothing.
    """

    key: str
    title: str
    types: tuple[str, ...]
    choices: Mapping[str, str] = field(default_factory=dict)
    actors: ActorNames | None = None

    @property
    def heading(self) -> str:
        """The heading of its column, by which it is found again wherever the column stands."""
        return f"{self.title} ({self.key})"


@dataclass(frozen=True, kw_only=True)
class RecordOwner:
    """A record, or a file, that holds a list of others: the file, the way to it, the order of its keys."""

    document: Document
    path: ValuePath
    order: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class RecordSheet:
    """A sheet of records.

    kind: the key of the lists that hold them, one of `SHEETS`.
    name: what it is called.
    keys: the headings of its keys.
    fields: the fields that have a column: those that a record has, and who has a duty.
    possible: all fields that a record may have.
    rows: the records.
    order: all keys of a record in the order of the schema.
    owners: what holds such lists, by its id; "" is the file of units.
    """

    kind: str
    name: str
    keys: tuple[str, ...]
    fields: tuple[RecordField, ...]
    possible: tuple[RecordField, ...]
    rows: tuple[RecordRow, ...]
    order: tuple[str, ...]
    owners: Mapping[str, RecordOwner]


def record_sheets(documents: Iterable[Document], words: Words) -> tuple[RecordSheet, ...]:
    """Return the sheets of a data folder that have records."""
    documents = tuple(documents)
    rows = grouped(pair for document in documents for pair in _rows(document))
    owners = {id_: owner for document in documents for id_, owner in _owners(document)}
    names = {kind: getattr(words, name, name) for kind, name in SHEETS.items()}
    actors = ActorNames.of(documents)
    return tuple(_sheet(kind, name, rows[kind], owners, actors) for kind, name in names.items() if kind in rows)


def _sheet(
    kind: str, name: str, rows: tuple[RecordRow, ...], owners: Mapping[str, RecordOwner], actors: ActorNames
) -> RecordSheet:
    schema = _schema(rows[0].document, rows[0].path)
    order = tuple(schema.schema.get("properties", {}))
    used = {key for row in rows for key, value in row.value.items() if _is_plain(value)}
    possible = tuple(_field(schema / key, key, actors) for key in order if key != "id")
    return RecordSheet(
        kind=kind,
        name=name,
        keys=("所属 (record)", "次序 (order)") if kind in WITHOUT_ID else ("编号 (id)",),
        fields=tuple(field for field in possible if field.key in used or field.actors),
        possible=possible,
        rows=rows,
        order=order,
        owners=owners,
    )


def _field(described: fields.Field, key: str, actors: ActorNames) -> RecordField:
    declared = described.schema.get("type", "string")
    types = tuple(declared) if isinstance(declared, list) else (declared,)
    values = [value for value in described.schema.get("enum", ()) if isinstance(value, str)]
    choices = {CHOICES.get(key, {}).get(value, value): value for value in values}
    are_actors = key not in SHEETS and {"mention", "level"} <= (described / 0).schema.get("properties", {}).keys()
    return RecordField(
        key=key,
        title=str(described.schema.get("title", key)),
        types=types,
        choices=choices,
        actors=actors if are_actors else None,
    )


def _schema(document: Document, path: ValuePath) -> fields.Field:
    file = f"{document.kind}.schema.json"
    field = fields.Field("", schemas_by_name()[file], file)
    for step in path:
        field = field / step
    return field


def _is_plain(value: object) -> bool:
    return isinstance(value, str | int | float | bool) or (
        isinstance(value, list) and bool(value) and all(isinstance(item, str) for item in value)
    )


def _owners(document: Document) -> Iterator[tuple[str, RecordOwner]]:
    if document.kind == "units":
        yield "", RecordOwner(document=document, path=(), order=key_order(document, ()))
    elif document.kind in HOLDERS:
        for id_, path in _ids(document.value, ()):
            yield id_, RecordOwner(document=document, path=path, order=key_order(document, path))


def key_order(document: Document, path: ValuePath) -> tuple[str, ...]:
    """Return the keys of the record at a path of a file, in the order of their schema."""
    return tuple(_schema(document, path).schema.get("properties", {}))


def _ids(value: object, path: ValuePath) -> Iterator[tuple[str, ValuePath]]:
    """Yield the id and the path of each record within a value."""
    if isinstance(value, dict) and "id" in value:
        yield str(value["id"]), path
    for step, item in steps(value):
        yield from _ids(item, (*path, step))


def _rows(document: Document) -> Iterator[tuple[str, RecordRow]]:
    if document.kind == "engineering" and isinstance(document.value, dict):
        value = document.value
        holder = str(value["id"])
        yield "groups", RecordRow(key=(holder,), holder=holder, holder_name="", document=document, path=(), value=value)
    if document.kind in {"units", *HOLDERS}:
        yield from _within(document, document.value, (), ("", ""))


def _within(
    document: Document, value: object, path: ValuePath, owner: tuple[str, str]
) -> Iterator[tuple[str, RecordRow]]:
    """Yield the records within a value; `owner` is the id and the name of the record that holds it."""
    if isinstance(value, dict) and "id" in value:
        owner = str(value["id"]), str(value.get("name") or value.get("heading") or "")
    for step, inner in steps(value):
        if step in SHEETS and isinstance(inner, list):
            for index, item in enumerate(inner):
                if isinstance(item, dict) and ("id" in item or step in WITHOUT_ID):
                    identity = (owner[0], str(index + 1)) if step in WITHOUT_ID else (str(item["id"]),)
                    id_, name = (identity[0], "") if step in FIXED else owner
                    yield (
                        str(step),
                        RecordRow(
                            key=identity,
                            holder=id_,
                            holder_name=name,
                            document=document,
                            path=(*path, step, index),
                            value=item,
                        ),
                    )
        yield from _within(document, inner, (*path, step), owner)
