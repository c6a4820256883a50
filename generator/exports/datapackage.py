"""`data/datapackage.json`: a Frictionless Data Package (datapackage.org, version 1 profile) of the CSV tables."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from generator import urls
from generator.exports import schemas
from generator.exports.captions import captioned
from generator.exports.tables import SEPARATOR, TABLES
from generator.model import Dataset, Plan
from generator.publisher import Publisher

_KEYS: dict[str, list[str]] = {
    "responsibilities": ["project", "order"],  # a unit may stand in several lists of a project
    "derived-responsibilities": [],  # `via` may be null, and no key may
    "measures": ["project", "index"],
    "relationships": ["from", "type", "to"],
}
REFERENCES = {
    "projects": {"engineering": "engineerings", "lead": "units"},
    "responsibilities": {"project": "projects", "unit": "units"},
    "measures": {"project": "projects"},
    "derived-responsibilities": {"project": "projects", "unit": "units", "via": "units"},
}


def primary_key(table: str) -> list[str]:
    """Return the columns that make the key of a table; none where it has no key."""
    return _KEYS.get(table, ["id"])


def descriptor(dataset: Dataset, contents: Mapping[str, bytes], publisher: Publisher) -> dict[str, Any]:
    """Return the descriptor of the tables; `contents` are their CSV files by name."""
    return {
        "profile": "data-package",
        "name": dataset.plan.id.lower(),
        "title": dataset.plan.title,
        "description": (
            f"《{dataset.plan.title}》的结构化数据。以原文为准。多个值的单元格以“{SEPARATOR}”分隔。"
            "网站上名称以 -excel.csv 结尾的文件供 Excel 打开：内容相同，只多一个字节序标记；"
            "会被当成公式的文字（以 = + - @ 开头）前加一个撇号。"
        ),
        "version": dataset.sha256[:12],
        **({"homepage": publisher.homepage} if publisher.homepage else {}),
        **({"licenses": [{"name": publisher.license}]} if publisher.license else {}),
        **({"contributors": [{"title": publisher.name, "role": "publisher"}]} if publisher.name else {}),
        "sources": [{"title": source_title(dataset.plan)}],
        "resources": captioned([_resource(name, content) for name, content in contents.items()], dataset.plan.words),
    }


def source_title(plan: Plan) -> str:
    """Return the title of the notice, else of the plan, with the document's number where it has one."""
    number = plan.notice.document_number
    return (plan.notice.title or plan.title) + (f"({number})" if number else "")


def _resource(name: str, content: bytes) -> dict[str, Any]:
    root = schemas.read_schema(name)
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": urls.relative(urls.DATA, urls.table(name)),
        "title": root["title"],
        "description": root["description"],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": {
            "fields": [_field(column, schemas.row_properties(name)[column]) for column in TABLES[name]],
            "missingValues": [""],
            **({"primaryKey": key} if (key := primary_key(name)) else {}),
            "foreignKeys": [
                {"fields": [column], "reference": {"resource": table, "fields": ["id"]}}
                for column, table in REFERENCES.get(name, {}).items()
            ],
        },
    }


def _field(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    (json_type,) = schemas.types(schema)
    scalar = json_type not in {"array", "object"}
    constraints: dict[str, Any] = {}
    if scalar and not schemas.may_lack(schema):
        constraints["required"] = True
    if scalar and "enum" in schema:
        constraints["enum"] = [value for value in schema["enum"] if value is not None]
    return {
        "name": name,
        "title": schema["title"],
        "type": json_type if scalar else "string",
        "description": schema["description"],
        **({"constraints": constraints} if constraints else {}),
    }
