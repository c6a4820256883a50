"""The real plan, built for the address that it is served at, and the pages that a run looks at."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pytest

from tests.support.browser import served
from tests.support.screenshots import AMENDED_PAGES
from tests.support.sites import PLAN_URL, BuiltSite, HtmlPage

Report: TypeAlias = "Callable[[str, object], None]"  # pytest's record_property
PROBES = Path(__file__).parent / "probes"
# The kinds of page that a plain run looks at: those with the most markup and scripts of their own.
SAMPLED = ("home", "unit", "project", "unit-project", "source", "level")
SAMPLED_AMENDED = ("amended-revisions", "amendment", "earlier-unit")
COMPARED = "compare/?u=shi-gonganju&u=shi-sifaju"  # what only a script writes


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
    kinds: the largest page of each kind that a run looks at, by kind.
    pages: addresses by name, of the amended city's pages too.
    """

    built: BuiltSite
    amended: BuiltSite
    address: str
    site_url: str
    kinds: dict[str, HtmlPage]
    pages: dict[str, str]

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
        kinds = built.one_of_each_kind()
        amended_pages = AMENDED_PAGES
        if not thorough:
            kinds = {kind: kinds[kind] for kind in SAMPLED}
            amended_pages = {name: AMENDED_PAGES[name] for name in SAMPLED_AMENDED}
        looked = built.pages.values() if thorough else (*kinds.values(), built.pages["404.html"])
        pages = {page.path: address + _place(page) for page in looked} | {COMPARED: address + COMPARED}
        pages |= {name: f"{host}linjiang/{place}" for name, place in amended_pages.items()}
        yield ServedSite(built, amended, address, PLAN_URL, kinds, pages)
