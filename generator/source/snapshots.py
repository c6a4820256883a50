"""Snapshots: the data of a published state in one canonical JSON file (RFC 8785) that is never edited."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

import rfc8785

from generator.findings import DatasetError, Location
from generator.source.file_rules import finding
from generator.source.files import Document, file_bytes
from generator.source.places import Origin, SourcePlace


def snapshot(documents: Iterable[Document]) -> bytes:
    """Return the snapshot of documents: their values by file name, without the revisions and YAML's formatting.

    Its SHA-256 is the API's `dataset_sha256`.
    """
    return rfc8785.dumps({document.name: document.value for document in documents if document.kind != "revision"})


def read_snapshot(path: Path, sha256: str | None, named: Location) -> tuple[Document, ...]:
    """Return the documents of a snapshot, sorted by name.

    Raises DatasetError at `named`, the place that names the snapshot, where file or checksum are missing, and where
    the file does not have the checksum.
    """
    file = path.as_posix()
    if sha256 is None or not (path.exists() or path.is_symlink()):
        raise DatasetError([finding("snapshot-missing", named, f"没有登记或缺少快照 {file} (the snapshot is missing)")])
    content = file_bytes(path, file)
    actual = hashlib.sha256(content).hexdigest()
    if actual != sha256:
        message = f"{file} 的校验和是 {actual}，与登记的不同 (not the SHA-256 that the revision states)"
        raise DatasetError([finding("snapshot-unchanged", Location(file), message)])
    origin = Origin(file, SourcePlace(1, 1))
    return tuple(Document(file, value, origin, name) for name, value in sorted(json.loads(content).items()))
