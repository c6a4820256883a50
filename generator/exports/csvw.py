"""`data/csv-metadata.json`: the tables described as CSV on the Web (W3C Recommendation of 17 December 2015)."""

from typing import Any

from generator import urls
from generator.exports import schemas
from generator.exports.captions import captioned
from generator.exports.datapackage import REFERENCES, primary_key, source_title
from generator.exports.tables import SEPARATOR, TABLES
from generator.model import Dataset
from generator.publisher import Publisher


def metadata(dataset: Dataset, publisher: Publisher) -> dict[str, Any]:
    """Return the description of all tables, which stand beside it."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "zh"}],
        "dc:title": dataset.plan.title,
        "dc:source": source_title(dataset.plan),
        **({"dc:publisher": publisher.name} if publisher.name else {}),
        "tables": captioned([_table(name, columns) for name, columns in TABLES.items()], dataset.plan.words),
    }


def _table(name: str, columns: tuple[str, ...]) -> dict[str, Any]:
    properties = schemas.row_properties(name)
    return {
        "url": urls.relative(urls.DATA, urls.table(name)),
        "dc:title": schemas.read_schema(name)["title"],
        "dc:description": schemas.read_schema(name)["description"],
        "tableSchema": {
            "columns": [_column(column, properties[column]) for column in columns],
            **({"primaryKey": keys} if (keys := primary_key(name)) else {}),
            "foreignKeys": [
                {
                    "columnReference": [column],
                    "reference": {"resource": urls.relative(urls.DATA, urls.table(table)), "columnReference": ["id"]},
                }
                for column, table in REFERENCES.get(name, {}).items()
            ],
        },
    }


def _column(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    (json_type,) = schemas.types(schema)
    scalar = json_type not in {"array", "object"}
    return {
        "name": name,
        "titles": [name],
        "dc:title": schema["title"],
        "dc:description": schema["description"],
        "datatype": json_type if scalar else "string",
        **({"required": True} if scalar and not schemas.may_lack(schema) else {}),
        **({"separator": SEPARATOR} if json_type == "array" else {}),
    }
