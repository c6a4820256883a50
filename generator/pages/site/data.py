"""`/data/`: every published file, field by field, as its schema documents it."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from generator import urls
from generator.pages.context import PageContext
from generator.pages.page import Page


class Documented(Protocol):
    """A published file as the exports document it: a protocol, because pages do not import the exports."""

    @property
    def file(self) -> str:
        """Its name for readers."""

    @property
    def url(self) -> str:
        """Its address."""

    @property
    def title(self) -> str:
        """Its title."""

    @property
    def description(self) -> str:
        """What it is for."""

    @property
    def rows(self) -> int | None:
        """How many rows it has, None if it is not a table."""

    @property
    def schema(self) -> str | None:
        """The address of its JSON Schema."""

    @property
    def excel(self) -> str | None:
        """The address of its copy for Excel."""

    @property
    def fields(self) -> Sequence[object]:
        """Its fields with `name`, `type` and `description`."""


def data_page(context: PageContext, documented: Sequence[Documented]) -> Iterator[Page]:
    """Yield the page of the data files."""
    yield Page(
        kind="data",
        address=urls.DATA,
        title="数据与接口",
        description=f"{context.dataset.plan.short_title}的全部数据：{len(documented)} 个 JSON、CSV 和图文件，"
        "逐字段说明。",
        template="site/data.html",
        values={
            "tables": tuple(file for file in documented if not file.url.startswith(urls.API)),
            "api": tuple(file for file in documented if file.url.startswith(urls.API)),
            "dataset": context.dataset,
            "feed": urls.FEED,
            "json_feed": urls.JSON_FEED,
        },
    )
