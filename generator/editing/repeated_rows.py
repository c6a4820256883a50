"""Rows of a table that repeat tasks of the text, joined with these: the task takes the row's limits, the row goes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any, cast

from generator.model import Dataset, Piece, Project
from generator.model.repetition import plain_name, repeated_tasks
from generator.source import Document, Json
from generator.source.places import ValuePath
from generator.source.yaml_text import value_at
from generator.text.fragments import CELL, NUMBER
from generator.text.official import piece_fragments

Value = dict[str, Any]
FACTS = {"targets": "T", "deadlines": "D", "recurring": "R"}
"""The lists of figures, limits and duties, and the letter in the ids of each."""


@dataclass(frozen=True, kw_only=True)
class TaskInFile:
    """A task with the file that holds it and the way to it there."""

    project: Project
    document: Document
    path: ValuePath

    @property
    def value(self) -> Value:
        """What the file says of it."""
        return cast("Value", value_at(self.document.value, self.path))


@dataclass(frozen=True, kw_only=True)
class JoinedRow:
    """A row to join with a task.

    row, task: both.
    cells: the cells of the row that the task takes, by name.
    added: what the task's lists gain, by their key.
    line: the place of the row among the lines of the layout.
    parts: what the line prints then.
    """

    row: TaskInFile
    task: TaskInFile
    cells: Mapping[str, str]
    added: Mapping[str, tuple[Value, ...]]
    line: int
    parts: tuple[dict[str, Json], ...]


@dataclass(frozen=True, slots=True)
class LeftRow:
    """A row that stays a task of its own, and why."""

    row: str
    task: str
    why: str


def joined_rows(dataset: Dataset, documents: tuple[Document, ...]) -> Iterator[JoinedRow | LeftRow]:
    """Yield each row that repeats a task, as it is joined or left; what differs between both leaves it."""
    placed = dict(_placed(dataset, documents))
    lines = {line.record: place for place, line in enumerate(dataset.layout.lines) if line.record}
    taken: set[str] = set()
    for row, task in repeated_tasks(dataset):
        why = next(_differences(dataset, row, task), "")
        why = why or ("与别的印在一行里" if row.id not in lines else "")
        why = why or ("附表里有几行同名" if task.id in taken else "")
        if why:
            yield LeftRow(row.id, task.id, why)
            continue
        taken.add(task.id)
        yield _joined(dataset, placed[row.id], placed[task.id], lines[row.id])


def _placed(dataset: Dataset, documents: tuple[Document, ...]) -> Iterator[tuple[str, TaskInFile]]:
    for document in documents:
        if document.kind in {"engineering", "projects"}:
            projects = cast("dict[str, list[Value]]", document.value).get("projects") or []
            for place, value in enumerate(projects):
                project = dataset.project_by_id[value["id"]]
                yield project.id, TaskInFile(project=project, document=document, path=("projects", place))


def _differences(dataset: Dataset, row: Project, task: Project) -> Iterator[str]:
    """Yield what a row has that its task has not, in words, and what else keeps it a task of its own."""
    own, others = ({tie.unit for tie in project.responsibilities} for project in (row, task))
    if own != others:
        yield f"单位不一样：{'、'.join(dataset.unit_by_id[unit].name for unit in sorted(own ^ others))}"
    if row.text.printed.rstrip("。；;") not in {plain_name(task), plain_name(row)}:
        yield "文字不只是名称"
    quotes = (*row.facts, *row.levels, *row.directions)
    if any(quoted.is_in_text for quoted in quotes if not getattr(quoted, "printed_in", None)):
        yield "文字里有数字、引用或层级"
    if any(getattr(fact, "printed_in", None) == row.id for record in dataset.texts for fact in record.facts):
        yield "别的记录引用它的字（printed_in）"
    if any(clause.since == row.id or row.id in clause.except_ for clause in dataset.plan.general_clauses):
        yield "plan.yml 说到它"
    if _quoted(row) & task.cell_by_name.keys():
        yield "正文的任务也有这一格"


def _quoted(row: Project) -> set[str]:
    """Return the names of the cells that facts and waivers of a row quote."""
    quoted = (*row.targets, *row.deadlines, *row.recurring, *row.waivers)
    return {item.cell for item in quoted if item.cell is not None}


def _joined(dataset: Dataset, row: TaskInFile, task: TaskInFile, line: int) -> JoinedRow:
    names = _quoted(row.project)
    added = {key: tuple(_facts(row, task, key, letter)) for key, letter in FACTS.items()}
    waivers = (item for item in row.value.get("waivers", ()) if item.get("cell") in names)
    added["waivers"] = (*waivers, *_same_limits(row, task))
    return JoinedRow(
        row=row,
        task=task,
        cells={name: words for name, words in row.project.cell_by_name.items() if name in names},
        added={key: values for key, values in added.items() if values},
        line=line,
        parts=tuple(_parts(dataset, dataset.layout.lines[line], row.project, task.project, names)),
    )


def _facts(row: TaskInFile, task: TaskInFile, key: str, letter: str) -> Iterator[Value]:
    """Yield the facts of a row's cells as those of its task, but those that the task states already."""
    taken = {item["id"] for item in task.value.get(key, ())}
    ids = (f"{task.project.id}-{letter}{number}" for number in count(1))
    for item in row.value.get(key, ()):
        if _same(item, task, key) is None:
            what = str(item["what"]).replace(row.project.name, task.project.name)
            yield {**item, "id": next(id_ for id_ in ids if id_ not in taken), "what": what}


def _same_limits(row: TaskInFile, task: TaskInFile) -> Iterator[Value]:
    """Yield a waiver for each limit of a row's cell that its task states already."""
    for key in ("deadlines", "recurring"):
        for item in row.value.get(key, ()):
            if (same := _same(item, task, key)) is not None:
                draft = {"draft": True} if item.get("draft") else {}
                place = {name: item[name] for name in ("quote", "cell", "occurrence") if name in item}
                yield place | {"reason": f"与 {same['id']} 是同一个时限"} | draft


def _same(item: Value, task: TaskInFile, key: str) -> Value | None:
    """Return the fact of a task that says when as another does."""
    says = [item.get(name) for name in ("date", "frequency", "rrule", "basis")]
    others: list[Value] = task.value.get(key) or []
    if key == "targets" or not any(says[:2]):
        return None
    return next((o for o in others if [o.get(n) for n in ("date", "frequency", "rrule", "basis")] == says), None)


def _parts(dataset: Dataset, piece: Piece, row: Project, task: Project, names: set[str]) -> Iterator[dict[str, Json]]:
    """Yield what a row's line prints without it: its words as they stand, and the cells that its task has taken."""
    cells = {cell.origin.location: cell.name for cell in row.cells}
    words = ""
    for fragment in piece_fragments(dataset, piece):
        name = cells.get(fragment.origin.location) if fragment.part == CELL else None
        if name not in names:
            words += fragment.text
            continue
        if words:
            yield {"furniture": words}
        words = ""
        yield {"cell": f"{task.id}/{name}"}
    if words:
        yield {"furniture": words}


def prints_number(dataset: Dataset, project: Project) -> bool:
    """Whether a task's form prints its number, which the text has: another number would be another text."""
    piece = dataset.layout.piece_by_record.get(project.id)
    return piece is not None and any(fragment.part == NUMBER for fragment in piece_fragments(dataset, piece))
