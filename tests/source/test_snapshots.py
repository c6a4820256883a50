"""A snapshot is read by the rules that files keep, whoever wrote it: its checksum proves no more than that."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import rfc8785

from generator.findings import DatasetError, Location
from generator.source import read_folder, read_snapshot, snapshot
from tests.support.paths import CITY

NAMED = Location("revisions/2020-03-02.yml", 4, 11)


def read(content: bytes, folder: Path) -> list[str]:
    """Return the rules that a snapshot of these bytes, whose checksum is right, breaks."""
    path = folder / "2020-03-02.json"
    path.write_bytes(content)
    try:
        read_snapshot(path, hashlib.sha256(content).hexdigest(), NAMED)
    except DatasetError as error:
        return sorted({finding.rule for finding in error.findings if finding.location.file == path.as_posix()})
    return []


def values() -> dict[str, Any]:
    return dict(json.loads(snapshot(read_folder(CITY))))


def test_what_freeze_writes_is_read(tmp_path: Path) -> None:
    """A snapshot reads back as the documents of which it was made."""
    assert read(snapshot(read_folder(CITY)), tmp_path) == []


BYTES = {
    "empty": (b"", "snapshot-canonical"),
    "not JSON": (b"units: []", "snapshot-canonical"),
    "list": (b"[]", "snapshot-canonical"),
    "null": (b"null", "snapshot-canonical"),
    "number": (b"1", "snapshot-canonical"),
    "not UTF-8": (b"\xff\xfe", "file-encoding"),
    "UTF-16": ("{}".encode("utf-16"), "file-encoding"),
    "deep": (b'{"plan.yml":' + b"[" * 100 + b"]" * 100 + b"}", "yaml-depth"),
    "deeper": (b"[" * 100_000 + b"]" * 100_000, "yaml-depth"),
    "5,000 digits": (b'{"plan.yml":' + b"9" * 5000 + b"}", "snapshot-canonical"),
    "a number that no double is": (b'{"plan.yml":9007199254740993}', "snapshot-canonical"),
    "NaN": (b'{"plan.yml":NaN}', "snapshot-canonical"),
    "half a character": (b'{"plan.yml":"\\ud800"}', "snapshot-canonical"),
    "key twice": (b'{"plan.yml":1,"plan.yml":2}', "snapshot-canonical"),
    "blanks": (b"{ }", "snapshot-canonical"),
    "NUL": (b'{"plan.yml":"\x00"}', "control-character"),
    "nothing": (b"{}", "file-missing"),
}


@pytest.mark.parametrize("name", BYTES)
def test_bytes_that_are_no_snapshot_are_a_finding(name: str, tmp_path: Path) -> None:
    """Whatever a file holds, it is a finding in that file, never a traceback."""
    content, rule = BYTES[name]
    assert read(content, tmp_path) == [rule]


VALUES: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "control character": (lambda v: v["units.yml"].update(note="\x00"), "control-character"),
    "escape": (lambda v: v["units.yml"].update(note="\x1b[2J"), "control-character"),
    "bidi": (lambda v: v["units.yml"].update(note="\u202e"), "bidi-character"),
    "invisible": (lambda v: v["plan.yml"].update(place="临江\u200b市"), "invisible-character"),
    "invisible in a key": (lambda v: v["plan.yml"].update({"pla\u00adce": 1}), "invisible-character"),
    "bidi in a key": (lambda v: v["units.yml"].update({"\u202e": 1}), "bidi-character"),
    "markup": (lambda v: v["units.yml"].update(note=["<script>"]), "markup"),
    "template": (lambda v: v["units.yml"].update(note="{{ 1 }}"), "markup"),
    "unknown file": (lambda v: v.update({"x.yml": {}}), "file-unknown"),
    "a revision": (lambda v: v.update({"revisions/2012-12-25.yml": {}}), "file-unknown"),
    "a second layout": (lambda v: v.update({"source/b.yml": {}}), "file-unknown"),
    "missing kind": (lambda v: v.pop("plan.yml"), "file-missing"),
}


@pytest.mark.parametrize("name", VALUES)
def test_values_that_no_file_may_hold_are_a_finding(name: str, tmp_path: Path) -> None:
    """What a YAML file may not hold, a snapshot may not either."""
    spoil, rule = VALUES[name]
    stored = values()
    spoil(stored)
    assert read(rfc8785.dumps(stored), tmp_path) == [rule]
