"""Build a site beside the last one and switch when it is complete: a build that fails leaves the last site whole.

The folder that is written to is `.NAME.building-PID`, beside NAME; it is renamed when all of it is there. A mark, whose
name is hidden so that it is not published, tells a complete site from one that is still being written, and what it was
built from.
"""

import contextlib
import json
import os
import shutil
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

MARK = ".plansite-complete"
THREADS = 8


class SiteBuild:
    """A build of a site, from `begin` to `complete` or `abandon`, and at last `remove_before`."""

    def __init__(self, site: Path, origins: Mapping[str, str] | None = None) -> None:
        """Take the folder that the site shall have, and the digests of what it is built from (`origins`)."""
        self.site = site
        self._origins = origins or {}
        self.folder = site

    def begin(self, *, in_place: bool = False) -> Path:
        """Return the folder to write to: a new one, or the site's own where it is kept or can only be filled.

        Leftovers of builds whose process has ended are removed. Raises OSError.
        """
        for leftover in self.site.parent.glob(f".{self.site.name}.building-*"):
            if not _is_running(leftover.name.rpartition("-")[2]):
                shutil.rmtree(leftover, ignore_errors=True)
        before = self._before
        if before.exists() and not self.site.exists():  # the last build was ended between its two renames
            before.rename(self.site)
        if not (in_place or self.site.is_symlink() or self.site.is_mount()):
            aside = self.site.with_name(f".{self.site.name}.building-{os.getpid()}")
            with contextlib.suppress(PermissionError):  # a folder of somebody else's may hold one of ours
                aside.mkdir(parents=True, exist_ok=True)
                self.folder = aside
        if self.folder == self.site:
            (self.site / MARK).unlink(missing_ok=True)
        return self.folder

    def complete(self) -> None:
        """Mark the site as complete and put it in the place of the last one, which stays beside it. Raises OSError."""
        (self.folder / MARK).write_text(json.dumps(self._origins, sort_keys=True))
        if self.folder == self.site:
            return
        before = self._before
        shutil.rmtree(before, ignore_errors=True)
        if self.site.exists():
            self.site.rename(before)
        self.folder.rename(self.site)
        if before.exists():
            # Hidden files are somebody else's, such as `.git` of a branch that is served: MkDocs leaves them, too.
            for path in before.glob(".*"):
                if not (self.site / path.name).exists():
                    path.rename(self.site / path.name)

    def remove_before(self) -> None:
        """Remove the last site, whose place another has taken: nobody need wait for that to see the new one."""
        before = self._before
        if not (self.site.exists() and before.exists()):  # a switch that failed leaves the last site as all there is
            return
        remove = partial(shutil.rmtree, ignore_errors=True)
        with ThreadPoolExecutor(THREADS) as threads:  # each waits for the disk, which takes several at once
            list(threads.map(remove, [inner for folder in _folders(before) for inner in _folders(folder)]))
        remove(before)

    def abandon(self) -> None:
        """Remove what was written, if anything was written beside the site."""
        if self.folder != self.site:
            shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def _before(self) -> Path:
        return self.site.with_name(f".{self.site.name}.before")


def _folders(folder: Path) -> list[Path]:
    """Return the folders in a folder; what a link leads to is somebody else's."""
    return [path for path in folder.iterdir() if path.is_dir() and not path.is_symlink()]


def _is_running(process: str) -> bool:
    """Say whether a process runs, by its id; true where that cannot be asked, so that nothing of its is removed."""
    if os.name != "posix" or not process.isdecimal():
        return True
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
