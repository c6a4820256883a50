"""Run a function in a forked process, which has all values made so far without a copy."""

import contextlib
import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

R = TypeVar("R")


def may_fork() -> bool:
    """Say whether there is a second processor, and no thread: a fork would have its locks, and not the thread."""
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1 and threading.active_count() == 1


class SecondProcess(Generic[R]):
    """A function that runs in a forked process at once; without a second processor, here when its results are taken.

    Nothing is forked where threads run, as under `mkdocs serve`.
    """

    def __init__(self, function: Callable[[], Iterable[R]]) -> None:
        """Start a function that must not depend on what this process does from now on."""
        self._function: Callable[[], Iterable[R]] | None = function
        if may_fork():
            context = get_context("fork")
            self._receiver, sender = context.Pipe(duplex=False)
            self._process = context.Process(target=_send, args=(self._receiver, sender, function), daemon=True)
            self._process.start()
            sender.close()
            self._function = None

    def stop(self) -> None:
        """End the other process, wherever it is, and wait until it has ended."""
        if self._function is None:
            self._process.terminate()
            self._process.join()

    def results(self) -> Iterator[R]:
        """Yield the function's results in order. Raises what it raises, RuntimeError where the process was killed."""
        if self._function is not None:
            yield from self._function()
            return
        with contextlib.suppress(EOFError):
            while True:
                result = self._receiver.recv()
                if isinstance(result, BaseException):
                    raise result
                yield result
        self._process.join()
        if self._process.exitcode:
            message = f"the second process ended with {self._process.exitcode}"
            raise RuntimeError(message)


def _send(receiver: Connection, sender: Connection, function: Callable[[], Iterable[object]]) -> None:
    receiver.close()  # as long as this process could read the pipe itself, nothing would tell it that its parent ended
    with contextlib.suppress(BrokenPipeError):
        try:
            results = list(function())  # the last before the first is sent: a pipe has little room, nobody reads it yet
        except Exception as error:  # noqa: BLE001 - whatever it is, the other process raises it
            sender.send(error)
            return
        for result in results:
            sender.send(result)
