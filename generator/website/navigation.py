"""The tabs above every page, as mkdocs.yml would list them in `nav`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator import urls
from generator.model import Level

# The tabs of a site whose mkdocs.yml has no `nav`: kinds of pages, never records.
TABS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("首页", (("首页", urls.HOME),)),
    ("单位", (("单位", urls.UNITS), ("对比", urls.COMPARE))),
    ("工程", (("工程", urls.ENGINEERINGS),)),
    ("项目", (("项目", urls.PROJECTS),)),
    (
        "矩阵",
        (
            ("矩阵", urls.MATRIX),
            ("单位×项目", urls.UNIT_PROJECT_MATRIX),
            ("单位×工程", urls.UNIT_ENGINEERING_MATRIX),
            ("牵头×参加", urls.LEAD_PARTICIPANT_MATRIX),
            ("网络图", urls.NETWORK),
        ),
    ),
    ("时间", (("时间", urls.TIMELINE),)),
    ("指标", (("指标", urls.TARGETS),)),
    ("考评", (("考评", urls.ASSESSMENT),)),
    (
        "基层",
        (
            ("基层", urls.ALL_LEVELS),
            ("县区", urls.LEVELS[Level.COUNTY]),
            ("乡镇", urls.LEVELS[Level.TOWNSHIP]),
            ("村居", urls.LEVELS[Level.VILLAGE]),
        ),
    ),
    ("分析", (("分析", urls.ANALYSIS),)),
    ("原文", (("原文", urls.SOURCE), ("版本与变化", urls.REVISIONS))),
    ("关于", (("关于", urls.ABOUT), ("使用说明", urls.HELP), ("数据", urls.DATA), ("规则", urls.RULES))),
)


def navigation(addresses: set[str]) -> list[dict[str, Any]]:
    """Return the default navigation as mkdocs.yml would have it, without the pages that this plan does not have."""
    tabs: list[dict[str, Any]] = []
    for title, entries in TABS:
        held = [(name, source_path(address)) for name, address in entries if address in addresses]
        if len(entries) == 1:
            tabs += [{name: path} for name, path in held]
        elif held:
            tabs.append({title: [{name: path} for name, path in held]})
    return tabs


def titles(nav: object) -> Iterator[tuple[str, str | None]]:
    """Yield path and title of every entry of a navigation as mkdocs.yml has it."""
    for entry in nav if isinstance(nav, list) else ():
        for title, held in entry.items() if isinstance(entry, dict) else ((None, entry),):
            if isinstance(held, str):
                yield held, title
            else:
                yield from titles(held)


def source_path(address: str) -> str:
    """Return the path in `docs_dir` that MkDocs would make this address of."""
    return f"{address}index.md"
