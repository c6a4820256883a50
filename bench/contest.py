"""Measure the ways to build a site of one fictional plan."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.measurement import Measurement, measure

PYTHON = sys.executable
REPOSITORY = Path(__file__).parents[1]
PLANSITE, MKDOCS = (str(Path(PYTHON).with_name(name)) for name in ("plansite", "mkdocs"))
CONFIGURATION = """\
site_name: bench
site_url: https://plansite.example/
docs_dir: docs
theme: { name: material }
plugins: [plansite: { data_dir: data }]
"""
OURS, STOCK, FLOOR = "plansite", "stock MkDocs + Material", "floor: writing the bytes"
CHECK, EDIT = "plansite check", "an edit under mkdocs serve"
STEPS = 7


@dataclass(frozen=True)
class Size:
    """The size of a plan: its name, and how many projects and units it has."""

    name: str
    projects: int
    units: int


@dataclass(frozen=True, kw_only=True)
class Result:
    """What a way took; 0 where it is not measured.

    size, way: the names of the size and of the way.
    seconds, processor: wall time and processor time in seconds.
    peak: peak memory in bytes.
    pages, written: the number of pages, and of bytes written.
    parts: wall time in seconds, by part.
    """

    size: str
    way: str
    seconds: float
    processor: float = 0
    peak: int = 0
    pages: int = 0
    written: int = 0
    parts: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Contest:
    """Measures plans of a size, in an empty folder."""

    size: Size
    folder: Path

    def results(self) -> Iterator[Result | str]:
        """Yield the name of each step before it, and its result after it. Raises CommandError."""
        yield "a fictional plan"
        (self.folder / "docs").mkdir(parents=True)
        (self.folder / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
        size = ["--projects", str(self.size.projects), "--units", str(self.size.units)]
        self._measure(PLANSITE, "synthesize", *size, "data")
        yield CHECK
        yield self._result(CHECK, self._measure(PLANSITE, "check"), None)
        yield OURS
        built = self._measure(PYTHON, "-m", "bench.parts", "mkdocs.yml", "parts.json")
        parts = json.loads((self.folder / "parts.json").read_text("utf-8"))
        parts["start"] = built.seconds - sum(parts.values())
        yield self._result(OURS, built, "site", parts)
        yield "the same as Markdown"
        self._measure(PYTHON, "-m", "bench.stock", "data", "stock")
        yield STOCK
        stock = self._measure(MKDOCS, "build", "--quiet", "--config-file", "stock/mkdocs.yml")
        yield self._result(STOCK, stock, "stock/site")
        yield EDIT
        self._measure(PYTHON, "-m", "bench.edit", "edit.json")
        edit = json.loads((self.folder / "edit.json").read_text("utf-8"))
        yield Result(size=self.size.name, way=EDIT, seconds=edit["edit"])
        yield FLOOR
        floor = self._measure(PYTHON, "-m", "bench.floor", "site", "floor", "floor.json")
        yield self._result(FLOOR, floor, "floor", json.loads((self.folder / "floor.json").read_text("utf-8")))

    def _measure(self, *command: str) -> Measurement:
        return measure(command, self.folder, REPOSITORY)

    def _result(self, way: str, took: Measurement, site: str | None, parts: dict[str, float] | None = None) -> Result:
        """Return what a way took; of the floor only the writing counts, not the reading."""
        files = [path for path in (self.folder / site).rglob("*") if path.is_file()] if site else []
        return Result(
            size=self.size.name,
            way=way,
            seconds=parts["write"] if way == FLOOR and parts else took.seconds,
            processor=0 if way == FLOOR else took.processor,
            peak=0 if way == FLOOR else took.peak,
            pages=sum(path.suffix == ".html" for path in files),
            written=sum(path.stat().st_size for path in files),
            parts=parts or {},
        )
