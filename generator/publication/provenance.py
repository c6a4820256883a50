"""The provenance of a release: commit, dataset, tools; no time, host or user, so that every builder writes the same."""

from __future__ import annotations

import json
import platform
import re
import shutil
import subprocess
import zlib
from importlib import metadata
from pathlib import Path

from generator.publication.site import Site

_PLAN = "api/v1/plan.json"


def provenance(site: Site) -> bytes:
    """Return the provenance as JSON.

    release, files: the id of the release, and the number of files of the site.
    dataset_sha256, source_sha256: the checksums in the site's `api/v1/plan.json`.
    commit: that of the checkout in which the site lies; null where there is none.
    modified: whether tracked files differ from the commit; null where there is none.
    tools: the versions of Python, zlib, plansite and its packages.
    """
    commit = _git(site.folder, "rev-parse", "--verify", "HEAD")
    changes = _git(site.folder, "status", "--porcelain", "--untracked-files=no") if commit else None
    stated = {
        "release": site.release,
        "files": len(site.files),
        **_checksums(site),
        "commit": commit,
        "modified": None if changes is None else changes != "",
        "tools": _tools(),
    }
    return f"{json.dumps(stated, ensure_ascii=False, indent=2, sort_keys=True)}\n".encode()


def _checksums(site: Site) -> dict[str, str | None]:
    try:
        plan = json.loads((site.folder / _PLAN).read_bytes())
    except (OSError, ValueError):
        plan = None
    named = plan if isinstance(plan, dict) else {}
    return {name: named.get(name) for name in ("dataset_sha256", "source_sha256")}


def _git(folder: Path, *arguments: str) -> str | None:
    """Return the output of git; None where there is no git, no repository or no commit."""
    git = shutil.which("git")
    if git is None:
        return None
    done = subprocess.run(  # noqa: S603 - no part of the command comes from outside
        [git, "-C", str(folder), *arguments], capture_output=True, text=True, encoding="utf-8", check=False
    )
    return done.stdout.strip() if done.returncode == 0 else None


def _tools() -> dict[str, str]:
    """Return the versions of Python, zlib, plansite and the packages that it requires."""
    tools = {"python": platform.python_version(), "zlib": zlib.ZLIB_RUNTIME_VERSION}
    try:
        required = metadata.requires("plansite") or []
        names = ["plansite", *(match[0] for line in required if (match := re.match(r"[\w.-]+", line)))]
        return tools | {name: metadata.version(name) for name in names}
    except metadata.PackageNotFoundError:
        return tools
