"""A draft that the checks accept: they run over its values in memory, and what they refuse is stored more simply."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import count, islice, pairwise
from typing import Any

from generator import schema
from generator.findings import DatasetError, Finding, Severity
from generator.importing.draft.arrangement import DraftArrangement, arrange
from generator.importing.draft.choices import Choices
from generator.importing.draft.numbering import number_records
from generator.importing.draft.register import with_same_units
from generator.importing.draft.values import DraftValues, draft_values
from generator.importing.draft.waivers import with_waivers
from generator.importing.reading import NoticeReading
from generator.load import CheckedDataset, check_documents
from generator.source import Document, OfficialText, Origin, SourcePlace
from generator.synthesis.yaml_writer import Record

_ROUNDS = 12
_PARTS_OF_PLAN = frozenset({"convention", "period", "defaults", "goals", "vision", "phases"})

Pointer = tuple[str | int, ...]


class UnsettledError(Exception):
    """A reading that no draft holds so that the checks accept it; `findings` say why."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        """Keep the findings of the simplest draft."""
        self.findings = findings
        super().__init__(f"{len(findings)} findings")


@dataclass(frozen=True)
class SettledDraft:
    """A draft that the checks accept.

    values: of its files; arrangement: the blocks that it was made from; choices: what was stored in a simpler way;
    checked: the dataset, with the warnings that are left.
    """

    values: DraftValues
    arrangement: DraftArrangement
    choices: Choices
    checked: CheckedDataset


def settled_draft(text: str, reading: NoticeReading) -> SettledDraft:
    """Return the draft of a reading. Raises UnsettledError, which no text is known to cause."""
    reading = with_same_units(reading)
    choices = Choices()
    findings: tuple[Finding, ...] = ()
    official = OfficialText(text, sha256(text.encode()).hexdigest())
    everything = frozenset(range(len(reading.tasks)))
    for _ in range(_ROUNDS):
        if "vision" in choices.dropped:
            reading = replace(reading, vision=None)
        if "phases" in choices.dropped:
            reading = replace(reading, phases=())
        arrangement = arrange(text, reading, choices.plain)
        values = draft_values(arrangement, choices, number_records(arrangement, choices.single))
        try:
            values = _with_waivers(values, official)
            checked = check_documents(documents_of(values.files), official)
        except DatasetError as error:
            findings = tuple(item for item in error.findings if item.severity is Severity.ERROR)
            simpler = _simpler(choices, values, findings)
            if simpler == choices:
                if choices.plain == everything:
                    break
                simpler = replace(choices, plain=everything)
            choices = simpler
            continue
        return SettledDraft(values, arrangement, choices, checked)
    raise UnsettledError(findings)


def documents_of(files: dict[str, Record]) -> tuple[Document, ...]:
    """Return values as documents; the line of a place counts the values of a file in the order of `pointers`."""
    return tuple(
        Document(name, value, Origin(name, _place(value, count(1))), name) for name, value in sorted(files.items())
    )


def pointers(value: Any) -> Iterator[Pointer]:  # noqa: ANN401 - JSON
    """Yield the pointer of each value of a file, in the order in which `documents_of` counts them."""
    yield ()
    if isinstance(value, dict):
        for key, entry in value.items():
            yield from ((key, *rest) for rest in pointers(entry))
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            yield from ((index, *rest) for rest in pointers(entry))


def _place(value: Any, lines: Iterator[int]) -> SourcePlace:  # noqa: ANN401 - JSON
    line = next(lines)
    if isinstance(value, dict):
        inner = {key: _place(entry, lines) for key, entry in value.items()}
        return SourcePlace(line, 1, inner, {key: (place.line, 1) for key, place in inner.items()})
    if isinstance(value, list):
        return SourcePlace(line, 1, [_place(entry, lines) for entry in value])
    return SourcePlace(line, 1)


def _with_waivers(values: DraftValues, official: OfficialText) -> DraftValues:
    """Return the values with waivers for every figure that no fact quotes. Raises DatasetError."""
    documents = documents_of(values.files)
    refused = [finding for document in documents for finding in schema.validate(document)]
    if refused:
        raise DatasetError(refused)
    return with_waivers(values, documents, official)


def _simpler(choices: Choices, values: DraftValues, findings: tuple[Finding, ...]) -> Choices:
    """Return choices that store in a simpler way what the findings are about."""
    for finding in findings:
        file = values.files.get(finding.location.file, {})
        pointer = next(islice(pointers(file), finding.location.line - 1, None), None)
        if pointer is not None:
            choices = _without(choices, values, finding, file, pointer)
    return choices


def _without(choices: Choices, values: DraftValues, finding: Finding, file: Record, pointer: Pointer) -> Choices:
    """Return choices without what one finding is about; the same where nothing simpler is known."""
    record = _owner(values, file, pointer, finding)
    for step, index in pairwise(pointer):
        if step == "aliases":
            return replace(choices, aliases=choices.aliases | {file["units"][pointer[1]]["aliases"][index]})
        starts = [fact.start for fact in values.facts.get(record, ()) if fact.kind == step]
        if isinstance(index, int) and index < len(starts):
            key = (record, str(step), starts[index])
            return replace(choices, tries=choices.tries | {key: choices.tries.get(key, 0) + 1})
    return _without_part(choices, values, finding, pointer, record)


def _without_part(choices: Choices, values: DraftValues, finding: Finding, pointer: Pointer, record: str) -> Choices:
    """Return choices without a part of the plan, or with a simpler list of a task."""
    if finding.rule == "one-lead" and record:
        return replace(choices, excepted=choices.excepted | {record})
    if finding.location.file == "plan.yml" and pointer and pointer[0] in _PARTS_OF_PLAN:
        return replace(choices, dropped=choices.dropped | {str(pointer[0])})
    task = next((item.block.index for item in values.notice.projects if item.id == record), None)
    if task is None:
        return choices
    if finding.rule == "unit-once" and task not in choices.single:
        return replace(choices, single=choices.single | {task})
    return replace(choices, plain=choices.plain | {task})


def _owner(values: DraftValues, file: Record, pointer: Pointer, finding: Finding) -> str:
    """Return the id of the record that a pointer leads into, or that a line of the layout prints; "" for none."""
    key = "record" if finding.location.file.startswith("source/") else "id"
    values_above: list[Any] = [file]
    for step in pointer:
        values_above.append(values_above[-1][step])
    owners = [value[key] for value in values_above if isinstance(value, dict) and value.get(key) in values.facts]
    return owners[-1] if owners else ""
