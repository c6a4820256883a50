"""Work that a second process does beside this one; a fork holds all that was made so far, without a copy of it."""

from __future__ import annotations

import os
import sys
import threading
from multiprocessing import get_context
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

R = TypeVar("R")


class Fork(Generic[R]):
    """A piece of work, begun at once where another processor can do it, else done when its result is asked for.

    Nothing is forked where threads run, as under `mkdocs serve`: a fork has their locks, and not them.
    """

    def __init__(self, work: Callable[[], R]) -> None:
        """Begin the work, which must not depend on what this process does from now on."""
        self._work = work
        self._receiver: Connection | None = None
        if sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1 and threading.active_count() == 1:
            context = get_context("fork")
            self._receiver, sender = context.Pipe(duplex=False)
            self._process = context.Process(target=lambda: sender.send(work()), daemon=True)
            self._process.start()
            sender.close()

    def result(self) -> R:
        """Return what the work returns, or raise what it raises."""
        if self._receiver is None:
            return self._work()
        try:
            made: R = self._receiver.recv()
        except EOFError:  # what failed there fails here again
            made = self._work()
        self._process.join()
        return made
