"""Write the snapshot of a state beside its revision, which states the checksum."""

from dataclasses import dataclass
from pathlib import Path

from generator.files import write_whole
from generator.load import load
from generator.model import Revision
from generator.source import read_folder, read_values, snapshot
from generator.source.edits import edit
from generator.source.yaml_text import UneditableError

_SCHEMA = "# yaml-language-server: $schema=../../schemas/revision.schema.json\n"


class SnapshotError(Exception):
    """The revision has a snapshot of other data already; the message says what to do."""


@dataclass(frozen=True)
class SnapshotFile:
    """The snapshot of a revision.

    revision: the id of the revision.
    path: the snapshot's file.
    is_new: whether it was written now, and was not there before.
    """

    revision: str
    path: Path
    is_new: bool


def write_snapshot(data_dir: Path) -> SnapshotFile:
    """Write the snapshot of the last revision and its checksum into the revision's file, once and for all.

    Raises DatasetError where the data are wrong, SnapshotError where the revision has a snapshot of other data,
    OSError.
    """
    dataset = load(data_dir).dataset
    revision = dataset.revision
    path = data_dir / "revisions" / f"{revision.id}.json"
    if revision.snapshot == dataset.sha256:
        return SnapshotFile(revision.id, path, is_new=False)
    if revision.snapshot is not None:
        message = (
            f"版本 {revision.id} 已有快照，数据与它不同：另立一个更正或修改版本，再生成快照 "
            f"(revision {revision.id} is frozen and the data differ: make a new revision first)"
        )
        raise SnapshotError(message)
    path.parent.mkdir(exist_ok=True)
    stating = path.with_suffix(".yml")
    write_whole({path: snapshot(read_folder(data_dir)), stating: _with_checksum(stating, revision, dataset.sha256)})
    return SnapshotFile(revision.id, path, is_new=True)


def _with_checksum(file: Path, revision: Revision, sha256: str) -> bytes:
    """Return a revision's file with the checksum as its last key; of an original that has no file, the file.

    Raises SnapshotError where the file is written in a way that no key can be added to.
    """
    text = file.read_text("utf-8-sig") if file.exists() else f'{_SCHEMA}id: "{revision.id}"\nkind: {revision.kind}\n'
    value, _ = read_values(text, "")
    keys = value if isinstance(value, dict) else {}
    try:
        return edit(text, {("snapshot",): sha256}, (*keys, "snapshot")).encode()
    except UneditableError as error:
        message = (
            f"{file} 的写法加不进校验和，请加上“snapshot: {sha256}”再生成快照 (add this to the file, then freeze again)"
        )
        raise SnapshotError(message) from error
