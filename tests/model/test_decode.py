"""Records and schemas say the same, and a decoded dataset holds what its files say, each record with its place."""

import dataclasses
import json
import shutil
import types
import typing
from enum import Enum
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from generator import model
from generator.findings import Location
from generator.model.decode import ABSENT, INJECTED, dataset, revisions, yaml_key
from generator.source import Origin, read_folder, read_official_text, snapshot_sha256
from tests.support.paths import CITY, REPOSITORY

SCHEMAS = REPOSITORY / "schemas"
JSON_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean", model.Text: "string"}

ROOTS: list[tuple[str, tuple[str, ...], type]] = [
    ("plan", (), model.Plan),
    ("engineering", (), model.Engineering),
    ("projects", ("projects",), model.Project),
    ("units", (), model.UnitRegister),
    ("provisions", ("parts",), model.PlanPart),
    ("relationships", ("relationships",), model.Relationship),
    ("assessment", (), model.Assessment),
    ("waivers", ("words",), model.WaivedWord),
    ("layout", (), model.Layout),
    ("revision", (), model.Revision),
]


def schema_of(file: Path, schema: dict[str, Any]) -> tuple[Path, dict[str, Any]]:
    """Follow a reference to the file and the subschema that it leads to."""
    while "$ref" in schema:
        name, _, pointer = schema["$ref"].partition("#/")
        file = SCHEMAS / name if name else file
        schema = json.loads(file.read_bytes())
        for step in filter(None, pointer.split("/")):
            schema = schema[step]
    return file, schema


def compare(cls: type, file: Path, schema: dict[str, Any], of_name: frozenset[str] = frozenset()) -> None:
    """Assert that a record and a schema have the same keys, of the same types, required where there is no default.

    The decoder gives a plan records without words for the keys in `ABSENT`. `of_name` are those of a mapping by name.
    """
    file, schema = schema_of(file, schema)
    fields = [
        field for field in dataclasses.fields(cls) if field.name != "origin" and (cls, field.name) not in INJECTED
    ]
    keys = {yaml_key(cls, field.name): field for field in fields if field.name not in of_name}
    assert schema["properties"].keys() == keys.keys(), cls
    absent = ABSENT.keys() if cls is model.Plan else frozenset()
    needed = {key for key, field in keys.items() if field.default is dataclasses.MISSING} - absent
    assert set(schema["required"]) == needed, cls
    hints = typing.get_type_hints(cls, localns={"Origin": Origin})
    for key, field in keys.items():
        compare_value(hints[field.name], file, schema["properties"][key])


def compare_value(hint: Any, file: Path, schema: dict[str, Any]) -> None:  # noqa: ANN401
    file, schema = schema_of(file, schema)
    if isinstance(hint, types.UnionType):
        hint = typing.get_args(hint)[0]
    if typing.get_origin(hint) is tuple and schema["type"] == "object":
        (entry,) = schema["patternProperties"].values()
        named = typing.get_args(hint)[0]
        if entry["type"] == "object":
            compare(named, file, entry, frozenset({"name"}))
        else:
            assert [one.name for one in dataclasses.fields(named) if one.name != "origin"] == ["name", "text"]
            assert entry["type"] == "string"
    elif typing.get_origin(hint) is tuple:
        assert schema["type"] == "array"
        compare_value(typing.get_args(hint)[0], file, schema["items"])
    elif issubclass(hint, Enum):
        assert schema["enum"] == [choice.value for choice in hint]
    elif issubclass(hint, model.Record):
        compare(hint, file, schema)
    elif "enum" in schema:
        assert hint is str
    else:
        assert schema["type"] == JSON_TYPES[hint], (hint, schema)


@pytest.mark.parametrize(("kind", "path", "cls"), ROOTS, ids=[kind for kind, _, _ in ROOTS])
def test_schema_and_record_say_the_same(kind: str, path: tuple[str, ...], cls: type) -> None:
    """No key of a schema lacks a field of its record, no field a key, and both agree on type and need, all the way."""
    file = SCHEMAS / f"{kind}.schema.json"
    schema = json.loads(file.read_bytes())
    for key in path:
        schema = schema["properties"][key]["items"]
    compare(cls, file, schema)


def city(folder: Path) -> model.Dataset:
    official = folder / "source" / "linjiang-2020.txt"
    documents = read_folder(folder)
    text = read_official_text(official, official.as_posix(), Location("layout"), "")
    return dataset(documents, text, revisions(documents, {}), snapshot_sha256(documents))


def test_records_hold_what_their_files_say() -> None:
    """Words, numbers, choices, nested records and what the place of a record gives are all there."""
    read = city(CITY)
    first = read.project_by_id["P1"]
    assert first.engineering == "E1"
    assert first.text.lines[1] == "2021 年底前,市、县区建立盲道巡查制度;"
    assert (first.responsibilities[0].role, first.responsibilities[0].unit) == (model.Role.LEAD, "shi-zhujianju")
    assert first.targets[0].value == 85
    assert read.project_by_id["P2"].responsibilities[2].separator == ","
    assert read.project_by_id["P3"].responsibilities[0].open_ended is True
    assert read.project_by_id["P3"].recurring[1].actors[0].class_ == "各地各部门"
    assert read.project_by_id["P6"].text.lines[1] == " 在有残疾人5 人以上的社区设立活动室;"
    assert read.engineering_by_id["E1"].text.printed == "坚持以人为本,让每条道路都能走、走得稳。"
    assert {(provision.id, provision.part, provision.chapter) for provision in read.provisions} >= {
        ("S3", "S", 3),
        ("A2-7", "A2", 3),
    }
    assert read.relationships[0].from_ == "linjiang-2020"
    assert read.plan.period
    assert read.plan.period.start == 2020
    assert read.layout.lines[4].pieces[1].field == "/notice/web_updated"


def test_every_record_knows_its_place() -> None:
    """A record's origin is where its mapping begins in its file."""
    read = city(CITY)
    for key, origin in [
        *((record.id, record.origin) for record in (*read.projects, *read.provisions, *read.plan.phases)),
        *((unit.id, unit.origin) for unit in read.units.units),
        *((item.id, item.origin) for item in read.assessment.items),
    ]:
        line = Path(origin.file).read_text(encoding="utf-8").split("\n")[origin.location.line - 1]
        assert line.endswith(f"id: {key}")


def test_the_hash_is_that_of_the_data_and_not_of_their_dress(tmp_path: Path) -> None:
    """Comments, quotes, the order of keys, line ends and the folder's name change nothing; one character does."""
    before = city(CITY)
    folder = tmp_path / "elsewhere"
    shutil.copytree(CITY, folder)
    waivers = folder / "waivers.yml"
    text = waivers.read_text(encoding="utf-8")
    plain, dressed = (
        "{ word: 第一责任人, reason: 固定说法，不是次序 }",
        "{ reason: 固定说法，不是次序, word: '第一责任人' } # 注",
    )
    assert plain in text
    waivers.write_bytes(text.replace(plain, dressed).replace("\n", "\r\n").encode())
    assert city(folder).sha256 == before.sha256
    waivers.write_text(text.replace("固定说法", "固定的说法", 1), encoding="utf-8")
    after = city(folder)
    assert after.sha256 != before.sha256
    assert after.source_sha256 == before.source_sha256 == before.layout.sha256


def test_the_official_text_is_hashed_as_bytes(tmp_path: Path) -> None:
    """A text with other line ends is another text."""
    folder = tmp_path / "city"
    shutil.copytree(CITY, folder)
    path = folder / "source" / "linjiang-2020.txt"
    content = path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(content)
    read = city(folder)
    assert read.source_sha256 == sha256(content).hexdigest()
    assert read.source.count("\r\n") == content.count(b"\r\n")
