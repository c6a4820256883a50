"""The files of a corrected notice with the ids, the names of forms and the file names that the data have.

Groups and tasks are numbered in the order of the notice, so that each number follows from the order of the records:
numbers are no part of what is merged, and are counted anew at the end.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from string import ascii_lowercase
from typing import Any

from generator.importing.reimport.merging import Conflict, merged_item
from generator.revisions.canonical import canonical
from generator.revisions.matching import RecordMatch, match_records, parted_id, renamed
from generator.source import Document, Json, OfficialText, ValuePath
from generator.source.yaml_text import value_at

_FOLDER = "engineerings/"


class UnmergedError(Exception):
    """A notice that cannot be put into the data by itself; the message says why, in Chinese and English."""


@dataclass(frozen=True, slots=True)
class CorrectedFile:
    """A file of the data and what it says in the two readings; None where a reading lacks it.

    name: its name in the data folder.
    leaving: its tasks, as they were, that stand in another file now.
    is_gaining: whether tasks of another file stand in it now.
    """

    name: str
    old: Any
    new: Any
    leaving: tuple[dict[str, Any], ...] = ()
    is_gaining: bool = False


@dataclass(frozen=True, slots=True)
class CorrectedDocuments:
    """The files in the order of their names, and what stays of tasks that stand in another file now, by its name.

    ids: what the ids of each of the two readings are in the data, where they are others.
    """

    files: tuple[CorrectedFile, ...]
    conflicts: tuple[tuple[str, Conflict], ...]
    ids: tuple[Mapping[str, str], Mapping[str, str]] = ({}, {})


def corrected_documents(
    edited: Mapping[str, Document], old: Mapping[str, Document], new: Mapping[str, Document]
) -> CorrectedDocuments:
    """Return the files of two readings of a notice as the files of the data. Raises UnmergedError.

    edited, old, new: the documents of the data and of the two readings, by their names.
    """
    # The data keep their ids when notices change, so that what is read from the old one is numbered otherwise.
    state = _state(edited)
    known = match_records(state, _state(old), ids_count=False)
    old = _like(old, edited, known)
    match = match_records(_state(old), _state(new), state, ids_count=False)
    if match.unsure:
        raise UnmergedError(_doubts(_state(old), _state(new), match.unsure))
    retired = list(state["layout"].get("original", {}).get("retired", []))
    new = _with_retired(_like(new, old, match), [*retired, *sorted({*match.removed} - {*retired}, key=parted_id)])
    old = _with_retired(old, retired)
    now, before, after = ({name: file.value for name, file in files.items()} for files in (edited, old, new))
    others = [CorrectedFile(name, before.get(name), after.get(name)) for name in sorted({*before, *after})]
    others = [file for file in others if not file.name.startswith(_FOLDER)]
    if missing := [file.name for file in others if file.old is not None and file.name not in now]:
        message = f"数据里没有 {missing[0]}，改过名的先改回来 (the file is missing or has another name)"
        raise UnmergedError(message)
    if gone := [file.name for file in others if file.new is None and edited[file.name].kind != "waivers"]:
        message = (
            f"改后的通知读不出 {gone[0]} 里的内容，不能自动并入：请另做一份 (nothing of that file is read any more)"
        )
        raise UnmergedError(message)
    olds, news = _by_group(before), _by_group(after)
    names = _file_names(dict(_names(now)), olds, news)
    files = [*others, *(CorrectedFile(name, olds.get(group), news.get(group)) for group, name in names.items())]
    files = [_without_numbers(file, now) for file in sorted(files, key=lambda file: file.name)]
    _refuse_lost_tasks(files, now)
    return replace(_with_moved_tasks(files, now), ids=(known.ids, match.ids))


def renumbered(values: Mapping[str, Any]) -> dict[str, dict[ValuePath, Any]]:
    """Return the numbers to set where groups and tasks do not count from one, by the names and values of files."""
    groups = tasks = 0
    changed: dict[str, dict[ValuePath, Any]] = {}
    for name, value in sorted(values.items()):
        numbers: dict[ValuePath, Any] = {}
        if name.startswith(_FOLDER):
            groups += 1
            numbers["number",] = groups
        for place, _ in enumerate(_tasks(value)):
            tasks += 1
            numbers["projects", place, "number"] = tasks
        numbers = {path: number for path, number in numbers.items() if value_at(value, path) != number}
        if numbers:
            changed[name] = numbers
    return changed


def _doubts(old: dict[str, Any], new: dict[str, Any], unsure: Iterable[tuple[str, str]]) -> str:
    """Return the message on records that may or may not be the same."""
    before, after = ({record["id"]: record for record in _records(state)} for state in (old, new))
    pairs = "；".join(f"原来的“{_name(before[first])}”与改后的“{_name(after[second])}”" for first, second in unsure)
    return f"看不准是不是同一条：{pairs}。请另做一份，把核对过的照抄过去 (these may or may not be the same)"


def _records(state: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for key in ("engineerings", "projects", "provisions"):
        yield from state[key]
    yield from state["plan"].get("phases", ())


def _name(record: dict[str, Any]) -> str:
    return str(record.get("name") or record.get("heading") or record["id"])


def _state(documents: Mapping[str, Document]) -> dict[str, Any]:
    return canonical(tuple(documents.values()), OfficialText("", ""))


def _like(documents: Mapping[str, Document], model: Mapping[str, Document], match: RecordMatch) -> dict[str, Document]:
    """Return documents with the ids of others, and with the names of their forms."""
    values: dict[str, Any] = {name: renamed(document.value, match.ids) for name, document in documents.items()}
    for name, document in documents.items():
        if document.kind == "layout" and name in model:
            values[name] = _with_forms(model[name].value, values[name])
    return {name: replace(document, value=values[name]) for name, document in documents.items()}


def _with_retired(documents: Mapping[str, Document], ids: Sequence[Json]) -> dict[str, Document]:
    """Return documents whose layout says which ids are those of records that notices have taken out."""
    changed = dict(documents)
    for name, document in documents.items():
        if document.kind == "layout" and ids:
            value: Any = document.value
            changed[name] = replace(document, value={**value, "original": {**value["original"], "retired": [*ids]}})
    return changed


def _with_forms(old: Any, new: Any) -> Json:  # noqa: ANN401 - JSON
    """Return a layout whose named forms have the names that the same forms have in another."""
    known = {form: name for name, form in old.get("forms", {}).items()}
    names = {name: known[form] for name, form in new.get("forms", {}).items() if form in known}
    for name in sorted(new.get("forms", {}).keys() - names.keys()):
        stem, taken = name.rstrip("0123456789"), {*names.values()}
        free = (f"{stem}{number}" for number in count(2) if f"{stem}{number}" not in {*taken, *known.values()})
        names[name] = name if name not in taken else next(free)

    def with_names(value: Any, key: str = "") -> Any:  # noqa: ANN401 - JSON
        match value:
            case dict():
                return {inner: with_names(entry, inner) for inner, entry in value.items()}
            case list():
                return [with_names(entry) for entry in value]
            case str() if key == "form":
                return names.get(value, value)
        return value

    forms = {names[name]: form for name, form in new.get("forms", {}).items()}
    return {**with_names(new), **({"forms": forms} if forms else {})}


def _names(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the id of each group and the name of its file."""
    for name, value in sorted(values.items()):
        if name.startswith(_FOLDER):
            yield value["id"], name


def _by_group(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of the files of groups by the ids of these, in their order."""
    return {group: values[name] for group, name in _names(values)}


def _file_names(here: Mapping[str, str], old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, str]:
    """Return the file of each group of either reading: its own in the data, or a name between those of its neighbours.

    Groups that people have taken out of the data have none. Raises UnmergedError where groups stand in another order.
    """
    names = {group: here[group] for group in (*old, *new) if group in here}
    known = [group for group in new if group in names]
    in_order = sorted(names[group] for group in known)
    moved = [(group, name) for group, name in zip(known, in_order, strict=True) if names[group] != name]
    if moved:
        message = _renames([(new[group]["name"], names[group], name) for group, name in moved])
        raise UnmergedError(message)
    used = {*here.values()}
    last = ""
    for group in new:
        if group not in here and group not in old:
            rest = [names[later] for later in known if names[later] > last]
            names[group] = _name_between(last, min(rest, default="~"), used)
            used.add(names[group])
        last = names.get(group, last)
    return names


def _renames(moved: Iterable[tuple[str, str, str]]) -> str:
    """Return what to do about groups in another order: by name, the file of each and what to call it."""
    renames = "；".join(f"{now} 改名为 {name.removeprefix(_FOLDER)}（“{title}”）" for title, now, name in moved)
    return (
        "分组换了次序，数据里分组按文件名排：先把这几个文件改名（可先都改成临时的名字），再运行这条命令。"
        f"{renames} (groups have moved: rename their files, then run the command again)"
    )


def _name_between(low: str, high: str, used: Collection[str]) -> str:
    """Return the name of a file that stands between two others, "" and "~" for none. Raises UnmergedError."""
    stem = low.removeprefix(_FOLDER).removesuffix(".yml")
    following = [f"{int(stem) + 1:0{len(stem)}}"] if stem.isdecimal() else [] if stem else ["01", "00", "000"]
    for name in (*following, *(f"{stem}{letter}" for letter in ascii_lowercase)):
        file = f"{_FOLDER}{name}.yml"
        if low < file < high and file not in used:
            return file
    message = f"{low or high} 旁边没有空的文件名可用，不能自动并入 (no name is free for a file beside it)"
    raise UnmergedError(message)


def _tasks(value: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - JSON
    tasks: list[dict[str, Any]] = (value or {}).get("projects", [])
    return tasks


def _without_numbers(file: CorrectedFile, now: Mapping[str, Any]) -> CorrectedFile:
    """Return a file whose groups and tasks have in both readings the numbers that the data give them."""
    records = [record for value in now.values() for record in (value, *_tasks(value))]
    numbers = {record["id"]: record["number"] for record in records if {"id", "number"} <= record.keys()}

    def as_in_data(value: Any) -> Any:  # noqa: ANN401 - JSON
        if value is None or not (file.name.startswith(_FOLDER) or "projects" in value):
            return value
        tasks = [{**task, "number": numbers.get(task["id"], task["number"])} for task in _tasks(value)]
        number = {"number": numbers.get(value["id"], value["number"])} if "number" in value else {}
        return {**value, **number, **({"projects": tasks} if "projects" in value else {})}

    return CorrectedFile(file.name, as_in_data(file.old), as_in_data(file.new))


def _refuse_lost_tasks(files: Iterable[CorrectedFile], now: Mapping[str, Any]) -> None:
    """Raise UnmergedError where a group goes with a task that people have added to it."""
    read = {task["id"] for file in files for value in (file.old, file.new) for task in _tasks(value)}
    for file in files:
        added = [task["name"] for task in _tasks(now.get(file.name)) if task["id"] not in read]
        if file.new is None and added:
            message = (
                f"{file.name} 的分组没有了，里面有你加的“{added[0]}”：先移到别的分组 (move the task that you added)"
            )
            raise UnmergedError(message)


def _with_moved_tasks(files: Iterable[CorrectedFile], now: Mapping[str, Any]) -> CorrectedDocuments:
    """Return the files with what people have edited in tasks that stand in the file of another group now."""
    before = {task["id"]: (file.name, task) for file in files for task in _tasks(file.old)}
    places = {
        task["id"]: (name, place, task) for name, value in now.items() for place, task in enumerate(_tasks(value))
    }
    after = {task["id"]: file.name for file in files for task in _tasks(file.new)}
    conflicts: list[tuple[str, Conflict]] = []

    def carried(file: CorrectedFile) -> CorrectedFile:
        tasks, is_gaining = [], False
        leaving = (task for task in _tasks(file.old) if after.get(task["id"], file.name) != file.name)
        for task in _tasks(file.new):
            source, old = before.get(task["id"], (file.name, task))
            if source == file.name or any(task["id"] == known["id"] for known in _tasks(now.get(file.name))):
                tasks.append(task)
            elif task["id"] in places:  # otherwise people have taken it out
                name, place, edited = places[task["id"]]
                value, kept = merged_item(edited, old, task)
                tasks.append(value)
                is_gaining = True
                conflicts.extend((name, replace(item, path=("projects", place, *item.path))) for item in kept)
        new = {**file.new, "projects": tasks} if tasks else file.new
        return CorrectedFile(file.name, file.old, new, tuple(leaving), is_gaining)

    return CorrectedDocuments(tuple([carried(file) for file in files]), tuple(conflicts))
