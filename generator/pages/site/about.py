"""`/about/` and `/rules/`: what this site is and is based on, and the rules that the data must meet."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import urls
from generator.findings import Severity
from generator.grouping import grouped
from generator.pages.context import PageContext
from generator.pages.page import Page
from generator.pages.page_type import PageType
from generator.pages.plan.topics import topic_rows
from generator.rules import RuleDocumentation, documentation
from generator.text import wording

ADDRESS = "about/"
_SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "提醒"}
_STAGES = {"yaml": "读取 YAML", "schema": "结构（JSON Schema）", "reference": "引用", "rule": "语义"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow:
    """A rule with the severity of its findings in words."""

    rule: RuleDocumentation
    severity: str


def about_page(context: PageContext) -> Iterator[Page]:
    """Yield the page on this site."""
    dataset = context.dataset
    yield ABOUT.page(
        context,
        f"本站整理自{dataset.plan.notice.document_number}《{dataset.plan.title}》，说明来源、方法、标注和使用须知。",
        {
            "written": wording.date(dataset.plan.notice.written),
            "published": wording.date(dataset.plan.notice.published) if dataset.plan.notice.published else "",
            "publisher": context.publisher,
            "source_sha256": dataset.source_sha256,
            "characters": len(dataset.source),
            "basis": context.citations.get(dataset.plan.preamble.id, ()),
            "errata": dataset.plan.errata,
            "topics": topic_rows(context),
            "by_order": all(map(dataset.leads_by_order, dataset.projects)),
            "projects": len(dataset.projects),
            "units": len(dataset.annex_units),
        },
    )


ABOUT = PageType(
    kind="about",
    template="site/about.html",
    pages=about_page,
    address=ADDRESS,
    title="关于本站",
    tab="更多",
    search_words=("关于", "说明", "本站说明", "联系", "纠错", "无障碍"),
    in_every_state=False,
)


def rules_page(context: PageContext) -> Iterator[Page]:
    """Yield the page of the rules, by the stage that checks them."""
    stages = grouped(
        (_STAGES.get(rule.stage, rule.stage), RuleRow(rule=rule, severity=_SEVERITIES[rule.severity]))
        for rule in documentation()
    )
    count = sum(map(len, stages.values()))
    description = f"{context.dataset.plan.short_title}数据发布前的 {count} 条自动校验规则及其说明。"
    yield RULES.page(context, description, {"stages": tuple(stages.items())})


RULES = PageType(
    kind="rules",
    template="site/rules.html",
    pages=rules_page,
    address=urls.RULES,
    title="校验规则",
    tab="更多",
    search_words=("规则", "检查规则", "数据规则"),
    in_every_state=False,
)
