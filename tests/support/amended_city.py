"""The amended city, checked, and its site."""

from functools import cache

from generator.load import CheckedDataset, load
from generator.publisher import Publisher
from generator.website import Website, website
from tests.support.paths import AMENDED_CITY


@cache
def checked() -> CheckedDataset:
    """Return the amended city, checked."""
    return load(AMENDED_CITY)


@cache
def site() -> Website:
    """Return the amended city's site."""
    return website(checked(), Publisher())
