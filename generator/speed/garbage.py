"""Garbage collection, eased where it only costs: records and pages are made by the million and hold no circles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

YOUNG, MIDDLE, NEVER = 10_000, 20, 1_000_000_000


@contextmanager
def unsearched() -> Iterator[None]:
    """Look for circles among young objects only: searching all that is kept, again and again, took a sixth of a build.

    What nobody holds any more is freed at once all the same, by its count of references.
    """
    before = gc.get_threshold()
    gc.set_threshold(YOUNG, MIDDLE, NEVER)
    try:
        yield
    finally:
        gc.set_threshold(*before)
