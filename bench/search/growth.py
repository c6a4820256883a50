"""Measure the search of fictional plans of several sizes: bytes before the first answer, quality, time, memory."""

import gzip
import resource
import statistics
import tempfile
import time
from pathlib import Path
from random import Random

from generator.load import load
from generator.model import Dataset
from generator.pages.context import PageContext
from generator.publisher import Publisher
from generator.search import search
from generator.synthesis import synthesize, write
from tests.support.search.engine import Engine
from tests.support.search.truth import Truth

# Projects and units: the plan itself has 52 and 84.
SIZES = {"1": (52, 84), "10": (520, 840), "20": (1040, 1680), "100": (5200, 8100)}
QUERIES = 60
JUDGED = ("project", "unit", "provision")


def grow(size: tuple[int, int]) -> dict[str, float]:
    """Make a plan of a size and its search, ask it for stretches of its own words, and return what was measured."""
    with tempfile.TemporaryDirectory() as folder:
        write(synthesize(*size), Path(folder) / "data")
        checked = load(Path(folder) / "data")
        started, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        searched = search(PageContext(checked, Publisher()))
        seconds = time.perf_counter() - started
        engine = Engine.of(checked, Path(folder))
        sizes = {file.path: len(gzip.compress(file.content, 6)) for file in searched.files}
        core = sum(sizes[path] for path in searched.scripts)
        dataset, truth = checked.dataset, Truth.of(checked.dataset)
        recalls, precisions, fetched, times = [], [], [], []
        for words in _stretches(dataset):
            (answer,) = engine.ask([words])  # each in a fresh engine, as on a page just opened
            expected = set(truth.holding(words))
            keys = {_key(dataset, kind, id_) for kind, id_, _ in answer.hits if kind in JUDGED}
            recalls.append(len(keys & expected) / len(expected))
            precisions.append(len(keys & expected) / len(keys) if keys else 1.0)
            fetched.append(core + sum(sizes[path] for path in answer.fetched))
        times = [answer.time for answer in engine.ask(_typed(dataset))]
        return {
            "projects": len(dataset.projects),
            "records": len(dataset.projects)
            + len(dataset.units.units)
            + len(dataset.engineerings)
            + len(dataset.provisions),
            "characters": sum(len(record.text.printed) for record in dataset.texts),
            "core": core,
            "pieces": sum(sizes.values()) - core,
            "bytes_before": statistics.median(fetched),
            "recall": 100 * statistics.fmean(recalls),
            "precision": 100 * statistics.fmean(precisions),
            "p95": sorted(times)[int(len(times) * 0.95)],
            "build": seconds,
            "memory": 1024 * max(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before, 0),
        }


def _stretches(dataset: Dataset) -> list[str]:
    """Return stretches of two to ten characters from anywhere in the projects."""
    random = Random(100)  # noqa: S311 - a measurement must be repeatable
    stretches: list[str] = []
    while len(stretches) < QUERIES:
        text = "".join(random.choice(dataset.projects).text.printed.split())
        start = random.randrange(len(text) - 10)
        words = text[start : start + random.randint(2, 10)]
        if words.isalnum():
            stretches.append(words)
    return stretches


def _typed(dataset: Dataset) -> list[str]:
    """Return what is in the field after each key: beginnings of names, words, pinyin and numbers."""
    names = [unit.name for unit in dataset.units.units[:: len(dataset.units.units) // 10]]
    wholes = [*names, *_stretches(dataset)[:10], "gonganju", "shianquan", "第31项"]
    return [whole[:end] for whole in wholes for end in range(1, len(whole) + 1)]


def _key(dataset: Dataset, kind: str, id_: str) -> str:
    if kind == "unit":
        return f"unit:{dataset.unit_by_id[id_].name}"
    return f"{kind}:{id_[1:] if kind == 'project' else id_}"
