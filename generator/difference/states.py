"""A state of the dataset to compare: read from a folder or a git revision, as one JSON value."""

from __future__ import annotations

import io
import subprocess
import tarfile
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from generator import load, schema, source
from generator.diagnostics import DatasetError, Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class UnknownStateError(Exception):
    """A name that is neither a folder nor a revision, or a revision without the data folder."""


@dataclass(frozen=True)
class State:
    """A dataset that can be read: its canonical value (see `canonical`), and what `check` finds in it."""

    name: str
    value: dict[str, Any]
    findings: tuple[Diagnostic, ...] = ()


def read_state(name: str, data_dir: Path) -> State:
    """Return the state that is called `name`: a data folder, else a git revision, of whose tree `data_dir` is read.

    Raises UnknownStateError, and DatasetError with all findings where the files cannot be read: YAML, schema, a
    missing file. What breaks references or rules only is in `findings`.
    """
    if Path(name).is_dir():
        return _read_folder(name, Path(name))
    with _tree(name, data_dir) as folder:
        label = f"{name}:{data_dir.as_posix()}"
        try:
            state = _read_folder(name, folder)
        except DatasetError as error:
            raise DatasetError(_labelled(error.diagnostics, folder, label)) from error
        return replace(state, findings=_labelled(state.findings, folder, label))


def canonical(documents: Sequence[source.Document], official: source.OfficialText) -> dict[str, Any]:
    """Return a dataset as one JSON value: what is one list over several files or nested lists is one list here.

    Projects say their `engineering`, provisions their `part` and `chapter`. An empty list is the same as none.
    """
    one: dict[str, Any] = {document.kind: document.value for document in documents}
    engineerings: list[Any] = [document.value for document in documents if document.kind == "engineering"]
    units, parts = one["units"], one["provisions"]["parts"]
    return {
        "plan": one["plan"],
        "engineerings": [_without(engineering, "projects") for engineering in engineerings],
        "projects": [{**project, "engineering": each["id"]} for each in engineerings for project in each["projects"]],
        **units,
        "parts": [
            {**part, "chapters": [_without(chapter, "provisions") for chapter in part["chapters"]]} for part in parts
        ],
        "provisions": [
            {**provision, "part": part["id"], "chapter": chapter["number"]}
            for part in parts
            for chapter in part["chapters"]
            for provision in chapter.get("provisions", ())
        ],
        "relationships": one["relationships"]["relationships"],
        "assessment": one["assessment"],
        "waivers": one["waivers"]["words"],
        "layout": one["layout"],
        "source": official.text,
    }


def _without(value: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: inner for name, inner in value.items() if name != key}


def _read_folder(name: str, folder: Path) -> State:
    documents = source.read_folder(folder)
    wrong = [finding for document in documents for finding in schema.validate(document)]
    if wrong:
        raise DatasetError(wrong)
    layout = next(document for document in documents if document.kind == "layout")
    named: Any = layout.value
    path = Path(layout.file).parent / named["file"]
    official = source.read_official_text(path, path.as_posix(), (layout.origin / "file").location)
    return State(name, canonical(documents, official), _findings(folder))


def _findings(folder: Path) -> tuple[Diagnostic, ...]:
    try:
        return load.load(folder).warnings
    except DatasetError as error:
        return error.diagnostics


@contextmanager
def _tree(revision: str, data_dir: Path) -> Iterator[Path]:
    """Yield a temporary folder that holds `data_dir` as it is in the tree of a git revision."""
    place = data_dir.resolve()
    standing = next(parent for parent in (place, *place.parents) if parent.is_dir())
    unknown = UnknownStateError(f"没有名为 {revision} 的数据文件夹或 git 版本 (no such data folder or git revision)")
    try:
        top = Path(_git(standing, "rev-parse", "--show-toplevel").decode().removesuffix("\n"))
        commit = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except (OSError, ValueError, subprocess.CalledProcessError) as error:  # no git, no repository, no revision
        raise unknown from error
    inside = place.relative_to(top.resolve()).as_posix()
    tree = f"{commit.decode().strip()}:{'' if inside == '.' else inside}"
    try:
        # Nothing of the place where git runs may change the bytes: no other line ends than the revision's.
        archive = _git(top, "-c", "core.autocrlf=false", "archive", "--format=tar", tree)
    except subprocess.CalledProcessError as error:
        message = f"版本 {revision} 里没有文件夹 {data_dir.as_posix()} (the revision has no such folder)"
        raise UnknownStateError(message) from error
    with TemporaryDirectory(prefix="plansite-") as folder:
        _unpack(archive, Path(folder, "data"))
        yield Path(folder, "data")


def _git(folder: Path, *arguments: str) -> bytes:
    return subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True).stdout  # noqa: S603, S607


def _unpack(archive: bytes, folder: Path) -> None:
    """Write the files of an archive; a link stays a link, which reading refuses, and nothing is written through one."""
    folder.mkdir()
    links: list[tuple[Path, str]] = []
    with tarfile.open(fileobj=io.BytesIO(archive)) as members:
        for member in members:
            name = PurePosixPath(member.name)
            if name.is_absolute() or ".." in name.parts:
                continue
            path = folder / name
            if member.issym():
                links.append((path, member.linkname))
            elif (file := members.extractfile(member)) is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(file.read())
    for path, target in links:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(target)


def _labelled(findings: Sequence[Diagnostic], folder: Path, label: str) -> tuple[Diagnostic, ...]:
    """Return findings whose files are named as in the revision, not in the temporary folder."""
    there = folder.as_posix()
    return tuple(
        replace(
            one,
            location=replace(one.location, file=one.location.file.replace(there, label)),
            message=one.message.replace(there, label),
        )
        for one in findings
    )
