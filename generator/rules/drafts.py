"""A rule on drafts: what a machine has read is looked at by a person."""

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.model import Dataset
from generator.model.drafts import DraftedRecord, drafts, urgency
from generator.model.projects import Project, Responsibility
from generator.model.text import Quoted, TextRecord
from generator.model.units import Unit
from generator.rules.context import RuleContext
from generator.rules.rule import Violation, rule

NAME = "draft-left"
_HINT = "用 plansite check --drafts 列出，逐条对照原文 (list them so, compare each with the official text)"
_SHOWN = 30


@rule(NAME, Severity.WARNING)
def draft_left(context: RuleContext) -> Iterator[Violation]:
    """机器识别的记录都有人核对过。

    What the importer has read (`draft: true`) has been looked at by a person, who compares it with the official text
    and removes that line.
    """
    left = drafts(context.dataset)
    if left:
        yield Violation(
            left[0].record.origin.key("draft"),
            f"还有 {len(left)} 处机器识别、未经核对 ({len(left)} drafts are left to be looked at)",
            _HINT,
        )


def draft_findings(dataset: Dataset) -> tuple[Finding, ...]:
    """Return a finding for each draft, what needs a look most first: the printed words, and what to compare."""
    in_order = sorted(drafts(dataset), key=lambda draft: (urgency(draft), draft.record.origin.location))
    return tuple(_finding(draft) for draft in in_order)


def _finding(draft: DraftedRecord) -> Finding:
    words, compare = _told(draft)
    words = words.replace("\n", "")
    shown = words[:_SHOWN] + "…" if len(words) > _SHOWN else words
    return Finding(
        NAME,
        draft.record.origin.key("draft"),
        f"{draft.owner}：{shown} (not looked at)",
        f"{compare}，再删去 draft: true (compare with the official text, then remove `draft: true`)",
        Severity.WARNING,
    )


def _told(draft: DraftedRecord) -> tuple[str, str]:
    """Return the printed words of a draft, and what to compare."""
    match draft.record:
        case Responsibility() as tie:
            return tie.mention, "看它是不是单位、是什么角色"
        case Project() as project:
            return project.name, "对照原文看名称、文字和责任单位"
        case Quoted() as quoted:
            return quoted.quote, "对照引文看所记的内容"
        case Unit() as unit:
            return unit.name, "看名称、别名和归类"
        case TextRecord() as record:
            return getattr(record, "name", None) or record.text.printed, "对照原文看文字"
    words = (getattr(draft.record, key, "") for key in ("title", "heading", "quote", "word", "unit", "kind", "name"))
    return next((str(word) for word in words if word), draft.owner), "对照原文"
