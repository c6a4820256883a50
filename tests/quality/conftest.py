"""The real plan, built for the address that it is served at, and the pages that a run looks at."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest

from tests.browser import served
from tests.sites import REPOSITORY, BuiltSite, HtmlPage, build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Report: TypeAlias = "Callable[[str, object], None]"  # pytest's record_property
PROBES = Path(__file__).parent / "probes"


def probe(name: str) -> str:
    """Return a script that looks at a page from within it."""
    return (PROBES / f"{name}.js").read_text(encoding="utf-8")


@dataclass(frozen=True)
class ServedSite:
    """A built site, the address that it is served at, one page of each kind, and the pages that a run looks at."""

    built: BuiltSite
    address: str
    kinds: dict[str, HtmlPage]
    pages: tuple[HtmlPage, ...]

    def at(self, page: HtmlPage) -> str:
        """Return the address of a page."""
        return self.address + page.path.removesuffix("index.html")


@pytest.fixture(scope="session")
def plan(tmp_path_factory: pytest.TempPathFactory, *, thorough: bool) -> Iterator[ServedSite]:
    """Serve the real plan under a path; look at the largest page of each kind and at 404.html, or at every page."""
    root = tmp_path_factory.mktemp("plan")
    with served(root) as host:
        address = f"{host}heyuan/"
        build(REPOSITORY, "--site-dir", root / "heyuan", SITE_URL=address)
        built = BuiltSite(root / "heyuan", "/heyuan/")
        kinds = built.one_of_each_kind()
        pages = built.pages.values() if thorough else (*kinds.values(), built.pages["404.html"])
        yield ServedSite(built, address, kinds, tuple(pages))
