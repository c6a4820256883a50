"""Map a function over a list that is emptied meanwhile: values and results are never all there.

With it the pages of a large site, as values, leave memory while their HTML comes into it.
"""

from collections import deque
from collections.abc import Callable, Iterator
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def map_and_release(function: Callable[[T], R], items: list[T]) -> Iterator[R]:
    """Yield what `map(function, items)` does, and empty the list."""
    remaining = deque(items)
    items.clear()
    while remaining:
        yield function(remaining.popleft())
