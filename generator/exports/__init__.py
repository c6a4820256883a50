"""The exports: the static API, its schemas, tables (CSV, Parquet, SQLite), their packages, citations, and GraphML."""

from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from typing import cast

from generator import urls
from generator.exports import parquet, tables
from generator.exports.api import api, encode
from generator.exports.archive import archive
from generator.exports.citation import bibtex, cff, gbt_7714
from generator.exports.csvw import metadata
from generator.exports.datapackage import descriptor
from generator.exports.documentation import FileDocumentation, documentation
from generator.exports.schemas import PublishedField, schema_bytes
from generator.exports.sqlite import database
from generator.files import GeneratedFile
from generator.graph import bipartite
from generator.load import CheckedDataset
from generator.model import Dataset
from generator.publisher import Publisher

__all__ = ["FileDocumentation", "PublishedField", "documentation", "exports", "gbt_7714"]

UNKNOWN = Publisher()


def exports(
    checked: CheckedDataset, publisher: Publisher = UNKNOWN, values: Mapping[str, object] | None = None
) -> Iterator[GeneratedFile]:
    """Yield every file for machines, the same bytes for the same dataset and publisher.

    `values`: those of the API, where they are there already.
    """
    dataset, values = checked.dataset, values or api(checked)
    for name, value in values.items():
        yield GeneratedFile.of(urls.api(f"{name}.json"), encode(value))
        yield GeneratedFile.of(urls.api_schema(name), schema_bytes(name))
    yield GeneratedFile.of(urls.api("graph.graphml"), bipartite.graphml(dataset))
    about = _about(dataset, publisher)
    rows = {name: cast("list[Mapping[str, object]]", values[name]) for name in tables.TABLES}
    contents = {name: tables.encode(columns, rows[name]) for name, columns in tables.TABLES.items()}
    for name, columns in tables.TABLES.items():
        safe = tables.encode(columns, (tables.neutralised(row, columns) for row in rows[name]))
        yield GeneratedFile.of(urls.table(name, excel=True), BOM_UTF8 + safe)
        yield GeneratedFile.of(urls.parquet(name), parquet.encode(name, rows[name], about))
    together = {
        **{urls.table(name): content for name, content in contents.items()},
        urls.DATAPACKAGE: encode(descriptor(dataset, contents, publisher)),
        urls.CSVW: encode(metadata(dataset, publisher)),
        urls.CITATION: cff(dataset, publisher),
        urls.BIBTEX: bibtex(dataset, publisher),
    }
    for path, content in together.items():
        yield GeneratedFile.of(path, content)
    packed = ((urls.relative(urls.DATA, path), content) for path, content in together.items())
    yield GeneratedFile.of(urls.plan_file(dataset.plan.id, "zip"), archive(packed))
    yield GeneratedFile.of(urls.plan_file(dataset.plan.id, "sqlite"), database(rows, about))


def _about(dataset: Dataset, publisher: Publisher) -> dict[str, str]:
    """Return what the database says of itself; what is not known is left out."""
    about = {
        "title": dataset.plan.title,
        "document_number": dataset.plan.notice.document_number,
        "revision": dataset.revision.id,
        "dataset_sha256": dataset.sha256,
        "source_sha256": dataset.source_sha256,
        "homepage": publisher.homepage or "",
        "maintainer": publisher.name or "",
        "license": publisher.license or "",
    }
    return {key: value for key, value in about.items() if value}
