"""The values of the data files of a draft."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from generator.importing.draft import plan_values
from generator.importing.draft.acting import acting_bodies
from generator.importing.draft.arrangement import DraftArrangement
from generator.importing.draft.blocks import BlockKind
from generator.importing.draft.choices import Choices
from generator.importing.draft.facts import FactSource, draft_facts
from generator.importing.draft.holes import Tie
from generator.importing.draft.layout import draft_layout
from generator.importing.draft.printing import PrintedBlock
from generator.importing.draft.reach import with_levels, with_standing
from generator.importing.draft.records import DraftRecord, GroupDraft, NumberedNotice
from generator.importing.draft.register import RegisterDraft, Spelling, register, stem
from generator.importing.draft.task_blocks import mention_end
from generator.importing.reading import Basis, Certainty
from generator.synthesis.yaml_writer import Record

_FACT_LETTERS = {"targets": "T", "deadlines": "D", "recurring": "R", "citations": "C"}
_SHORT = 11


@dataclass(frozen=True)
class DraftValues:
    """The values of the data files by path, and what they were made of.

    plan_id: the plan's; files: the value of each by its path in the data folder; notice: the records; register: the
    units; fact_places: by record and list, the offset of each fact's words.
    """

    plan_id: str
    files: dict[str, Record]
    notice: NumberedNotice
    register: RegisterDraft
    fact_places: dict[tuple[str, str], list[int]]

    @cached_property
    def value_by_record(self) -> dict[str, Record]:
        """The value of each record by its id."""
        return {value["id"]: value for file in self.files.values() for value in _with_ids(file)}


def _with_ids(value: object) -> Iterator[Record]:
    """Yield every mapping in a value that has an id."""
    if isinstance(value, dict):
        if isinstance(value.get("id"), str):
            yield value
        for entry in value.values():
            yield from _with_ids(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from _with_ids(entry)


def draft_values(arrangement: DraftArrangement, choices: Choices, notice: NumberedNotice) -> DraftValues:
    """Return the values of every file but the waivers."""
    text, reading = arrangement.text, arrangement.reading
    ties = {
        record.id: _ties(text, record, notice, is_single=record.block.index in choices.single)
        for record in notice.projects
    }
    clauses = [] if "defaults" in choices.dropped else reading.conventions
    defaults = [body for clause in clauses if plan_values.clause_quote(clause, notice) for body in clause.bodies]
    spellings = [spelling for record in notice.projects for spelling in _spellings(ties[record.id])]
    spellings += [Spelling(body.unit, body.unit) for body in defaults]
    in_provisions = (_printed(record) for record in notice.records if record.chapter)
    spellings += [Spelling(name, name) for words in in_provisions for name in acting_bodies(words)]
    units = register(spellings, choices.aliases)
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    values = {record.id: _record(arrangement, record, choices, notice, places) for record in notice.records}
    for record in notice.records:
        if record.chapter:
            values[record.id] = with_standing(values[record.id], _printed(record), units)
    short_names = _short_names(notice.projects)
    for record in notice.projects:
        value = values[record.id]
        if record.id in short_names:
            value["short_name"] = short_names[record.id]
        responsibilities = [_responsibility(tie, units) for tie in ties[record.id]]
        if responsibilities:
            value["responsibilities"] = responsibilities
    plan, fields = plan_values.draft_plan(arrangement, notice, units, values, choices)
    identifier: str = plan["id"]
    files: dict[str, Record] = {"plan.yml": plan}
    width = max(2, len(str(len(notice.groups))))
    for group in notice.groups:
        files[f"engineerings/{group.number:0{width}}.yml"] = _group(group, values, notice)
    ungrouped = [_in_order(values[record.id]) for record in notice.projects if not record.group]
    if ungrouped:
        files["projects.yml"] = {"projects": ungrouped}
    if units.value["units"]:
        files["units.yml"] = units.value
    if notice.chapters:
        files["provisions.yml"] = {"parts": [{"id": "S", "title": "正文", "chapters": _chapters(notice, values)}]}
    layout: Record = {"file": f"{identifier}.txt", "sha256": sha256(text.encode()).hexdigest()}
    layout |= draft_layout(text, arrangement.blocks, notice, fields)
    files[f"source/{identifier}.yml"] = layout
    return DraftValues(identifier, files, notice, units, dict(places))


def _group(group: GroupDraft, values: dict[str, Record], notice: NumberedNotice) -> Record:
    """Return the value of a group's file."""
    own = values[group.record.id] if group.record else {}
    value: Record = {"id": group.id, "number": group.number}
    value |= {"label": own["label"]} if "label" in own else {}
    value |= {"parent": group.parent} if group.parent else {}
    value["name"] = group.name
    value |= {key: entry for key, entry in own.items() if key not in {"id", "number", "label", "name", "draft"}}
    projects = [_in_order(values[record.id]) for record in notice.projects if record.group == group.id]
    return value | {"draft": True} | ({"projects": projects} if projects else {})


def _in_order(value: Record) -> Record:
    """Return a project's value with its keys in the order of the house."""
    keys = ("id", "number", "label", "name", "name_basis", "short_name", "text", "cells", "responsibilities")
    first = {key: value[key] for key in keys if key in value}
    return first | {key: entry for key, entry in value.items() if key not in first}


def _record(
    arrangement: DraftArrangement,
    record: DraftRecord,
    choices: Choices,
    notice: NumberedNotice,
    places: dict[tuple[str, str], list[int]],
) -> Record:
    """Return the value of a record: its words and the facts that they say."""
    value = _words(record)
    tries = {(kind, start): count for (owner, kind, start), count in choices.tries.items() if owner == record.id}
    name, written = record.name or record.heading, arrangement.reading.identity.date
    elsewhere = dict(_limits_elsewhere(record, notice))
    source = FactSource(name, arrangement.text, written, record.printed, record.facts, tries, elsewhere)
    facts: dict[str, list[Record]] = {}
    for fact in draft_facts(source):
        own = facts.setdefault(fact.kind, [])
        letter = _FACT_LETTERS.get(fact.kind)
        own.append(({"id": f"{record.id}-{letter}{len(own) + 1}"} if letter else {}) | fact.value | {"draft": True})
        places[record.id, fact.kind].append(fact.start)
    value |= {kind: facts[kind] for kind in ("levels", *_FACT_LETTERS) if kind in facts}
    return with_levels(value, _printed(record)) | {"draft": True}


def _limits_elsewhere(record: DraftRecord, notice: NumberedNotice) -> Iterator[tuple[int, tuple[str, PrintedBlock]]]:
    """Yield the offset of each limit that a merged cell hands down, with the record that prints it."""
    for limit in record.facts.deadlines:
        other = notice.record_at(limit.quote.start, limit.quote.end) if limit.inherited else None
        if other and other.id != record.id:
            yield limit.quote.start, (other.id, other.printed)


def _printed(record: DraftRecord) -> str:
    """Return the words of a record's text as the notice prints them."""
    return "".join(line or "\n" for line in record.printed.lines)


def _words(record: DraftRecord) -> Record:
    """Return number, names, text and cells of a record."""
    value: Record = {"id": record.id}
    if record.kind in {BlockKind.GROUP, BlockKind.PROJECT} or record.number:  # a provision may have no number
        value["number"] = record.number
    if record.label:
        value["label"] = record.label
    if record.name:
        value["name"] = record.name
    if record.kind is BlockKind.PHASE:
        value |= plan_values.phase_end(record.heading)
    if record.heading:
        value["heading"] = record.heading
    if record.is_name_read:
        value["name_basis"] = "reading"
    if record.printed.lines:
        value["aim" if record.kind is BlockKind.GROUP else "text"] = record.printed.text
    if record.printed.cells:
        value["cells"] = record.printed.cells
    return value


def _ties(
    text: str, record: DraftRecord, notice: NumberedNotice, *, is_single: bool
) -> tuple[tuple[Tie, str | None], ...]:
    """Return the bodies of a task with the record that prints each, None for the task itself; others' first."""
    own = [(tie, None) for tie in record.printed.ties]
    seen = {tie.key for tie, _ in own} | {(tie.body.unit, tie.body.role, None) for tie, _ in own}
    others: list[tuple[Tie, str | None]] = []
    for body in record.task.responsibilities if record.task else ():
        tie = Tie(body, text[body.quote.start : mention_end(text, body)].strip(), body.quote.start)
        if is_single and body.unit in {known for known, *_ in seen}:
            continue
        if body.basis is Basis.CLAUSE or tie.key in seen or "\n" in tie.mention:
            continue
        printing = notice.record_at(body.quote.start, body.quote.end)
        if printing and printing.id != record.id:
            seen.add(tie.key)
            others.append((tie, printing.id))
    return tuple(sorted((*others, *own), key=lambda pair: (pair[1] is None, pair[0].start) if pair[1] else (True, 0)))


def _spellings(ties: tuple[tuple[Tie, str | None], ...]) -> Iterable[Spelling]:
    before: list[str] = []
    for tie, _ in ties:
        yield Spelling(tie.body.unit, tie.mention, tuple(before))
        before.append(tie.mention)


def _responsibility(pair: tuple[Tie, str | None], units: RegisterDraft) -> Record:
    tie, printed_in = pair
    unit = tie.body.unit
    value: Record = {"role": tie.body.role.value, "unit": units.ids[unit], "mention": tie.mention}
    if stem(tie.mention, unit) != tie.mention:
        value["open_ended"] = True
    if tie.separator:
        value["separator"] = tie.separator
    if tie.measure:
        value["measure"] = tie.measure
    if tie.in_text:
        value["in_text"] = True
    if printed_in:
        value["printed_in"] = printed_in
    if tie.body.certainty is not Certainty.SURE:
        value["draft"] = True
    return value


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
    chapters: list[Record] = []
    for chapter in notice.chapters:
        value: Record = {"number": chapter.number}
        value |= {"label": chapter.label} if chapter.label else {}
        value |= {"heading": chapter.heading} if chapter.heading else {}
        value["provisions"] = [values[record.id] for record in notice.records if record.chapter == chapter.number]
        chapters.append(value | {"draft": True})
    return chapters
