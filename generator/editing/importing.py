"""From an edited workbook to YAML: all of its changes, when the data that they make pass every check, or none."""

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from generator.editing.workbook import CellChange
from generator.findings import DatasetError, Finding, Location
from generator.grouping import grouped
from generator.load import load
from generator.source import Json, read_document
from generator.source.edits import UneditableError, YamlPath, edit


class RefusedChangesError(Exception):
    """Changes that break rules: `findings` in the files as they would be, each with the cells that may be its cause."""

    def __init__(self, findings: Iterable[tuple[Finding, tuple[str, ...]]]) -> None:
        """Keep the findings."""
        self.findings = tuple(findings)
        super().__init__(f"{len(self.findings)} findings")


def edited_files(folder: Path, changes: Iterable[CellChange]) -> dict[str, bytes]:
    """Return the files that changes make, by their names in the data folder; all else in them stays as it was.

    Raises UneditableError, whose message begins with the address of the cell, where that cannot be.
    """
    by_file = grouped((change.row.document.name, change) for change in changes)
    files = {}
    for name, of_file in sorted(by_file.items()):
        content = (folder / name).read_bytes().decode("utf-8")
        mark = "\ufeff" if content.startswith("\ufeff") else ""
        files[name] = (mark + _edited(content.removeprefix(mark), of_file)).encode()
    return files


def check_edited(folder: Path, files: Mapping[str, bytes], changes: Sequence[CellChange], into: Path) -> None:
    """Write a data folder with other files into an empty folder. Raises RefusedChangesError where it breaks a rule."""
    shutil.copytree(folder, into, dirs_exist_ok=True)
    for name, content in files.items():
        (into / name).write_bytes(content)
    try:
        load(into)
    except DatasetError as error:
        places = list(_places(changes, into))
        findings = ((_in_folder(finding, into, folder), _cells(finding, places)) for finding in error.findings)
        raise RefusedChangesError(findings) from error


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files over those of a data folder, each in one step, when all are on the disk. Raises OSError."""
    parts = {folder / name: (folder / name).with_suffix(".part") for name in files}
    try:
        for (path, part), content in zip(parts.items(), files.values(), strict=True):
            part.write_bytes(content)
            part.chmod(path.stat().st_mode)
        for path, part in parts.items():
            part.replace(path)
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)


def _edited(text: str, changes: Iterable[CellChange]) -> str:
    """Return a text with changes, made one after the other so that one that cannot be made is named by its cell."""
    for change in changes:
        try:
            path: YamlPath = (*change.row.path, change.key)
            text = edit(text, {path: _json(change)}, change.order)
        except UneditableError as error:
            message = f"{change.address}：在 YAML 里改不了这一格而不动别处，请直接改 YAML (edit the YAML): {error}"
            raise UneditableError(message) from error
    return text


def _json(change: CellChange) -> Json:
    return list(change.value) if isinstance(change.value, list) else change.value


def _places(changes: Iterable[CellChange], folder: Path) -> Iterator[tuple[Location, str]]:
    """Yield where each changed record begins in the files of a folder, and the cell of the change."""
    by_file = grouped((change.row.document.name, change) for change in changes)
    for name, of_file in by_file.items():
        try:
            origin = read_document(folder / name, (folder / name).as_posix(), name).origin
        except DatasetError:
            continue
        for change in of_file:
            record = origin
            for step in change.row.path:
                record = record / step
            yield record.location, change.address


def _cells(finding: Finding, places: Iterable[tuple[Location, str]]) -> tuple[str, ...]:
    """Return the cells of the changed record that a finding is in: the last one that begins before it."""
    before = [
        (place.line, cell)
        for place, cell in places
        if place.file == finding.location.file and place.line <= finding.location.line
    ]
    last = max((line for line, _ in before), default=0)
    return tuple(cell for line, cell in before if line == last)


def _in_folder(finding: Finding, there: Path, folder: Path) -> Finding:
    """Return a finding as if its file lay in the data folder."""
    old, new = there.as_posix(), folder.as_posix()
    location = replace(finding.location, file=finding.location.file.replace(old, new))
    return replace(finding, location=location, message=finding.message.replace(old, new))
