"""Watch a folder that may be moved away and back: MkDocs' own watch ends with the folder that it began with."""

import os
import threading
import time
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

SECONDS = 0.5  # between two looks; MkDocs looks as often


def watch_again(server: LiveReloadServer, folder: Path) -> None:
    """Let a server watch a folder, and build, each time that another one stands in its place."""
    threading.Thread(target=_watch, args=(server, folder), name="watch_again", daemon=True).start()


def _watch(server: LiveReloadServer, folder: Path) -> None:
    watched = _identity(folder)
    while True:
        time.sleep(SECONDS)
        there = _identity(folder)
        if there is None:
            watched = None  # even the same folder, moved back, needs a new watch
        elif there != watched:
            watched = there
            _renew(server, os.path.abspath(folder))  # noqa: PTH100 - as MkDocs writes it


def _renew(server: LiveReloadServer, folder: str) -> None:
    """Watch a folder anew and ask for a build, as MkDocs does at a change; it has no public way to do so."""
    count = server._watched_paths.get(folder, 0)  # noqa: SLF001 - see above
    for _ in range(count):
        server.unwatch(folder)
    for _ in range(count):
        server.watch(folder)
    with server._rebuild_cond:  # noqa: SLF001 - the same
        server._want_rebuild = True  # noqa: SLF001 - the same
        server._rebuild_cond.notify_all()  # noqa: SLF001 - the same


def _identity(folder: Path) -> tuple[int, int] | None:
    """Return what tells a folder from any other that has its name before or after it; None where there is none."""
    try:
        status = folder.stat()
    except OSError:
        return None
    return (status.st_dev, status.st_ino)
