"""The whole story of a data folder: read, validate, decode, resolve, relate, and check by the rules."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from generator import decode, references, rules, schema, source
from generator.diagnostics import DatasetError, Diagnostic, Severity, arranged
from generator.graph import ResponsibilityGraph
from generator.memory import unsearched

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model import Dataset


@dataclass(frozen=True)
class CheckedDataset:
    """A dataset without errors, its graph, and the warnings: the proof that all checks ran."""

    dataset: Dataset
    graph: ResponsibilityGraph
    warnings: tuple[Diagnostic, ...]


@unsearched()
def load(data_dir: Path) -> CheckedDataset:
    """Return the checked dataset of a data folder.

    Raises DatasetError with everything that the first failing stage found, warnings too.
    """
    documents = source.read_folder(data_dir)
    _stop_at_errors(finding for document in documents for finding in schema.validate(document))
    dataset = decode.dataset(documents, _official_text(documents))
    _stop_at_errors(references.check(dataset))
    graph = ResponsibilityGraph.of(dataset)
    return CheckedDataset(dataset, graph, _stop_at_errors(rules.check(dataset, graph)))


def _official_text(documents: Iterable[source.Document]) -> source.OfficialText:
    """Return the official text that the layout names. Raises DatasetError where it cannot be read."""
    layout = next(document for document in documents if document.kind == "layout")
    path = Path(layout.file).parent / cast("dict[str, str]", layout.value)["file"]
    return source.read_official_text(path, path.as_posix(), (layout.origin / "file").location)


def _stop_at_errors(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the warnings of a stage; raise DatasetError with all its findings where one is an error."""
    found = arranged(findings)
    if any(finding.severity is Severity.ERROR for finding in found):
        raise DatasetError(found)
    return found
