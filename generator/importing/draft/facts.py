"""Facts of a record from what was read: each with a quote of its own words, the widest that the checks accept."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from generator.importing.draft.fact_labels import EDGES, STOP, label, label_of_share
from generator.importing.draft.printing import PrintedBlock, Stretch
from generator.importing.reading import Facts, Quote, ReadCitation, ReadDeadline, ReadFigure, Recurring
from generator.model.drafts import UNREVIEWED
from generator.rules.deadlines import date_after
from generator.synthesis.yaml_writer import Record
from generator.text.lexicon import FIGURES, Expression, expressions, inside, reading
from generator.text.official import places

FREQUENCIES = frozenset(
    {"daily", "weekly", "half-monthly", "monthly", "quarterly", "half-yearly", "yearly", "year-by-year", "periodic"}
)
_BASES = frozenset({"source", "period", "ongoing", "reading", "external"})
_READING = f"{UNREVIEWED}：机器识别的读法"


@dataclass(frozen=True)
class FactSource:
    """What the facts of a record are made from.

    name: the record's, or ""; text: the official text; written: the date of the notice, or
    ""; printed: what the record prints; facts: what was read of it; tries: how many quotes of a fact the checks have
    refused, by its list and the offset of its words; elsewhere: the other record that prints a limit of a merged cell,
    its id and what it prints, by the offset of the limit.
    """

    name: str
    text: str
    written: str
    printed: PrintedBlock
    facts: Facts
    tries: dict[tuple[str, int], int]
    elsewhere: Mapping[int, tuple[str, PrintedBlock]]

    @cached_property
    def known(self) -> tuple[tuple[int, int], ...]:
        """The places of the expressions that were understood."""
        quotes = [limit.quote for limit in self.facts.deadlines]
        quotes += [figure.quote for figure in self.facts.figures] + [duty.quote for duty in self.facts.recurring]
        quotes += [figure.baseline_quote for figure in self.facts.figures if figure.baseline_quote]
        return tuple((quote.start, quote.end) for quote in quotes)


@dataclass(frozen=True, slots=True)
class FactDraft:
    """A fact: the list that it belongs to, where its words stand in the official text, and its value."""

    kind: str
    start: int
    value: Record


def draft_facts(source: FactSource) -> Iterator[FactDraft]:
    """Yield the facts of a record that its own words say; each has a quote, none has an id."""
    facts = source.facts
    for limit in facts.deadlines:
        yield from _deadline(source, limit)
    for figure in facts.figures:
        yield from _figure(source, figure)
    for duty in facts.recurring:
        if duty.frequency in FREQUENCIES:
            yield from _duty(source, duty)
    for citation in facts.citations:
        yield from _citation(source, citation)
    first = {level.level: level for level in reversed(facts.levels)}
    for level in facts.levels:
        if level is first[level.level]:
            for quote in _quote(source, "levels", level.quote, level.quote):
                yield FactDraft("levels", level.quote.start, {"level": level.level} | quote)


def _citation(source: FactSource, citation: ReadCitation) -> Iterator[FactDraft]:
    for quote in _quote(source, "citations", citation.quote, citation.quote):
        value: Record = {"title": citation.title}
        is_annex = citation.number.startswith("附件")  # the plan's own, which has no number of a document
        value |= {"number": citation.number} if citation.number and not is_annex else {}
        kind = "annex" if is_annex else "cited"
        yield FactDraft("citations", citation.quote.start, value | {"kind": kind} | quote)


def _deadline(source: FactSource, limit: ReadDeadline) -> Iterator[FactDraft]:
    if limit.basis == "within":
        yield from _within(source, limit)
    place = source.elsewhere.get(limit.quote.start)
    known = limit.basis in _BASES and (limit.date or limit.basis == "ongoing")
    if not known or limit.inherited != (place is not None):
        return
    printing = replace(source, printed=place[1]) if place else source
    for quote in _quote(printing, "deadlines", limit.quote, limit.clause):
        value: Record = {"what": label(source.name, limit.clause, limit.quote)}
        value |= {"date": limit.date} if limit.date else {}
        value["basis"] = limit.basis
        value |= {"reading": _READING} if limit.basis in {"reading", "external"} else {}
        yield FactDraft("deadlines", limit.quote.start, value | quote | ({"printed_in": place[0]} if place else {}))


def _within(source: FactSource, limit: ReadDeadline) -> Iterator[FactDraft]:
    """Yield a limit that counts from the day of the notice: 印发之日起30日内."""
    span = _SPAN.search(limit.quote.text)
    end = date_after(source.written, int(span["length"]), span["unit"]) if span and source.written else None
    for quote in _quote(source, "deadlines", limit.quote, limit.clause) if end else ():
        value: Record = {"what": label(source.name, limit.clause, limit.quote), "date": end, "start": source.written}
        yield FactDraft("deadlines", limit.quote.start, value | {"basis": "within"} | quote)


_SPAN = re.compile(r"(?:印发|发布|公布|下发)之日起?(?P<length>\d{1,3})(?P<unit>日|天|个月|年)[之以]?内")


def _figure(source: FactSource, figure: ReadFigure) -> Iterator[FactDraft]:
    for quote in _quote(source, "targets", figure.quote, figure.clause, figure.baseline_quote):
        value = _target(source, figure, quote)
        if value:
            value = {
                "what": label_of_share(source.facts.figures, figure, quote["quote"])
                or label(source.name, figure.clause, figure.quote)
            } | value
            value |= _base(figure, quote["quote"]) | _nature(source.text, figure.quote)
            value |= {"approximate": True} if figure.approximate else {}
            yield FactDraft("targets", figure.quote.start, value | quote)


def _duty(source: FactSource, duty: Recurring) -> Iterator[FactDraft]:
    for quote in _quote(source, "recurring", duty.quote, duty.clause):
        value: Record = {"what": label(source.name, duty.clause, duty.quote), "frequency": duty.frequency}
        value |= {"rrule": duty.rrule} if duty.rrule else {}
        value |= (
            {"reading": _READING} if any(expression.weak for expression in _expressions(source, duty.quote)) else {}
        )
        yield FactDraft("recurring", duty.quote.start, value | quote)


def stretch_of(printed: PrintedBlock, quote: Quote) -> Stretch | None:
    """Return the stretch that holds the words of a quote."""
    return next((s for s in printed.stretches if s.start <= quote.start and quote.end <= s.end), None)


def words_of(printed: PrintedBlock, stretch: Stretch) -> str:
    """Return the words that quotes of a stretch are taken from: a cell, or the whole text."""
    return printed.cells[stretch.cell] if stretch.cell else "".join(line or "\n" for line in printed.lines)


def _quote(
    source: FactSource,
    kind: str,
    quote: Quote,
    clause: Quote,
    baseline: Quote | None = None,
) -> Iterator[Record]:
    """Yield the quote to be tried next: the clause, a part of it, the expression alone; nothing after these.

    A target's words reach back to the figure from which it starts, where they can.
    """
    stretch = stretch_of(source.printed, quote)
    if stretch is None:
        return
    candidates = list(dict.fromkeys(_candidates(source, stretch, quote, clause)))
    if baseline and stretch.start <= baseline.start < quote.start:
        from_baseline = baseline.start, candidates[-1][1]
        wide = [place for place in candidates if place[0] <= baseline.start]
        candidates = list(dict.fromkeys([*wide, from_baseline, *candidates]))
    tried = source.tries.get((kind, quote.start), 0)
    if tried < len(candidates):
        start, end = candidates[tried]
        yield _pinned(source, stretch, start, end)


def _candidates(source: FactSource, stretch: Stretch, quote: Quote, clause: Quote) -> Iterator[tuple[int, int]]:
    """Yield places of the official text that may be quoted, wide ones first.

    A wide one is no quote where it would pass over a figure that was not understood.
    """
    text = source.text
    whole = tuple(_trimmed(text, max(clause.start, stretch.start), min(clause.end, stretch.end)))
    before = [match.end() for match in STOP.finditer(text, stretch.start, quote.start)]
    after = STOP.search(text, quote.end, stretch.end)
    part = tuple(_trimmed(text, before[-1] if before else stretch.start, after.start() if after else stretch.end))
    for start, end in (whole, part):
        understood = all(
            any(a < expression.end + start and expression.start + start < b for a, b in source.known)
            for expression in expressions(text[start:end])
        )
        if start <= quote.start and quote.end <= end and "\n" not in text[start:end] and understood:
            yield start, end
    start, end = quote.start, quote.end
    for expression in _in_stretch(source, stretch):
        if expression[0] < end and start < expression[1]:
            start, end = min(start, expression[0]), max(end, expression[1])
    figures = [e for e in _expressions(source, quote) if e.kind in FIGURES]
    if figures:
        read = reading(_line(source, quote), figures[0])
        shift = _line_start(source, quote)
        yield min(start, read.start + shift), max(end, read.end + shift)
    yield start, end


def _pinned(source: FactSource, stretch: Stretch, start: int, end: int) -> Record:
    """Return a quote, with its cell and the place that it means where its words stand more than once."""
    words = source.text[start:end]
    value: Record = {"quote": words}
    if stretch.cell:
        value["cell"] = stretch.cell
    starts = places(words_of(source.printed, stretch), words)
    place = stretch.printed + start - stretch.start
    if len(starts) > 1 and place in starts:
        value["occurrence"] = starts.index(place) + 1
    return value


def _target(source: FactSource, target: ReadFigure, quote: Record) -> dict[str, Any]:
    """Return figure, unit, comparison and year as the lexicon reads them; nothing where it does not."""
    figure = target.quote
    line, shift = _line(source, figure), _line_start(source, figure)
    read = [e for e in _expressions(source, figure) if e.kind in FIGURES]
    if len(read) != 1:
        return {}
    expression = read[0]
    sense = reading(line, expression)
    value: dict[str, Any] = {"value": _number(expression.values[0])}
    if len(expression.values) > 1:
        value["value_to"] = _number(expression.values[1])
    value |= {"unit": expression.unit, "comparison": sense.comparison}
    start = line.find(quote["quote"], max(0, figure.start - shift - len(quote["quote"])))
    dated = inside(expressions(line), start, start + len(quote["quote"])) if start >= 0 else ()
    years = {sense.year} if sense.year else {int(deadline.date[:4]) for deadline in dated if deadline.date}
    years -= {target.baseline_year}
    if len(years) == 1:
        value["year"] = years.pop()
    if sense.shared:
        value["reading"] = _READING
    return value


def _base(figure: ReadFigure, words: str) -> Record:
    """Return the figure from which a target starts, where its quote holds that."""
    if figure.baseline is None or not figure.baseline_quote or figure.baseline_quote.text not in words:
        return {}
    value: Record = {"baseline": _number(figure.baseline)}
    return value | ({"baseline_year": figure.baseline_year} if figure.baseline_year else {})


_NATURES = {"约束性": "binding", "预期性": "expected"}


def _nature(text: str, figure: Quote) -> Record:
    """Return whether a target binds, as a cell of its row or a bracket behind it says."""
    line = text[text.rfind("\n", 0, figure.start) + 1 : text.find("\n", figure.end) + 1 or len(text)]
    behind = re.match(r"\s*[(（](约束性|预期性)(?:指标)?[)）]", text[figure.end :])
    words = {behind[1]} if behind else {cell.strip() for cell in line.split("\t")} & set(_NATURES)
    return {"nature": _NATURES[words.pop()]} if len(words) == 1 else {}


def _number(value: float) -> float:
    return int(value) if value == int(value) else value


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a place without the punctuation at its ends."""
    while start < end and text[start] in EDGES:
        start += 1
    while start < end and text[end - 1] in EDGES:
        end -= 1
    return start, end


def _line_start(source: FactSource, quote: Quote) -> int:
    stretch = stretch_of(source.printed, quote)
    return stretch.start if stretch else quote.start


def _line(source: FactSource, quote: Quote) -> str:
    """Return the words of the stretch that holds a quote, as the official text has them."""
    stretch = stretch_of(source.printed, quote)
    return source.text[stretch.start : stretch.end] if stretch else quote.text


def _in_stretch(source: FactSource, stretch: Stretch) -> list[tuple[int, int]]:
    words = source.text[stretch.start : stretch.end]
    return [(stretch.start + expression.start, stretch.start + expression.end) for expression in expressions(words)]


def _expressions(source: FactSource, quote: Quote) -> list[Expression]:
    """Return the lexicon's expressions that share characters with a quote, placed in its stretch."""
    shift = _line_start(source, quote)
    start, end = quote.start - shift, quote.end - shift
    return [
        expression
        for expression in expressions(_line(source, quote))
        if expression.start < end and start < expression.end
    ]
