"""Golden pages: what each kind of page says, word for word; `pytest --update` writes them anew."""

import re

import pytest

from generator import urls
from generator.pages import PAGE_TYPES
from tests.support import screenshots
from tests.support.pages import AMENDED, site, values
from tests.support.paths import TESTS
from tests.support.stored import stored_text

GOLDEN = TESTS / "pages" / "golden"
# What prints documentation of other modules, which have tests of their own, or is written by hand.
NOT_GOLDEN = {"data", "rules", "help"}
# Of each page type the first page of its kind is golden; here are fuller ones, and others that differ by their record.
CITY_PAGES = {
    "unit": "units/shi-zhengshuju/",
    "collective": "units/shizhengfu-gebumen/",
    "assessor": "units/shi-wuzhangaiban/",
}
AMENDED_PAGES = {
    "revisions": "revisions/",
    "revision": "revisions/2021-06-01/",
    "correction": "revisions/2022-09-01/",
    "notice": "revisions/2021-06-01/shi-zhengshuju/",
    "partner-notice": "revisions/2023-02-10/shi-caizhengju/",
    "ended": "projects/4/",
    "amended-project": "projects/3/",
    "successor": "units/shi-chengjianjiaotongju/",
    "earlier-unit": "v/2020-03-02/units/shi-zhujianju/",
}
KINDS = {page_type.kind for page_type in PAGE_TYPES} - NOT_GOLDEN
SIZE = re.compile("（[0-9.]+ [KM]B）")  # of a file: another zlib packs otherwise
NAMES = sorted(KINDS | CITY_PAGES.keys() | AMENDED_PAGES.keys())


@pytest.mark.parametrize("name", NAMES)
def test_page_is_as_agreed(name: str, *, update: bool) -> None:
    """A page of the city, or of what amendments made of it, says exactly what its golden file says."""
    pages = (site(AMENDED) if name in AMENDED_PAGES else site()).pages
    address = (CITY_PAGES | AMENDED_PAGES).get(name)
    page = next(page for page in pages if (page.kind == name if address is None else page.address == address))
    assert name not in KINDS or page.kind == name
    html = SIZE.sub("（… KB）", page.html)
    assert html == stored_text(GOLDEN / f"{name}.html", html, update=update)


def test_every_golden_file_is_compared() -> None:
    """No golden file is left of a page that is compared no more."""
    assert {path.stem for path in GOLDEN.iterdir()} == set(NAMES)


def test_every_kind_of_page_is_photographed() -> None:
    """`make screenshots` has a page of every type, and names no page that is not there."""
    addresses = {place.partition("?")[0] for place in screenshots.plan_pages().values()} - {"404.html", urls.HELP}
    assert addresses <= {page.address for page in values("data")}
    amended = set(screenshots.AMENDED_PAGES.values())
    assert amended <= {page.address for page in site(AMENDED).pages}
    photographed = {page.kind for page in values("data") if page.address in addresses}
    photographed |= {page.kind for page in values(AMENDED) if page.address in amended}
    assert photographed == {page_type.kind for page_type in PAGE_TYPES} - {"help"}
