"""`--all` runs what a plain run samples: tests marked `long`, and every case where a test draws some."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--all`, which `make test-all` gives."""
    parser.addoption("--all", action="store_true", help="run long tests too, and every case of sampled ones")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out long tests unless all are asked for."""
    if config.getoption("--all"):
        return
    long = [item for item in items if item.get_closest_marker("long")]
    if long:
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in long]


@pytest.fixture(scope="session")
def thorough(pytestconfig: pytest.Config) -> bool:
    """Whether every case is to be tried, not a sample."""
    return bool(pytestconfig.getoption("--all"))
