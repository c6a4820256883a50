"""Rules on words of ours beside the source's: what they print of dates and figures, the source says too."""

from collections.abc import Iterator

from generator.findings import Severity
from generator.model import CalendarEntry, Score, TimedFact
from generator.rules.context import Claim, RuleContext
from generator.rules.rule import Violation, rule
from generator.text.blanks import without_blanks
from generator.text.lexicon import SENTENCE_END, Expression, ExpressionKind, expressions

_BARE = {ExpressionKind.NUMERAL, ExpressionKind.ORDINAL}  # 三 of a name, 第一书记
_COUNTS = {ExpressionKind.COUNT, *_BARE}


@rule("what-agrees-with-text", Severity.WARNING)
def what_agrees_with_text(context: RuleContext) -> Iterator[Violation]:
    """事项（what）里的日期、百分比、频率在引文所在的一句里，数量在这条记录里。

    `what` is in our words, and a page prints it before the quote: its dates, percentages and frequencies are those of
    the sentence that is quoted, or of the record's name, its counts those of the record. A notice that is amended
    changes the quote, and would leave an old date in `what`.
    """
    for claim in context.claims:
        fact = claim.quoted
        if not isinstance(fact, TimedFact | Score | CalendarEntry) or not claim.place:
            continue
        record = context.dataset.text_by_id.get(fact.id.rpartition("-")[0], claim.record)
        named = f"{getattr(record, 'name', '')}\n{getattr(record, 'heading', None) or ''}"
        near = f"{_sentence(claim)}\n{named}"
        whole = "\n".join((record.text.printed, *record.cell_by_name.values(), claim.text, named))
        for expression in expressions(fact.what):
            words = whole if expression.kind in _COUNTS else near
            if expression.kind not in _BARE and not _says(words, expression):
                yield Violation(
                    (fact.origin / "what").location,
                    f"what 写着“{expression.text}”，原文的这一句没有 "
                    f"(`what` says “{expression.text}”, which the sentence does not)",
                    "照引文改正 what，或者从 what 里删去 (make it agree with the quote, or leave it out)",
                )


def _sentence(claim: Claim) -> str:
    """Return the sentence of a quote; of a cell all of it."""
    if claim.quoted.cell or not claim.place:
        return claim.text
    stop = SENTENCE_END.search(claim.text, claim.place[1])
    return claim.text[claim.sentence_start : stop.start() if stop else None]


def _says(words: str, asked: Expression) -> bool:
    """Say whether words print an expression, or one that means the same (二〇二五年, 2025年)."""
    if asked.text in words or without_blanks(asked.text) in without_blanks(words):
        return True
    meaning = (asked.kind, asked.values, asked.date, asked.frequency, asked.unit)
    return any(meaning == (e.kind, e.values, e.date, e.frequency, e.unit) for e in expressions(words))
