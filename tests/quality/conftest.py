"""The real plan, built for the address that it is served at, and the pages that a run looks at."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pytest

from generator import urls
from generator.model import Level
from tests.support.browser import served
from tests.support.screenshots import AMENDED_PAGES
from tests.support.sites import PLAN_URL, BuiltSite, HtmlPage

Report: TypeAlias = "Callable[[str, object], None]"  # pytest's record_property
PROBES = Path(__file__).parent / "probes"
# The kinds of page that a plain run looks at: those with the most markup and scripts of their own.
SAMPLED = ("home", "unit", "project", "unit-project", "source", "level")
# What it opens many times: pages of these kinds on the fictional city's site, which are small.
SAMPLED_PAGES = {
    "home": urls.HOME,
    "unit": urls.address("shi-zhujianju"),
    "project": urls.address("P1"),
    "unit-project": urls.UNIT_PROJECT_MATRIX,
    "source": urls.SOURCE,
    "level": urls.LEVELS[Level.COUNTY],
    "404": "404.html",
    "compared": "compare/?u=shi-zhujianju&u=shi-jiaotongju",  # what only a script writes
} | {name: AMENDED_PAGES[name] for name in ("amended-revisions", "amendment", "earlier-unit")}
COMPARED = "compare/?u=shi-gonganju&u=shi-sifaju"


def probe(name: str) -> str:
    """Return a script that looks at a page from within it."""
    return (PROBES / f"{name}.js").read_text(encoding="utf-8")


def _place(page: HtmlPage) -> str:
    """Return where a page is, as its address says it."""
    return page.path.removesuffix("index.html")


@dataclass(frozen=True)
class ServedSite:
    """A built site and what a run looks at: in a plain run pages of sampled kinds, in a full one every page.

    built: the real plan's site.
    amended: the fictional city's site with all its revisions.
    address: the address that the real plan is served at.
    site_url: the address that its pages say they are published at.
    kinds: its largest page of each kind that a run looks at, by kind.
    pages: addresses by name: in a full run of all its pages, and of the city's that are of kinds of their own; in a
        plain run of the city's only.
    opened: the address of the site whose pages `pages` are first of all.
    """

    built: BuiltSite
    amended: BuiltSite
    address: str
    site_url: str
    kinds: dict[str, HtmlPage]
    pages: dict[str, str]
    opened: str

    def at(self, page: HtmlPage) -> str:
        """Return the address of a page."""
        return self.address + _place(page)

    def published(self, page: HtmlPage) -> str:
        """Return the address that a page is published at."""
        return self.site_url + _place(page)


@pytest.fixture(scope="session")
def plan(
    tmp_path_factory: pytest.TempPathFactory, plan_folder: Path, demo_folder: Path, *, thorough: bool
) -> Iterator[ServedSite]:
    """Serve the real plan under a path, and beside it the fictional city with all its revisions."""
    root = tmp_path_factory.mktemp("quality")
    (root / "heyuan").symlink_to(plan_folder)
    (root / "linjiang").symlink_to(demo_folder)
    with served(root) as host:
        address = f"{host}heyuan/"
        built, amended = BuiltSite(plan_folder, "/heyuan/"), BuiltSite(demo_folder)
        city = f"{host}linjiang/"
        kinds = built.one_of_each_kind()
        if thorough:
            pages = {page.path: address + _place(page) for page in built.pages.values()}
            pages |= {COMPARED: address + COMPARED}
            pages |= {name: city + place for name, place in AMENDED_PAGES.items()}
        else:
            kinds = {kind: kinds[kind] for kind in SAMPLED}
            pages = {name: city + place for name, place in SAMPLED_PAGES.items()}
        yield ServedSite(built, amended, address, PLAN_URL, kinds, pages, address if thorough else city)
