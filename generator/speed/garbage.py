"""Skip full garbage collections: records and pages form no reference cycles, and are made by the million."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

YOUNG, MIDDLE, NEVER = 200_000, 20, 1_000_000_000  # thresholds of the collector's three generations


@contextmanager
def skip_full_collections() -> Iterator[None]:
    """Let Python's collector look at young objects only: a full collection, again and again, took a sixth of a build.

    An object to which nothing refers is freed at once all the same, by its count of references.
    """
    before = gc.get_threshold()
    gc.set_threshold(YOUNG, MIDDLE, NEVER)
    try:
        yield
    finally:
        gc.set_threshold(*before)
