"""A served folder: releases side by side, `current` the link to the one that is served, one writer at a time.

    DIR/releases/<id>/    whole releases, never changed but for the assets that they carry for others
    DIR/current           a symbolic link to one of them, the server's root; renamed into place, so never absent
    DIR/history           the ids in the order of publication, oldest first; after a rollback `current` is not the last
    DIR/.lock             held by whoever writes

Whatever a killed run leaves has one of the names in `clean`, and the next run removes it.
"""

from __future__ import annotations

import fcntl
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.publication.errors import PublicationError
from generator.publication.release import Release, remove, sync, write_file
from generator.publication.site import ID_LENGTH, SUMS

_ID = re.compile(rf"[0-9a-f]{{{ID_LENGTH}}}")
_REMOVED = ".removed-"


@dataclass(frozen=True, slots=True)
class ServedFolder:
    """The folder that a server serves, held by this process; made by `held` only. All its methods raise OSError."""

    folder: Path

    @property
    def incoming(self) -> Path:
        """Where a release is made before it gets its name."""
        return self.folder / "releases" / ".incoming"

    @property
    def spare(self) -> Path:
        """Where a single file or link is made before it gets its name."""
        return self.folder / "releases" / ".spare"

    def release(self, name: str) -> Release:
        """Return the release of an id, there or not."""
        return Release(self.folder / "releases" / name)

    def releases(self) -> tuple[Release, ...]:
        """Return the whole releases: in the order of publication, before them by age any that history does not name."""
        found = {path.name: path for path in (self.folder / "releases").iterdir() if _ID.fullmatch(path.name)}
        whole = {name: path.stat().st_mtime_ns for name, path in found.items() if (path / SUMS).is_file()}
        known = [name for name in self._history() if name in whole]
        unknown = sorted(whole.keys() - set(known), key=lambda name: (whole[name], name))
        return tuple(self.release(name) for name in (*unknown, *known))

    def current(self) -> Release | None:
        """Return the release that is served, if any."""
        link = self.folder / "current"
        release = self.release(link.readlink().name) if link.is_symlink() else None
        return release if release in self.releases() else None

    def line(self) -> tuple[Release, ...]:
        """Return the releases up to the one that is served: what was rolled back is no part of the line."""
        releases, current = self.releases(), self.current()
        return releases[: releases.index(current) + 1] if current else releases

    def record(self, line: tuple[Release, ...]) -> None:
        """Write the history. It comes before all else: a release that it names too early is known to be none yet."""
        write_file(self.spare, "".join(f"{release.id}\n" for release in line).encode())
        sync(self.spare)
        self.spare.replace(self.folder / "history")
        sync(self.folder)

    def place(self, release: Release) -> None:
        """Give the finished incoming release its name; a damaged one of that name makes way."""
        self.discard(release)
        self.incoming.rename(release.folder)
        sync(release.folder.parent)

    def point(self, release: Release) -> None:
        """Serve a release from now on: the switch."""
        self.spare.symlink_to(f"releases/{release.id}", target_is_directory=True)
        self.spare.replace(self.folder / "current")
        sync(self.folder)

    def discard(self, release: Release) -> None:
        """Remove a release: first its name, so that a kill leaves no half release under a release's name."""
        if release.folder.exists():
            doomed = release.folder.with_name(_REMOVED + release.id)
            release.folder.rename(doomed)
            remove(doomed)

    def clean(self) -> None:
        """Remove what a killed run left."""
        remove(self.incoming)
        remove(self.spare)
        for path in (self.folder / "releases").glob(f"{_REMOVED}*"):
            remove(path)

    def _history(self) -> tuple[str, ...]:
        try:
            return tuple((self.folder / "history").read_text(encoding="ascii").split())
        except FileNotFoundError:
            return ()


@contextmanager
def held(folder: Path) -> Iterator[ServedFolder]:
    """Hold a served folder, made where missing, clean of what killed runs left. Raises PublicationError or OSError."""
    mask = os.umask(0o022)  # the server runs as another user than whoever publishes
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / ".lock").open("ab") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                message = "另一个发布正在进行，请稍后再试 (another publication is running)"
                raise PublicationError(message, [str(folder)]) from error
            _refuse_foreign(folder)
            (folder / "releases").mkdir(exist_ok=True)
            served = ServedFolder(folder)
            served.clean()
            try:
                yield served
            finally:
                served.clean()
    finally:
        os.umask(mask)


def _refuse_foreign(folder: Path) -> None:
    """Raise PublicationError where something that plansite did not make has one of its names."""
    link, releases, history = folder / "current", folder / "releases", folder / "history"
    if link.is_symlink():
        target = os.fspath(link.readlink())
        if not re.fullmatch(rf"releases/{_ID.pattern}", target):
            message = f"current 指向 {target}，不是本程序发布的版本；请先移走 (it leads elsewhere; move it away first)"
            raise PublicationError(message, [str(link)])
    elif link.exists():
        message = (
            "current 已存在，但不是发布用的符号链接；请先移走 (it is no link of a publication; move it away first)"
        )
        raise PublicationError(message, [str(link)])
    if releases.exists() and not releases.is_dir():
        message = "releases 已存在，但不是文件夹；请先移走 (it is no folder; move it away first)"
        raise PublicationError(message, [str(releases)])
    if history.is_dir() or (history.exists() and not re.fullmatch(rb"([0-9a-f]+\n)*", history.read_bytes())):
        message = "history 已存在，但不是发布的记录；请先移走 (it is no record of publications; move it away first)"
        raise PublicationError(message, [str(history)])
