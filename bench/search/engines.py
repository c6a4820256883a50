"""The engines: how each builds its index of the same pages, and the script that asks it."""

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.search import pages
from generator.load import CheckedDataset
from generator.pages.context import PageContext
from generator.publisher import Publisher
from generator.search import search
from tests.support.node import node

HERE = Path(__file__).parent
# Runs MkDocs where jieba cannot be imported: Material's search then segments nothing.
WITHOUT_JIEBA = "import sys; sys.modules['jieba'] = None; from mkdocs.__main__ import cli; cli()"


@dataclass(frozen=True)
class Built:
    """A folder to serve, the seconds that the index took, and fragments of the paths of the files of search."""

    folder: Path
    seconds: float
    files: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True)
class Engine:
    """An engine by name; `script` in this folder defines `ask(words)`, which resolves to addresses, best first."""

    name: str
    script: str
    build: Callable[[CheckedDataset, Path], Built]


def ours(checked: CheckedDataset, folder: Path) -> Built:
    """Write the files of plansite's search and an empty page."""
    started = time.perf_counter()
    searched = search(PageContext(checked, Publisher()))
    seconds = time.perf_counter() - started
    for file in searched.files:
        (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / file.path).write_bytes(file.content)
    scripts = "".join(f'<script src="{path}"></script>' for path in searched.scripts)
    (folder / "index.html").write_text(f"<!doctype html><meta charset=utf-8>{scripts}", encoding="utf-8")
    return Built(folder, seconds, ("assets/search/engine", "assets/search/index"))


def material(checked: CheckedDataset, folder: Path, *, jieba: bool) -> Built:
    """Build the pages with Material and its search, and once more without the search for the difference in time."""
    seconds = {}
    for searched in (False, True):
        pages.write(checked.dataset, folder / str(searched), searched=searched)
        program = ("-m", "mkdocs") if jieba else ("-c", WITHOUT_JIEBA)
        seconds[searched] = _timed(sys.executable, *program, "build", "--quiet", folder=folder / str(searched))
    files = ("search/search_index.json", "workers/search", "lunr/")
    return Built(
        folder / "True" / "site", seconds[True] - seconds[False], files, "build with search less build without"
    )


def with_jieba(checked: CheckedDataset, folder: Path) -> Built:
    """Build Material's search with jieba."""
    return material(checked, folder, jieba=True)


def without_jieba(checked: CheckedDataset, folder: Path) -> Built:
    """Build Material's search without jieba."""
    return material(checked, folder, jieba=False)


def zensical(checked: CheckedDataset, folder: Path) -> Built:
    """Build the pages with Zensical, which cannot be told to leave its search out."""
    pages.write(checked.dataset, folder)
    seconds = _timed(str(Path(sys.executable).parent / "zensical"), "build", folder=folder)
    return Built(folder / "site", seconds, ("search.json", "workers/search"), "whole build")


def pagefind(checked: CheckedDataset, folder: Path) -> Built:
    """Index Material's pages with Pagefind."""
    pages.write(checked.dataset, folder, searched=False)
    _timed(sys.executable, "-m", "mkdocs", "build", "--quiet", folder=folder)
    command = (
        sys.executable,
        "-m",
        "pagefind",
        "--site",
        "site",
        "--root-selector",
        "article",
        "--force-language",
        "zh",
    )
    return Built(folder / "site", _timed(*command, folder=folder), ("pagefind/",))


def minisearch(checked: CheckedDataset, folder: Path) -> Built:
    """Index single characters and pairs with MiniSearch in Node."""
    pages.write(checked.dataset, folder)
    module = HERE.parents[1] / "tests" / "web" / "node_modules" / "minisearch" / "dist" / "umd" / "index.js"
    seconds = float(node([str(HERE / "minisearch_build.js"), str(module), str(folder)]))
    return Built(folder / "site", seconds, ("minisearch",))


ENGINES = (
    Engine("plansite", "ours.js", ours),
    Engine("Material, no jieba", "material.js", without_jieba),
    Engine("Material + jieba", "material.js", with_jieba),
    Engine("Pagefind", "pagefind.js", pagefind),
    Engine("Zensical", "zensical.js", zensical),
    Engine("MiniSearch, 1- and 2-grams", "minisearch.js", minisearch),
)


def _timed(*command: str, folder: Path) -> float:
    """Run a command; return its seconds. Raises CalledProcessError with what it said."""
    started = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)  # noqa: S603 - our own commands
    return time.perf_counter() - started
