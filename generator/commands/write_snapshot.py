"""Write the snapshot of a state of the plan beside its revision, which states the checksum."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.load import load
from generator.model import Revision
from generator.source import read_folder, snapshot

_SCHEMA = "# yaml-language-server: $schema=../../schemas/revision.schema.json\n"


class SnapshotError(Exception):
    """A state that has been frozen already with other data; the message says what to do."""


@dataclass(frozen=True)
class WrittenSnapshot:
    """What was frozen: a revision, its snapshot and whether it was written now."""

    revision: str
    snapshot: Path
    written: bool


def write_snapshot(data_dir: Path) -> WrittenSnapshot:
    """Write the snapshot of the last revision and its checksum into the revision's file, once and for all.

    Raises DatasetError where the data are wrong, SnapshotError where the revision has a snapshot of other data,
    OSError.
    """
    dataset = load(data_dir).dataset
    revision = dataset.revision
    path = data_dir / "revisions" / f"{revision.id}.json"
    if revision.snapshot == dataset.sha256:
        return WrittenSnapshot(revision.id, path, written=False)
    if revision.snapshot is not None:
        message = (
            f"版本 {revision.id} 已有快照，数据与它不同：另立一个更正或修改版本，再生成快照 "
            f"(revision {revision.id} is frozen and the data differ: make a new revision first)"
        )
        raise SnapshotError(message)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(snapshot(read_folder(data_dir)))
    _state_checksum(path.with_suffix(".yml"), revision, dataset.sha256)
    return WrittenSnapshot(revision.id, path, written=True)


def _state_checksum(file: Path, revision: Revision, sha256: str) -> None:
    """Add the checksum at the end of a revision's file; the original's is made where it has none."""
    text = file.read_text("utf-8") if file.exists() else f'{_SCHEMA}id: "{revision.id}"\nkind: {revision.kind}\n'
    file.write_text(f"{text.rstrip()}\nsnapshot: {sha256}\n", "utf-8", newline="\n")
