"""Office files of a data folder, for the tests that open them."""

from functools import cache

from generator.office.files import office_files
from generator.speed.file_cache import FileCache
from tests.support.pages import PUBLISHER, checked

CITY = "tests/city"


@cache
def files(folder: str = CITY) -> dict[str, bytes]:
    """Return the office files of a data folder by their paths, on a site with an address."""
    written = office_files(checked(folder), PUBLISHER, "https://plan.example.org/", FileCache(None))
    return {file.path: file.content for file in written}
