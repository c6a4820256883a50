"""A clone on a machine whose git writes CRLF has every byte as it was committed: scripts run, checksums hold."""

import shutil
import subprocess
from pathlib import Path

import pytest

from generator.importing.site_folder import _GIT_ATTRIBUTES
from tests.support.checkout import git
from tests.support.paths import CITY, REPOSITORY


def files(folder: Path) -> dict[str, bytes]:
    """Return all files of a checkout, without git's own."""
    paths = (path for path in folder.rglob("*") if path.is_file() and ".git" not in path.relative_to(folder).parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def cloned(folder: Path) -> Path:
    """Commit a folder and clone it as such a machine does."""
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "all")
    git(folder.parent, "clone", "-q", "-c", "core.autocrlf=true", str(folder), str(folder.parent / "clone"))
    return folder.parent / "clone"


def test_what_the_importer_writes_survives(tmp_path: Path) -> None:
    """The attributes that it writes beside a plan keep the plan as it is; without them git changes it."""
    plan = tmp_path / "plan"
    shutil.copytree(CITY, plan / "data")
    (plan / ".gitattributes").write_text(_GIT_ATTRIBUTES, encoding="utf-8")
    assert files(cloned(plan)) == files(plan)


def test_without_attributes_it_would_not(tmp_path: Path) -> None:
    """The test sees what git does where nothing is said."""
    plan = tmp_path / "plan"
    shutil.copytree(CITY, plan / "data")
    assert files(cloned(plan)) != files(plan)


def test_attributes_of_this_repository_name_everything() -> None:
    """Each text file is LF in every checkout, or is never touched."""
    done = subprocess.run(["git", "ls-files", "--eol"], cwd=REPOSITORY, capture_output=True, text=True, check=False)  # noqa: S607
    if done.returncode:
        pytest.skip("not a checkout")
    lines = [line.split(maxsplit=3) for line in done.stdout.splitlines()]
    assert len(lines) > 500
    for index, _, *rest in lines:
        if index not in {"i/-text", "i/none"}:
            assert "eol=lf" in " ".join(rest) or "attr/-text" in " ".join(rest), rest
