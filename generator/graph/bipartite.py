"""The bipartite network of units and projects: the only module that knows networkx.

Nodes are the units that a project names and the projects, in the order of the document; an edge is a mention, with its
role and its order in the project. What comes through collectives is not in it.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    from generator.model import Dataset

_EXACT = 500  # nodes; above, betweenness is estimated, or its cost would grow with the square of the plan
PIVOTS = 50


def network(dataset: Dataset) -> nx.Graph[str]:
    """Return the network; nodes carry kind, name and more, edges role, order, mention and open_ended."""
    graph: nx.Graph[str] = nx.Graph(title=dataset.plan.title)
    for unit in dataset.annex_units:
        graph.add_node(
            unit.id, bipartite=0, kind="unit", name=unit.name, system=unit.system, collective=unit.collective
        )
    for project in dataset.projects:
        graph.add_node(
            project.id,
            bipartite=1,
            kind="project",
            name=project.name,
            number=project.number,
            engineering=project.engineering,
        )
        for order, tie in enumerate(project.responsibilities, start=1):
            graph.add_edge(
                tie.unit, project.id, role=tie.role.value, order=order, mention=tie.mention, open_ended=tie.open_ended
            )
    return graph


def node_link(dataset: Dataset) -> dict[str, object]:
    """Return node-link data that `networkx.node_link_graph(data, edges="edges")` reads back."""
    data: dict[str, object] = nx.node_link_data(network(dataset), edges="edges")
    return data


def graphml(dataset: Dataset) -> bytes:
    """Return GraphML 1.0 (graphml.graphdrawing.org) with key ids that are the fields' names."""
    writer = nx.GraphMLWriter(network(dataset), encoding="utf-8", prettyprint=True, named_key_ids=True)
    booleans = {key.get("id") for key in writer.xml.iter("key") if key.get("attr.type") == "boolean"}
    for data in writer.xml.iter("data"):
        if data.get("key") in booleans:
            data.text = data.text.lower()  # networkx writes Python's True, other readers expect true
    stream = BytesIO()
    writer.dump(stream)
    return stream.getvalue() + b"\n"


def is_estimated(dataset: Dataset) -> bool:
    """Return whether betweenness is estimated because the network is large."""
    return len(dataset.annex_units) + len(dataset.projects) > _EXACT


def betweenness(dataset: Dataset) -> dict[str, float]:
    """Return the betweenness of every unit and project, from 0 to 1, rounded to four places.

    Freeman 1977, by the algorithm of Brandes 2001; from 50 pivots (Brandes and Pich 2007) where `is_estimated`.
    """
    pivots = PIVOTS if is_estimated(dataset) else None
    values = nx.betweenness_centrality(network(dataset), k=pivots, seed=0)
    return {node: round(value, 4) for node, value in values.items()}


def cut_nodes(dataset: Dataset) -> frozenset[str]:
    """Return the units and projects without which the network falls into more parts (Hopcroft and Tarjan 1973)."""
    return frozenset(nx.articulation_points(network(dataset)))


def parts(dataset: Dataset) -> tuple[int, ...]:
    """Return the sizes of the network's connected parts, largest first."""
    return tuple(sorted((len(part) for part in nx.connected_components(network(dataset))), reverse=True))
