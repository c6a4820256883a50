"""The exports: the static API with its schemas, CSV tables, a data package, and the graph as GraphML."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from typing import cast

from generator import urls
from generator.exports import tables
from generator.exports.api import api, encode
from generator.exports.datapackage import descriptor
from generator.exports.documentation import FileDocumentation, documentation
from generator.exports.schemas import PublishedField, schema_bytes
from generator.files import GeneratedFile
from generator.load import CheckedDataset

__all__ = ["FileDocumentation", "PublishedField", "documentation", "exports"]


def exports(checked: CheckedDataset) -> Iterator[GeneratedFile]:
    """Yield every file for machines, the same bytes for the same dataset."""
    values = api(checked)
    for name, value in values.items():
        yield GeneratedFile.of(urls.api(f"{name}.json"), encode(value))
        yield GeneratedFile.of(urls.api_schema(name), schema_bytes(name))
    yield GeneratedFile.of(urls.api("graph.graphml"), checked.graph.graphml())
    contents = {
        name: tables.encode(columns, cast("list[Mapping[str, object]]", values[name]))
        for name, columns in tables.TABLES.items()
    }
    for name, columns in tables.TABLES.items():
        rows = cast("list[Mapping[str, object]]", values[name])
        yield GeneratedFile.of(urls.table(name), contents[name])
        safe = tables.encode(columns, (tables.neutralised(row, columns) for row in rows))
        yield GeneratedFile.of(urls.table(name, excel=True), BOM_UTF8 + safe)
    yield GeneratedFile.of(urls.DATAPACKAGE, encode(descriptor(checked.dataset, contents)))
