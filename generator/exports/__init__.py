"""Everything that is published for machines and spreadsheets: the static API, its schemas, tables, and the graph."""

from __future__ import annotations

from codecs import BOM_UTF8
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from generator import urls
from generator.exports import tables
from generator.exports.api import api, encode
from generator.exports.datapackage import descriptor
from generator.exports.documentation import FileDocumentation, documentation
from generator.exports.schemas import Field, schema_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.load import CheckedDataset

__all__ = ["ExportFile", "Field", "FileDocumentation", "documentation", "exports"]


@dataclass(frozen=True)
class ExportFile:
    """A file of the site: its path from the root and its bytes."""

    path: str
    content: bytes


def exports(checked: CheckedDataset) -> Iterator[ExportFile]:
    """Yield every file for machines, the same bytes for the same dataset."""
    values = api(checked)
    for name, value in values.items():
        yield ExportFile(urls.api(f"{name}.json"), encode(value))
        yield ExportFile(urls.api_schema(name), schema_bytes(name))
    yield ExportFile(urls.api("graph.graphml"), checked.graph.graphml())
    contents = {
        name: tables.encode(columns, cast("list[Mapping[str, object]]", values[name]))
        for name, columns in tables.TABLES.items()
    }
    for name, content in contents.items():
        yield ExportFile(urls.table(name), content)
        yield ExportFile(urls.table(name, excel=True), BOM_UTF8 + content)
    yield ExportFile(urls.DATAPACKAGE, encode(descriptor(checked.dataset, contents)))
