"""Waivers of a draft: every figure, date or period that no fact quotes is marked as not looked at."""

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.grouping import grouped
from generator.importing.draft.quotes import occurrence
from generator.importing.draft.values import DraftValues, changed_records, with_entry
from generator.importing.recognise.facts.no_targets import figures_aside
from generator.model import Dataset
from generator.model.drafts import UNREVIEWED
from generator.rules.context import RuleContext
from generator.rules.figures import PrintedWords, printed_words, unclaimed, waived_places
from generator.synthesis.yaml_writer import Record
from generator.text.lexicon import FIGURES, Expression, ExpressionKind
from generator.text.official import places
from generator.text.spans import Spans

NOT_READ = f"{UNREVIEWED}：机器没有读懂，或没有记为事实"
_ASIDE = f"{UNREVIEWED}：条件、标准或名称里的数字，或已经做到的，不是目标"
_IN_FORCE = f"{UNREVIEWED}：施行的日期，不是时限"
_FROM_THEN = re.compile(r"\s*(?:之日)?起(?:正式)?(?:施行|实施|执行|生效)")
_NAME = f"{UNREVIEWED}：名称或标题里的数字"
_NO_AIM = f"{UNREVIEWED}：年份、文号或词语里的数字，不是目标"
_CHINESE = re.compile("[〇零一二三四五六七八九十百千万两双半首]+")
_WITHIN = re.compile("(?:个月|年)(?:时间)?[之以]?内")  # behind 半: 半年内 may be a limit
_KINDS = frozenset(["大", "级", "方面", "类", "种", "步", "条", "款", "章", "部分"])
_NO_AIMS = frozenset(
    {
        ExpressionKind.DOCUMENT,
        ExpressionKind.YEARS,
        ExpressionKind.RELATIVE,
        ExpressionKind.ANNEX,
        ExpressionKind.ORDINAL,
    }
)


def with_waivers(values: DraftValues, context: RuleContext) -> DraftValues:
    """Return the values with a waiver for every expression of the lexicon that no fact quotes."""
    dataset = context.dataset
    unquoted = list(_unquoted(context))
    names = tuple(dict.fromkeys(words.text for words, _ in unquoted if _cell(words, dataset) is None))
    by_record = grouped(
        (words.name, waiver)
        for words, unread in unquoted
        if (cell := _cell(words, dataset)) is not None
        for waiver in _waivers(words.text, cell, unread, names)
    )

    def waived(record: Record) -> Record:
        if record["id"] not in by_record:
            return record
        return with_entry(record, "waivers", list(by_record[record["id"]]), before=("draft", "projects"))

    files: dict[str, Record] = changed_records(values.files, waived)
    if names:
        files["waivers.yml"] = {"words": [{"word": name, "reason": _NAME, "draft": True} for name in names]}
    return replace(values, files=files)


def _unquoted(context: RuleContext) -> Iterator[tuple[PrintedWords, list[Expression]]]:
    """Yield the words that the notice prints, with their expressions that no fact quotes and no known name holds."""
    dataset = context.dataset
    waived = waived_places(dataset)
    for words in printed_words(context):
        names = Spans(waived(words.text))
        unread = [item for item in unclaimed(words, dataset) if not names.hold(item.start, item.end)]
        if unread:
            yield words, unread


def _waivers(words: str, cell: str, unread: list[Expression], names: tuple[str, ...]) -> Iterator[Record]:
    """Yield a waiver for each expression that stands in none of the names."""
    named = Spans((start, start + len(name)) for name in names for start in places(words, name))
    aside = Spans(figures_aside(words))
    for expression in unread:
        if named.hold(expression.start, expression.end):
            continue
        value = {"quote": expression.text} | ({"cell": cell} if cell else {})
        place = occurrence(words, expression.text, expression.start)
        yield value | {"reason": _reason(words, expression, aside)} | place | {"draft": True}


def _reason(words: str, expression: Expression, aside: Spans) -> str:
    """Return why an expression that no fact quotes is none; `aside` are the places of figures that are no targets."""
    if _is_no_aim(expression) and not _WITHIN.match(words, expression.end):
        return _NO_AIM
    if expression.kind is ExpressionKind.DATE and _FROM_THEN.match(words, expression.end):
        return _IN_FORCE
    is_figure = expression.kind in FIGURES and not re.search("年[之以]?内$", expression.text)  # 3年内 may be a limit
    if is_figure and aside.meet(expression.start, expression.end):
        return _ASIDE
    return NOT_READ


def _is_no_aim(expression: Expression) -> bool:
    """Whether an expression says by itself that it is no target and no limit.

    Such are 2025年, 〔2025〕12号, 附件2, 第三(方), 双(方), 一批, 五大(工程), 年度(计划).
    """
    kind, words = expression.kind, expression.text
    if kind is ExpressionKind.COUNT:
        digits = words.removesuffix(expression.unit)
        return _CHINESE.fullmatch(digits) is not None and (digits == "一" or expression.unit in _KINDS)
    year = kind is ExpressionKind.DATE and not expression.before and len(expression.date or "") == len("YYYY")
    word = kind is ExpressionKind.NUMERAL and _CHINESE.fullmatch(words) is not None
    period = kind is ExpressionKind.PERIOD and not expression.before
    return year or word or period or expression.weak or kind in _NO_AIMS or words == "全年"


def _cell(words: PrintedWords, dataset: Dataset) -> str | None:
    """Return the name of the cell that printed words are, "" for a record's text, None for a name or heading."""
    record = dataset.text_by_id.get(words.name)
    if record is None:
        return None
    if words.lines is not None:
        return ""
    for cell in record.cells:
        if cell.origin.location == words.origin.location:
            return cell.name
    return None
