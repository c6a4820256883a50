"""`data/<plan id>.sqlite`: all tables in one SQLite database, with their keys; the same bytes for the same rows.

A list is one text with `;` between its values, as in CSV; true is 1. Names have `_` where those of files have `-`.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing

from generator.exports import schemas, tables
from generator.exports.datapackage import REFERENCES, primary_key

_TYPES = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}


def database(rows: Mapping[str, Iterable[Mapping[str, object]]], about: Mapping[str, str]) -> bytes:
    """Return a database of the tables' rows by name; `about` is what its table `about` says, by key."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute("CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
        connection.executemany("INSERT INTO about VALUES (?, ?)", about.items())
        for name, columns in tables.TABLES.items():
            connection.execute(_definition(name, columns))
            places = ", ".join("?" * len(columns))
            connection.executemany(
                f"INSERT INTO {_quoted(name)} VALUES ({places})",  # noqa: S608 - our own names
                ([_value(row[column]) for column in columns] for row in rows[name]),
            )
        connection.commit()
        connection.execute("VACUUM")
        return connection.serialize()


def _definition(name: str, columns: tuple[str, ...]) -> str:
    properties = schemas.row_properties(name)
    lines = []
    for column in columns:
        (json_type,) = schemas.types(properties[column])
        required = "" if schemas.nullable(properties[column]) else " NOT NULL"
        lines.append(f"{_quoted(column)} {_TYPES.get(json_type, 'TEXT')}{required}")
    if key := primary_key(name):
        lines.append(f"PRIMARY KEY ({', '.join(map(_quoted, key))})")
    for column, table in REFERENCES.get(name, {}).items():
        lines.append(f"FOREIGN KEY ({_quoted(column)}) REFERENCES {_quoted(table)} (id)")
    return f"CREATE TABLE {_quoted(name)} ({', '.join(lines)})"


def _quoted(name: str) -> str:
    return f'"{name.replace("-", "_")}"'


def _value(value: object) -> object:
    return value if value is None or isinstance(value, (str, int, float)) else tables.cell(value)
