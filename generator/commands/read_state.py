"""States to compare, read from a data folder, a snapshot or a git revision."""

import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import NamedTuple

from generator import load, schema, source
from generator.findings import DatasetError, Finding
from generator.repository import GitError, git
from generator.revisions.canonical import ComparedState, canonical

_LINK, _SUBMODULE = "120000", "160000"  # modes of entries in a tree of git's
_LARGEST_TREE = 256 * 1024 * 1024
_REVISION = re.compile(r"original|[0-9]{4}-[0-9]{2}-[0-9]{2}(-[0-9]+)?")


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
        there, label = folder.as_posix(), f"{name}:{data_dir.as_posix()}"
        try:
            state = _read_folder(name, folder)
        except DatasetError as error:
            raise DatasetError(finding.moved(there, label) for finding in error.findings) from error
        return replace(state, findings=tuple(finding.moved(there, label) for finding in state.findings))


def _read_folder(name: str, folder: Path) -> ComparedState:
    documents = _read_documents(folder)
    has_revisions = any(document.kind == "revision" for document in documents)
    value = canonical(documents, load.official_text(documents))
    return ComparedState(name, value, _findings(folder), has_lasting_ids=has_revisions)


def _read_revision(name: str, folder: Path) -> ComparedState:
    """Return a published state from its snapshot; from the folder where it has none yet."""
    documents = _read_documents(folder)
    revision = next(revision for revision in load.read_revisions(folder, documents) if revision.id == name)
    if revision.snapshot is None:
        return _read_folder(name, folder)
    value = canonical(load.read_snapshot(folder, revision), load.official_text(documents))
    return ComparedState(name, value, has_lasting_ids=True)


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
    """Yield a temporary folder that holds the data of `data_dir` as they are in the tree of a git revision."""
    place = data_dir.resolve()
    standing = next(parent for parent in (place, *place.parents) if parent.is_dir())
    try:
        top = Path(git(standing, "rev-parse", "--show-toplevel").decode().removesuffix("\n"))
        commit = git(top, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}").decode().strip()
        inside = place.relative_to(top.resolve()).as_posix()
        # `ls-tree` and `cat-file` give the bytes that were committed: no attribute or setting changes line ends.
        listed = git(
            top, "ls-tree", "-r", "-z", "-l", "--full-tree", commit, "--", "." if inside == "." else f"{inside}/"
        )
        files = [_entry(line, inside) for line in listed.decode(errors="surrogateescape").split("\0") if line]
    except (GitError, ValueError) as error:
        shallow = (
            "；这是浅克隆，先 git fetch --unshallow (a shallow clone: fetch all of it)" if _is_shallow(standing) else ""
        )
        message = (
            f"没有名为 {revision} 的数据文件夹或 git 版本 (no such data folder or git revision)；git: {error}{shallow}"
        )
        raise UnknownStateError(message) from error
    if not files:
        message = f"版本 {revision} 里没有文件夹 {data_dir.as_posix()} (the revision has no such folder)"
        raise UnknownStateError(message)
    with TemporaryDirectory(prefix="plansite-") as folder:
        data = Path(folder, "data")
        data.mkdir()
        _write(files, data, top)
        yield data


def _is_shallow(folder: Path) -> bool:
    """Say whether a clone lacks the commits before some day; false where git cannot be asked."""
    try:
        return git(folder, "rev-parse", "--is-shallow-repository").strip() == b"true"
    except GitError:
        return False


class TreeEntry(NamedTuple):
    """A file in the tree of a commit: its mode, object, size in bytes and path below the data folder."""

    mode: str
    object: str
    size: int
    path: PurePosixPath


def _entry(line: str, inside: str) -> TreeEntry:
    about, _, path = line.partition("\t")
    mode, _, name, size = about.split()
    below = PurePosixPath(path) if inside == "." else PurePosixPath(path).relative_to(inside)
    return TreeEntry(mode, name, int(size) if size.isdecimal() else 0, below)


def _write(files: Sequence[TreeEntry], folder: Path, top: Path) -> None:
    """Write the files that the format may read. Of one that is too large only the size is kept; a link stays a link.

    Raises UnknownStateError where all together are too large.
    """
    wanted = [file for file in files if _is_read(file.path) and file.mode != _SUBMODULE]
    blobs = [file for file in wanted if file.mode != _LINK and file.size <= source.LARGEST]
    if sum(file.size for file in blobs) > _LARGEST_TREE:
        message = f"这个版本的数据超过 {_LARGEST_TREE >> 20} MB，没有读 (too large to be read)"
        raise UnknownStateError(message)
    for file in wanted:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        if file.mode == _LINK:
            path.symlink_to("a-link")  # reading refuses it, wherever it leads
        elif file.size > source.LARGEST:
            with path.open("wb") as sparse:
                sparse.truncate(file.size)  # reading refuses it by its size
    stream = io.BytesIO(git(top, "cat-file", "--batch", given="".join(f"{file.object}\n" for file in blobs).encode()))
    for file in blobs:
        stream.readline()  # `<object> blob <size>`
        (folder / file.path).write_bytes(stream.read(file.size))
        stream.read(1)


def _is_read(path: PurePosixPath) -> bool:
    """Say whether the format may read a file: YAML, texts and snapshots, none of them hidden."""
    return path.suffix in {".yml", ".yaml", ".txt", ".json"} and not any(part.startswith(".") for part in path.parts)
