"""A served folder: its releases, a link to the one that is served, and a lock for one writer at a time.

    DIR/releases/<id>/    complete releases; only old assets of other releases are added later
    DIR/current           a symbolic link to one of them, the server's root; replaced by renaming, so never absent
    DIR/history           the ids in the order of publication, oldest first; after a rollback `current` is not the last
    DIR/.lock             locked by the process that writes

What an interrupted run leaves has one of the names in `clean`; the next run removes it.
"""

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
    """The folder that a server serves, locked by this process: only `locked` makes one. All methods raise OSError."""

    folder: Path

    @property
    def incoming(self) -> Path:
        """Where a release is written before it gets its name."""
        return self.folder / "releases" / ".incoming"

    @property
    def spare(self) -> Path:
        """Where a file or link is written before it gets its name."""
        return self.folder / "releases" / ".spare"

    def release(self, name: str) -> Release:
        """Return the release of an id, whether it exists or not."""
        return Release(self.folder / "releases" / name)

    def releases(self) -> tuple[Release, ...]:
        """Return the complete releases in the order of publication, after those that `history` lacks, by age."""
        folders = {path.name: path for path in (self.folder / "releases").iterdir() if _ID.fullmatch(path.name)}
        ages = {name: path.stat().st_mtime_ns for name, path in folders.items() if (path / SUMS).is_file()}
        known = [name for name in self._history() if name in ages]
        unknown = sorted(ages.keys() - set(known), key=lambda name: (ages[name], name))
        return tuple(self.release(name) for name in (*unknown, *known))

    def current(self) -> Release | None:
        """Return the release that is served, if any."""
        link = self.folder / "current"
        release = self.release(link.readlink().name) if link.is_symlink() else None
        return release if release in self.releases() else None

    def line(self) -> tuple[Release, ...]:
        """Return the releases up to the one that is served, without those that were rolled back."""
        releases, current = self.releases(), self.current()
        return releases[: releases.index(current) + 1] if current else releases

    def record(self, line: tuple[Release, ...]) -> None:
        """Write the history, before the release itself: `releases` ignores an id whose release is not complete."""
        write_file(self.spare, "".join(f"{release.id}\n" for release in line).encode())
        sync(self.spare)
        self.spare.replace(self.folder / "history")
        sync(self.folder)

    def place(self, release: Release) -> None:
        """Move the complete incoming release to its name, in place of a damaged one."""
        self.discard(release)
        self.incoming.rename(release.folder)
        sync(release.folder.parent)

    def point(self, release: Release) -> None:
        """Serve a release from now on, in one atomic step."""
        self.spare.symlink_to(f"releases/{release.id}", target_is_directory=True)
        self.spare.replace(self.folder / "current")
        sync(self.folder)

    def discard(self, release: Release) -> None:
        """Remove a release: first rename it, so that an interruption leaves no partial release under its name."""
        if release.folder.exists():
            renamed = release.folder.with_name(_REMOVED + release.id)
            release.folder.rename(renamed)
            remove(renamed)

    def clean(self) -> None:
        """Remove what an interrupted run left."""
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
def locked(folder: Path) -> Iterator[ServedFolder]:
    """Lock a served folder, made where missing, and clean it. Raises PublicationError or OSError."""
    try:
        import fcntl  # noqa: PLC0415 - systems that have no such locks can check and build all the same
    except ImportError as error:
        message = "这个系统没有文件锁，不能发布：在 Linux、macOS 或 WSL 里发布 (no file locks here: publish from Linux)"
        raise PublicationError(message) from error
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
    """Raise PublicationError where one of the names is used by a file that plansite did not make."""
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
