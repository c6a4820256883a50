"""The bipartite network of units and projects: the only module that uses networkx.

Nodes are the units that projects name, and the projects, in the order of the plan. An edge is a role of a unit in a
project, with its first place in the list. Derived responsibilities are no edges.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape

import networkx as nx

from generator.model import Dataset

_EXACT = 500  # nodes; above, betweenness is estimated: its cost grows with their square
PIVOTS = 50
_XMLNS = "http://graphml.graphdrawing.org/xmlns"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_HEAD = (
    "<?xml version='1.0' encoding='utf-8'?>",
    f'<graphml xmlns="{_XMLNS}" xmlns:xsi="{_XSI}" xsi:schemaLocation="{_XMLNS} {_XMLNS}/1.0/graphml.xsd">',
)
_KEYS = (
    ("open_ended", "edge", "boolean"),
    ("mention", "edge", "string"),
    ("order", "edge", "long"),
    ("role", "edge", "string"),
    ("engineering", "node", "string"),
    ("number", "node", "long"),
    ("collective", "node", "boolean"),
    ("system", "node", "string"),
    ("name", "node", "string"),
    ("label", "node", "string"),
    ("kind", "node", "string"),
    ("bipartite", "node", "long"),
)


def network(dataset: Dataset) -> nx.Graph[str]:
    """Return the network; nodes carry kind, name and more, edges role, order, mention and open_ended.

    It is a MultiGraph, with roles as keys, where a unit has several roles in a project.
    """
    several = any(len(roles) > 1 for project in dataset.projects for roles in project.roles_by_unit.values())
    graph: nx.Graph[str] = (nx.MultiGraph if several else nx.Graph)(title=dataset.plan.title)
    for unit in dataset.annex_units:
        graph.add_node(
            unit.id,
            bipartite=0,
            kind="unit",
            label=unit.name,
            name=unit.name,
            system=unit.system,
            collective=unit.collective,
        )
    for project in dataset.projects:
        graph.add_node(
            project.id,
            bipartite=1,
            kind="project",
            label=project.name,
            name=project.name,
            number=project.number,
            engineering=project.engineering,
        )
        roles: set[tuple[str, str]] = set()
        for order, tie in enumerate(project.responsibilities, start=1):
            role = tie.role.value
            if (tie.unit, role) not in roles:
                roles.add((tie.unit, role))
                key = {"key": role} if several else {}
                values = {"role": role, "order": order, "mention": tie.mention, "open_ended": tie.open_ended}
                graph.add_edge(tie.unit, project.id, **key, **values)
    return graph


def _simple(dataset: Dataset) -> nx.Graph[str]:
    """Return the network with one edge at the most between two nodes, for what asks who is joined to whom."""
    graph = network(dataset)
    return nx.Graph(graph) if graph.is_multigraph() else graph


def node_link(dataset: Dataset) -> dict[str, object]:
    """Return node-link data that `networkx.node_link_graph(data, edges="edges")` reads back."""
    data: dict[str, object] = nx.node_link_data(network(dataset), edges="edges")
    return data


def graphml(dataset: Dataset) -> bytes:
    """Return GraphML 1.0 (graphml.graphdrawing.org) with key ids that are the fields' names.

    Gephi shows the attribute `label`, and refuses keys of the graph itself, so its title is left out. It is what
    networkx' writer writes, in a sixth of its time and without a tree of elements in memory.
    """
    graph = network(dataset)
    lines = [
        *(f'  <key id="{name}" for="{of}" attr.name="{name}" attr.type="{kind}" />' for name, of, kind in _KEYS),
        '  <graph edgedefault="undirected">',
    ]
    for node, values in graph.nodes(data=True):
        lines += (f'    <node id="{node}">', *_data(values), "    </node>")
    for source, target, values in graph.edges(data=True):
        lines += (f'    <edge source="{source}" target="{target}">', *_data(values), "    </edge>")
    lines += ("  </graph>", "</graphml>", "", "")
    return "\n".join((*_HEAD, *lines)).encode()


def _data(values: Mapping[str, object]) -> Iterator[str]:
    """Yield the values of a node or an edge."""
    for key, value in values.items():
        text = str(value).lower() if isinstance(value, bool) else escape(str(value))
        yield f'      <data key="{key}">{text}</data>'


def is_estimated(dataset: Dataset) -> bool:
    """Return whether betweenness is estimated because the network is large."""
    return len(dataset.annex_units) + len(dataset.projects) > _EXACT


def betweenness(dataset: Dataset) -> dict[str, float]:
    """Return the betweenness of every unit and project, from 0 to 1, rounded to four places.

    Freeman 1977, by the algorithm of Brandes 2001; from 50 pivots (Brandes and Pich 2007) where `is_estimated`.
    """
    pivots = PIVOTS if is_estimated(dataset) else None
    values = nx.betweenness_centrality(_simple(dataset), k=pivots, seed=0)
    return {node: round(value, 4) for node, value in values.items()}


def cut_nodes(dataset: Dataset) -> frozenset[str]:
    """Return the articulation points: without one the network has more parts (Hopcroft and Tarjan 1973)."""
    return frozenset(nx.articulation_points(_simple(dataset)))


def parts(dataset: Dataset) -> tuple[int, ...]:
    """Return the sizes of the network's connected parts, largest first."""
    return tuple(sorted((len(part) for part in nx.connected_components(_simple(dataset))), reverse=True))
