"""Garbage collection, paused where it only costs: records and pages are made by the million and hold no circles."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no circles while values are made that hold none: searching them again and again took a sixth of a build.

    What nobody holds any more is freed at once all the same, by its count of references.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
