"""What a reader calls a record: 第31项 安全生产监管项目, 附件2第十三条."""

from generator.model import Chapter, Dataset, Engineering, Notice, Phase, Project, Provision, TextRecord
from generator.text.fragments import chinese

_BEGINNING = 12  # characters


def record_label(dataset: Dataset, record: TextRecord) -> str:
    """Return what a reader calls a text record: 第31项 安全生产监管项目, 附件2第十三条."""
    match record:
        case Project():
            return f"第{record.number}项 {record.name}"
        case Engineering():
            return record.name
        case Phase():
            return f"第{chinese(record.number)}阶段 {record.name}"
        case Provision():
            return _provision_label(dataset, record)
        case Notice():
            return "通知"
    return _opening_label(dataset, record)


def _opening_label(dataset: Dataset, record: TextRecord) -> str:
    """Return what a reader calls words of the plan itself: its preamble, its vision, what opens its tasks."""
    chapter = dataset.chapters.get(f"{record.id[:1]}/{record.id[1:]}")  # S1 and S2 are a chapter's only words
    if chapter and chapter.heading:
        return _chapter_label(chapter)
    plan = dataset.plan
    if record is plan.opening and plan.annexes:
        return f"{plan.annexes[0].name}引言"
    return "引言" if record.id in {plan.preamble.id, plan.opening.id} else record.id


def _chapter_label(chapter: Chapter) -> str:
    return f"{chapter.label or chinese(chapter.number)}、{chapter.heading}"


def _provision_label(dataset: Dataset, provision: Provision) -> str:
    if provision.heading is None and provision.number is not None:
        return f"{dataset.part_name(provision.part)}第{chinese(provision.number)}条"
    chapter = dataset.chapters[f"{provision.part}/{provision.chapter}"]
    if not chapter.heading:  # words that stand under no heading are called by their beginning
        words = provision.heading or provision.text.printed
        return words if len(words) <= _BEGINNING else f"{words[:_BEGINNING]}……"
    section = _chapter_label(chapter)
    return (
        section
        if provision.number is None or provision.heading is None
        else f"{section}{provision.label or f'({chinese(provision.number)})'}{provision.heading}"
    )
