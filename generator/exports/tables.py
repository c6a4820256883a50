"""Tables of the API's rows as CSV (RFC 4180) in UTF-8."""

import csv
from collections.abc import Iterable, Mapping
from io import StringIO

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a cell begins with that Excel, WPS and LibreOffice calculate
SEPARATOR = ";"  # between the values of a list; no id, name or level contains it

TABLES: dict[str, tuple[str, ...]] = {
    "engineerings": ("id", "number", "name", "aim", "projects", "url", "label", "parent", "depth", "draft"),
    "projects": (
        *("id", "number", "name", "short_name", "engineering", "engineering_name", "lead", "lead_name"),
        *("participants", "participant_names", "text", "levels", "topics", "url"),
        *("label", "leads", "responsible", "draft"),
    ),
    "units": (
        *("id", "name", "aliases", "search_names", "system", "collective", "in_annex", "lead_count"),
        *("participation_count", "leads", "participates", "provision_count", "provisions_acting"),
        *("provisions_concerned", "url", "responsible_count", "responsible", "draft"),
    ),
    "responsibilities": (
        *("project", "project_name", "unit", "unit_name", "role", "order", "mention", "open_ended"),
        *("measure", "in_text", "printed_in", "draft"),
    ),
    "measures": ("project", "index", "text", "quote"),
    "derived-responsibilities": (
        *("project", "project_name", "unit", "unit_name", "via", "via_name", "role", "basis"),
        *("record", "quote"),
    ),
    "provisions": (
        *("id", "part", "chapter", "chapter_heading", "number", "heading", "text", "actors"),
        *("concerned", "levels", "url", "label", "draft"),
    ),
    "targets": (
        *("id", "record", "what", "comparison", "value", "value_to", "printed", "unit", "year", "actor"),
        *("levels", "reading", "quote", "url", "baseline", "baseline_year", "nature", "approximate", "draft"),
    ),
    "deadlines": (
        *("id", "record", "what", "date", "basis", "actor", "levels", "reading", "quote", "url", "start", "draft"),
    ),
    "recurring": ("id", "record", "what", "frequency", "rrule", "actor", "levels", "reading", "quote", "url", "draft"),
    "citations": ("id", "record", "title", "number", "kind", "quote", "url", "draft"),
    "relationships": ("from", "type", "to", "basis", "since", "until", "record", "quote", "note", "draft"),
}


def encode(columns: Iterable[str], rows: Iterable[Mapping[str, object]]) -> bytes:
    """Return rows as CSV: a line of column names, lines that end in CR LF, cells quoted where necessary."""
    columns = tuple(columns)
    stream = StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([cell(row[column]) for column in columns] for row in rows)
    return stream.getvalue().encode()


def neutralised(row: Mapping[str, object], columns: Iterable[str]) -> dict[str, object]:
    """Return a row for spreadsheets: a text that they would take for a formula has an apostrophe before it.

    These are the beginnings that OWASP names for CSV injection. Numbers stay numbers.
    """
    return {column: _neutral(row[column]) for column in columns}


def _neutral(value: object) -> object:
    if isinstance(value, (bool, int, float)) or value is None:
        return value
    text = cell(value)
    return f"'{text}" if len(text) > 1 and text.startswith(FORMULA) else text


def cell(value: object) -> str:
    """Return a value of a row as text: null as nothing, a list joined by `;`, an actor as the words of the text."""
    if isinstance(value, str):  # most are
        return value
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case list():
            return SEPARATOR.join(cell(item) for item in value)
        case {"mention": mention}:
            return str(mention)
        case _:
            return str(value)
