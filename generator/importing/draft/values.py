"""The values of the data files of a draft."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

from generator.grouping import grouped
from generator.importing.draft import plan_values
from generator.importing.draft.actors import acting_bodies
from generator.importing.draft.arrangement import DraftArrangement
from generator.importing.draft.facts import FactDraft
from generator.importing.draft.layout import draft_layout
from generator.importing.draft.record_values import PrintedTie, facts_of, record_value, spellings_of, ties_of
from generator.importing.draft.records import DraftRecord, GroupDraft, NumberedNotice
from generator.importing.draft.register import RegisterDraft, Spelling, register
from generator.importing.draft.simplifications import Simplifications
from generator.importing.reading import NoticeReading
from generator.synthesis.yaml_writer import Record

_SHORT = 11


@dataclass(frozen=True)
class DraftValues:
    """The values of the data files by path, and what they were made of.

    plan_id: the plan's.
    files: the value of each by its path in the data folder.
    notice: the records.
    register: the units.
    facts: of each record, by its id.
    """

    plan_id: str
    files: dict[str, Record]
    notice: NumberedNotice
    register: RegisterDraft
    facts: dict[str, tuple[FactDraft, ...]]

    @cached_property
    def value_by_record(self) -> dict[str, Record]:
        """The value of each record by its id."""
        return {value["id"]: value for value in records_in(self.files)}


def records_in(value: object) -> Iterator[Record]:
    """Yield every mapping in a value that has an id."""
    if isinstance(value, dict):
        if isinstance(value.get("id"), str):
            yield value
        for entry in value.values():
            yield from records_in(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from records_in(entry)


def changed_records(value: Any, change: Callable[[Record], Record]) -> Any:  # noqa: ANN401 - JSON
    """Return a value with what `change` makes of every mapping in it that has an id, the inner ones first."""
    if isinstance(value, dict):
        value = {key: changed_records(entry, change) for key, entry in value.items()}
        return change(value) if isinstance(value.get("id"), str) else value
    if isinstance(value, list):
        return [changed_records(entry, change) for entry in value]
    return value


def with_entry(record: Record, name: str, value: object, *, before: tuple[str, ...]) -> Record:
    """Return a record with one more entry, which stands before those named."""
    after = {key: record[key] for key in before if key in record}
    return {key: entry for key, entry in record.items() if key not in after} | {name: value} | after


def draft_values(arrangement: DraftArrangement, simpler: Simplifications, notice: NumberedNotice) -> DraftValues:
    """Return the values of every file but the waivers."""
    text = arrangement.text
    ties = {
        record.id: ties_of(text, record, notice, is_single=record.block.index in simpler.units_once)
        for record in notice.projects
    }
    spellings = _spellings(arrangement.reading, notice, ties, with_defaults="defaults" not in simpler.left_out)
    units = register(spellings, simpler.refused_aliases)
    tries: dict[str, dict[tuple[str, int], int]] = {}
    for (owner, kind, start), count in simpler.refused_quotes.items():
        tries.setdefault(owner, {})[kind, start] = count
    facts = {record.id: facts_of(arrangement, record, notice, tries.get(record.id, {})) for record in notice.records}
    short_names = _short_names(notice.projects)
    values = {
        record.id: record_value(
            record, facts[record.id], ties.get(record.id, ()), units, short_names.get(record.id, "")
        )
        for record in notice.records
    }
    plan, fields = plan_values.draft_plan(arrangement, notice, units, values, simpler)
    identifier: str = plan["id"]
    files: dict[str, Record] = {"plan.yml": plan}
    width = max(2, len(str(len(notice.groups))))
    projects = grouped((record.group, values[record.id]) for record in notice.projects)
    for group in notice.groups:
        files[f"engineerings/{group.number:0{width}}.yml"] = _group(group, values, projects.get(group.id, ()))
    if "" in projects:
        files["projects.yml"] = {"projects": list(projects[""])}
    if units.value["units"]:
        files["units.yml"] = units.value
    if notice.chapters:
        files["provisions.yml"] = {"parts": [{"id": "S", "title": "正文", "chapters": _chapters(notice, values)}]}
    layout: Record = {"file": f"{identifier}.txt", "sha256": sha256(text.encode()).hexdigest()}
    layout |= draft_layout(text, arrangement.blocks, notice, fields)
    files[f"source/{identifier}.yml"] = layout
    return DraftValues(identifier, files, notice, units, facts)


def _spellings(
    reading: NoticeReading, notice: NumberedNotice, ties: dict[str, tuple[PrintedTie, ...]], *, with_defaults: bool
) -> Iterator[Spelling]:
    """Yield the mentions of units: of tasks, of clauses that hold for many, of provisions in which they act."""
    for record in notice.projects:
        yield from spellings_of(ties[record.id])
    for clause in reading.conventions if with_defaults else ():
        if plan_values.clause_quote(clause, notice):
            yield from (Spelling(body.unit, body.unit) for body in clause.bodies)
    for record in notice.records:
        if record.chapter:
            yield from (Spelling(name, name) for name in acting_bodies(record.printed.words))


def _group(group: GroupDraft, values: dict[str, Record], projects: tuple[Record, ...]) -> Record:
    """Return the value of a group's file."""
    own = values[group.record.id] if group.record else {}
    value: Record = {"id": group.id, "number": group.number}
    value |= {"label": own["label"]} if "label" in own else {}
    value |= {"parent": group.parent} if group.parent else {}
    value["name"] = group.name
    value |= {key: entry for key, entry in own.items() if key not in {*value, "draft"}}
    return value | {"draft": True} | ({"projects": list(projects)} if projects else {})


def _short_names(projects: tuple[DraftRecord, ...]) -> dict[str, str]:
    """Return the short names of projects whose names begin alike."""
    seen: set[str] = set()
    short_names: dict[str, str] = {}
    for record in projects:
        short, count = record.name[:_SHORT], 1
        while short in seen:
            count += 1
            mark = f"（{count}）"
            short = record.name[: _SHORT - len(mark)] + mark
        seen.add(short)
        if count > 1:
            short_names[record.id] = short
    return short_names


def _chapters(notice: NumberedNotice, values: dict[str, Record]) -> list[Record]:
    provisions = grouped((record.chapter, values[record.id]) for record in notice.records)
    chapters: list[Record] = []
    for chapter in notice.chapters:
        value: Record = {"number": chapter.number}
        value |= {"label": chapter.label} if chapter.label else {}
        value |= {"heading": chapter.heading} if chapter.heading else {}
        value["provisions"] = list(provisions.get(chapter.number, ()))
        chapters.append(value | {"draft": True})
    return chapters
