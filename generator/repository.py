"""Calls of git, which nothing in the environment steers but the user's own configuration."""

import os
import subprocess
from pathlib import Path

# A hook of git's runs with GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE and others set: they would make a call in one folder
# speak of another repository. These few say who the user is and how to reach others.
_KEPT = {"GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_EXEC_PATH", "GIT_SSH", "GIT_SSH_COMMAND"}
_SECONDS = 120
_SHOWN = 400  # characters of git's own words


class GitError(Exception):
    """Git is missing, or refused; `str()` is what git itself says."""


def git(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Return the output of git in a folder; `given` is its input. Raises GitError."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in _KEPT}
    try:
        done = subprocess.run(  # noqa: S603 - options come first, and what is named by users after --end-of-options
            ["git", "-C", str(folder), *arguments],  # noqa: S607 - the one that the user would run
            input=given,
            capture_output=True,
            check=False,
            timeout=_SECONDS,
            env=environment | {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"},
        )
    except FileNotFoundError as error:
        message = f"no git: {error.strerror}"
        raise GitError(message) from error
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:  # ValueError: NUL in a name
        raise GitError(str(error)) from error
    if done.returncode:
        words = " ".join(done.stderr.decode(errors="replace").split())
        raise GitError(words[:_SHOWN] or f"git {arguments[0]}: {done.returncode}")
    return done.stdout
