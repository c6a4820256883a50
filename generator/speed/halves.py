"""Make two halves of something in two processes, which exchange once what each must know of the other's.

One process forked at the start does as much as several forked for a step each, and no page of memory is copied twice.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import TypeVar

from generator.speed.second_process import SecondProcess, may_fork

E = TypeVar("E")
R = TypeVar("R")
T = TypeVar("T")


@dataclass(frozen=True)
class Half:
    """The half of some work that a process does.

    is_first, is_second: whether it does the first half, and the second; one process alone does both.
    other: what leads to the other process; None where there is none.
    """

    is_first: bool = True
    is_second: bool = True
    other: Connection | None = None

    def share(self, items: Sequence[T]) -> Sequence[T]:
        """Return its share of items: the first half of them, the second or all."""
        middle = len(items) // 2
        return items[None if self.is_first else middle : None if self.is_second else middle]

    def exchange(self, value: E) -> tuple[E, ...]:
        """Return the value of each half, the first half's first."""
        if self.other is None:
            return (value,)
        if self.is_first:
            others = self.other.recv()
            self.other.send(value)
            return value, others
        self.other.send(value)
        return self.other.recv(), value


WHOLE = Half()


def in_halves(make: Callable[[Half], R]) -> tuple[R, ...]:
    """Return what `make` returns for each half, or for the whole where there can be no second process.

    Raises what it raises, in either process.
    """
    if not may_fork():
        return (make(WHOLE),)
    here, there = Pipe()
    second = SecondProcess(partial(_second_half, make, here, there))
    there.close()
    try:
        first = make(Half(is_second=False, other=here))
    except (EOFError, ConnectionError):  # the other process has ended, for a reason that it tells
        here.close()
        tuple(second.results())
        raise
    except BaseException:
        second.stop()
        raise
    return (first, *second.results())


def _second_half(make: Callable[[Half], R], here: Connection, there: Connection) -> Iterator[R]:
    here.close()  # so that nothing but the first process holds it: if that ends, this one does
    yield make(Half(is_first=False, other=there))
