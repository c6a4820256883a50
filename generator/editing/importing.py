"""Write an edited workbook's changes into YAML: all of them where the new data pass every check, or none."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import cast

from generator.editing.changes import CellChange, ListChange, NewRecord, ReadWorkbook
from generator.findings import DatasetError, Finding, Location, Severity
from generator.grouping import grouped
from generator.load import load
from generator.source import Document, Json, Origin, ValuePath, read_document, read_folder
from generator.source.edits import edit, edit_list, edit_mappings, edited_file
from generator.source.yaml_text import UneditableError, steps, value_at


class RefusedChangesError(Exception):
    """Changes that break rules: `findings` in the files as they would be, each with the cells that may be its cause.

    Warnings are not among them: they refuse nothing.
    """

    def __init__(self, findings: Iterable[tuple[Finding, tuple[str, ...]]]) -> None:
        """Keep the findings."""
        self.findings = tuple(findings)
        super().__init__(f"{len(self.findings)} findings")


def edited_files(folder: Path, edited: ReadWorkbook) -> dict[str, bytes]:
    """Return the files that changes make, by their names in the data folder; all else in them stays as it was.

    Raises UneditableError, whose message begins with the address of the cell, where that cannot be.
    """
    cells = grouped((change.row.document.name, change) for change in edited.changes)
    lists = grouped((change.document.name, change) for change in edited.lists)

    def changed(text: str, name: str) -> str:
        return _with_lists(_with_cells(text, cells.get(name, ())), lists.get(name, ()))

    return {
        name: edited_file((folder / name).read_bytes(), partial(changed, name=name))
        for name in sorted({*cells, *lists})
    }


def check_edited(folder: Path, files: Mapping[str, bytes], edited: ReadWorkbook, into: Path) -> None:
    """Write a data folder with other files into an empty folder. Raises RefusedChangesError where it breaks a rule."""
    check_files(folder, files, into, lambda: _places(edited, into))


def check_files(
    folder: Path, files: Mapping[str, bytes], into: Path, cells: Callable[[], Iterable[tuple[Location, str]]] = tuple
) -> None:
    """Do so; `cells` gives where changes stand in the new files, with the cells that made them."""
    shutil.copytree(folder, into, dirs_exist_ok=True)
    for name, content in files.items():
        (into / name).write_bytes(content)
    try:
        load(into)
    except DatasetError as error:
        places = list(cells())
        there, here = into.as_posix(), folder.as_posix()
        errors = (finding for finding in error.findings if finding.severity is Severity.ERROR)
        findings = ((finding.moved(there, here), _cells(finding, places)) for finding in errors)
        raise RefusedChangesError(findings) from error


def _with_cells(text: str, changes: Iterable[CellChange]) -> str:
    """Return a text with changes, made one after the other so that one that cannot be made is named by its cell."""
    for change in changes:
        try:
            path: ValuePath = (*change.row.path, change.key)
            mappings = (
                [item for item in change.value if isinstance(item, dict)] if isinstance(change.value, list) else []
            )
            text = (
                edit_mappings(text, path, mappings, change.order)
                if mappings
                else edit(text, {path: change.value}, change.order)
            )
        except UneditableError as error:
            message = f"{change.address}：在 YAML 里改不了这一格而不动别处，请直接改 YAML (edit the YAML): {error}"
            raise UneditableError(message) from error
    return text


def _with_lists(text: str, changes: Iterable[ListChange]) -> str:
    """Return a text with lists that have lost or gained records."""
    for change in changes:
        items = [item if isinstance(item, int) else item.value for item in change.items]
        try:
            text = edit_list(text, change.path, items, change.order)
        except UneditableError as error:
            places = "、".join((*change.removed, *(record.address for record in change.added)))
            message = f"{places}：在 YAML 里改不了这些行而不动别处，请直接改 YAML (edit the YAML): {error}"
            raise UneditableError(message) from error
    return text


def _places(edited: ReadWorkbook, folder: Path) -> Iterator[tuple[Location, str]]:
    """Yield where each changed or new record begins in the files of a folder, and the cell of the change.

    What is gone stands where the record begins that held it.
    """
    items = {(change.document.name, change.path): change.items for change in edited.lists}
    places: list[tuple[str, ValuePath, str]] = []
    for change in edited.changes:
        name, path = change.row.document.name, change.row.path
        if left := items.get((name, path[:-1])):
            path = (*path[:-1], left.index(cast("int", path[-1])))
        places.append((name, path, change.address))
    for of_list in edited.lists:
        name, path = of_list.document.name, of_list.path
        places += [(name, path[:-1], address) for address in of_list.removed]
        for place, item in enumerate(of_list.items):
            if isinstance(item, NewRecord):
                places.append((name, (*path, place), item.address))
    for name, of_file in grouped((name, (path, address)) for name, path, address in places).items():
        try:
            origin = read_document(folder / name, (folder / name).as_posix(), name).origin
        except DatasetError:
            continue
        for path, address in of_file:
            record = origin
            for step in path:
                record = record / step
            yield record.location, address
    with suppress(DatasetError):
        yield from _form_places(places, read_folder(folder))


def _form_places(
    places: Iterable[tuple[str, ValuePath, str]], documents: Iterable[Document]
) -> Iterator[tuple[Location, str]]:
    """Yield where the layout prints the record that holds each change: what breaks its form is found there."""
    by_name = {document.name: document for document in documents}
    cells: dict[str, list[str]] = {}
    for name, path, address in places:
        for end in range(len(path) + 1):
            holder = value_at(by_name[name].value, path[:end])
            if isinstance(holder, dict) and "id" in holder:
                cells.setdefault(str(holder["id"]), []).append(address)
    for document in by_name.values():
        if document.kind == "layout":
            for record, location in _pieces(document.value, document.origin):
                yield from ((location, address) for address in cells.get(record, ()))


def _pieces(value: Json, origin: Origin) -> Iterator[tuple[str, Location]]:
    """Yield each record that a layout prints, with the place of its piece."""
    if isinstance(value, dict) and isinstance(value.get("record"), str):
        yield str(value["record"]), origin.location
    for step, inner in steps(value):
        yield from _pieces(inner, origin / step)


def _cells(finding: Finding, places: Iterable[tuple[Location, str]]) -> tuple[str, ...]:
    """Return the cells of the changed record that a finding is in: the last one that begins before it.

    Of a finding in a layout, those of the record that the very piece prints.
    """
    places = tuple(places)
    if exact := tuple(dict.fromkeys(cell for place, cell in places if place == finding.location)):
        return exact
    before = [
        (place.line, cell)
        for place, cell in places
        if place.file == finding.location.file and "/source/" not in place.file and place.line <= finding.location.line
    ]
    last = max((line for line, _ in before), default=0)
    return tuple(cell for line, cell in before if line == last)
