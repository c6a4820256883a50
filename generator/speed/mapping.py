"""Map a function over a list that is emptied meanwhile, in one process or two: values and results are never all there.

With it the pages of a large site, as values, leave memory while their HTML comes into it; two processes render them in
little more than half the time.
"""

from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import TypeVar

from generator.speed.second_process import SecondProcess

T = TypeVar("T")
R = TypeVar("R")


def map_and_release(function: Callable[[T], R], items: list[T]) -> Iterator[R]:
    """Yield what `map(function, items)` does, and empty the list."""
    remaining = deque(items)
    items.clear()
    return _results(function, remaining)


def map_in_two_processes(function: Callable[[T], R], items: list[T]) -> Iterator[R]:
    """Yield what `map(function, items)` does, every other result made by a second process, and empty the list.

    Raises what the function raises. Where there can be no second process, this one does the whole.
    """
    here, beside = deque(items[::2]), deque(items[1::2])
    items.clear()
    second = SecondProcess(partial(_results, function, beside))
    del beside  # only the second process needs them
    first_results = tuple(_results(function, here))
    second_results = second.results()
    for result in first_results:
        yield result
        yield from islice(second_results, 1)
    yield from second_results  # which notes how the second process ended


def _results(function: Callable[[T], R], remaining: deque[T]) -> Iterator[R]:
    while remaining:
        yield function(remaining.popleft())
