"""Where a release comes from: the commit, the dataset, the tools. No clock, host or user: the same for all builders."""

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
    """Return the statement as JSON: `release, files, dataset_sha256, source_sha256, commit, modified, tools`.

    `commit` is that of the checkout which holds the site, null where there is none; `modified` says whether tracked
    files differed from it. The checksums are the site's own, from its `api/v1/plan.json`.
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
    """Return what git says, or None where there is no git, no repository or no commit."""
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
