"""Work that a second process does beside this one; a fork holds all that was made so far, without a copy of it."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

R = TypeVar("R")


class SecondProcess(Generic[R]):
    """A piece of work, begun at once where another processor can do it, else done when its results are asked for.

    Nothing is forked where threads run, as under `mkdocs serve`: a fork has their locks, and not them.
    """

    def __init__(self, work: Callable[[], Iterable[R]]) -> None:
        """Begin the work, which must not depend on what this process does from now on."""
        self._work: Callable[[], Iterable[R]] | None = work
        if sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1 and threading.active_count() == 1:
            context = get_context("fork")
            self._receiver, sender = context.Pipe(duplex=False)
            self._process = context.Process(target=_send, args=(sender, work), daemon=True)
            self._process.start()
            sender.close()
            self._work = None

    def results(self) -> Iterator[R]:
        """Yield what the work yields, one by one, or raise what it raises; RuntimeError where the fork was ended."""
        if self._work is not None:
            yield from self._work()
            return
        with contextlib.suppress(EOFError):
            while True:
                each = self._receiver.recv()
                if isinstance(each, BaseException):
                    raise each
                yield each
        self._process.join()
        if self._process.exitcode:
            message = f"the second process ended with {self._process.exitcode}"
            raise RuntimeError(message)


def _send(sender: Connection, work: Callable[[], Iterable[object]]) -> None:
    try:
        results = list(work())  # all of it before the first: a pipe holds little, and nobody takes from it yet
    except Exception as error:  # noqa: BLE001 - whatever it is, the other process raises it
        sender.send(error)
        return
    for each in results:
        sender.send(each)
