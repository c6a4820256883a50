"""The words that a fact quotes: the widest of a record's own that say nothing else and that the checks accept."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.importing.draft.printing import PrintedBlock, Stretch
from generator.importing.reading import Facts, Quote
from generator.synthesis.yaml_writer import Record
from generator.text.lexicon import FIGURES, Expression, expressions, measured, meeting, reading, sentence_start
from generator.text.official import places
from generator.text.spans import Spans

EDGES = "，,；;。、：: \t\u3000\u00a0●○■□◆◇▲△★☆※·•"
_ALL_YEAR = "全年"  # it bounds nothing that the plan's year does not
CLAUSE_END = re.compile(r"[，,；;。、：:\n]")
_LONGEST = 600  # characters of a quote that is wider than the figure or date itself


@dataclass(frozen=True)
class FactSource:
    """What the facts of a record are made from.

    name: the record's, or "".
    text: the official text.
    written: the date of the notice, or "".
    printed: what the record prints.
    facts: what was read of it.
    tries: how many quotes of a fact the checks have refused, by its list and the offset of its words.
    elsewhere: the other record that prints a limit of a merged cell, its id and what it prints, by the offset of the
        limit.
    """

    name: str
    text: str
    written: str
    printed: PrintedBlock
    facts: Facts
    tries: dict[tuple[str, int], int]
    elsewhere: Mapping[int, tuple[str, PrintedBlock]]

    @cached_property
    def known(self) -> Spans:
        """The places of the expressions that were understood."""
        quotes = [limit.quote for limit in self.facts.deadlines]
        quotes += [figure.quote for figure in self.facts.figures] + [duty.quote for duty in self.facts.recurring]
        quotes += [figure.baseline_quote for figure in self.facts.figures if figure.baseline_quote]
        return Spans((quote.start, quote.end) for quote in quotes)

    @cached_property
    def years(self) -> frozenset[str]:
        """The years of figures."""
        return frozenset(str(figure.year) for figure in self.facts.figures)

    @cached_property
    def figures_by_clause(self) -> Counter[tuple[int, int]]:
        """How many figures stand in each clause, by its place."""
        return Counter(figure.clause.span for figure in self.facts.figures)

    def is_known(self, expression: Expression, shift: int) -> bool:
        """Whether an expression was understood, whose text begins at `shift`: a fact's own, or the year of a figure."""
        return expression.date in self.years or self.known.meet(expression.start + shift, expression.end + shift)

    def stretch(self, quote: Quote) -> Stretch | None:
        """Return the stretch that holds the words of a quote."""
        return next((s for s in self.printed.stretches if s.start <= quote.start and quote.end <= s.end), None)

    def words(self, stretch: Stretch) -> str:
        """Return the words of a stretch, as the official text has them."""
        return self._words[stretch]

    @cached_property
    def _words(self) -> dict[Stretch, str]:
        return {stretch: self.text[stretch.start : stretch.end] for stretch in self.printed.stretches}

    def expressions(self, stretch: Stretch, quote: Quote) -> tuple[Expression, ...]:
        """Return the lexicon's expressions that share characters with a quote, placed in its stretch."""
        return meeting(expressions(self.words(stretch)), quote.start - stretch.start, quote.end - stretch.start)

    def figures(self, stretch: Stretch, quote: Quote, unit: str) -> list[Expression]:
        """Return the figures that share characters with a quote; a numeral is one with its unit, whatever that is."""
        words = self.words(stretch)
        read = (measured(words, expression, unit) for expression in self.expressions(stretch, quote))
        return [expression for expression in read if expression.kind in FIGURES]


def next_quote(source: FactSource, kind: str, quote: Quote, clause: Quote, baseline: Quote | None = None) -> Record:
    """Return the quote to be tried next: the clause, a part of it, the expression alone; nothing after these.

    A target's words reach back to the figure from which it starts, where they can.
    """
    stretch = source.stretch(quote)
    if stretch is None:
        return {}
    candidates = list(dict.fromkeys(_candidates(source, stretch, quote, clause)))
    if baseline and stretch.start <= baseline.start < quote.start:
        from_baseline = baseline.start, candidates[-1][1]
        wide = [place for place in candidates if place[0] <= baseline.start]
        candidates = list(dict.fromkeys([*wide, from_baseline, *candidates]))
    tried = source.tries.get((kind, quote.start), 0)
    return _quote(source, stretch, *candidates[tried]) if tried < len(candidates) else {}


def occurrence(words: str, quote: str, place: int) -> Record:
    """Return which of the places of a quote in its words is meant, from 1; nothing where there is only one."""
    starts = places(words, quote)
    return {"occurrence": starts.index(place) + 1} if len(starts) > 1 and place in starts else {}


def _candidates(source: FactSource, stretch: Stretch, quote: Quote, clause: Quote) -> Iterator[tuple[int, int]]:
    """Yield places of the official text that may be quoted, wide ones first.

    A wide one is no quote where it is very long or would pass over a figure that was not understood.
    """
    text = source.text
    whole = _trimmed(text, max(clause.start, stretch.start), min(clause.end, stretch.end))
    before = max(stretch.start, sentence_start(text, quote.start, CLAUSE_END))
    after = CLAUSE_END.search(text, quote.end, stretch.end)
    part = _trimmed(text, before, after.start() if after else stretch.end)
    for start, end in (whole, part):
        if end - start > _LONGEST:
            continue
        understood = all(
            source.is_known(expression, start)
            for expression in expressions(text[start:end])
            if expression.text != _ALL_YEAR
        )
        if start <= quote.start and quote.end <= end and "\n" not in text[start:end] and understood:
            yield start, end
    words, shift = source.words(stretch), stretch.start
    start, end = quote.start, quote.end
    for expression in source.expressions(stretch, quote):
        start, end = min(start, expression.start + shift), max(end, expression.end + shift)
    figures = source.figures(stretch, quote, re.sub(r"[\d.]", "", quote.text))
    if figures:
        read = reading(words, figures[0])
        yield min(start, read.start + shift), max(end, read.end + shift)
    yield start, end


def _quote(source: FactSource, stretch: Stretch, start: int, end: int) -> Record:
    """Return the characters from `start` to `end` as a quote of the cell or text that prints them."""
    words = source.text[start:end]
    printed = source.printed.cells[stretch.cell] if stretch.cell else source.printed.words
    place = stretch.printed + start - stretch.start
    return {"quote": words} | ({"cell": stretch.cell} if stretch.cell else {}) | occurrence(printed, words, place)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a place without the punctuation in front."""
    while start < end and text[start] in EDGES:
        start += 1
    return start, end
