"""Rules on quotes: each stands in its text, exactly, where it says, and cuts no expression."""

from collections.abc import Iterator

from generator.model import Dataset
from generator.rules.context import RuleContext
from generator.rules.rule import Violation, rule
from generator.source import Origin
from generator.text.lexicon import expressions, meeting
from generator.text.official import places, record_fragments

TITLE, HEADING = "title", "heading"


@rule("quote-in-text")
def quote_in_text(context: RuleContext) -> Iterator[Violation]:
    """每处引文都在所属记录的文字中，一字不差，位置唯一，且不截断数字、日期或时段。

    Every quote occurs in its record's text, exactly; `occurrence` says which place where the words stand more than
    once, and only there; and a quote holds whole expressions of the lexicon, never a part of one.
    """
    for claim in context.claims:
        quoted, text = claim.quoted, claim.text
        count = len(places(text, quoted.quote))
        if not count:
            yield _missing(quoted.quote, quoted.origin / "quote", claim.record.id)
        elif claim.place is None or (count > 1) != (quoted.occurrence is not None):
            yield Violation(
                (quoted.origin / ("occurrence" if quoted.occurrence else "quote")).location,
                f"引文“{quoted.quote}”在 {claim.record.id} 的文字中出现 {count} 次 "
                f"(places of the quote in the text of {claim.record.id}: {count})",
                "多于一处时以 occurrence 写明第几处 (say which of several with `occurrence`, and only then)",
            )
        if claim.place:
            yield from _cut(text, claim.place, quoted.origin / "quote")
    for words, text, origin, name in _plain_quotes(context.dataset):
        at = text.find(words) if words else -1
        if at < 0:
            yield _missing(words, origin, name)
        elif name in {TITLE, HEADING}:
            yield from _cut(text, (at, at + len(words)), origin)


def _plain_quotes(dataset: Dataset) -> Iterator[tuple[str, str, Origin, str]]:
    """Yield quotes that need no certain place: words, the text that must hold them, their place, its name."""
    plan = dataset.plan
    if plan.period is not None:
        text = plan.title if plan.period.record is None else dataset.text_by_id[plan.period.record].text.printed
        yield plan.period.quote, text, plan.period.origin / "quote", plan.period.record or TITLE
    if plan.validity is not None:
        text = dataset.text_by_id[plan.validity.record].text.printed
        yield plan.validity.quote, text, plan.validity.origin / "quote", plan.validity.record
    for clause in plan.general_clauses:
        if clause.quote is not None and clause.record is not None:
            yield clause.quote, _printed_form(dataset, clause.record), clause.origin / "quote", clause.record
    for phase in plan.phases:
        if phase.end_quote:
            yield phase.end_quote, phase.heading or phase.text.printed, phase.origin / "end_quote", HEADING
    for erratum in plan.errata:
        yield erratum.quote, _printed_form(dataset, erratum.record), erratum.origin / "quote", erratum.record
    for tie in dataset.relationships:
        if tie.quote is not None and tie.record is not None:
            yield tie.quote, dataset.quotable[tie.record].text.printed, tie.origin / "quote", tie.record


def _printed_form(dataset: Dataset, record: str) -> str:
    """Return all that the source prints of a record; of the notice, its fields too, each on a line."""
    text = "".join(piece.text for piece in record_fragments(dataset, dataset.text_by_id[record]))
    notice = dataset.plan.notice
    if record != notice.id:
        return text
    fields = (notice.web_title, notice.title, notice.document_number, notice.addressees, notice.written_text)
    return "\n".join((text, *notice.issuers, *fields))


def _missing(words: str, origin: Origin, name: str) -> Violation:
    """Return the violation of a quote that its text does not hold."""
    return Violation(
        origin.location,
        f"引文“{words}”不在 {name} 的文字中 (the quote is not in the text of {name})",
        "从记录的文字中原样复制引文 (copy the quote from the record's text as it stands)",
    )


def _cut(text: str, place: tuple[int, int], origin: Origin) -> Iterator[Violation]:
    """Yield each expression that an edge of a quote cuts."""
    for expression in dict.fromkeys(cut for edge in place for cut in meeting(expressions(text), edge, edge)):
        yield Violation(
            origin.location,
            f"引文截断了“{expression.text}” (the quote cuts “{expression.text}” in two)",
            f"引文应包含完整的“{expression.text}”，或完全不含 (quote all of it or nothing of it)",
        )
