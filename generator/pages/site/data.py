"""`/data/`: every published file, field by field, as its schema documents it."""

from collections.abc import Iterator

from generator import urls
from generator.exports import Terms, documentation, gbt_7714
from generator.pages.context import PageContext
from generator.pages.page import Page
from generator.pages.page_type import PageType


def data_page(context: PageContext) -> Iterator[Page]:
    """Yield the page of the data files."""
    documented = documentation(context.checked)
    yield Page(
        kind=DATA.kind,
        address=urls.DATA,
        title=DATA.title,
        description=f"{context.dataset.plan.short_title}的全部数据：{len(documented)} 个 JSON、CSV 和图文件，"
        "逐字段说明。",
        template="site/data.html",
        values={
            "tables": tuple(file for file in documented if not file.url.startswith(urls.API)),
            "api": tuple(file for file in documented if file.url.startswith(urls.API)),
            "dataset": context.dataset,
            "online": bool(context.publisher.homepage),
            "citations": gbt_7714(
                context.dataset, Terms(maintainer=context.publisher.name, homepage=context.publisher.homepage)
            ),
            "role": context.roles[0] if context.roles else None,
            "feed": urls.FEED,
            "json_feed": urls.JSON_FEED,
        },
    )


DATA = PageType(
    kind="data",
    pages=data_page,
    address=urls.DATA,
    title="数据与接口",
    tab="更多",
    search_words=("数据", "下载", "数据下载", "开放数据", "接口", "API", "CSV", "Excel", "SQLite", "表格下载", "引用"),
    in_every_state=False,
)
