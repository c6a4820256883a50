"""`python -m bench.parts mkdocs.yml parts.json`: the time of each part of a build.

The time of a part excludes the parts that it calls; the rest is MkDocs and the theme. Of the second process only the
waiting for it counts.
"""

import importlib
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from inspect import isgenerator
from pathlib import Path
from typing import Any

# Parts with their functions, in the modules where the callers look them up.
STAGES = (
    ("read", "generator.source", "read_folder"),
    ("read", "generator.source", "read_official_text"),
    ("validate", "generator.schema", "validate"),
    ("decode", "generator.model.decode", "dataset"),
    ("references", "generator.rules.references", "check"),
    ("rules", "generator.rules", "check"),
    ("exports", "generator.website.parts", "exports"),
    ("exports", "generator.pages.site.data", "documentation"),
    ("search", "generator.website.parts", "search"),
    ("pages", "generator.website.parts", "pages"),
    ("templates", "generator.website.rendered", "render"),
    ("write", "mkdocs.utils", "write_file"),
    ("write", "mkdocs.utils", "copy_file"),
    ("write", "mkdocs.utils", "clean_directory"),
)
GRAPH = ("generator.graph", "ResponsibilityGraph")
PARTS = (
    "start read validate decode references graph rules pages templates search exports waiting MkDocs write".split()  # noqa: SIM905
)


@dataclass
class Stopwatch:
    """Seconds by part; while a part runs, the part that called it does not count."""

    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    running: list[str] = field(default_factory=list)
    since: float = field(default_factory=time.perf_counter)

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Count the time of a block for a part."""
        self._turn()
        self.running.append(name)
        try:
            yield
        finally:
            self._turn()
            self.running.pop()

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function whose time counts for a part; a generator is exhausted at once."""

        @wraps(function)
        def run(*args: object, **kwargs: object) -> object:
            with self.part(name):
                result = function(*args, **kwargs)
                return list(result) if isgenerator(result) else result

        return run

    def _turn(self) -> None:
        now = time.perf_counter()
        if self.running:
            self.seconds[self.running[-1]] += now - self.since
        self.since = now


def main(configuration: str, result: str) -> None:
    """Build a site and write the seconds of each part as JSON."""
    stopwatch = Stopwatch()
    with stopwatch.part("MkDocs"):
        from mkdocs.commands.build import build  # noqa: PLC0415 - the import is part of what is measured
        from mkdocs.config import load_config  # noqa: PLC0415

        for part, module, function in STAGES:
            _wrap(stopwatch, part, importlib.import_module(module), function)
        _wrap_graph(stopwatch)
        _wrap(stopwatch, "waiting", importlib.import_module("generator.speed.second_process").SecondProcess, "results")
        _wrap(stopwatch, "waiting", importlib.import_module("generator.speed.halves").Half, "exchange")
        build(load_config(configuration))
    Path(result).write_text(json.dumps(stopwatch.seconds), encoding="utf-8")


def _wrap(stopwatch: Stopwatch, part: str, module: object, name: str) -> None:
    setattr(module, name, stopwatch.timed(part, getattr(module, name)))


def _wrap_graph(stopwatch: Stopwatch) -> None:
    """Measure every public method of the graph."""
    graph = getattr(importlib.import_module(GRAPH[0]), GRAPH[1])
    for name, member in list(vars(graph).items()):
        if callable(member) and not name.startswith("_"):
            _wrap(stopwatch, "graph", graph, name)


if __name__ == "__main__":
    main(*sys.argv[1:])
