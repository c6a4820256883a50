"""The schemas accept the data and nothing else, tell it in Chinese at the right place, and serve the editor."""

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from jsonschema import Draft202012Validator

from generator import schema
from generator.load import load
from generator.source import Document, Origin, read_folder, read_values
from tests.support.paths import CITY, PLAN, REPOSITORY

FOLDERS = [CITY, PLAN]
SCHEMAS = sorted((REPOSITORY / "schemas").glob("*.schema.json"))


def places_of_findings(name: str, text: str) -> list[tuple[str, int, int]]:
    """Return rule, line and column of what the schema finds in a text that is file `name` of a data folder."""
    value, place = read_values(text, name)
    findings = sorted(
        schema.validate(Document(name, value, Origin(name, place), name)), key=lambda finding: finding.sort_key()
    )
    return [(finding.rule, finding.location.line, finding.location.column) for finding in findings]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.name))
def test_the_data_and_the_city_are_accepted(folder: Path) -> None:
    """Both plans hold to their schemas."""
    assert [finding for document in read_folder(folder) for finding in schema.validate(document)] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.name))
def test_each_file_names_its_schema_for_the_editor(folder: Path) -> None:
    """The first line of every file leads yaml-language-server to the schema of its kind."""
    for document in read_folder(folder):
        path = Path(document.file)
        line = path.read_text(encoding="utf-8").split("\n", 1)[0]
        match = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", line)
        assert match, document.file
        assert (path.parent / match[1]).resolve() == REPOSITORY / "schemas" / f"{document.kind}.schema.json"


def subschemas(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from subschemas(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from subschemas(inner)


def referred(reference: str, base: Path) -> dict[str, Any]:
    """Return what a relative reference leads to, as an editor finds it: a file beside, and a JSON pointer."""
    name, _, pointer = reference.partition("#/")
    value = json.loads((base.parent / name if name else base).read_bytes())
    for step in filter(None, pointer.split("/")):
        value = value[step]
    return cast("dict[str, Any]", value)


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: str(path.name))
def test_each_schema_is_valid_closed_and_helps_in_chinese(path: Path) -> None:
    """A schema is valid 2020-12, refuses unknown keys, resolves its references and titles every key in Chinese."""
    whole = json.loads(path.read_bytes())
    Draft202012Validator.check_schema(whole)
    for part in subschemas(whole):
        if part.get("type") == "object":
            assert part["additionalProperties"] is False
            for key, declared in part["properties"].items():
                help_ = {**referred(declared["$ref"], path), **declared} if "$ref" in declared else declared
                for word in ("title", "description"):
                    assert re.search("[一-鿿]", help_[word]), (path.name, key, word)
        if "enum" in part:
            assert len(part["enum"]) == len(part["enumDescriptions"])


PROJECT = """\
id: E1
number: 1
name: 工程
aim: 目的。
projects:
  - id: P1
    number: 1
    name: 项目
    short_name: 项目
    text: |-
      修复85%。
    responsibilities:
      - { role: lead, unit: shi, mention: 市 }
    targets:
      - id: P1-T1
        what: 修复
        value: 85
        unit: "%"
        comparison: "="
        quote: 修复85%
    deadlines:
      - id: P1-D1
        what: 修复
        date: "2013"
        basis: source
        quote: 修复
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("value: 85", 'value: "85"', ("schema-type", 17, 16)),
        ("value: 85", "value: 1e3", ("schema-type", 17, 16)),
        ("value: 85", "value:", ("schema-type", 17, 9)),
        ("value: 85", "value: true", ("schema-type", 17, 16)),
        ("value: 85", "vale: 85", ("schema-unknown-key", 17, 9)),
        ("        value: 85\n", "", ("schema-missing-key", 15, 9)),
        ("value: 85", "value: 85\n        value_to: 90", ("schema-value", 18, 19)),
        ('comparison: "="', "comparison: range", ("schema-missing-key", 15, 9)),
        ('comparison: "="', 'comparison: "=="', ("schema-value", 19, 21)),
        ('comparison: "="', 'comparison: "="\n        year: 2013.5', ("schema-type", 20, 15)),
        ('comparison: "="', 'comparison: "="\n        levels: [部]', ("schema-value", 20, 18)),
        ('comparison: "="', 'comparison: "="\n        levels: [市, 市]', ("schema-value", 20, 9)),
        ('comparison: "="', 'comparison: "="\n        occurrence: 0', ("schema-value", 20, 21)),
        ("basis: source", "basis: reading", ("schema-missing-key", 22, 9)),
        ("basis: source", "basis: hearsay", ("schema-value", 25, 16)),
        ('date: "2013"', "date: 2013", ("schema-type", 24, 15)),
        ('date: "2013"', 'date: "2013-02-30"', ("schema-value", 24, 15)),
        ('date: "2013"', 'date: "2013-13"', ("schema-value", 24, 15)),
        ('date: "2013"', 'date: "２０１３"', ("schema-value", 24, 15)),
        ('        date: "2013"\n', "", ("schema-missing-key", 22, 9)),
        ("id: P1-T1", 'id: "P1-T1\\n"', ("schema-value", 15, 13)),
        ("id: P1-T1", "id: P1-D1", ("schema-value", 15, 13)),
        ("short_name: 项目", "short_name: 一二三四五六七八九十十一", ("schema-value", 9, 17)),
        ("text: |-", "text: |", ("schema-value", 10, 5)),
        ("name: 工程", 'name: ""', ("schema-value", 3, 7)),
        ("name: 工程", "name: [工程]", ("schema-type", 3, 1)),
        ("role: lead", "role: leader", ("schema-value", 13, 17)),
        ("mention: 市", "mention: 市, open_ended: false", ("schema-value", 13, 58)),
        ("mention: 市", "mention: 市, open_ended: yes", ("schema-type", 13, 58)),
    ],
)
def test_what_is_wrong_is_told_at_its_place(old: str, new: str, expected: tuple[str, int, int]) -> None:
    """Each slip is a finding of the right rule at the key or value that is wrong."""
    assert places_of_findings("engineerings/01.yml", PROJECT) == []
    assert PROJECT.count(old) == 1
    assert expected in places_of_findings("engineerings/01.yml", PROJECT.replace(old, new))


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        (
            "units.yml",
            "systems: [{ name: 甲, basis: 乙 }]\nunits:\n  - { id: a, name: 甲, system: 甲, collective: true }",
            3,
        ),
        (
            "units.yml",
            "systems: [{ name: 甲, basis: 乙 }]\nunits:\n  - { id: a, name: 甲, system: 甲, collective_basis: 乙 }",
            3,
        ),
        ("relationships.yml", "relationships:\n  - { from: a, type: office_of, to: b, basis: source, note: 丙 }", 2),
        ("relationships.yml", "relationships:\n  - { from: a, type: office_of, to: b, basis: inferred }", 2),
    ],
)
def test_one_key_calls_for_another(name: str, text: str, expected: int) -> None:
    """A collective needs its basis, a tie its record and quote or a note."""
    assert {(rule, line) for rule, line, _ in places_of_findings(name, text)} == {("schema-missing-key", expected)}


@pytest.mark.parametrize("text", ["- 1\n", "甲\n", "null\n", "1\n", "--- \n"])
@pytest.mark.parametrize("name", ["plan.yml", "units.yml", "waivers.yml", "source/a.yml", "engineerings/1.yml"])
def test_a_file_that_is_no_mapping_is_told_so(name: str, text: str) -> None:
    """Whatever a file holds instead of a mapping, its type is the only finding."""
    assert [rule for rule, _, _ in places_of_findings(name, text)] == ["schema-type"]


def test_a_misspelt_key_is_told_the_nearest() -> None:
    """The remedy names the key that was meant, and both languages speak."""
    value, place = read_values("words:\n  - { word: 三打, raeson: 名称 }\n", "waivers.yml")
    findings = list(schema.validate(Document("waivers.yml", value, Origin("waivers.yml", place), "waivers.yml")))
    unknown = next(finding for finding in findings if finding.rule == "schema-unknown-key")
    assert "没有“raeson”这一项" in unknown.message
    assert "unknown key" in unknown.message
    assert "reason" in unknown.hint


def test_a_line_of_the_layout_prints_one_piece() -> None:
    """A line with two pieces or none is refused in words."""
    text = (
        "file: a.txt\nsha256: " + "0" * 64 + "\nlines:\n  - { furniture: 甲, record: P1 }\n  - {}\n  - { record: P1 }\n"
    )
    assert [(rule, line) for rule, line, _ in places_of_findings("source/a.yml", text)] == [
        ("schema-value", 4),
        ("schema-value", 5),
    ]
    assert places_of_findings("source/a.yml", text.replace("a.txt", "../a.txt"))[0] == ("schema-value", 1, 7)


def followed(value: dict[str, Any], file: Path) -> tuple[dict[str, Any], Path]:
    """Return the schema that a reference leads to, and the file that has it."""
    while "$ref" in value:
        name = value["$ref"].partition("#")[0]
        value, file = referred(value["$ref"], file), file.parent / name if name else file
    return value, file


def with_empty_lists(value: Any, form: dict[str, Any], file: Path) -> Any:  # noqa: ANN401 - JSON
    """Return a value in which each list that it does not have stands empty."""
    form, file = followed(form, file)
    if isinstance(value, list):
        return [with_empty_lists(item, form["items"], file) for item in value]
    if not isinstance(value, dict) or "properties" not in form:
        return value
    fields = form["properties"]
    lists = [key for key in fields.keys() - value.keys() if followed(fields[key], file)[0].get("type") == "array"]
    return {key: with_empty_lists(item, fields.get(key, {}), file) for key, item in value.items()} | {
        key: [] for key in lists
    }


def test_a_list_that_is_not_there_is_an_empty_one(tmp_path: Path) -> None:
    """`[]` for every list that the city leaves out, of records and of files, gives the same data and no finding."""
    shutil.copytree(CITY, tmp_path / "city")
    for document in read_folder(CITY):
        if document.kind != "layout":  # a line of it says exactly one thing
            file = REPOSITORY / "schemas" / f"{document.kind}.schema.json"
            filled = with_empty_lists(document.value, json.loads(file.read_text("utf-8")), file)
            assert filled != document.value or document.kind in {"waivers", "relationships"}
            text = json.dumps(filled, ensure_ascii=False)
            (tmp_path / "city" / Path(document.file).relative_to(CITY)).write_text(text, encoding="utf-8")
    city, checked = load(CITY).dataset, load(tmp_path / "city")
    assert checked.warnings == ()
    # The files differ, what they say does not.
    assert replace(checked.dataset, revisions=(), sha256="") == replace(city, revisions=(), sha256="")


@pytest.mark.parametrize("name", ["units", "provisions", "relationships", "waivers", "projects"])
def test_a_file_of_a_list_may_have_none(name: str) -> None:
    """A file without its list, or with an empty one, is accepted as one that is not there would be."""
    key = {"provisions": "parts", "waivers": "words"}.get(name, name)
    assert places_of_findings(f"{name}.yml", f"{key}: []\n") == []
    assert places_of_findings(f"{name}.yml", "{}\n") == []
