"""States to compare, read from a data folder, a snapshot or a git revision."""

from __future__ import annotations

import io
import re
import subprocess
import tarfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from generator import load, schema, source
from generator.findings import DatasetError, Finding
from generator.revisions import ComparedState, canonical

_REVISION = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(-[0-9]+)?")


class UnknownStateError(Exception):
    """A name that is neither a folder nor a revision, or a git revision without the data folder."""


def read_state(name: str, data_dir: Path) -> ComparedState:
    """Return the state that is called `name`: a data folder, a revision of `data_dir` by its id, or a git revision.

    Of a git revision the folder `data_dir` of its tree is read. Raises UnknownStateError, and DatasetError with all
    findings where the files cannot be read: YAML, schema, a missing file. What breaks only references or rules is in
    the state's `findings`.
    """
    if Path(name).is_dir():
        return _read_folder(name, Path(name))
    if _REVISION.fullmatch(name) and (data_dir / "revisions" / f"{name}.yml").exists():
        return _read_revision(name, data_dir)
    with _tree(name, data_dir) as folder:
        label = f"{name}:{data_dir.as_posix()}"
        try:
            state = _read_folder(name, folder)
        except DatasetError as error:
            raise DatasetError(_labelled(error.findings, folder, label)) from error
        return replace(state, findings=_labelled(state.findings, folder, label))


def _read_folder(name: str, folder: Path) -> ComparedState:
    documents = _read_documents(folder)
    return ComparedState(name, canonical(documents, load.official_text(documents)), _findings(folder))


def _read_revision(name: str, folder: Path) -> ComparedState:
    """Return a published state from its snapshot; from the folder where it has none yet."""
    documents = _read_documents(folder)
    revision = next(revision for revision in load.read_revisions(folder, documents) if revision.id == name)
    if revision.snapshot is None:
        return _read_folder(name, folder)
    return ComparedState(name, canonical(load.read_snapshot(folder, revision), load.official_text(documents)))


def _read_documents(folder: Path) -> tuple[source.Document, ...]:
    documents = source.read_folder(folder)
    findings = [finding for document in documents for finding in schema.validate(document)]
    if findings:
        raise DatasetError(findings)
    return documents


def _findings(folder: Path) -> tuple[Finding, ...]:
    try:
        return load.load(folder).warnings
    except DatasetError as error:
        return error.findings


@contextmanager
def _tree(revision: str, data_dir: Path) -> Iterator[Path]:
    """Yield a temporary folder that holds `data_dir` as it is in the tree of a git revision."""
    place = data_dir.resolve()
    existing = next(parent for parent in (place, *place.parents) if parent.is_dir())
    unknown = UnknownStateError(f"没有名为 {revision} 的数据文件夹或 git 版本 (no such data folder or git revision)")
    try:
        top = Path(_git(existing, "rev-parse", "--show-toplevel").decode().removesuffix("\n"))
        commit = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except (OSError, ValueError, subprocess.CalledProcessError) as error:  # no git, no repository, no revision
        raise unknown from error
    inside = place.relative_to(top.resolve()).as_posix()
    tree = f"{commit.decode().strip()}:{'' if inside == '.' else inside}"
    try:
        # The settings of the machine must not change the bytes: git may be set to write other line ends.
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
    """Write the files of an archive, links last: no file is written through a link, and reading refuses it."""
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


def _labelled(findings: Sequence[Finding], folder: Path, label: str) -> tuple[Finding, ...]:
    """Return findings whose files are named as in the revision, not in the temporary folder."""
    there = folder.as_posix()
    return tuple(
        replace(
            finding,
            location=replace(finding.location, file=finding.location.file.replace(there, label)),
            message=finding.message.replace(there, label),
        )
        for finding in findings
    )
