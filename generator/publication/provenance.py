"""The provenance of a release: commit, dataset, tools; no time, host or user, so that every builder writes the same."""

import json
import platform
import re
import zlib
from importlib import metadata
from pathlib import Path

from generator.publication.site import Site, published_plan
from generator.repository import GitError, git


def provenance(site: Site, listed: int) -> bytes:
    """Return the provenance as JSON.

    release, files: the id of the release, and the number of files of the site.
    listed: the number of lines of the release's `sha256sums`, which shows whether one was cut short.
    dataset_sha256, source_sha256: the checksums in the site's `api/v1/plan.json`.
    commit: that of the checkout in which the site lies; null where there is none.
    no_commit: why there is none, in git's words; null where there is one.
    modified: whether tracked files differ from the commit; null where there is none.
    tools: the versions of Python, zlib, plansite and its packages.
    """
    commit, reason = _git(site.folder, "rev-parse", "--verify", "HEAD")
    changes = _git(site.folder, "status", "--porcelain", "--untracked-files=no")[0] if commit else None
    plan = published_plan(site.folder)
    stated = {
        "release": site.release,
        "files": len(site.files),
        "listed": listed,
        "dataset_sha256": plan.get("dataset_sha256"),
        "source_sha256": plan.get("source_sha256"),
        "commit": commit,
        "no_commit": reason,
        "modified": None if changes is None else changes != "",
        "tools": _tools(),
    }
    return f"{json.dumps(stated, ensure_ascii=False, indent=2, sort_keys=True)}\n".encode()


def _git(folder: Path, *arguments: str) -> tuple[str | None, str | None]:
    """Return the output of git, or None and the reason: no git, no repository, a foreign owner, no commit."""
    try:
        return git(folder, *arguments).decode().strip(), None
    except GitError as error:
        # Paths and hosts differ from builder to builder: only the kind of reason is kept.
        return None, _reason(str(error))


def _reason(words: str) -> str:
    known = ("dubious ownership", "not a git repository", "Needed a single revision", "no git")
    return next((reason for reason in known if reason in words), "git failed")


def _tools() -> dict[str, str]:
    """Return the versions of Python, zlib, plansite and the packages that it requires."""
    tools = {"python": platform.python_version(), "zlib": zlib.ZLIB_RUNTIME_VERSION}
    try:
        required = metadata.requires("plansite") or []
        names = ["plansite", *(match[0] for line in required if (match := re.match(r"[\w.-]+", line)))]
        return tools | {name: metadata.version(name) for name in names}
    except metadata.PackageNotFoundError:
        return tools
