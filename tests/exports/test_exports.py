"""What is published for machines keeps the contract and says what it is."""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from generator.exports import documentation, facts, tables
from generator.exports.api import api
from generator.model import Actor
from generator.partial_dates import following
from tests.support.published import API, CHECKED, FILES, SCHEMAS
from tests.support.small_plan import actor

# The contract's own list, field by field.
CONTRACT = {
    "plan": "id title document_number issuers written published source_sha256 dataset_sha256 phases goals "
    "words convention draft",
    "engineerings": "id number name aim projects url label parent depth draft",
    "projects": "id number name short_name engineering lead participants text measures targets deadlines recurring "
    "citations levels topics url label leads draft",
    "units": "id name aliases collective in_annex system leads participates url",
    "responsibilities": "project unit role order mention open_ended measure draft",
    "measures": "project index text quote",
    "derived-responsibilities": "project unit via basis",
    "provisions": "id part number heading text actors url",
    "targets": "id record what value value_to unit comparison year actor levels reading quote "
    "baseline nature approximate draft",
    "deadlines": "id record what date basis actor levels quote draft",
    "recurring": "id record what frequency rrule actor levels quote draft",
    "citations": "id record title number kind quote draft",
    "relationships": "from type to basis since until quote note draft",
    "assessment": "steps scores calendar consequences",
    "graph": "nodes edges",
}


def test_the_api_has_the_files_of_the_contract() -> None:
    assert set(API) == set(CONTRACT)
    assert {name for name, value in API.items() if isinstance(value, dict)} == {"plan", "assessment", "graph"}


@pytest.mark.parametrize("name", CONTRACT)
def test_every_row_has_the_fields_of_the_contract(name: str) -> None:
    rows = API[name] if isinstance(API[name], list) else [API[name]]
    assert rows, "the fictional city has no row for this file"
    for row in rows:
        assert set(CONTRACT[name].split()) <= set(row)


@pytest.mark.parametrize("part", ["steps", "scores", "calendar", "consequences", "separate"])
def test_every_part_of_the_assessment_names_its_article(part: str) -> None:
    assert API["assessment"][part]
    for item in API["assessment"][part]:
        assert {"article", "actor", "quote"} <= set(item)


def test_the_assessment_says_whom_another_method_binds() -> None:
    """The units whose method is made separately are named with the words of the text."""
    separate = API["assessment"]["separate"]
    assert [method["id"] for method in separate] == [method.id for method in CHECKED.dataset.assessment.separate]
    for method in separate:
        assert [body["mention"] for body in method["applies_to"]]
        assert method["quote"] in CHECKED.dataset.source


@pytest.mark.parametrize("name", CONTRACT)
def test_every_file_is_valid_by_its_schema(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert [error.message for error in Draft202012Validator(SCHEMAS[name]).iter_errors(API[name])] == []


@pytest.mark.parametrize(
    ("name", "field", "wrong"),
    [
        ("responsibilities", "role", "boss"),
        ("responsibilities", "order", 0),
        ("projects", "measures", "一句话"),
        ("projects", "id", "31"),
        ("targets", "comparison", "≥"),
        ("targets", "value", "70"),
        ("deadlines", "date", "2013年"),
        ("units", "in_annex", None),
        ("provisions", "actors", [{"mention": "市政府"}]),
        ("targets", "actor", {"mention": None}),
    ],
)
def test_a_schema_refuses_what_the_contract_does_not_allow(name: str, field: str, wrong: object) -> None:
    """Or being valid would mean nothing."""
    validator = Draft202012Validator(SCHEMAS[name])
    row = API[name][0]
    assert not validator.is_valid([{**row, field: wrong}])
    assert not validator.is_valid([{key: value for key, value in row.items() if key != field}])


def properties(schema: dict[str, Any], root: dict[str, Any], path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every property below a schema with its path."""
    if "$ref" in schema:
        schema = {**root["$defs"][schema["$ref"].rpartition("/")[2]], **schema}
    for name, property_ in schema.get("properties", {}).items():
        yield f"{path}.{name}", property_
        yield from properties(property_, root, f"{path}.{name}")
    if "items" in schema:
        yield from properties(schema["items"], root, f"{path}[]")


@pytest.mark.parametrize("name", CONTRACT)
def test_every_field_is_documented_in_chinese(name: str) -> None:
    fields = dict(properties(SCHEMAS[name], SCHEMAS[name]))
    assert fields
    for path, property_ in [("", SCHEMAS[name]), *fields.items()]:
        for word in ("title", "description"):
            assert re.search("[一-鿿]", property_.get(word, "")), f"{path} has no Chinese {word}"


def paths(value: object, path: str = "") -> Iterator[str]:
    """Yield the path of every key in a JSON value."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield f"{path}.{name}"
            yield from paths(inner, f"{path}.{name}")
    elif isinstance(value, list):
        for inner in value:
            yield from paths(inner, f"{path}[]")


@pytest.mark.parametrize("name", CONTRACT)
def test_no_field_is_published_without_a_schema(name: str) -> None:
    assert set(paths(API[name])) <= {path for path, _ in properties(SCHEMAS[name], SCHEMAS[name])}


def test_what_schemas_share_is_the_same_in_each() -> None:
    for shared in ("actor", "name"):
        assert (
            len(
                {
                    json.dumps(schema["$defs"][shared])
                    for schema in SCHEMAS.values()
                    if shared in schema.get("$defs", {})
                }
            )
            == 1
        )


@pytest.mark.parametrize("path", [path for path in FILES if path.endswith(".json") and "/schemas/" not in path])
def test_json_is_canonical_enough_to_compare(path: str) -> None:
    """Keys sorted, Chinese readable, a row a line, one line feed at the end."""
    text = FILES[path].decode()
    value = json.loads(text)
    words = json.dumps(value, ensure_ascii=False, sort_keys=True)
    assert "".join(text.split()) == "".join(words.split())
    assert text.endswith(("]\n", "}\n"))
    if isinstance(value, list):
        rows = text.splitlines()[1:-1] if value else []
        assert [json.loads(row.removesuffix(",")) for row in rows] == value
    assert "\\u" not in text


def test_responsibilities_stand_in_the_order_of_the_text() -> None:
    """A parser of the official text of its own: the last pair of brackets of each numbered line."""
    printed = {
        f"P{number}": re.split("[、,]", names)
        for number, names in re.findall(r"^(\d+)\..*\(([^()]*)\)\s*$", CHECKED.dataset.source, re.MULTILINE)
    }
    published: dict[str, list[str]] = {}
    for row in API["responsibilities"]:
        published.setdefault(row["project"], []).append(row["mention"])
        assert row["order"] == len(published[row["project"]])
        assert row["role"] == ("lead" if row["order"] == 1 else "participant")
    assert printed
    assert published == printed
    assert list(published) == list(printed)


def test_what_comes_through_collectives_is_never_what_the_project_names() -> None:
    named = {(row["project"], row["unit"]) for row in API["responsibilities"]}
    derived = API["derived-responsibilities"]
    assert derived
    assert all((row["project"], row["unit"]) not in named and (row["project"], row["via"]) in named for row in derived)


def test_units_count_what_the_responsibilities_say() -> None:
    rows = [(row["unit"], row["project"], row["role"]) for row in API["responsibilities"]]
    for unit in API["units"]:
        assert unit["leads"] == [project for body, project, role in rows if (body, role) == (unit["id"], "lead")]
        assert unit["participates"] == [p for body, p, role in rows if (body, role) == (unit["id"], "participant")]
        assert unit["in_annex"] == bool(unit["leads"] + unit["participates"])
    order = [unit["in_annex"] for unit in API["units"]]
    assert order == sorted(order, reverse=True)


def test_every_id_leads_to_a_record() -> None:
    ids = {row["id"] for name in API for row in API[name] if isinstance(API[name], list) and "id" in row}
    ids |= {row["id"] for part in ("phases", "texts", "goals") for row in API["plan"][part]} | {API["plan"]["id"]}
    ids |= {item["id"] for items in API["assessment"].values() for item in items}
    for project in API["projects"]:
        for field in ("participants", "targets", "deadlines", "recurring", "citations"):
            assert set(project[field]) <= ids
        assert {project["engineering"], project["lead"]} <= ids
    for name in ("targets", "deadlines", "recurring", "citations"):
        assert {row["record"] for row in API[name]} <= ids
    assert {row[end] for row in API["relationships"] for end in ("from", "to")} <= ids


@pytest.mark.parametrize(
    ("actors", "expected"),
    [
        ([], None),
        (
            [actor("市公安局", unit="shi-gonganju")],
            {"mention": "市公安局", "unit": "shi-gonganju", "level": None, "class": None},
        ),
        (
            [actor("各县区", unit="xianqu"), actor("各级综治办", class_="各级综治办")],
            {"mention": "各县区、各级综治办", "unit": None, "level": None, "class": None},
        ),
    ],
)
def test_an_actor_is_one_object_and_several_are_their_words(actors: list[Actor], expected: object) -> None:
    published = facts.actors(actors)
    assert published["actor"] == expected
    assert [actor["mention"] for actor in published["actors"]] == [actor.mention for actor in actors]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("value", "printed"), [(100.0, "100"), (31, "31"), (30.5, "30.5"), (None, "null"), (0.0, "0")])
def test_whole_numbers_print_without_a_point(value: float | None, printed: str) -> None:
    assert json.dumps(facts.plain(value)) == printed


@pytest.mark.parametrize(
    ("end", "start"),
    [("2013", "2014"), ("2013-12", "2014-01"), ("2013-06", "2013-07"), ("2013-12-31", "2014-01-01")],
)
def test_a_phase_starts_after_the_one_before(end: str, start: str) -> None:
    assert following(end) == start


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 1, 1)))
def test_the_day_after_is_the_calendars(day: date) -> None:
    assert following(day.isoformat()) == (day + timedelta(days=1)).isoformat()


def test_a_phases_start_is_marked_as_derived() -> None:
    phases = API["plan"]["phases"]
    assert phases
    assert phases[0]["start"]["date"] == str(API["plan"]["period"]["start"])
    assert {phase["start"]["basis"] for phase in phases} == {"derived"}
    assert all(phase["start"]["note"] for phase in phases)


def test_the_published_graph_reads_back() -> None:
    from_json = nx.node_link_graph(json.loads(FILES["api/v1/graph.json"]), edges="edges")
    from_xml = nx.read_graphml(BytesIO(FILES["api/v1/graph.graphml"]))
    assert dict(from_json.nodes(data=True)) == dict(from_xml.nodes(data=True))
    assert {frozenset(edge) for edge in from_json.edges} == {frozenset(edge) for edge in from_xml.edges}
    assert {frozenset((row["unit"], row["project"])) for row in API["responsibilities"]} == {
        frozenset(edge) for edge in from_json.edges
    }


PACKAGES = {f"data/{name}" for name in ("datapackage.json", "csv-metadata.json", "citation.cff", "citation.bib")} | {
    f"data/{CHECKED.dataset.plan.id}.{suffix}" for suffix in ("zip", "sqlite")
}


def test_every_published_file_is_documented() -> None:
    documented = documentation(api(CHECKED), CHECKED.dataset.plan)
    addresses = {
        address for file in documented for address in (file.url, file.schema, file.excel, file.parquet) if address
    }
    assert addresses == set(FILES)
    for file in documented:
        assert file.title
        assert file.description
        assert file.fields or file.url in PACKAGES
        assert all(field.title and field.type and field.description for field in file.fields)


def test_documentation_counts_rows_and_names_every_field() -> None:
    by_file = {file.file: file for file in documentation(api(CHECKED), CHECKED.dataset.plan)}
    assert by_file["responsibilities.json"].rows == len(API["responsibilities"])
    assert by_file["responsibilities.csv"].rows == FILES["data/responsibilities.csv"].count(b"\r\n") - 1
    assert by_file["plan.json"].rows is None
    assert [field.name for field in by_file["units.csv"].fields] == list(tables.TABLES["units"])
    names = {field.name for field in by_file["targets.json"].fields}
    assert names >= {"id", "value_to", "actor", "actor.mention", "actors[].class"}
    role = next(field for field in by_file["responsibilities.json"].fields if field.name == "role")
    assert role.allowed == ("lead", "participant", "responsible")
