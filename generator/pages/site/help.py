"""`/help/`: how to use the site, which people write by hand as `help/index.md` in `docs_dir`; not every site has it."""

from collections.abc import Iterator

from generator import urls
from generator.pages.context import PageContext
from generator.pages.page import Page
from generator.pages.page_type import PageType


def no_pages(context: PageContext) -> Iterator[Page]:  # noqa: ARG001 - as the pages of every type are asked for
    """Yield nothing: MkDocs makes this page of what people wrote."""
    return iter(())


HELP = PageType(
    kind="help",
    pages=no_pages,
    address=urls.HELP,
    title="使用说明",
    tab="更多",
    search_words=(
        *("使用帮助", "帮助", "怎么用", "怎么使用", "怎样使用", "如何使用", "使用方法", "使用指南", "操作说明"),
        "用户手册",
    ),
    in_every_state=False,
)
