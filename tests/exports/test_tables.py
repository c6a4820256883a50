"""Tables open where people open them, with the rows of the API."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exports import tables
from tests.support.frames import csv_frame, package_report
from tests.support.published import API, FILES


@pytest.mark.parametrize("name", tables.TABLES)
def test_a_table_opens_with_the_rows_of_the_api(name: str) -> None:
    """What pandas reads is what the API says, cell by cell."""
    frame = csv_frame(FILES[f"data/{name}.csv"])
    assert tuple(frame.columns) == tables.TABLES[name]
    expected = [{column: tables.cell(row[column]) for column in tables.TABLES[name]} for row in API[name]]
    assert frame.to_dict("records") == expected
    assert expected


@pytest.mark.parametrize("name", tables.TABLES)
def test_tables_are_rfc_4180_and_excel_gets_a_byte_order_mark(name: str) -> None:
    plain, excel = FILES[f"data/{name}.csv"], FILES[f"data/{name}-excel.csv"]
    assert excel == b"\xef\xbb\xbf" + plain
    assert plain.endswith(b"\r\n")
    assert plain.decode("utf-8").startswith(",".join(tables.TABLES[name]) + "\r\n")


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0"])
def test_no_spreadsheet_calculates_what_a_text_says(words: str) -> None:
    """The copy for spreadsheets puts an apostrophe before a formula; the plain table keeps the text as it is."""
    row: dict[str, object] = {"a": words, "b": -1, "c": [words, "x"], "d": "甲=乙"}
    assert tables.neutralised(row, row) == {"a": f"'{words}", "b": -1, "c": f"'{words};x", "d": "甲=乙"}
    assert tables.cell(row["a"]) == words


def test_no_value_of_a_list_holds_the_separator() -> None:
    for name, columns in tables.TABLES.items():
        for row in API[name]:
            for value in (value for column in columns if isinstance(row[column], list) for value in row[column]):
                assert tables.SEPARATOR not in tables.cell(value)


@given(
    st.lists(st.fixed_dictionaries({"a": st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]))}), min_size=1)
)
def test_any_text_survives_a_table(rows: list[dict[str, str]]) -> None:
    frame = csv_frame(tables.encode(("a", "b"), [row | {"b": "x"} for row in rows]))
    assert list(frame["a"]) == [row["a"] for row in rows]


def test_commas_quotes_and_line_breaks_are_quoted() -> None:
    row = {"a": '甲,乙"丙"', "b": "第一段\n第二段", "c": None, "d": True, "e": ["甲", "乙"]}
    assert tables.encode("abcde", [row]) == 'a,b,c,d,e\r\n"甲,乙""丙""","第一段\n第二段",,true,甲;乙\r\n'.encode()


def written(folder: Path) -> Path:
    """Write every file below a folder and return the data package's path."""
    for path, content in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder / "data/datapackage.json"


def test_the_data_package_is_valid_by_its_own_tool(tmp_path: Path) -> None:
    """Frictionless checks types, constraints, keys across tables, sizes and hashes."""
    package = written(tmp_path)
    report = package_report(package)
    assert report.flatten(["name", "type", "message"]) == []
    assert {task.name for task in report.tasks} == set(tables.TABLES)


def test_the_tool_finds_a_broken_table(tmp_path: Path) -> None:
    """A unit that no table has breaks the package, so that being valid means something."""
    package = written(tmp_path)
    table = package.with_name("responsibilities.csv")
    table.write_bytes(table.read_bytes().replace(API["responsibilities"][0]["unit"].encode(), b"nobody", 1))
    types = {error[0] for error in package_report(package).flatten(["type"])}
    assert {"hash-count", "foreign-key"} <= types
