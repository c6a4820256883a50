"""The exports: the static API with its schemas, CSV tables, a data package, and the graph as GraphML."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast
from zlib import Z_BEST_SPEED as FASTEST
from zlib import compress, decompress

from generator import urls
from generator.exports import tables
from generator.exports.api import api, encode
from generator.exports.datapackage import descriptor
from generator.exports.documentation import FileDocumentation, documentation
from generator.exports.schemas import Field, schema_bytes
from generator.load import CheckedDataset

__all__ = ["ExportFile", "Field", "FileDocumentation", "documentation", "exports"]


@dataclass(frozen=True)
class ExportFile:
    """A file of the site: its path from the root and its bytes, kept packed, which takes a tenth of the memory."""

    path: str
    packed: bytes

    @classmethod
    def of(cls, path: str, content: bytes) -> ExportFile:
        """Return a file with a content."""
        return cls(path, compress(content, FASTEST))

    @property
    def content(self) -> bytes:
        """The bytes."""
        return decompress(self.packed)


def exports(checked: CheckedDataset) -> Iterator[ExportFile]:
    """Yield every file for machines, the same bytes for the same dataset."""
    values = api(checked)
    for name, value in values.items():
        yield ExportFile.of(urls.api(f"{name}.json"), encode(value))
        yield ExportFile.of(urls.api_schema(name), schema_bytes(name))
    yield ExportFile.of(urls.api("graph.graphml"), checked.graph.graphml())
    contents = {
        name: tables.encode(columns, cast("list[Mapping[str, object]]", values[name]))
        for name, columns in tables.TABLES.items()
    }
    for name, content in contents.items():
        yield ExportFile.of(urls.table(name), content)
        yield ExportFile.of(urls.table(name, excel=True), BOM_UTF8 + content)
    yield ExportFile.of(urls.DATAPACKAGE, encode(descriptor(checked.dataset, contents)))
