"""`plansite freeze`: a snapshot and its checksum together, or neither."""

import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import main
from generator.load import load
from tests.support.paths import CITY, TESTS

ORIGINAL = "2020-03-02"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of the city, whose original has no file yet."""
    return Path(shutil.copytree(CITY, tmp_path / "data"))


def files(data: Path) -> dict[str, bytes]:
    """Return all files below a folder."""
    return {path.relative_to(data).as_posix(): path.read_bytes() for path in sorted(data.rglob("*")) if path.is_file()}


def freeze(data: Path) -> int:
    """Freeze a folder by the command."""
    return main(["freeze", "--data", str(data)])


def test_what_is_frozen_is_accepted(data: Path) -> None:
    """The snapshot and its checksum are there, nothing else is, and freezing again changes nothing."""
    before = files(data)
    assert freeze(data) == 0
    after = files(data)
    assert after.keys() - before.keys() == {f"revisions/{ORIGINAL}.json", f"revisions/{ORIGINAL}.yml"}
    checked = load(data)
    assert checked.dataset.revision.snapshot == checked.dataset.sha256
    assert freeze(data) == 0
    assert files(data) == after


def test_a_notice_without_a_date_is_frozen(tmp_path: Path) -> None:
    """Its state is called `original`, in the names of files and in addresses alike."""
    data = Path(shutil.copytree(TESTS / "plans" / "duties", tmp_path / "data"))
    assert freeze(data) == 0
    assert load(data).dataset.revision.snapshot
    assert (data / "revisions" / "original.json").exists()


@pytest.mark.parametrize(
    "written",
    [
        f'{{id: "{ORIGINAL}", kind: original}}\n',
        f'{{\n  "id": "{ORIGINAL}",\n  "kind": "original",\n}}\n',
        f'  id: "{ORIGINAL}"\n  kind: original\n',
        f'---\nid: "{ORIGINAL}"\nkind: original\n...\n',
        f'\ufeff# 注\r\nid: "{ORIGINAL}"\r\nkind: original # 注',
    ],
)
def test_any_way_of_writing_takes_the_checksum(data: Path, written: str) -> None:
    """However a revision's file is written, the checksum is added to it and it says the same besides."""
    (data / "revisions").mkdir()
    (data / "revisions" / f"{ORIGINAL}.yml").write_text(written, encoding="utf-8", newline="")
    assert freeze(data) == 0
    assert load(data).dataset.revision.snapshot


def test_a_full_disk_leaves_nothing_in_part(data: Path) -> None:
    """Where the snapshot cannot be written to its end, the folder stays as it was and the message names the file."""
    (data / "revisions").mkdir()
    before = files(data)
    limit = (10_000, 10_000)  # bytes of a file: less than a snapshot
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "generator.cli", "freeze", "--data", str(data)],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.strip().endswith(f"{ORIGINAL}.json")
    assert "Traceback" not in done.stderr
    assert files(data) == before


def test_the_second_file_failing_leaves_nothing_of_the_first(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A snapshot without its checksum would be taken for nobody's: both are written, or none is."""
    (data / "revisions" / f".{ORIGINAL}.yml.new").mkdir(parents=True)
    before = files(data)
    assert freeze(data) == 2
    assert f"{ORIGINAL}.yml" in capsys.readouterr().err
    assert files(data) == before
