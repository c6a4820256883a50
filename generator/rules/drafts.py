"""A rule on drafts: what a machine has read is looked at by a person."""

from collections import Counter
from collections.abc import Iterator, Mapping

from generator.ellipsis import shortened
from generator.findings import Finding, Location, Severity
from generator.grouping import grouped
from generator.model import Dataset
from generator.model.dataset import WaivedWord
from generator.model.drafts import UNREVIEWED, DraftedRecord, urgency
from generator.model.plan import Chapter, Convention, ConventionKind, DefaultResponsibility, Notice
from generator.model.projects import Project, Responsibility
from generator.model.text import Actor, Fact, Quoted, ReviewedRecord, TextRecord, Waiver
from generator.model.units import Unit
from generator.rules.context import RuleContext
from generator.rules.rule import Violation, rule

NAME = "draft-left"
_HINT = "用 plansite check --drafts 列出，逐条对照原文 (list them so, compare each with the official text)"
_SHOWN = 30
_KINDS = ("责任单位", "任务、分组、条款", "数字、时限等", "单位", "章、引用等", "不记为事实的数字")  # by urgency
_CONVENTIONS = {
    ConventionKind.ORDER: "名单的次序",
    ConventionKind.LABELS: "名单前的标签",
    ConventionKind.UNDIVIDED: "不区分",
}
_WORDS = ("mention", "quote", "name", "title", "heading", "word")  # the fields that say what a record is about
_COMPARE: tuple[tuple[type[ReviewedRecord], str], ...] = (
    (Responsibility, "看它是不是单位、是什么角色"),
    (Project, "对照原文看名称、文字和责任单位"),
    (Waiver, "是目标、时限的记为事实，不是的在 reason 写明为什么不记"),
    (WaivedWord, "在 reason 写明为什么不记"),
    (Quoted, "对照引文看所记的内容"),
    (Unit, "看名称、检索用名和归类，不对的改，不知道的删"),
    (TextRecord, "对照原文看文字"),
    (Actor, "看它是哪个单位"),
    (Convention, "看原文怎样写明谁牵头"),
    (DefaultResponsibility, "看它负责哪些任务、是什么角色"),
    (ReviewedRecord, "对照原文"),
)


@rule(NAME, Severity.WARNING)
def draft_left(context: RuleContext) -> Iterator[Violation]:
    """机器识别的记录都有人核对过。

    What the importer has read (`draft: true`) has been looked at by a person, who compares it with the official text
    and removes that line.
    """
    left = context.dataset.drafts
    if left:
        yield Violation(
            left[0].record.origin.key("draft"),
            f"还有 {len(left)} 处机器识别、未经核对 ({len(left)} drafts are left to be looked at)",
            _HINT,
        )


def draft_findings(dataset: Dataset, doubts: Mapping[str, tuple[str, ...]]) -> tuple[Finding, ...]:
    """Return a finding for each draft, one for all figures that a record waives: the printed words, what to compare.

    `doubts`: by the id of a record, what was unsure when it was read, the worst record first. Those records come first,
    in that order, each before what stands in it; then the other drafts by urgency.
    """
    ranks = {record: rank for rank, record in enumerate(doubts)}

    def order(draft: DraftedRecord) -> tuple[int, bool, int, Location]:
        rank = ranks.get(draft.owner, len(ranks))
        return (rank, draft.owner in ranks and not _is_owner(draft), urgency(draft), draft.record.origin.location)

    # Figures that a record waives stand together: they are one thing to look at.
    groups = grouped(
        (draft.owner if isinstance(draft.record, Waiver) else str(place), draft)
        for place, draft in enumerate(sorted(dataset.drafts, key=order))
    )
    return tuple(
        _finding(group, dataset, doubts.get(group[0].owner, ()) if _is_owner(group[0]) else ())
        for group in groups.values()
    )


def _is_owner(draft: DraftedRecord) -> bool:
    """Whether a draft is the record that has the id, and not what stands in that."""
    return getattr(draft.record, "id", "") == draft.owner


def _finding(group: tuple[DraftedRecord, ...], dataset: Dataset, doubts: tuple[str, ...]) -> Finding:
    draft = group[0]
    words = "、".join(_words(draft, dataset).replace("\n", "") for draft in group)
    places = f"（自这一行起 {len(group)} 处）" if len(group) > 1 else ""
    compare = next(what for kind, what in _COMPARE if isinstance(draft.record, kind))
    if isinstance(draft.record, Fact) and (draft.record.reading or "").startswith(UNREVIEWED):
        compare += "，在 reading 写明为什么这样读"
    shown = words if isinstance(draft.record, Unit) else shortened(words, _SHOWN)
    return Finding(
        NAME,
        draft.record.origin.key("draft"),
        f"{_owner(draft)}：{shown}{places}{'——' if doubts else ''}{'；'.join(doubts)} (not looked at)",
        f"{compare}，再删去 draft: true (compare with the official text, then remove `draft: true`)",
        Severity.WARNING,
    )


def draft_counts(dataset: Dataset) -> str:
    """Return how many drafts are left, in all and of each kind, in one line."""
    counts = Counter(urgency(draft) for draft in dataset.drafts)
    kinds = "；".join(f"{kind} {counts[rank]}" for rank, kind in enumerate(_KINDS) if counts[rank])
    return f"未核对 {counts.total()} 处：{kinds} (not looked at)" if kinds else "没有未核对的 (no draft is left)"


def _owner(draft: DraftedRecord) -> str:
    """Return what a person calls the place of a draft: an id, or words where the record has none."""
    match draft.record:
        case Chapter():
            return "章"
        case Convention():
            return "区分牵头的方式"
        case Notice() as notice if not notice.id:
            return "通知"
        case WaivedWord():
            return "不记为事实的词"
    return draft.owner or "全文"


def _words(draft: DraftedRecord, dataset: Dataset) -> str:
    """Return the printed words of a draft, or what it is about."""
    match draft.record:
        case Convention() as convention:
            return _CONVENTIONS[convention.kind]
        case DefaultResponsibility() as default:
            return dataset.unit_by_id[default.unit].name
        case Chapter() as chapter if not chapter.heading:
            return _untitled(chapter)
        case Unit() as unit:
            return f"{unit.name}{_guesses(unit)}"
        case TextRecord() as record:
            return getattr(record, "name", None) or record.text.printed or "文号、机关和日期"
    return next((words for key in _WORDS if (words := getattr(draft.record, key, None))), draft.owner)


def _guesses(unit: Unit) -> str:
    """Return what an import guessed of a unit from its name, in brackets."""
    guesses = [f"推测的检索用名：{'、'.join(unit.search_names)}"] if unit.search_names else []
    guesses += [f"推测的归类：{unit.system}"] if unit.system else []
    return f"（{'；'.join(guesses)}）" if guesses else ""


def _untitled(chapter: Chapter) -> str:
    """Return words for a chapter without a heading."""
    return f"没有标题，自 {chapter.provisions[0].id} 起" if chapter.provisions else "没有标题"
