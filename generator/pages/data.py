"""`/data/`: every published file, field by field, as its schema documents it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from generator import urls
from generator.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.pages.material import Material


class Documented(Protocol):
    """A published file as the exports document it (they lie above the pages, hence a protocol)."""

    @property
    def file(self) -> str:
        """Its name for readers."""

    @property
    def url(self) -> str:
        """Its address."""

    @property
    def title(self) -> str:
        """What it holds."""

    @property
    def description(self) -> str:
        """What it is for."""

    @property
    def rows(self) -> int | None:
        """How many rows, None for no table."""

    @property
    def schema(self) -> str | None:
        """The address of its JSON Schema."""

    @property
    def excel(self) -> str | None:
        """The address of its copy for Excel."""

    @property
    def fields(self) -> Sequence[object]:
        """Its fields with `name`, `type` and `description`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A published file; `path` is its address, `rows` a count in words."""

    path: str
    schema: str | None
    excel: str | None
    documented: Documented
    rows: str


def data_page(material: Material, documented: Sequence[Documented]) -> Iterator[Page]:
    """Yield the page of the data files."""
    files = tuple(_file(each) for each in documented)
    yield Page(
        kind="data",
        address=urls.DATA,
        title="数据与接口",
        description=f"{material.dataset.plan.short_title}的全部数据：{len(files)} 个 JSON、CSV 和图文件，逐字段说明。",
        template="data.html",
        values={"files": files, "dataset": material.dataset},
    )


def _file(documented: Documented) -> File:
    rows = "" if documented.rows is None else f"{documented.rows} 行"
    return File(path=documented.url, schema=documented.schema, excel=documented.excel, documented=documented, rows=rows)
