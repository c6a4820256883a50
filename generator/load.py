"""Load a data folder: read, validate, decode, resolve references, build the graph, check the rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any, cast

from generator import rules, schema, source
from generator.findings import DatasetError, Finding, Location, Severity, ordered
from generator.graph import ResponsibilityGraph
from generator.model import Dataset, Revision, decode
from generator.revisions.canonical import canonical
from generator.revisions.states import Consolidation, State, consolidate
from generator.rules import forms, references
from generator.source import Document, OfficialText, Origin
from generator.speed.garbage import skip_full_collections
from generator.speed.halves import WHOLE, Half


@dataclass(frozen=True)
class CheckedDataset:
    """A dataset that every check accepts.

    dataset: the plan's current state.
    graph: the graph of the dataset.
    warnings: what the rules warn of.
    states: every state of the plan, the original first, this one last.
    is_frozen: whether the dataset was read from a snapshot.
    """

    dataset: Dataset
    graph: ResponsibilityGraph
    warnings: tuple[Finding, ...]
    states: tuple[State, ...]
    is_frozen: bool = False

    @property
    def earlier(self) -> tuple[CheckedDataset, ...]:
        """The states before this one, which were checked with it."""
        return tuple(
            CheckedDataset(state.dataset, state.graph, (), self.states[:place], is_frozen=True)
            for place, state in enumerate(self.states[:-1], start=1)
        )


def load(data_dir: Path) -> CheckedDataset:
    """Return the checked dataset of a data folder.

    Raises DatasetError with all findings of the first stage that fails, warnings included.
    """
    return check(read_states(data_dir))


@skip_full_collections()
def read_states(data_dir: Path) -> tuple[State, ...]:
    """Return every state of the plan in a data folder, the original first: their references hold.

    Raises DatasetError with all findings of the first stage that fails.
    """
    documents = source.read_folder(data_dir)
    _stop_at_errors(finding for document in documents for finding in schema.validate(document))
    official, revisions = official_text(documents), read_revisions(data_dir, documents)
    sha256 = source.snapshot_sha256(documents)
    snapshots = _snapshots(data_dir, revisions, sha256)
    _stop_at_errors(finding for frozen in snapshots for document in frozen for finding in schema.validate(document))
    states: list[State] = []
    for count, frozen in enumerate(snapshots, start=1):
        checksum = revisions[count - 1].snapshot or ""  # as `_snapshots` has compared it with the file
        states.append(_state(frozen, official, revisions[:count], checksum, states[-1:], compared=True))
    states.append(_state(documents, official, revisions, sha256, states[-1:], compared=bool(snapshots)))
    return tuple(states)


@skip_full_collections()
def check(states: tuple[State, ...], half: Half = WHOLE) -> CheckedDataset:
    """Return the checked dataset of a plan's states, of which each half checks its share of the rules.

    Raises DatasetError with all findings, warnings included, in both halves.
    """
    findings = half.exchange(tuple(rules.check(states, half.share(rules.RULES))))
    warnings = _stop_at_errors(chain.from_iterable(findings))
    return CheckedDataset(states[-1].dataset, states[-1].graph, warnings, states)


def check_documents(documents: tuple[Document, ...], official: OfficialText) -> CheckedDataset:
    """Return the checked dataset of documents that their schemas accept, of a plan without amendments.

    Raises DatasetError with all findings of the first stage that fails, warnings included.
    """
    revisions = decode.revisions(documents, {})
    return check((_state(documents, official, revisions, source.snapshot_sha256(documents), [], compared=False),))


def official_text(documents: Iterable[Document]) -> OfficialText:
    """Return the official text that the layout names. Raises DatasetError where it cannot be read."""
    layout = next(document for document in documents if document.kind == "layout")
    return _official_text(Path(layout.file).parent, layout.value, layout.origin)


def read_revisions(data_dir: Path, documents: Iterable[Document]) -> tuple[Revision, ...]:
    """Return the revisions, the original first. Raises DatasetError where an amendment's text cannot be read."""
    documents = tuple(documents)
    layouts = ((cast("dict[str, Any]", file.value).get("source"), file.origin / "source") for file in documents)
    amendments = [(layout, origin) for layout, origin in layouts if isinstance(layout, dict)]
    texts = {layout["file"]: _official_text(data_dir / "source", layout, origin) for layout, origin in amendments}
    return decode.revisions(documents, texts)


def read_snapshot(data_dir: Path, revision: Revision) -> tuple[Document, ...]:
    """Return the documents of a revision's snapshot. Raises DatasetError where it is missing or not what was frozen."""
    return source.read_snapshot(*_frozen(data_dir, revision), source.printed_markup(data_dir))


def _frozen(data_dir: Path, revision: Revision) -> tuple[Path, str | None, Location]:
    """Return where a revision's snapshot is, its SHA-256 and the place that states it."""
    named = (revision.origin / "snapshot").location
    return data_dir / "revisions" / f"{revision.id}.json", revision.snapshot, named


def _snapshots(data_dir: Path, revisions: tuple[Revision, ...], sha256: str) -> list[tuple[Document, ...]]:
    """Return the documents of every state but the last; `sha256` is that of the snapshot of the folder's documents.

    Raises DatasetError for every snapshot that is missing or altered, the last one's too.
    """
    snapshots: list[tuple[Document, ...]] = []
    findings: list[Finding] = []
    for revision in revisions:
        try:
            if revision is revisions[-1] and revision.snapshot == sha256:
                source.snapshot_bytes(*_frozen(data_dir, revision))  # the folder's values, which are checked there
            elif revision.snapshot or revision is not revisions[-1]:
                snapshots.append(read_snapshot(data_dir, revision))
        except DatasetError as error:
            findings.extend(error.findings)
    if findings:
        raise DatasetError(findings)
    return snapshots[: len(revisions) - 1]


def _state(  # noqa: PLR0913 - what a state is made of
    documents: Iterable[Document],
    official: OfficialText,
    revisions: tuple[Revision, ...],
    sha256: str,
    before: list[State],
    *,
    compared: bool,
) -> State:
    """Return the state after the last of `revisions`. Raises DatasetError for references that do not resolve.

    `sha256` is that of its snapshot. `before` holds the state before, if there is any; `compared` says whether the plan
    has other states.
    """
    documents = tuple(documents)
    consolidation = consolidate(before[0].dataset, revisions[-1]) if before else Consolidation(official.text)
    dataset = decode.dataset(documents, replace(official, text=consolidation.text), revisions, sha256)
    _stop_at_errors(references.check(dataset))
    _stop_at_errors(forms.check(dataset))
    # A plan of one state is compared with nothing: its value would only take memory.
    value = canonical(documents, official) if compared else {}
    return State(dataset, ResponsibilityGraph(dataset), value, consolidation.unapplied)


def _official_text(folder: Path, layout: Any, origin: Origin) -> OfficialText:  # noqa: ANN401 - JSON
    path = folder / layout["file"]
    official = source.read_official_text(path, path.as_posix(), (origin / "file").location, layout["sha256"])
    if "original" not in layout:
        return official
    original, named = folder / layout["original"]["file"], (origin / "original" / "file").location
    return replace(official, original_sha256=source.read_original(original, original.as_posix(), named))


def _stop_at_errors(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the warnings of a stage; raise DatasetError with all its findings where one is an error."""
    in_order = ordered(findings)
    if any(finding.severity is Severity.ERROR for finding in in_order):
        raise DatasetError(in_order)
    return in_order
