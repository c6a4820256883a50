"""The sites of small plans of other forms than the city's, built as users of MkDocs run it."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.support.browser import served
from tests.support.paths import TESTS
from tests.support.sites import build

PLANS = TESTS / "plans"


@pytest.fixture(scope="session")
def plan_site(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return the function that builds the site of one of `tests/plans`, once; tests only read it."""

    @cache
    def built(name: str) -> Path:
        folder = tmp_path_factory.mktemp(name)
        plugin = f"{{plansite: {{data_dir: {PLANS / name}}}}}"
        settings = f"site_name: 任务查询\ntheme: {{name: material}}\nplugins: [{plugin}]\n"
        (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
        (folder / "docs").mkdir()
        return build(folder)

    return built


@pytest.fixture(scope="module")
def duties_address(plan_site: Callable[[str], Path]) -> Iterator[str]:
    """Serve the site of the plan whose units are responsible without a lead; the address ends in `/`."""
    with served(plan_site("duties")) as address:
        yield address
