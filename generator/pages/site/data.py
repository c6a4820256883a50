"""`/data/`: every published file, field by field, as its schema documents it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from posixpath import splitext

from generator import urls
from generator.exports import documentation, gbt_7714
from generator.exports.documentation import FileDocumentation
from generator.grouping import grouped
from generator.pages.context import PageContext
from generator.pages.page import Page
from generator.pages.page_type import PageType


@dataclass(frozen=True, slots=True, kw_only=True)
class DataRow:
    """What is published under one name, in each of its formats.

    title, description: what it contains.
    count: how many rows it has, None where it is no table.
    csv, json, graphml: its files, None for a format that it does not have.
    """

    title: str
    description: str
    count: int | None
    csv: FileDocumentation | None
    json: FileDocumentation | None
    graphml: FileDocumentation | None


def data_page(context: PageContext) -> Iterator[Page]:
    """Yield the page of the data files."""
    documented = documentation(context.api, context.dataset.plan)
    yield DATA.page(
        context,
        f"{context.dataset.plan.short_title}的全部数据：{len(documented)} 个 JSON、CSV 和图文件，逐字段说明。",
        {
            "rows": tuple(_rows(documented)),
            "packages": tuple(file for file in documented if not file.fields),
            "dataset": context.dataset,
            "license": context.publisher.license,
            "online": bool(context.publisher.homepage),
            "citations": gbt_7714(context.dataset, context.publisher),
            "role": context.roles[0] if context.roles else None,
            "feed": urls.FEED,
            "json_feed": urls.JSON_FEED,
        },
    )


def _rows(documented: Iterable[FileDocumentation]) -> Iterator[DataRow]:
    for title, files in grouped((file.title, file) for file in documented if file.fields).items():
        by_format = {splitext(file.file)[1]: file for file in files}
        yield DataRow(
            title=title,
            description=files[0].description,
            count=files[0].rows,
            csv=by_format.get(".csv"),
            json=by_format.get(".json"),
            graphml=by_format.get(".graphml"),
        )


DATA = PageType(
    kind="data",
    template="site/data.html",
    pages=data_page,
    address=urls.DATA,
    title="数据与接口",
    tab="更多",
    search_words=(
        *("数据", "下载", "数据下载", "开放数据", "接口", "表格下载", "引用"),
        *("API", "CSV", "Excel", "Parquet", "SQLite"),
    ),
    in_every_state=False,
)
