"""A clone of a repository that holds the fictional city, as editors and hosts have one, with the make targets."""

import os
import shutil
import subprocess
from pathlib import Path

from tests.support.paths import BIN, CITY, REPOSITORY


def git(at: Path, *arguments: str) -> None:
    """Run git as somebody, whatever the settings and hooks of the machine."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    who = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    program = ["git", "-C", str(at), *who, *arguments]
    subprocess.run(program, check=True, capture_output=True, env=clean)  # noqa: S603 - ours


def checkout(folder: Path) -> Path:
    """Make a repository whose `main` holds the city, and return a clone of it with a branch `proposal` begun."""
    origin = folder / "origin"
    shutil.copytree(CITY, origin / "data")
    shutil.copytree(REPOSITORY / "scripts", origin / "scripts")
    (origin / "docs").mkdir()
    (origin / "docs" / "favicon.ico").touch()
    for name in ("Makefile", "mkdocs.yml", ".gitignore"):
        shutil.copy(REPOSITORY / name, origin)
    git(folder, "init", "-q", "-b", "main", str(origin))
    commit(origin)
    return cloned(origin, folder / "clone")


def cloned(origin: Path, clone: Path) -> Path:
    """Clone a repository, begin a branch, lend it the tests' environment, and return it."""
    git(origin, "clone", "-q", str(origin), str(clone))
    git(clone, "checkout", "-q", "-b", "proposal")
    # The stamp, the newest of these, tells make that all is set up.
    (clone / ".venv").mkdir()
    (clone / ".venv" / "bin").symlink_to(BIN)
    (clone / "requirements").mkdir()
    for name in ("requirements/site.txt", "pyproject.toml", ".venv/.site"):
        (clone / name).touch()
    return clone


def commit(at: Path) -> None:
    """Commit everything."""
    git(at, "add", "-A")
    git(at, "commit", "-q", "-m", "a change")
