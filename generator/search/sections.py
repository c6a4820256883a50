"""The site's own pages as search finds them: by their titles, and by the words with which people ask for them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator import urls
from generator.load import CheckedDataset
from generator.model import Dataset, Level
from generator.revisions.states import ended
from generator.text.official import chinese


class SearchedPage(NamedTuple):
    """A page, or a place on one, that is no record: `names` are other words for its title."""

    address: str
    title: str
    names: tuple[str, ...] = ()


PAGES = (
    SearchedPage(urls.ENGINEERINGS, "全部工程", ("工程", "工程列表", "工程目录", "十大工程列表")),
    SearchedPage(urls.PROJECTS, "全部项目", ("项目", "项目列表", "项目目录", "项目清单")),
    SearchedPage(urls.UNITS, "全部单位", ("单位", "责任单位", "单位列表", "单位名录", "单位目录")),
    SearchedPage(urls.MATRIX, "责任矩阵", ("矩阵", "分工矩阵", "责任表", "分工表")),
    SearchedPage(
        urls.UNIT_PROJECT_MATRIX, "单位×项目责任矩阵", ("单位×项目矩阵", "单位项目矩阵", "项目矩阵", "单位与项目")
    ),
    SearchedPage(
        urls.UNIT_ENGINEERING_MATRIX, "单位×工程责任矩阵", ("单位×工程矩阵", "单位工程矩阵", "工程矩阵", "单位与工程")
    ),
    SearchedPage(
        urls.LEAD_PARTICIPANT_MATRIX,
        "牵头×参加协作矩阵",
        ("牵头×参加矩阵", "牵头参加矩阵", "牵头矩阵", "协作矩阵", "牵头与参加"),
    ),
    SearchedPage(urls.NETWORK, "责任网络图", ("责任网络", "网络图", "关系图", "关系网络")),
    SearchedPage(urls.TIMELINE, "时间轴", ("时间表", "时间线", "进度表", "阶段", "时间安排")),
    SearchedPage(urls.TARGETS, "目标与时限", ("指标", "目标", "时限", "指标与时限", "指标表", "任务指标", "数字")),
    SearchedPage(urls.ASSESSMENT, "考评办法", ("考评", "考核", "考评程序", "考评日程", "考评试行办法", "考核办法")),
    SearchedPage(urls.ANALYSIS, "分工分析", ("分析", "统计分析", "责任分析", "数据分析")),
    SearchedPage(urls.COMPARE, "单位对比", ("比较", "单位比较", "对比", "对照")),
    SearchedPage(urls.SOURCE, "原文", ("全文", "原文全文", "计划全文", "文件原文", "正文")),
    SearchedPage(urls.REVISIONS, "版本与变化", ("版本", "变化", "修订", "修订记录", "历次修订", "变更", "修订历史")),
    SearchedPage(urls.ALL_LEVELS, "县区、乡镇、村居要做什么", ("基层", "基层的任务", "基层任务", "层级")),
    SearchedPage(urls.LEVELS[Level.COUNTY], "县区要做什么", ("县区的任务", "县区任务", "县区层级")),
    SearchedPage(urls.LEVELS[Level.TOWNSHIP], "乡镇要做什么", ("乡镇的任务", "乡镇任务", "街道任务", "乡镇层级")),
    SearchedPage(urls.LEVELS[Level.VILLAGE], "村居要做什么", ("村居的任务", "村居任务", "村居层级", "社区任务")),
    SearchedPage(
        urls.DATA, "数据与接口", ("数据", "下载", "数据下载", "开放数据", "接口", "API", "CSV", "Excel", "表格下载")
    ),
    SearchedPage(urls.RULES, "校验规则", ("规则", "检查规则", "数据规则")),
    SearchedPage(urls.ABOUT, "关于本站", ("关于", "说明", "本站说明", "联系", "纠错", "无障碍")),
)


# Only where somebody has written it.
HELP = SearchedPage(
    urls.HELP,
    "使用说明",
    ("使用帮助", "帮助", "怎么用", "怎么使用", "怎样使用", "如何使用", "使用方法", "使用指南", "操作说明", "用户手册"),
)

# What an earlier state has not: pages about the site itself.
OF_SITE = {urls.REVISIONS, urls.DATA, urls.RULES, urls.ABOUT}


def sections(checked: CheckedDataset) -> Iterator[SearchedPage]:
    """Yield the site's pages, then the annexes and chapters of the text, which stand on the page of the source."""
    dataset = checked.dataset
    words = _level_words(dataset)
    for page in PAGES:
        if not (checked.is_frozen and page.address in OF_SITE):
            yield page._replace(names=(*page.names, *words.get(page.address, ())))
    if not checked.is_frozen:
        yield from _past(checked)
    for annex in dataset.plan.annexes:
        part = next((part for part in dataset.parts if part.id == f"A{annex.number}"), None)
        first = f"{part.id}-1" if part else dataset.plan.opening.id
        names = (f"附件{chinese(annex.number)}", f"附件{annex.number}", annex.title)
        yield SearchedPage(urls.source_place(first), f"附件{annex.number} {annex.title}", names)
    for part in dataset.parts:
        for chapter in part.chapters:
            if not chapter.provisions:
                continue
            number, heading = chinese(chapter.number), "".join(chapter.heading.split())
            prefix = "" if part.id == "S" else f"附件{part.id.removeprefix('A')} "
            names = (heading, f"{number}、{heading}", f"{prefix}第{number}{'章' if prefix else '部分'}")
            yield SearchedPage(urls.source_place(chapter.provisions[0].id), f"{prefix}{number}、{heading}", names)


def _level_words(dataset: Dataset) -> dict[str, tuple[str, ...]]:
    """Return the words for levels by the addresses of their pages: what the tab calls them, how the text names each."""
    held = (each for record in dataset.texts for each in (record, *record.facts))
    actors = tuple(actor for each in held for actor in getattr(each, "actors", ()))
    return {
        address: (f"基层{level}", *dict.fromkeys(actor.mention for actor in actors if actor.level is level))
        for level, address in urls.LEVELS.items()
    }


def _past(checked: CheckedDataset) -> Iterator[SearchedPage]:
    """Yield the pages of what changed, and of the engineerings and projects that have ended."""
    for revision in checked.dataset.revisions[1:]:
        names = (revision.id, *((revision.number,) if revision.number else ()))
        yield SearchedPage(urls.revision(revision.id), revision.title, names)
    for record, state in ended(checked.states).items():
        held = state.dataset.engineering_by_id.get(record) or state.dataset.project_by_id.get(record)
        if held:
            yield SearchedPage(urls.address(record), f"{held.name}（已撤销）", (held.name,))
