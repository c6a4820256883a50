"""The static API: the value of each file, and its JSON."""

import json

from generator.exports import facts, plan, records
from generator.graph import bipartite
from generator.load import CheckedDataset


def api(checked: CheckedDataset) -> dict[str, object]:
    """Return the value of each file of the API by its name without `.json`: an array of rows or an object."""
    dataset, graph = checked.dataset, checked.graph
    return {
        "plan": plan.plan(dataset),
        "engineerings": records.engineerings(dataset),
        "projects": records.projects(dataset),
        "units": records.units(dataset, graph),
        "responsibilities": records.responsibilities(dataset),
        "measures": records.measures(dataset),
        "derived-responsibilities": records.derived_responsibilities(graph),
        "provisions": records.provisions(dataset),
        "targets": facts.targets(dataset),
        "deadlines": facts.deadlines(dataset),
        "recurring": facts.recurring(dataset),
        "citations": facts.citations(dataset),
        "relationships": records.relationships(dataset),
        "assessment": plan.assessment(dataset.assessment),
        "graph": bipartite.node_link(dataset),
    }


def encode(value: object) -> bytes:
    """Return a value as JSON: UTF-8, keys sorted, each row on a line, a line feed at the end."""
    return f"{_lines(value)}\n".encode()


def _lines(value: object) -> str:
    """Return JSON with each row of an array, or each entry of an object, on a line of its own."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join(map(_line, value)) + "\n]"
    if isinstance(value, dict):
        entries = (f"{_line(key)}: {_lines(entry)}" for key, entry in sorted(value.items()))
        return "{\n" + ",\n".join(entries) + "\n}"
    return _line(value)


_line = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True).encode
