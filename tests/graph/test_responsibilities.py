"""The responsibility graph answers in the domain's words, and always the same."""

from __future__ import annotations

import random
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.graph import ResponsibilityGraph, bipartite, figures
from generator.graph.bipartite import betweenness
from generator.model import Dataset, Project, Unit
from tests.support.pages import checked
from tests.support.small_plan import EXAMPLE, SmallPlan

Record = TypeVar("Record")

GRAPH = ResponsibilityGraph(EXAMPLE.dataset())


def ids(records: tuple[Project, ...] | tuple[Unit, ...]) -> list[str]:
    return [record.id for record in records]


def test_a_unit_leads_and_joins_what_the_projects_say() -> None:
    assert ids(GRAPH.leads("a")) == ["P1", "P3"]
    assert ids(GRAPH.participations("b")) == ["P1", "P3"]
    assert ids(GRAPH.leads("c")) == []


def test_what_does_not_exist_has_no_answer() -> None:
    with pytest.raises(KeyError):
        GRAPH.leads("nobody")


def test_a_collective_reaches_its_members_but_none_that_the_project_names() -> None:
    """P2 names b itself, so only a is reached; P4 names c, and reaches a and b through a member collective."""
    rows = [(row.project.id, row.unit.id, row.via.id, row.role.value, row.basis) for row in GRAPH.all_derived]
    assert rows == [
        ("P2", "a", "all", "participant", "inferred"),
        ("P4", "a", "every", "lead", "external"),
        ("P4", "b", "every", "lead", "external"),
        ("P4", "all", "every", "lead", "external"),
    ]
    assert [row.project.id for row in GRAPH.derived("a")] == ["P2", "P4"]
    assert GRAPH.derived("c") == ()


def test_derived_responsibilities_are_never_counted() -> None:
    without = ResponsibilityGraph(replace(EXAMPLE, members=()).dataset())
    assert [load.leads + load.participates for load in GRAPH.loads] == [
        load.leads + load.participates for load in without.loads
    ]


def test_a_circle_of_collectives_ends() -> None:
    """The references stage refuses circles, but the graph must not hang on one."""
    circle = SmallPlan(units=("a", "b"), projects={"P1": ("a",)}, members=(("a", "b", "source"), ("b", "a", "source")))
    assert [row.unit.id for row in ResponsibilityGraph(circle.dataset()).all_derived] == ["b"]


def test_members_and_collectives_are_two_sides_of_one_tie() -> None:
    assert ids(GRAPH.members("every")) == ["c", "all"]
    assert ids(GRAPH.collectives("a")) == ["all"]
    assert ids(GRAPH.members("a")) == []


def test_a_provision_binds_a_unit_once_and_by_its_name_where_it_can() -> None:
    def duties(unit: str) -> list[tuple[str, bool, str | None]]:
        return [(duty.provision.id, duty.derived, duty.via) for duty in GRAPH.duties(unit)]

    assert duties("a") == [("A2-1", False, None), ("A2-2", True, "市all局")]
    assert duties("b") == [("A2-2", True, "市all局")]
    assert duties("c") == [("A2-1", True, "各级单位")]
    assert duties("all") == [("A2-2", False, None)]
    assert duties("idle") == []


def test_partners_come_by_shared_projects_then_by_the_document() -> None:
    partners = [(p.unit.id, ids(p.shared), p.leads_here, p.leads_there) for p in GRAPH.partners("b")]
    assert partners == [("a", ["P1", "P3"], 0, 2), ("c", ["P1"], 0, 0), ("all", ["P2"], 1, 0)]


def test_an_engineering_needs_the_units_of_its_projects() -> None:
    shares = [(share.unit.id, share.leads, share.participates) for share in GRAPH.engineering_units("E1")]
    assert shares == [("a", 1, 0), ("b", 1, 1), ("c", 0, 1), ("all", 0, 1)]


def test_a_lead_calls_on_its_participants() -> None:
    calls = [
        (row.lead.id, row.participant.id, ids(row.projects)) for row in GRAPH.collaborations(GRAPH.dataset.projects)
    ]
    assert calls == [
        ("a", "b", ["P1", "P3"]),
        ("a", "c", ["P1"]),
        ("b", "all", ["P2"]),
        ("every", "c", ["P4"]),
    ]


def test_an_abolition_touches_everything_that_names_the_unit() -> None:
    assert (ids(GRAPH.leads("all")), ids(GRAPH.participations("all"))) == ([], ["P2"])
    assert (ids(GRAPH.members("all")), ids(GRAPH.collectives("all"))) == (["a", "b"], ["every"])
    assert [partner.unit.id for partner in GRAPH.partners("all")] == ["b"]
    assert [duty.provision.id for duty in GRAPH.duties("all")] == ["A2-2"]


def test_what_cuts_the_network_apart() -> None:
    """Without b nothing ties all and P2 to the rest, without c nothing ties every and P4; idle stands alone with P5."""
    assert [load.unit.id for load in GRAPH.loads if load.cuts] == ["b", "c"]
    assert next(f.value for f in figures.figures(GRAPH.dataset, GRAPH.loads) if f.id == "parts") == 2


NAMES = "abcdefgh"
PLANS = st.builds(
    lambda ties, members: SmallPlan(
        units=tuple(NAMES),
        projects={f"P{number}": tuple(units) for number, units in enumerate(ties, start=1)},
        members=tuple((unit, other, "inferred") for unit, other in members if unit < other),
    ),
    st.lists(st.lists(st.sampled_from(NAMES), min_size=1, max_size=5, unique=True), min_size=1, max_size=8),
    st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=6, unique=True),
)


def shuffled(dataset: Dataset, randomness: random.Random) -> Dataset:
    """Return the dataset with its units, engineerings, projects and relationships in another order."""

    def mixed(records: tuple[Record, ...]) -> tuple[Record, ...]:
        return tuple(randomness.sample(records, len(records)))

    return replace(
        dataset,
        engineerings=mixed(tuple(replace(e, projects=mixed(e.projects)) for e in dataset.engineerings)),
        units=replace(dataset.units, units=mixed(dataset.units.units)),
        relationships=mixed(dataset.relationships),
    )


@given(PLANS, st.randoms(use_true_random=False))
def test_answers_do_not_depend_on_the_order_of_the_input(plan: SmallPlan, randomness: random.Random) -> None:
    """Order of files and registers decides the order of answers, never what they say."""
    graph = ResponsibilityGraph(plan.dataset())
    other = ResponsibilityGraph(shuffled(plan.dataset(), randomness))
    for figure, again in zip(
        figures.figures(graph.dataset, graph.loads), figures.figures(other.dataset, other.loads), strict=True
    ):
        assert figure.id == again.id
        assert figure.value == pytest.approx(again.value, abs=2e-4)
    assert set(graph.all_derived) == set(other.all_derived)
    for unit in plan.units:
        assert sorted(ids(graph.leads(unit))) == sorted(ids(other.leads(unit)))
        assert sorted(ids(graph.participations(unit))) == sorted(ids(other.participations(unit)))
        assert {(p.unit.id, len(p.shared), p.leads_here, p.leads_there) for p in graph.partners(unit)} == {
            (p.unit.id, len(p.shared), p.leads_here, p.leads_there) for p in other.partners(unit)
        }
    for engineering in graph.dataset.engineering_by_id:
        assert set(graph.engineering_units(engineering)) == set(other.engineering_units(engineering))
    assert {
        (c.lead.id, c.participant.id, frozenset(ids(c.projects))) for c in graph.collaborations(graph.dataset.projects)
    } == {
        (c.lead.id, c.participant.id, frozenset(ids(c.projects))) for c in other.collaborations(other.dataset.projects)
    }


@given(PLANS)
def test_partnership_is_mutual_and_answers_keep_the_order_of_the_document(plan: SmallPlan) -> None:
    graph = ResponsibilityGraph(plan.dataset())
    place = {unit: place for place, unit in enumerate(plan.units)}
    for unit in plan.units:
        for partner in graph.partners(unit):
            back = next(p for p in graph.partners(partner.unit.id) if p.unit.id == unit)
            assert (back.shared, back.leads_here, back.leads_there) == (
                partner.shared,
                partner.leads_there,
                partner.leads_here,
            )
        ranks = [(-len(partner.shared), place[partner.unit.id]) for partner in graph.partners(unit)]
        assert ranks == sorted(ranks)
    rows = [(row.project.number, place[row.via.id], place[row.unit.id]) for row in graph.all_derived]
    assert all(before < after for before, after in pairwise(rows))


def edges(graph: nx.Graph[str]) -> set[tuple[frozenset[str], frozenset[tuple[str, object]]]]:
    return {(frozenset((node, other)), frozenset(data.items())) for node, other, data in graph.edges(data=True)}


def nodes(graph: nx.Graph[str]) -> dict[str, dict[str, object]]:
    return {node: dict(data) for node, data in graph.nodes(data=True)}


@given(PLANS)
def test_node_link_and_graphml_read_back_as_the_same_graph(plan: SmallPlan) -> None:
    graph = ResponsibilityGraph(plan.dataset())
    from_json = nx.node_link_graph(bipartite.node_link(graph.dataset), edges="edges")
    from_xml = nx.read_graphml(BytesIO(bipartite.graphml(graph.dataset)))
    assert nodes(from_json) == nodes(from_xml)
    assert edges(from_json) == edges(from_xml)
    expected = {
        (frozenset((tie.unit, project.id)), tie.role.value, order)
        for project in graph.dataset.projects
        for order, tie in enumerate(project.responsibilities, start=1)
    }
    assert {
        (frozenset((node, other)), data["role"], data["order"]) for node, other, data in from_json.edges(data=True)
    } == expected


def test_each_role_of_a_unit_in_a_project_is_an_edge() -> None:
    """Where a unit has two roles in a project, JSON and GraphML have an edge for each; figures count it once."""
    dataset = checked("examples/three-levels/data").dataset
    several = [
        (unit, project.id, roles)
        for project in dataset.projects
        for unit, roles in project.roles_by_unit.items()
        if len(roles) > 1
    ]
    from_json = nx.node_link_graph(bipartite.node_link(dataset), edges="edges")
    from_xml = nx.read_graphml(BytesIO(bipartite.graphml(dataset)))
    assert several
    for unit, project, roles in several:
        for read in (from_json, from_xml):
            assert [data["role"] for data in read[unit][project].values()] == [role.value for role in roles]
    assert edges(from_json) == edges(from_xml)
    assert betweenness(dataset) == nx_betweenness(nx.Graph(from_json))


def nx_betweenness(graph: nx.Graph[str]) -> dict[str, float]:
    return {node: round(value, 4) for node, value in nx.betweenness_centrality(graph).items()}


GRAPHML_SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parent / "graphml.xsd"))


@given(PLANS)
def test_graphml_is_valid_by_its_schema(plan: SmallPlan) -> None:
    GRAPHML_SCHEMA.assertValid(etree.fromstring(bipartite.graphml(plan.dataset())))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b'edgedefault="undirected"', b""),
        (b'edgedefault="undirected"', b'edgedefault="both"'),
        (b'<node id="b">', b'<node id="a">'),
        (b'source="a"', b'source="nobody"'),
        (b'attr.type="long"', b'attr.type="number"'),
        (b'<data key="kind">', b'<data key="sort">'),
        (b'<data key="kind">', b"<data>"),
        (b'for="node"', b'for="vertex"'),
        (b"<node ", b'<node weight="1" '),
    ],
)
def test_the_schema_refuses_what_is_no_graphml(right: bytes, wrong: bytes) -> None:
    """Or the schema, written by hand, would prove nothing."""
    assert right in bipartite.graphml(GRAPH.dataset)
    assert not GRAPHML_SCHEMA.validate(etree.fromstring(bipartite.graphml(GRAPH.dataset).replace(right, wrong, 1)))
