"""What is computed and written does not depend on the seed of Python's hashes, by which sets and dicts are ordered."""

import json
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from generator.graph import ResponsibilityGraph, bipartite, figures
from generator.pages.context import PageContext
from generator.publisher import Publisher
from generator.search import search
from tests.support.amendment import amended, command
from tests.support.feeds import city, written
from tests.support.hash_seeds import outputs
from tests.support.office import files
from tests.support.pages import checked
from tests.support.paths import CITY
from tests.support.published import FILES
from tests.support.small_plan import EXAMPLE

PROGRAM = "import json; from tests.test_hash_seeds import digests; print(json.dumps(digests()))"


def digests() -> dict[str, object]:
    """Return digests of answers of the graph, of exports and of feeds, and of each file of search in order."""
    graph = ResponsibilityGraph(EXAMPLE.dataset())
    values: dict[str, object] = {
        "answers": [
            bipartite.node_link(graph.dataset),
            bipartite.graphml(graph.dataset),
            list(figures.figures(graph.dataset, graph.loads)),
            graph.loads,
            graph.collaborations(graph.dataset.projects),
            graph.all_derived,
            [graph.partners(unit) for unit in "abc"],
            graph.engineering_units("E1"),
        ],
        "exports": [sorted(FILES.items()), list(FILES)],
        "feeds": list(written(city()).items()),
        "office": list(files().items()),
        "differences": differences(),
    }
    real = PageContext(checked("data"), Publisher())
    searched = [[file.path, sha256(file.content).hexdigest()] for file in search(real).files]
    return {name: sha256(repr(value).encode()).hexdigest() for name, value in values.items()} | {"search": searched}


def differences() -> list[str]:
    """Return what `plansite diff` writes of an amendment, in each of its formats."""
    with TemporaryDirectory() as folder:
        amended(Path(folder))
        reports = [command(CITY, "amended", "--format", form, at=Path(folder)) for form in ("json", "text", "markdown")]
    assert all(done.returncode == 1 and done.stdout for done in reports)
    return [done.stdout for done in reports]


@pytest.fixture(scope="module")
def said(*, thorough: bool) -> list[dict[str, object]]:
    """Return digests of what is computed: in this process, whose seed is chance, and under a seed or, in full, five."""
    return [digests(), *(json.loads(output) for output in outputs(PROGRAM, 5 if thorough else 1))]


@pytest.mark.parametrize("what", ["answers", "exports", "feeds", "office", "differences", "search"])
def test_it_is_the_same_under_every_seed(what: str, said: list[dict[str, object]]) -> None:
    """Answers, files of exports, feeds, office and search, reports of differences: the same bytes in the same order.

    They are in a process that computed other things before, too, as this one may have, and a little later.
    """
    first, *others = (computed[what] for computed in said)
    assert others == [first] * len(others) != []
