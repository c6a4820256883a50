"""The documentation of every published file and its fields on /data/, read from the schemas."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator import urls
from generator.exports import schemas
from generator.exports.captions import caption
from generator.exports.tables import TABLES
from generator.model import Plan, Words


@dataclass(frozen=True, kw_only=True)
class FileDocumentation:
    """The documentation of a published file.

    file, url: its name on the page, and its address.
    title, description: what it contains.
    rows: the number of its rows; None where it is no table.
    schema: the address of its JSON Schema, if it has one.
    excel: the address of its copy with a byte order mark, if it has one.
    parquet: the address of the same table as Parquet, if it has one.
    fields: its fields or columns.
    """

    file: str
    url: str
    title: str
    description: str
    rows: int | None = None
    schema: str | None = None
    excel: str | None = None
    parquet: str | None = None
    fields: tuple[schemas.PublishedField, ...] = ()


def documentation(values: Mapping[str, object], plan: Plan) -> tuple[FileDocumentation, ...]:
    """Return the documentation of every data file: the tables first, then the API, whose values are `values`."""
    files = (*_tables(values), *_packages(plan.id), *_api_files(values), *_graphml())
    return tuple(_in_words(file, plan.words) for file in files)


def _in_words(file: FileDocumentation, words: Words) -> FileDocumentation:
    fields = tuple(
        replace(field, title=caption(field.title, words), description=caption(field.description, words))
        for field in file.fields
    )
    title, description = caption(file.title, words), caption(file.description, words)
    return replace(file, title=title, description=description, fields=fields)


def _api_files(values: Mapping[str, object]) -> Iterator[FileDocumentation]:
    for name, value in values.items():
        yield FileDocumentation(
            file=f"{name}.json",
            url=urls.api(f"{name}.json"),
            title=schemas.read_schema(name)["title"],
            description=schemas.read_schema(name)["description"],
            rows=len(value) if isinstance(value, list) else None,
            schema=urls.api_schema(name),
            fields=schemas.fields(name),
        )


def _graphml() -> Iterator[FileDocumentation]:
    yield FileDocumentation(
        file="graph.graphml",
        url=urls.api("graph.graphml"),
        title="责任网络",
        description="与 graph.json 内容相同的 GraphML 1.0 文件，可用 Gephi、yEd、networkx 等打开",
        fields=tuple(field for field in schemas.fields("graph") if field.name.startswith(("nodes[].", "edges[]."))),
    )


def _tables(values: Mapping[str, object]) -> Iterator[FileDocumentation]:
    for name, columns in TABLES.items():
        rows, properties = values[name], schemas.row_properties(name)
        yield FileDocumentation(
            file=urls.relative(urls.DATA, urls.table(name)),
            url=urls.table(name),
            title=schemas.read_schema(name)["title"],
            description=schemas.read_schema(name)["description"],
            rows=len(rows) if isinstance(rows, list) else None,
            excel=urls.table(name, excel=True),
            parquet=urls.parquet(name),
            fields=tuple(schemas.field(column, properties[column]) for column in columns),
        )


def _packages(plan: str) -> Iterator[FileDocumentation]:
    """Yield the files that hold, describe or cite all tables."""
    for url, title, description in (
        (
            urls.DATAPACKAGE,
            "数据包说明(Frictionless Data Package)",
            "各 CSV 表格的机器可读说明：列的类型和约束，主键和外键，字节数和校验和",
        ),
        (urls.CSVW, "表格说明(CSV on the Web)", "W3C 的表格元数据：各列的名称、类型、分隔符，主键和外键"),
        (urls.plan_file(plan, "zip"), "全部表格", "一个压缩包：全部 CSV 表格、两种说明和引用格式"),
        (
            urls.plan_file(plan, "sqlite"),
            "数据库(SQLite)",
            "全部表格，带主键和外键；名称里的 - 写作 _，是否写作 1、0，about 表写明出处",
        ),
        (urls.CITATION, "引用(Citation File Format)", "引用这份数据的 CFF 1.2.0 文件"),
        (urls.BIBTEX, "引用(BibTeX)", "引用这份数据的 BibTeX 条目"),
    ):
        yield FileDocumentation(file=urls.relative(urls.DATA, url), url=url, title=title, description=description)
