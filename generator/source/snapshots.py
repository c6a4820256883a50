"""Snapshots: the data of a published state in one canonical JSON file (RFC 8785) that is never edited."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from generator.findings import DatasetError, Finding, Location
from generator.source.characters import MOST, may_hold_unwanted, unwanted_in_file, unwanted_in_value
from generator.source.file_rules import finding
from generator.source.files import KINDS, REQUIRED, SEVERAL, TASKS, Document, decoded, file_bytes, kind_of
from generator.source.places import Origin, SourcePlace
from generator.source.yaml_values import DEPTH, Json
from generator.speed.canonical_json import canonical_json


def snapshot(documents: Iterable[Document]) -> bytes:
    """Return the snapshot of documents: their values by file name, without the revisions and YAML's formatting.

    Its SHA-256 is the API's `dataset_sha256`.
    """
    return canonical_json({document.name: document.value for document in documents if document.kind != "revision"})


def snapshot_sha256(documents: Iterable[Document]) -> str:
    """Return the SHA-256 of the snapshot of documents."""
    return hashlib.sha256(snapshot(documents)).hexdigest()


def snapshot_bytes(path: Path, sha256: str | None, named: Location) -> bytes:
    """Return a snapshot's bytes.

    Raises DatasetError at `named`, the place that names the snapshot, where file or checksum are missing; in the file,
    where it does not have the checksum.
    """
    file = path.as_posix()
    if sha256 is None or not (path.exists() or path.is_symlink()):
        raise DatasetError([finding("snapshot-missing", named, f"没有登记或缺少快照 {file} (the snapshot is missing)")])
    content = file_bytes(path, file)
    actual = hashlib.sha256(content).hexdigest()
    if actual != sha256:
        message = f"{file} 的校验和是 {actual}，与登记的不同 (not the SHA-256 that the revision states)"
        raise DatasetError([finding("snapshot-unchanged", Location(file), message)])
    return content


def read_snapshot(
    path: Path, sha256: str | None, named: Location, printed: tuple[str, ...] = ()
) -> tuple[Document, ...]:
    """Return the documents of a snapshot, sorted by name; `printed` is the markup of the official texts.

    Raises DatasetError as `snapshot_bytes` does, and in a file that is not what `snapshot` writes, or holds what no
    YAML file may hold.
    """
    file = path.as_posix()
    text = decoded(snapshot_bytes(path, sha256, named), file)
    values = _values(text, file)
    place = SourcePlace(1, 1)
    unwanted = _unwanted(values, file, place, printed) if may_hold_unwanted(text) else ()
    if wrong := [*_names(values, file), *islice(unwanted, MOST)]:
        raise DatasetError(wrong)
    return tuple(Document(file, value, Origin(file, place), name) for name, value in sorted(values.items()))


def _values(text: str, file: str) -> dict[str, Json]:
    """Return the values of a snapshot by file name. Raises DatasetError where it is not what `snapshot` writes."""
    if wrong := unwanted_in_file(text, file):
        raise DatasetError(wrong)
    deep = finding("yaml-depth", Location(file), f"嵌套超过 {DEPTH} 层 (nested deeper than {DEPTH})")
    try:
        values = json.loads(text)
        if _is_deep(values):
            raise DatasetError([deep])
        # Every key twice, every number that a double does not hold, half a character: none of them is canonical.
        is_canonical = canonical_json(values) == text.encode()
        why = None if is_canonical else "不是 RFC 8785 的写法 (not written as RFC 8785 has it)"
    except RecursionError as error:
        raise DatasetError([deep]) from error
    except ValueError as error:
        why = f"不是规范的 JSON (no canonical JSON): {error}"
    if why is None and not isinstance(values, dict):
        why = "最外层不是映射 (no mapping of file names)"
    if why is not None:
        raise DatasetError([finding("snapshot-canonical", Location(file), f"快照{why}")])
    return dict(values)


def _is_deep(value: Json) -> bool:
    """Say whether values are nested deeper than `DEPTH`, the mapping of file names not counted."""
    level: list[Json] = [value]
    for _ in range(DEPTH + 2):
        level = [item for outer in level if isinstance(outer, (dict, list)) for item in _inner(outer)]
        if not level:
            return False
    return True


def _inner(value: dict[str, Json] | list[Json]) -> Iterable[Json]:
    return value.values() if isinstance(value, dict) else value


def _names(values: dict[str, Json], file: str) -> Iterator[Finding]:
    """Yield a finding for each file that the format does not have, or that a plan needs and the snapshot lacks."""
    kinds = {name: kind_of(name) for name in values}
    counts = Counter(kinds.values())
    for name in sorted(values):
        if kinds[name] in {None, "revision"}:
            yield finding("file-unknown", Location(file), f"快照里没有文件 {name} 的位置 (no file of a snapshot)")
        elif kinds[name] not in SEVERAL and counts[kinds[name]] > 1:
            yield finding("file-unknown", Location(file), f"{name} 是第二份同类文件 (a second of its kind)")
    there = set(kinds.values())
    lacking = [example for kind, (_, example) in KINDS.items() if kind in REQUIRED - there]
    for example in lacking if there & TASKS else [*lacking, KINDS["projects"][1]]:
        yield finding("file-missing", Location(file), f"快照里缺少 {example} (missing in the snapshot)")


def _unwanted(value: Json, file: str, place: SourcePlace, printed: tuple[str, ...]) -> Iterator[Finding]:
    """Yield a finding for each character and piece of markup that no key or text may hold."""
    if isinstance(value, str):
        yield from unwanted_in_value(value, file, place, printed)
    elif isinstance(value, dict):
        for key in value:
            yield from unwanted_in_value(key, file, place)
    if isinstance(value, (dict, list)):
        for item in _inner(value):
            yield from _unwanted(item, file, place, printed)
