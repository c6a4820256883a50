"""A draft that the checks accept: they run over its values in memory, and what they refuse is stored more simply."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from itertools import count, pairwise
from typing import Any

from generator import schema
from generator.findings import DatasetError, Finding, Severity
from generator.graph import ResponsibilityGraph
from generator.importing.draft.arrangement import DraftArrangement, arrange
from generator.importing.draft.fact_actors import with_actors
from generator.importing.draft.printed_roles import with_printed_roles
from generator.importing.draft.record_numbers import number_records
from generator.importing.draft.records import NumberedNotice
from generator.importing.draft.register import with_same_units
from generator.importing.draft.simplifications import Simplifications
from generator.importing.draft.values import DraftValues, draft_values
from generator.importing.draft.waivers import with_waivers
from generator.importing.reading import NoticeReading
from generator.load import CheckedDataset, check_documents
from generator.model import decode
from generator.revisions.states import State
from generator.rules.context import RuleContext
from generator.source import Document, OfficialText, Origin, SourcePlace, ValuePath, snapshot_sha256
from generator.speed.garbage import skip_full_collections
from generator.synthesis.yaml_writer import Record

_ROUNDS = 12
_PARTS_OF_PLAN = frozenset({"convention", "period", "validity", "defaults", "goals", "vision", "phases"})


class RefusedDraftError(Exception):
    """A reading that no draft holds so that the checks accept it; `findings` say why."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        """Keep the findings of the simplest draft."""
        self.findings = findings
        super().__init__(f"{len(findings)} findings")


@dataclass(frozen=True)
class CheckedDraft:
    """A draft that the checks accept.

    values: of its files.
    arrangement: the blocks that it was made from.
    simplifications: what was stored in a simpler way.
    checked: the dataset, with the warnings that are left.
    """

    values: DraftValues
    arrangement: DraftArrangement
    simplifications: Simplifications
    checked: CheckedDataset


@skip_full_collections()
def checked_draft(text: str, reading: NoticeReading) -> CheckedDraft:
    """Return the draft of a reading. Raises RefusedDraftError, which no text is known to cause."""
    reading = with_printed_roles(text, with_same_units(reading))
    simpler = Simplifications()
    findings: tuple[Finding, ...] = ()
    official = OfficialText(text, sha256(text.encode()).hexdigest())
    everything = frozenset(range(len(reading.tasks)))

    @cache
    def numbered(
        left_out: frozenset[str], lists_in_text: frozenset[int], units_once: frozenset[int]
    ) -> tuple[DraftArrangement, NumberedNotice]:
        """Return blocks and records; kept, because most simplifications change values only."""
        vision = None if "vision" in left_out else reading.vision
        phases = () if "phases" in left_out else reading.phases
        arrangement = arrange(text, replace(reading, vision=vision, phases=phases), lists_in_text)
        return arrangement, number_records(arrangement, units_once)

    for _ in range(_ROUNDS):
        arrangement, notice = numbered(simpler.left_out, simpler.lists_in_text, simpler.units_once)
        values = draft_values(arrangement, simpler, notice)
        try:
            values = _completed(values, official)
            checked = check_documents(documents_of(values.files), official)
        except DatasetError as error:
            findings = tuple(item for item in error.findings if item.severity is Severity.ERROR)
            before, simpler = simpler, _simplified(simpler, values, findings)
            if simpler == before:
                if simpler.lists_in_text == everything:
                    break
                simpler = replace(simpler, lists_in_text=everything)
            continue
        return CheckedDraft(values, arrangement, simpler, checked)
    raise RefusedDraftError(findings)


def documents_of(files: dict[str, Record]) -> tuple[Document, ...]:
    """Return values as documents; the line of a place counts the values of a file in the order of `pointers`."""
    return tuple(
        Document(name, value, Origin(name, _place(value, count(1))), name) for name, value in sorted(files.items())
    )


def pointers(value: Any, above: ValuePath = ()) -> Iterator[ValuePath]:  # noqa: ANN401 - JSON
    """Yield the pointer of a value and of each within it, in the order in which `documents_of` counts them."""
    yield above
    if isinstance(value, dict):
        for key, entry in value.items():
            yield from pointers(entry, (*above, key))
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            yield from pointers(entry, (*above, index))


def _place(value: Any, lines: Iterator[int]) -> SourcePlace:  # noqa: ANN401 - JSON
    line = next(lines)
    if isinstance(value, dict):
        inner = {key: _place(entry, lines) for key, entry in value.items()}
        return SourcePlace(line, 1, inner, {key: (place.line, 1) for key, place in inner.items()})
    if isinstance(value, list):
        return SourcePlace(line, 1, [_place(entry, lines) for entry in value])
    return SourcePlace(line, 1)


def _completed(values: DraftValues, official: OfficialText) -> DraftValues:
    """Return the values with waivers for figures that no fact quotes, and with facts' actors. Raises DatasetError."""
    documents = documents_of(values.files)
    refused = [finding for document in documents for finding in schema.validate(document)]
    if refused:
        raise DatasetError(refused)
    dataset = decode.dataset(documents, official, decode.revisions(documents, {}), snapshot_sha256(documents))
    graph = ResponsibilityGraph(dataset)
    context = RuleContext(dataset, graph, (State(dataset, graph, {}, ()),))
    return with_actors(with_waivers(values, context), context)


def _simplified(simpler: Simplifications, values: DraftValues, findings: tuple[Finding, ...]) -> Simplifications:
    """Return the simplifications with those that findings call for."""
    named = sorted({finding.location.file for finding in findings} & values.files.keys())
    places = {name: tuple(pointers(values.files[name])) for name in named}
    for finding in findings:
        file, line = finding.location.file, finding.location.line
        if line <= len(places.get(file, ())):
            pointer = places[file][line - 1]
            record = _owner(values, values.files[file], pointer, finding)
            without_item = _without_item(simpler, values, pointer, record)
            simpler = without_item or _without_part(simpler, values, finding, pointer, record)
    return simpler


def _without_item(
    simpler: Simplifications, values: DraftValues, pointer: ValuePath, record: str
) -> Simplifications | None:
    """Return the simplifications with the alias or the quote that a pointer leads to, None where to neither."""
    for step, index in pairwise(pointer):
        if step == "search_names":
            alias = values.files["units.yml"]["units"][pointer[1]]["search_names"][index]
            return replace(simpler, refused_aliases=simpler.refused_aliases | {alias})
        starts = [fact.start for fact in values.facts.get(record, ()) if fact.kind == step]
        if isinstance(index, int) and index < len(starts):
            key = (record, str(step), starts[index])
            count = simpler.refused_quotes.get(key, 0) + 1
            return replace(simpler, refused_quotes=simpler.refused_quotes | {key: count})
    return None


def _without_part(
    simpler: Simplifications, values: DraftValues, finding: Finding, pointer: ValuePath, record: str
) -> Simplifications:
    """Return the simplifications without a part of the plan, or with a simpler list of a task."""
    if finding.rule == "one-lead" and record:
        return replace(simpler, without_lead=simpler.without_lead | {record})
    if finding.location.file == "plan.yml" and pointer and pointer[0] in _PARTS_OF_PLAN:
        return replace(simpler, left_out=simpler.left_out | {str(pointer[0])})
    task = next((item.block.index for item in values.notice.projects if item.id == record), None)
    if task is None:
        return simpler
    if finding.rule == "unit-once" and task not in simpler.units_once:
        return replace(simpler, units_once=simpler.units_once | {task})
    return replace(simpler, lists_in_text=simpler.lists_in_text | {task})


def _owner(values: DraftValues, file: Record, pointer: ValuePath, finding: Finding) -> str:
    """Return the id of the record that a pointer leads into, or that a line of the layout prints; "" for none."""
    key = "record" if finding.location.file.startswith("source/") else "id"
    values_above: list[Any] = [file]
    for step in pointer:
        values_above.append(values_above[-1][step])
    owners = [value[key] for value in values_above if isinstance(value, dict) and value.get(key) in values.facts]
    return owners[-1] if owners else ""
