"""Write joined rows into YAML: the tasks, what is left of their files, the layout."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from generator.editing.records import key_order
from generator.editing.repeated_rows import JoinedRow, TaskInFile, prints_number
from generator.model import Dataset
from generator.source import Document, Json
from generator.source.edits import edit, edit_list, edited_file
from generator.source.places import ValuePath


def files_without(
    rows: tuple[JoinedRow, ...], folder: Path, dataset: Dataset, documents: tuple[Document, ...]
) -> dict[str, bytes]:
    """Return the files that joining rows changes, by their names in the data folder.

    Raises UneditableError where YAML cannot take that alone.
    """
    gone = {item.row.project.id for item in rows}
    left = [project for project in dataset.projects if project.id not in gone]
    numbers = {project.id: place for place, project in enumerate(left, start=1) if project.number != place}
    numbers = {id_: number for id_, number in numbers.items() if not prints_number(dataset, dataset.project_by_id[id_])}

    def changed(text: str, document: Document) -> str:
        if document.kind == "layout":
            return _with_lines(text, rows, len(dataset.layout.lines))
        value = document.value if isinstance(document.value, dict) else {}
        projects = value.get("projects")
        ids = [str(item["id"]) for item in projects if isinstance(item, dict)] if isinstance(projects, list) else []
        for item in rows:
            if item.task.document is document:
                text = _with_facts(text, item, key_order(document, item.task.path))
        for place, id_ in enumerate(ids):
            if id_ in numbers:
                text = edit(text, {("projects", place, "number"): numbers[id_]})
        kept = [place for place, id_ in enumerate(ids) if id_ not in gone]
        return edit_list(text, ("projects",), kept) if len(kept) < len(ids) else text

    touched = [document for document in documents if document.kind in {"engineering", "projects", "layout"}]
    files = {
        document.name: edited_file((folder / document.name).read_bytes(), partial(changed, document=document))
        for document in touched
    }
    return {name: content for name, content in files.items() if content != (folder / name).read_bytes()}


def _with_facts(text: str, item: JoinedRow, order: tuple[str, ...]) -> str:
    """Return a text whose task has the cells, limits and waivers of its row."""
    task: TaskInFile = item.task
    for name, words in item.cells.items():
        path: ValuePath = (*task.path, "cells")
        known = "cells" in task.value or name != next(iter(item.cells))
        text = edit(text, {(*path, name): words} if known else {path: {name: words}}, order)
    for key, values in item.added.items():
        places: Iterable[int] = range(len(task.value.get(key) or ()))
        text = edit_list(text, (*task.path, key), [*places, *values], order)
    return text


def _with_lines(text: str, rows: tuple[JoinedRow, ...], count: int) -> str:
    """Return a layout whose lines print what is left of the rows."""
    parts = {item.line: item.parts for item in rows}
    items: list[int | dict[str, Json]] = [
        place if place not in parts else _line(parts[place]) for place in range(count)
    ]
    return edit_list(text, ("lines",), items)


def _line(parts: tuple[dict[str, Json], ...]) -> dict[str, Json]:
    """Return a line of parts, or of its only one."""
    return {"parts": list(parts)} if len(parts) > 1 else parts[0]
