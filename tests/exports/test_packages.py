"""The data open where researchers open them, say how they are cited, and are the same bytes each time."""

import csv
import hashlib
import json
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import cast
from zipfile import ZipFile

import networkx as nx
import pytest
import yaml
from bibtexparser.entrypoint import parse_string
from lxml import etree, html

from generator.exports import exports, gbt_7714, tables
from generator.exports.api import api
from generator.publisher import Publisher
from tests.support.frames import package_report
from tests.support.hash_seeds import output
from tests.support.pages import checked, site
from tests.support.published import API, CHECKED, FILES

PLAN = CHECKED.dataset.plan.id
PUBLISHER = Publisher(homepage="https://plan.example.org/", name="临江市某办", license="CC-BY-4.0")
PACKED = ("zip", "sqlite", "parquet")
PUBLISHED = {file.path: file.content for file in exports(CHECKED, PUBLISHER)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Unpack the zip of all tables, with the database beside them."""
    with ZipFile(BytesIO(PUBLISHED[f"data/{PLAN}.zip"])) as zipped:
        zipped.extractall(tmp_path)
    (tmp_path / "plan.sqlite").write_bytes(PUBLISHED[f"data/{PLAN}.sqlite"])
    return tmp_path


def test_the_zip_is_a_valid_data_package(folder: Path) -> None:
    """Frictionless finds nothing wrong with what was unpacked; homepage, licence and source are named."""
    report = package_report(folder / "datapackage.json")
    assert report.valid, report.flatten(["title", "message"])
    package = json.loads((folder / "datapackage.json").read_bytes())
    assert package["homepage"] == PUBLISHER.homepage
    assert package["licenses"] == [{"name": "CC-BY-4.0"}]
    assert package["sources"]
    assert {resource["name"] for resource in package["resources"]} == set(tables.TABLES)


def test_no_column_is_required_that_a_plan_leaves_empty() -> None:
    """Of a plan whose units have no system: what the package and CSV on the Web demand of cells, they have."""
    files = {file.path: file.content for file in exports(checked("tests/plans/duties"))}
    tables_of = {
        resource["path"]: [
            field["name"] for field in resource["schema"]["fields"] if field.get("constraints", {}).get("required")
        ]
        for resource in json.loads(files["data/datapackage.json"])["resources"]
    }
    for table in json.loads(files["data/csv-metadata.json"])["tables"]:
        columns = (column["name"] for column in table["tableSchema"]["columns"] if column.get("required"))
        tables_of[table["url"]] += columns
    for path, required in tables_of.items():
        for row in csv.DictReader(files[f"data/{path}"].decode().splitlines(keepends=True)):
            assert all(row[column] for column in required), path


def test_what_a_site_does_not_say_is_not_published() -> None:
    """Without an address, a keeper or a licence, none is made up."""
    package = json.loads(FILES["data/datapackage.json"])
    assert not package.keys() & {"homepage", "licenses", "contributors"}
    citation = yaml.safe_load(FILES["data/citation.cff"])
    assert not citation.keys() & {"url", "license", "date-released"}
    assert citation["authors"] == [{"name": "佚名"}]


READ: dict[str, Callable[[str], object]] = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": lambda words: words == "true",
}


def test_the_tables_are_read_by_their_csvw_metadata(folder: Path) -> None:
    """Read as CSV on the Web says, by datatype, separator and `required`, each table gives the rows of the API."""
    for table in json.loads((folder / "csv-metadata.json").read_bytes())["tables"]:
        schema, name = table["tableSchema"], table["url"].removesuffix(".csv")
        header, *rows = csv.reader((folder / table["url"]).read_text(encoding="utf-8").splitlines(keepends=True))
        assert header == [column["name"] for column in schema["columns"]]
        assert set(schema.get("primaryKey", [])) <= set(header)
        assert all((folder / key["reference"]["resource"]).exists() for key in schema["foreignKeys"])
        for row, expected in zip(rows, API[name], strict=True):
            for words, column in zip(row, schema["columns"], strict=True):
                value = expected[column["name"]]
                if "separator" in column:
                    assert words.split(column["separator"]) == ([tables.cell(item) for item in value] or [""])
                elif words:
                    assert READ[column["datatype"]](words) == (value["mention"] if isinstance(value, dict) else value)
                else:
                    assert value in {None, ""}
                    assert value is not None or not column.get("required")


def test_the_database_has_every_row_and_whole_references(folder: Path) -> None:
    """SQLite finds it sound, no key leads nowhere, and each table has the API's rows."""
    with closing(sqlite3.connect(folder / "plan.sqlite")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        for name, columns in tables.TABLES.items():
            chosen = ", ".join(f'"{column}"' for column in columns)
            rows = connection.execute(f'SELECT {chosen} FROM "{name.replace("-", "_")}"').fetchall()  # noqa: S608
            expected = [tuple(row[column] for column in columns) for row in API[name]]
            assert len(rows) == len(expected)
            for row, values in zip(rows, expected, strict=True):
                for stored, value in zip(row, values, strict=True):
                    assert stored == (value if value is None or isinstance(value, int | float) else tables.cell(value))
        about = dict(connection.execute("SELECT key, value FROM about").fetchall())
    assert about["license"] == "CC-BY-4.0"
    assert about["dataset_sha256"] == CHECKED.dataset.sha256


@pytest.mark.parametrize("plan", ["tests/city", "tests/plans/list", "examples/three-levels/data"])
def test_parquet_has_the_values_of_the_api(plan: str) -> None:
    """Another program reads each table: its columns, and each value with its type; tables without rows too."""
    fastparquet = pytest.importorskip("fastparquet", reason="fastparquet is not installed")
    values = api(checked(plan))
    for file in exports(checked(plan)):
        if file.path.endswith(".parquet"):
            name = Path(file.path).stem
            read = fastparquet.ParquetFile(BytesIO(file.content)).to_pandas()
            assert tuple(read.columns) == tables.TABLES[name]
            expected = [
                [
                    value if value is None or isinstance(value, int | float) else tables.cell(value)
                    for value in (row[column] for column in read.columns)
                ]
                for row in cast("list[dict[str, object]]", values[name])
            ]
            values_read = read.astype(object).where(read.notna(), None)
            assert values_read.to_numpy().tolist() == expected


def test_packages_are_the_same_bytes_each_time() -> None:
    """Another process makes the same zip and database a little later, whatever the seed of hashes."""
    program = (
        "import hashlib; from tests.support.published import FILES; "
        "[print(path, hashlib.sha256(FILES[path]).hexdigest()) for path in FILES "
        f"if path.endswith({PACKED})]"
    )
    packed = [path for path in FILES if path.endswith(PACKED)]
    digests = "".join(f"{path} {hashlib.sha256(FILES[path]).hexdigest()}\n" for path in packed)
    assert output(program, seed="1") == digests.encode()


def test_citations_are_valid_and_name_data_and_notice() -> None:
    """The BibTeX entry parses, the CFF file has what its schema demands, GB/T 7714 names notice and data."""
    (entry,) = parse_string(PUBLISHED["data/citation.bib"].decode()).entries
    assert (entry.entry_type, entry.key, entry["url"]) == ("misc", PLAN, PUBLISHER.homepage)
    citation = yaml.safe_load(PUBLISHED["data/citation.cff"])
    assert {"cff-version", "message", "title", "authors", "type"} <= citation.keys()
    assert citation["authors"] == [{"name": "临江市某办"}]
    assert citation["references"][0]["title"] == CHECKED.dataset.plan.title
    notice, data = gbt_7714(CHECKED.dataset, PUBLISHER)
    assert "[Z]" in notice
    assert data.endswith("[DS/OL]. [引用日期]. https://plan.example.org/.")


def test_gephi_reads_the_graph() -> None:
    """Nodes have Gephi's `label`, the name, and no key is the graph's, which Gephi refuses."""
    content = FILES["api/v1/graph.graphml"]
    keys = etree.fromstring(content).findall("{*}key")
    assert {key.get("for") for key in keys} == {"node", "edge"}
    graph = nx.read_graphml(BytesIO(content))
    assert all(data["label"] == data["name"] for _, data in graph.nodes(data=True))


def snippets() -> dict[str, str]:
    """Return the examples of the data page, as a reader copies them."""
    page = next(page for page in site().pages if page.kind == "data")
    codes = html.fragment_fromstring(page.html, create_parent="main").iterfind(".//code[@data-snippet]")
    return {str(code.get("data-snippet")): str(code.text_content()) for code in codes}


def top(printed: str) -> list[tuple[str, int]]:
    """Return the pairs of unit and number in what an example printed."""
    return [(name, int(count)) for name, count in re.findall(r"^(\S+)[ |]+(\d+)$", printed, re.MULTILINE)]


def most() -> dict[str, int]:
    """Return how many projects each unit leads."""
    leads = ((unit.name, len(CHECKED.graph.leads(unit.id))) for unit in CHECKED.dataset.annex_units)
    return {name: count for name, count in leads if count}


def test_the_examples_of_the_data_page_run(folder: Path) -> None:
    """Pandas and SQL print the units that lead most projects, as the graph counts them."""
    program = snippets()["pandas"]
    command = [sys.executable, "-c", program]
    printed = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout  # noqa: S603 - ours
    with closing(sqlite3.connect(folder / "plan.sqlite")) as connection:
        rows = connection.execute(snippets()["sql"]).fetchall()
    for pairs in (top(printed), rows):
        assert [count for _, count in pairs] == sorted(most().values(), reverse=True)[:5]
        assert all(most()[name] == count for name, count in pairs)


def test_the_example_for_r_runs(folder: Path) -> None:
    """R counts the same."""
    r = shutil.which("Rscript")
    assert r, "no R: run scripts/system-packages"
    command = [r, "-e", snippets()["r"]]
    printed = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout  # noqa: S603 - ours
    assert re.findall(r"\d+", printed) == [str(count) for count in sorted(most().values(), reverse=True)[:5]]
