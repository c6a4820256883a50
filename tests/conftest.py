"""What test modules share: `--all`, `--update`, a browser, the fictional city's site.

`--all` runs what a plain run samples: tests marked `long`, and every case where a test draws some. `--update` writes
anew what tests compare with: golden pages, expected findings, queries, pictures.
"""

import gc
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, expect

from tests.support.browser import chromium, served
from tests.support.paths import REPOSITORY, TESTS
from tests.support.shared import filled_once
from tests.support.sites import DEMO_URL, PLAN_URL, build, build_in_new_process, project

# No test asserts a time: on a busy machine an example may take long, and so may a page. A plain run tries the same
# examples each time, so that it says the same of the same code; `--all` draws new ones.
settings.register_profile("plain", deadline=None, derandomize=True, max_examples=25)
settings.register_profile("all", deadline=None, max_examples=150)
expect.set_options(timeout=30_000)
# What a build may depend on; `test_the_wheel_builds_the_same_anywhere` sets it otherwise.
HERE = {"SITE_URL": "", "PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LC_ALL": "C.utf8"}
# Where whole sites are built, commands run and pages looked at: modules of up to half a minute each.
SLOW = (
    *("tests/quality/", "tests/test_", "tests/publication/", "tests/website/", "tests/revisions/", "tests/exports/"),
    *("tests/pages/", "tests/search/", "tests/speed/", "tests/rules/", "tests/importing/readers/test_hostile"),
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--all`, which `make test-all` gives, and `--update`."""
    parser.addoption("--all", action="store_true", help="run long tests too, and every case of sampled ones")
    parser.addoption("--update", action="store_true", help="write anew what tests compare with, to be looked at")


def pytest_configure(config: pytest.Config) -> None:
    """Choose how many examples are new before test modules say how many they want."""
    gc.disable()  # what is imported to collect tests stays
    settings.load_profile("all" if config.getoption("--all") else "plain")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with what takes long, so that no process is left with it at the end; leave out long tests unless asked."""
    items.sort(key=lambda item: not item.nodeid.startswith(SLOW))
    if config.getoption("--all"):
        return
    long = [item for item in items if item.get_closest_marker("long")]
    if long:
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in long]


def pytest_collection_finish() -> None:
    """Look for garbage only among what tests make, and seldom: an eighth of their time is saved."""
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)
    gc.enable()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests reported without failing: scores, weights, pictures that another browser drew."""
    reports = (report for of_kind in terminalreporter.stats.values() for report in of_kind)
    for report in reports:
        if getattr(report, "when", None) == "call":
            for name, value in report.user_properties:
                if name == "report":
                    terminalreporter.write_line(str(value))


@pytest.fixture(scope="session")
def thorough(pytestconfig: pytest.Config) -> bool:
    """Whether every case is to be tried, not a sample."""
    return bool(pytestconfig.getoption("--all"))


@pytest.fixture(scope="session")
def update(pytestconfig: pytest.Config) -> bool:
    """Whether what tests compare with is written anew."""
    return bool(pytestconfig.getoption("--update"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start one browser; each test opens pages of its own and closes them.

    Its event loop runs on: what asks for another one does so in a thread of its own.
    """
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def city_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the fictional city's site; tests only read it."""
    return filled_once(tmp_path_factory, "city", lambda folder: build_in_new_process(project(folder), **HERE)) / "site"


@pytest.fixture(scope="session")
def city_address(city_folder: Path) -> Iterator[str]:
    """Serve the fictional city's site under the strict policy; the address ends in `/`."""
    with served(city_folder) as address:
        yield address


@pytest.fixture(scope="session")
def plan_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the real plan's site for `PLAN_URL`, with all that a publisher may say of himself; tests only read it."""
    said = {
        "SITE_URL": PLAN_URL,
        "PLANSITE_MAINTAINER": "某市某某委员会某某工作领导小组办公室",
        "PLANSITE_CONTACT": "0000-0000000，errors@plan.example.org",
        "PLANSITE_REPORT_URL": "https://plan.example.org/interaction/errors/report",
    }
    return filled_once(tmp_path_factory, "plan", lambda folder: build(REPOSITORY, "--site-dir", folder, **said))


@pytest.fixture(scope="session")
def plan_address(plan_folder: Path) -> Iterator[str]:
    """Serve the real plan's site under the strict policy; the address ends in `/`."""
    with served(plan_folder) as address:
        yield address


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site of the fictional city with all its revisions, for `DEMO_URL`; tests only read it."""
    demo = TESTS / "demo"
    return filled_once(tmp_path_factory, "demo", lambda folder: build(demo, "--site-dir", folder, SITE_URL=DEMO_URL))


@pytest.fixture(scope="session")
def api(plan_folder: Path) -> dict[str, Any]:
    """Return the values of the API's files of the real plan, by name, as the site has them."""
    return {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in plan_folder.glob("api/v1/*.json")}
