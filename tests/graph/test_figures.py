"""The figures of /analysis/ are what their sources define."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.graph import ResponsibilityGraph, figures
from tests.support.small_plan import EXAMPLE, SmallPlan

GRAPH = ResponsibilityGraph(EXAMPLE.dataset())


def test_betweenness_of_a_star_is_one() -> None:
    """Freeman 1977: the centre of a star lies on every shortest path."""
    star = SmallPlan(units=("a",), projects={"P1": ("a",), "P2": ("a",), "P3": ("a",)})
    assert [load.betweenness for load in ResponsibilityGraph(star.dataset()).loads] == [1.0]


@pytest.mark.parametrize(("values", "gini"), [([1, 1, 1], 0), ([0, 0, 0, 4], 0.75), ([1, 3], 0.25), ([0, 0], 0)])
def test_gini_of_known_distributions(values: list[int], gini: float) -> None:
    assert figures.gini(values) == gini


@given(st.lists(st.integers(0, 50), min_size=1, max_size=20))
def test_gini_equals_its_definition_as_a_mean_difference(values: list[int]) -> None:
    """Gini 1912: half the relative mean absolute difference of all pairs."""
    total = sum(values)
    pairs = sum(abs(value - other) for value in values for other in values)
    expected = Fraction(pairs, 2 * len(values) * total) if total else Fraction(0)
    assert figures.gini(values) == pytest.approx(float(expected))


@pytest.mark.parametrize(("values", "index"), [([1, 1, 1, 1], 0.25), ([0, 5], 1), ([3, 1], 0.625), ([], 0)])
def test_herfindahl_of_known_shares(values: list[int], index: float) -> None:
    assert figures.herfindahl(values) == index


def test_every_figure_says_what_it_is_and_is_not() -> None:
    all_figures = tuple(figures.figures(GRAPH.dataset, GRAPH.loads))
    assert len({figure.id for figure in all_figures}) == len(all_figures) > 5
    for figure in all_figures:
        assert all((figure.name, figure.shown, figure.definition, figure.source, figure.reading, figure.limits))


def test_a_plan_without_responsibilities_has_no_figures() -> None:
    graph = ResponsibilityGraph(SmallPlan(units=("a",), projects={}).dataset())
    assert list(figures.figures(graph.dataset, graph.loads)) == []


def test_tables_hold_every_project_and_unit_once() -> None:
    assert sorted(project.id for size in figures.project_sizes(GRAPH.dataset) for project in size.projects) == [
        "P1",
        "P2",
        "P3",
        "P4",
        "P5",
    ]
    assert [size.size for size in figures.project_sizes(GRAPH.dataset)] == [1, 2, 3]
    (share,) = figures.system_shares(GRAPH.dataset, GRAPH.loads)
    assert (share.system, share.units, share.leads, share.participates) == ("政府", 6, 5, 5)
