"""What is computed and written does not depend on the seed of Python's hashes, by which sets and dicts are ordered."""

import json
from hashlib import sha256

import pytest

from generator.pages.context import PageContext
from generator.publisher import Publisher
from generator.search import search
from tests.support.hash_seeds import outputs
from tests.support.pages import checked

# One process a seed computes all of it.
PROGRAM = """
import json
from hashlib import sha256
from generator.graph import ResponsibilityGraph, bipartite, figures
from generator.pages.context import PageContext
from generator.publisher import Publisher
from generator.search import search
from tests.support.feeds import city, written
from tests.support.pages import checked
from tests.support.published import FILES
from tests.support.small_plan import EXAMPLE

graph = ResponsibilityGraph(EXAMPLE.dataset())
values = dict(
    answers=[
        bipartite.node_link(graph.dataset), bipartite.graphml(graph.dataset),
        list(figures.figures(graph.dataset, graph.loads)), graph.loads,
        graph.collaborations(graph.dataset.projects), graph.all_derived,
        [graph.partners(unit) for unit in "abc"], graph.engineering_units("E1"),
    ],
    exports=[sorted(FILES.items()), list(FILES)],
    feeds=list(written(city()).items()),
)
digests = {name: sha256(repr(value).encode()).hexdigest() for name, value in values.items()}
real = PageContext(checked("data"), Publisher())
files = [[file.path, sha256(file.content).hexdigest()] for file in search(real).files]
print(json.dumps(digests | dict(search=files)))
"""


@pytest.fixture(scope="module")
def said(*, thorough: bool) -> list[dict[str, object]]:
    """Return digests of what is computed, by what it is, for each of some seeds: two in a plain run."""
    return [json.loads(output) for output in outputs(PROGRAM, 5 if thorough else 2)]


@pytest.mark.parametrize("what", ["answers", "exports", "feeds", "search"])
def test_it_is_the_same_under_every_seed(what: str, said: list[dict[str, object]]) -> None:
    """Answers of the graph, files of exports, feeds and search come out byte for byte and in the same order."""
    first, *others = (digests[what] for digests in said)
    assert others == [first] * len(others) != []


def test_search_is_the_same_in_this_process(said: list[dict[str, object]]) -> None:
    """The same data give the same bytes under the same names, here as in a process that computed nothing before."""
    files = search(PageContext(checked("data"), Publisher())).files
    assert said[0]["search"] == [[file.path, sha256(file.content).hexdigest()] for file in files]
