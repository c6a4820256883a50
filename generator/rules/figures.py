"""Rules on coverage: every expression of the lexicon is a fact's, or waived with a reason."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.findings import Location, Severity
from generator.model import Dataset, Engineering, LevelTie, Naming, Phase, Project, Provision, Text, TextRecord, Waiver
from generator.model.drafts import UNREVIEWED
from generator.model.text import ReviewedRecord
from generator.rules.context import Claim, RuleContext
from generator.rules.rule import Violation, rule
from generator.source import Origin
from generator.text.lexicon import (
    Expression,
    ExpressionKind,
    alternatives,
    expressions,
    inside,
    set_phrases,
    waived_pattern,
)
from generator.text.official import places
from generator.text.spans import Span, Spans


@dataclass(frozen=True, slots=True)
class PrintedWords:
    """Words that the source prints: a text, a name, a title or a heading.

    text: the words.
    name: what messages call them: a record's id, a chapter's key, `title`.
    origin: where they stand in YAML.
    claimed: the places in them that facts quote.
    lines: the text of a record, to find the line of a place; None for words of one line.
    ordinal: the record's own number, which the words may state.
    """

    text: str
    name: str
    origin: Origin
    claimed: tuple[Span, ...] = ()
    lines: Text | None = None
    ordinal: int | None = None

    def location(self, offset: int) -> Location:
        """Return the place in YAML of a character, to the line within a block of text."""
        return self.origin.at(*self.lines.place_at(offset)) if self.lines else self.origin.location


@rule("figure-covered")
def figure_covered(context: RuleContext) -> Iterator[Violation]:
    """每个年份、百分比、数量、时段和频率都已记为事实，或注明理由予以豁免；次第、名称和固定说法里的数字不必写。

    Every year, percentage, count, period, frequency and ordinal of a text, aim, name or heading, in digits, Chinese
    numerals or words, lies in the quote of a target, deadline, recurring duty, citation, phase, goal or part of the
    assessment, or is waived: by the record, or by word where it is a name. The lexicon is closed: a digit or numeral
    that nothing else reads counts too. Ordinals, names and set phrases (二十届, 一窗通办, 一核两翼) are known by their
    form and need nothing.
    """
    waived = waived_places(context.dataset)
    for words in printed_words(context):
        unquoted = unclaimed(words, context.dataset)
        spans = Spans(waived(words.text) if unquoted else ())
        for expression in unquoted:
            if not spans.hold(expression.start, expression.end):
                yield Violation(
                    words.location(expression.start),
                    f"{words.name} 的“{expression.text}”既没有记为事实，也没有豁免 "
                    f"(no fact quotes “{expression.text}” of {words.name}, and nothing waives it)",
                    "记为事实，或以 waivers 说明豁免理由 (record it as a fact, or waive it with a reason)",
                )


@rule("waiver-needed")
def waiver_needed(context: RuleContext) -> Iterator[Violation]:
    """每条豁免确有所指：所豁免的数字在文中，且有一处没有事实引用。

    Every waiver waives something: an expression that no fact quotes and no waived word holds. A waived word holds one
    that no fact quotes, in some text, name or heading.
    """
    waived = waived_places(context.dataset, shipped=False)
    for claims in context.claims_by_record.values():
        waivers = [claim for claim in claims if isinstance(claim.quoted, Waiver)]
        facts = [c for c in claims if c.place and _covers(c) and not isinstance(c.quoted, Waiver)]
        open_ = {
            cell: _outside(expressions(text), (*_claimed(facts, cell), *waived(text)))
            for cell, text in {claim.quoted.cell: claim.text for claim in waivers}.items()
        }
        for claim in waivers:
            if claim.place and not inside(open_[claim.quoted.cell], *claim.place):
                yield _idle(claim.quoted.quote, claim.quoted.origin / "quote")
    used: set[str] = set()
    for words in printed_words(context):
        unquoted = unclaimed(words, context.dataset)
        spans = waived(words.text) if unquoted else ()
        used |= {words.text[slice(*span)] for span in spans if inside(unquoted, *span)}
    for waiver in context.dataset.waivers:
        if waiver.word not in used:
            yield _idle(waiver.word, waiver.origin / "word")


@rule("review-finished", Severity.WARNING)
def review_finished(context: RuleContext) -> Iterator[Violation]:
    """核对过的豁免和读法写明理由，不再写“未核对”。

    A waiver that is no draft any more says why its figure is no fact, and a fact why it is read so: the words that the
    importer wrote there say only that nobody has looked at it.
    """
    dataset = context.dataset
    for record in dataset.texts:
        for waiver in record.waivers:
            yield from _unfinished(waiver, waiver.quote, "reason", waiver.reason)
        for fact in record.timed_facts:
            yield from _unfinished(fact, fact.quote, "reading", fact.reading or "")
    if (validity := dataset.plan.validity) is not None:
        yield from _unfinished(validity, validity.quote, "reading", validity.reading or "")
    for word in dataset.waivers:
        yield from _unfinished(word, word.word, "reason", word.reason)


def _unfinished(record: ReviewedRecord, words: str, key: str, reason: str) -> Iterator[Violation]:
    """Yield a reason that says that nobody has looked at a record, which is no draft."""
    if record.draft or not reason.startswith(UNREVIEWED):
        return
    waived = key == "reason"
    yield Violation(
        (record.origin / key).location,
        f"“{words}”不再是草稿，{key} 还写着未核对 (no draft any more, but `{key}` says that nobody looked at it)",
        "在 reason 写明为什么不记；是目标、时限的，记为事实，再删去这条豁免 "
        "(say in `reason` why it is no fact; or record it as one and remove the waiver)"
        if waived
        else "在 reading 写明为什么这样读 (say in `reading` why it is read so)",
    )


def unclaimed(words: PrintedWords, dataset: Dataset) -> tuple[Expression, ...]:
    """Return the expressions that no fact quotes and that are neither the record's own number nor an annex's."""
    annexes = {float(annex.number) for annex in dataset.plan.annexes}
    return tuple(
        expression
        for expression in _outside(expressions(words.text), words.claimed)
        if not (expression.kind is ExpressionKind.ANNEX and expression.values[0] in annexes)
        and not (expression.kind is ExpressionKind.ORDINAL and expression.values[0] == words.ordinal)
    )


def _outside(in_order: Iterable[Expression], spans: Iterable[Span]) -> tuple[Expression, ...]:
    """Return the expressions that lie wholly in none of the places."""
    taken = Spans(spans)
    return tuple(expression for expression in in_order if not taken.hold(expression.start, expression.end))


def waived_places(dataset: Dataset, *, shipped: bool = True) -> Callable[[str], tuple[Span, ...]]:
    """Return a function that finds the words waived by name in a text; of two that begin alike the longer counts.

    The plan's own and, with `shipped`, the names that come waived, and ordinals, names and set phrases by their form.
    """
    own = re.compile(alternatives(waiver.word for waiver in dataset.waivers))
    if not shipped:
        return lambda text: _matches(own, text)
    common = re.compile(waived_pattern())
    return lambda text: (*_matches(own, text), *_matches(common, text), *set_phrases(text))


def _matches(pattern: re.Pattern[str], text: str) -> tuple[Span, ...]:
    """Return the places of a pattern in a text."""
    return tuple(match.span() for match in pattern.finditer(text))


def printed_words(context: RuleContext) -> Iterator[PrintedWords]:
    """Yield every text, name, aim and heading, with the places that facts quote."""
    plan = context.dataset.plan
    period = _spans(plan.title, plan.period.quote) if plan.period else ()
    yield PrintedWords(plan.title, "title", plan.origin / "title", period)
    for annex in plan.annexes:
        yield PrintedWords(annex.title, f"annex {annex.number}", annex.origin / "title")
    for key, chapter in context.dataset.chapters.items():
        yield PrintedWords(chapter.heading, key, chapter.origin / "heading")
    for record in context.dataset.texts:
        claims = context.claims_by_record.get(record.id, ())
        text = _claimed(claims, None)
        if plan.period is not None and plan.period.record == record.id:
            text += _spans(record.text.printed, plan.period.quote)
        if plan.validity is not None and plan.validity.record == record.id:
            text += _spans(record.text.printed, plan.validity.quote)
        yield PrintedWords(record.text.printed, record.id, record.text_origin, text, record.text)
        for cell in record.cells:
            kind = context.dataset.layout.cell_by_name.get(cell.name)
            if kind is None or not kind.people:
                yield PrintedWords(cell.text, record.id, cell.origin, _claimed(claims, cell.name))
        yield from _titles(record)


def _titles(record: TextRecord) -> Iterator[PrintedWords]:
    """Yield the name and the heading of a record; a name that is a reading is words of the text, which stand there."""
    match record:
        case Project(name_basis=str()):
            pass
        case Engineering() | Project():
            yield PrintedWords(record.name, record.id, record.origin / "name")
        case Phase():
            claimed = _spans(record.heading, record.end_quote)
            yield PrintedWords(record.heading, record.id, record.origin / "heading", claimed, ordinal=record.number)
            yield PrintedWords(record.name, record.id, record.origin / "name")
        case Provision(heading=str(heading)):
            yield PrintedWords(heading, record.id, record.origin / "heading")
        case _:
            pass


def _claimed(claims: Iterable[Claim], cell: str | None) -> tuple[Span, ...]:
    """Return the places of a text, or of a cell, that claims quote."""
    return tuple(claim.place for claim in claims if claim.place and _covers(claim) and claim.quoted.cell == cell)


def _spans(text: str, quote: str) -> tuple[Span, ...]:
    """Return the places of a quote that needs no certain one."""
    return tuple((start, start + len(quote)) for start in places(text, quote))


def _covers(claim: Claim) -> bool:
    """Say whether a quote claims figures: a level or a unit that is named says who is bound, not how much."""
    return not isinstance(claim.quoted, LevelTie | Naming)


def _idle(words: str, origin: Origin) -> Violation:
    return Violation(
        origin.location,
        f"豁免“{words}”没有豁免任何数字或时段 (the waiver of “{words}” waives nothing)",
        "删去这条豁免 (remove the waiver)",
    )
