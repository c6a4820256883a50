"""The files of a data folder, read within limits of place, kind and size."""

import hashlib
import os
import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from generator.findings import DatasetError, Finding, Location
from generator.source.characters import markup_in
from generator.source.file_rules import finding
from generator.source.places import Origin
from generator.source.yaml_values import Json, read_values

LARGEST = 16 * 1024 * 1024
MOST_FILES = 10_000  # YAML files
DEEPEST = 8  # folders in each other; the format has one

# Kinds of files: a pattern of their names in the folder, and an example.
KINDS = {
    "plan": (r"plan\.yml", "plan.yml"),
    "engineering": (r"engineerings/[0-9A-Za-z_-]+\.yml", "engineerings/01.yml"),
    "projects": (r"projects\.yml", "projects.yml"),
    "units": (r"units\.yml", "units.yml"),
    "provisions": (r"provisions\.yml", "provisions.yml"),
    "relationships": (r"relationships\.yml", "relationships.yml"),
    "assessment": (r"assessment\.yml", "assessment.yml"),
    "waivers": (r"waivers\.yml", "waivers.yml"),
    "layout": (r"source/[0-9A-Za-z_-]+\.yml", "source/<id>.yml"),
    "revision": (r"revisions/(original|[0-9]{4}-[0-9]{2}-[0-9]{2}(-[1-9][0-9]*)?)\.yml", "revisions/2012-12-25.yml"),
}
SEVERAL = {"engineering", "revision"}  # of every other kind a plan has one file at the most
REQUIRED = {"plan", "layout"}
TASKS = {"engineering", "projects"}  # one of these at the least


@dataclass(frozen=True, slots=True)
class Document:
    """A file of the data folder as a value.

    file: its path in messages.
    value: what it says, as JSON.
    origin: its beginning, from which a pointer steps to the place of each value.
    name: its path in the data folder.
    """

    file: str
    value: Json
    origin: Origin
    name: str

    @property
    def kind(self) -> str:
        """The kind of the file, a key of `KINDS`. Raises KeyError where its name fits none."""
        kind = kind_of(self.name)
        if kind is None:
            raise KeyError(self.name)
        return kind


@dataclass(frozen=True, slots=True)
class OfficialText:
    """An official text.

    text: every character as in its file.
    sha256: the checksum of the file.
    original_sha256: that of the file from which a reader made it; "" where the text was always one.
    """

    text: str
    sha256: str
    original_sha256: str = ""


def kind_of(name: str) -> str | None:
    """Return the kind of a file by its name in the data folder, or None."""
    return next((kind for kind, (form, _) in KINDS.items() if re.fullmatch(form, name)), None)


def read_folder(data_dir: Path) -> tuple[Document, ...]:
    """Return every YAML file of a data folder, sorted by name.

    Raises DatasetError with the findings of all files at once.
    """
    documents: list[Document] = []
    findings: list[Finding] = []
    if not data_dir.is_dir():
        message = f"没有数据文件夹 {data_dir.as_posix()} (no such data folder)"
        raise DatasetError([finding("file-missing", Location(data_dir.as_posix()), message)])
    seen: set[str | None] = set()
    names = list(islice(_names(data_dir, findings), MOST_FILES + 1))
    if len(names) > MOST_FILES:
        message = f"数据文件夹里超过 {MOST_FILES} 个 YAML 文件，没有读 (more than that, none is read)"
        raise DatasetError([*findings, finding("file-size", Location(data_dir.as_posix()), message)])
    printed = printed_markup(data_dir)
    for name in sorted(names):
        file, kind = (data_dir / name).as_posix(), kind_of(name)
        if kind is None:
            findings.append(finding("file-unknown", Location(file), f"格式里没有文件 {name} (no file of the format)"))
            continue
        if kind in seen and kind not in SEVERAL:
            findings.append(finding("file-unknown", Location(file), f"{name} 是第二份同类文件 (a second of its kind)"))
            continue
        seen.add(kind)
        try:
            documents.append(read_document(data_dir / name, file, name, printed))
        except DatasetError as error:
            findings.extend(error.findings)
    findings.extend(_missing(data_dir, seen))
    if findings:
        raise DatasetError(findings)
    return tuple(documents)


def printed_markup(data_dir: Path) -> tuple[str, ...]:
    """Return the markup of the official texts of a data folder, which values may hold; of those that can be read."""
    pieces: set[str] = set()
    for path in sorted(data_dir.glob("source/*.txt")):
        with suppress(DatasetError):
            pieces.update(markup_in(decoded(file_bytes(path, path.as_posix()), path.as_posix())))
    return tuple(sorted(pieces))


def read_document(path: Path, file: str, name: str = "", printed: tuple[str, ...] = ()) -> Document:
    """Return a YAML file as JSON values with places. Raises DatasetError with every finding.

    `file` is its path in messages, `name` its path in the data folder, `printed` the markup of the official texts.
    """
    value, place = read_values(decoded(file_bytes(path, file), file).removeprefix("\ufeff"), file, printed)
    return Document(file, value, Origin(file, place), name or path.name)


def read_official_text(path: Path, file: str, named: Location, sha256: str) -> OfficialText:
    """Return an official text. Raises DatasetError; where the file is missing, at `named`, the place that names it.

    `sha256` is the checksum that the file must have: where it would have it with other line ends, that is the finding.
    """
    if not path.exists() and not path.is_symlink():
        raise DatasetError([finding("file-missing", named, f"没有原文文件 {file} (no official text)")])
    content = file_bytes(path, file)
    actual = hashlib.sha256(content).hexdigest()
    if actual != sha256 and hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest() == sha256:
        message = f"{file} 的行尾成了 CRLF，换回 LF 即与登记的校验和一致 (only its line ends differ: CRLF for LF)"
        raise DatasetError([finding("file-line-ends", Location(file), message)])
    return OfficialText(decoded(content, file), actual)


def read_original(path: Path, file: str, named: Location) -> str:
    """Return the SHA-256 of the file that an official text was read from. Raises DatasetError where there is none."""
    if not path.exists() and not path.is_symlink():
        raise DatasetError([finding("file-missing", named, f"没有原件 {file} (the original file is missing)")])
    return hashlib.sha256(file_bytes(path, file)).hexdigest()


def _names(data_dir: Path, findings: list[Finding]) -> Iterator[str]:
    """Yield the names of the YAML files in a folder and below, without hidden ones; add a finding for each link."""

    def unreadable(error: OSError) -> None:
        file = Path(error.filename or data_dir).as_posix()
        findings.append(_unreadable(file, error.strerror or ""))

    for folder, folders, files in os.walk(data_dir, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if len(Path(folder).relative_to(data_dir).parts) == DEEPEST and folders:
            message = f"文件夹套了超过 {DEEPEST} 层，里面的没有看 (folders nested deeper than {DEEPEST} are not read)"
            findings.append(finding("file-unknown", Location(Path(folder, folders[0]).as_posix()), message))
            folders.clear()
        for name in (*folders, *files):
            path = Path(folder, name)
            if path.is_symlink() and not name.startswith("."):
                message = f"{path.relative_to(data_dir).as_posix()} 是符号链接 (a symbolic link)"
                findings.append(finding("file-symlink", Location(path.as_posix()), message))
            elif path.suffix in {".yml", ".yaml"} and not name.startswith("."):
                yield path.relative_to(data_dir).as_posix()


def _missing(data_dir: Path, kinds: set[str | None]) -> Iterator[Finding]:
    """Yield a finding for each kind of file that a plan needs and that is missing."""
    for kind, (_, example) in KINDS.items():
        if kind in REQUIRED - kinds:
            location = Location((data_dir / example).as_posix())
            yield finding("file-missing", location, f"缺少文件 {example} (the file is missing)")
    if not kinds & TASKS:
        message = "没有写任务的文件：engineerings/ 里的分组，或 projects.yml (no file has tasks)"
        yield finding("file-missing", Location((data_dir / "projects.yml").as_posix()), message)


def file_bytes(path: Path, file: str) -> bytes:
    """Return the bytes of a regular file that is not too large. Raises DatasetError, with `file` as its name."""
    try:
        if path.is_symlink():
            raise DatasetError([finding("file-symlink", Location(file), f"{file} 是符号链接 (a symbolic link)")])
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise DatasetError([_unreadable(file, "不是普通文件，not a regular file")])
        if status.st_size > LARGEST:
            message = f"文件有 {status.st_size} 字节，超过 16 MB，没有读 (larger than 16 MB, not read)"
            raise DatasetError([finding("file-size", Location(file), message)])
        return path.read_bytes()
    except OSError as error:
        raise DatasetError([_unreadable(file, error.strerror or "")]) from error


def decoded(content: bytes, file: str) -> str:
    """Return UTF-8 as text. Raises DatasetError at the first byte that is not UTF-8."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8")) + 1
        message = f"这里不是 UTF-8：字节 0x{content[error.start]:02X} (not UTF-8)"
        location = Location(file, before.count(b"\n") + 1, column)
        raise DatasetError([finding("file-encoding", location, message)]) from error


def _unreadable(file: str, why: str) -> Finding:
    return finding("file-unreadable", Location(file), f"读不了 {file}：{why} (cannot be read)")
