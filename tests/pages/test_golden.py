"""Golden pages: what each kind of page says, word for word; `pytest --update` writes them anew."""

import pytest

from generator import urls
from tests.support import screenshots
from tests.support.pages import AMENDED, site, values
from tests.support.paths import TESTS
from tests.support.stored import stored_text

GOLDEN = TESTS / "pages" / "golden"
# One page of each kind, the fullest; `data` and `rules` print what other modules document and have tests of their own.
GOLDEN_PAGES = {
    "home": "",
    "engineerings": "engineerings/",
    "engineering": "engineerings/1/",
    "projects": "projects/",
    "project": "projects/1/",
    "units": "units/",
    "unit": "units/shi-zhengshuju/",
    "collective": "units/shizhengfu-gebumen/",
    "assessor": "units/shi-wuzhangaiban/",
    "matrix": "matrix/",
    "unit-project": "matrix/unit-project/",
    "unit-engineering": "matrix/unit-engineering/",
    "lead-participant": "matrix/lead-participant/",
    "network": "network/",
    "compare": "compare/",
    "timeline": "timeline/",
    "targets": "targets/",
    "assessment": "assessment/",
    "analysis": "analysis/",
    "levels": "levels/",
    "level": "levels/county/",
    "source": "source/",
    "about": "about/",
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
GOLDEN_SITES = dict.fromkeys(GOLDEN_PAGES, "tests/city") | dict.fromkeys(AMENDED_PAGES, AMENDED)


@pytest.mark.parametrize("name", GOLDEN_SITES)
def test_page_is_as_agreed(name: str, *, update: bool) -> None:
    """A page of the city, or of what amendments made of it, says exactly what its golden file says."""
    address = (GOLDEN_PAGES | AMENDED_PAGES)[name]
    content = next(page.html for page in site(GOLDEN_SITES[name]).pages if page.address == address)
    assert content == stored_text(GOLDEN / f"{name}.html", content, update=update)


def test_every_golden_file_is_compared() -> None:
    """No golden file is left of a page that is compared no more."""
    assert {path.stem for path in GOLDEN.iterdir()} == set(GOLDEN_SITES)


def test_every_kind_of_page_is_photographed() -> None:
    """`make screenshots` has a page of each kind of the real plan, and names no page that is not there."""
    addresses = {place.partition("?")[0] for place in screenshots.PAGES.values()} - {"404.html", urls.HELP}
    photographed = {page.kind for page in values("data") if page.address in addresses}
    assert photographed == {page.kind for page in values("data")}
    assert addresses <= {page.address for page in values("data")}


def test_every_kind_of_page_is_golden() -> None:
    """Every kind of page has a golden file, but the two that print documentation."""
    golden = {page.kind for page in values() if page.address in GOLDEN_PAGES.values()}
    golden |= {page.kind for page in values(AMENDED) if page.address in AMENDED_PAGES.values()}
    assert golden == {page.kind for page in (*values(), *values(AMENDED))} - {"data", "rules"}
