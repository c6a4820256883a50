"""Facts of a record from what was read: each with a quote of its own words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.importing.draft.quotes import CLAUSE_END, EDGES, FactSource, next_quote
from generator.importing.reading import Quote, ReadCitation, ReadDeadline, ReadFigure, ReadLevel, Recurring
from generator.importing.recognise.facts.deadlines import LENGTH, OWN_TIME
from generator.model.drafts import UNREVIEWED
from generator.partial_dates import date_after
from generator.synthesis.yaml_writer import Record
from generator.text.lexicon import Expression, date_above, expressions, inside, reading
from generator.text.wording import FREQUENCIES

_BASES = frozenset({"source", "period", "ongoing", "reading", "external"})
_READING = f"{UNREVIEWED}：机器识别的读法"
_ONLY_YEAR = f"{UNREVIEWED}：原文没有写哪一天，只取年份"
_SPAN_ALONE = f"{UNREVIEWED}：原文只写多长时间，没有写从哪一天算起，不写日期"
_SPAN_WORDS = re.compile(rf"{LENGTH}(?:的?时间)?[之以]?内?")
_YEAR = re.compile(r"[到至于]?\s*((?:19|20)\d{2})\s*年")
_NATURES = {"约束性": "binding", "预期性": "expected"}
_SPAN = re.compile(r"(?:印发|发布|公布|下发)之日起?(?P<length>\d{1,3})(?P<unit>日|天|个月|年)[之以]?内")
_LEADS = re.compile(r"(?:\A|[。；;\n])[^，,。；;]{0,12}\Z")  # what stands before a date that begins its sentence
_FURTHEST = 13  # characters before a date that `_LEADS` looks at: a mark and the 12 behind it
# What stands before a date that begins a clause of its own.
_ITS_CLAUSE = re.compile(r"(?:^|[，,。；;：:\n])\s*(?:力争|争取|确保|努力|计划|预计)?[到至]?$")
_JOINT = re.compile(r"^(?:以及|和|及|与|并)")
_DATED = re.compile(r"[到至]?(?:19|20)\d{2}年")
_LONGEST_LABEL = 60
_LONGEST_CLAUSE = 600  # characters of a clause of which a label is made; the rest would only take time


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
        yield from _duty(source, duty)
    for citation in facts.citations:
        yield from _citation(source, citation)
    for level in facts.levels:
        yield from _level(source, level)


def _deadline(source: FactSource, limit: ReadDeadline) -> Iterator[FactDraft]:
    """Yield a limit whose date is known; one of a merged cell quotes the record that prints it."""
    place = source.elsewhere.get(limit.quote.start)
    date = _date(source, limit)
    if not date or limit.inherited != (place is not None):
        return
    printing = replace(source, printed=place[1]) if place else source
    quote = next_quote(printing, "deadlines", limit.quote, limit.clause)
    if quote:
        value: Record = {"what": _clause_label(source.name, limit.clause, limit.quote)} | date
        reading = (_ONLY_YEAR if date.get("date") else _SPAN_ALONE) if limit.basis == "words" else _READING
        value |= {"reading": reading} if date.get("basis") in {"reading", "external"} else {}
        yield FactDraft("deadlines", limit.quote.start, value | quote | ({"printed_in": place[0]} if place else {}))


def _date(source: FactSource, limit: ReadDeadline) -> Record:
    """Return date and basis of a limit; nothing if unknown.

    One that counts from the day of the notice has its end, one by a feast (2027年春节前) the year alone, and a span
    whose beginning nobody tells (3年内) no date.
    """
    if limit.basis == "within":
        span = _SPAN.search(limit.quote.text)
        end = date_after(source.written, int(span["length"]), span["unit"]) if span else None
        return {"date": end, "start": source.written, "basis": "within"} if end else {}
    year = _YEAR.match(limit.quote.text) if limit.basis == "words" else None
    if year:
        return {"date": year[1], "basis": "reading"}
    if limit.basis == "words" and _SPAN_WORDS.fullmatch(limit.quote.text):
        return {"basis": "reading"}
    if limit.date and limit.basis in _BASES:
        return {"date": limit.date, "basis": limit.basis}
    return {"basis": "ongoing"} if limit.basis == "ongoing" else {}


def _figure(source: FactSource, figure: ReadFigure) -> Iterator[FactDraft]:
    """Yield a target that the lexicon reads too."""
    quote = next_quote(source, "targets", figure.quote, figure.clause, figure.baseline_quote)
    value = _target(source, figure, quote) if quote else {}
    if value:
        what = _share_label(source, figure, quote["quote"]) or _clause_label(source.name, figure.clause, figure.quote)
        named: Record = {"what": what}
        value = named | value | _base(figure, quote["quote"]) | _nature(source.text, figure.quote)
        value |= {"approximate": True} if figure.approximate else {}
        yield FactDraft("targets", figure.quote.start, value | quote)


def _duty(source: FactSource, duty: Recurring) -> Iterator[FactDraft]:
    """Yield a duty that comes back as often as the data can say."""
    quote = next_quote(source, "recurring", duty.quote, duty.clause) if duty.frequency in FREQUENCIES else {}
    stretch = source.stretch(duty.quote)
    if quote and stretch:
        value: Record = {"what": _clause_label(source.name, duty.clause, duty.quote), "frequency": duty.frequency}
        value |= {"rrule": duty.rrule} if duty.rrule else {}
        is_weak = any(expression.weak for expression in source.expressions(stretch, duty.quote))
        value |= {"reading": _READING} if is_weak else {}
        yield FactDraft("recurring", duty.quote.start, value | quote)


def _citation(source: FactSource, citation: ReadCitation) -> Iterator[FactDraft]:
    quote = next_quote(source, "citations", citation.quote, citation.quote)
    if quote:
        is_annex = citation.number.startswith("附件")  # the plan's own, which has no number of a document
        value: Record = {"title": citation.title}
        value |= {"number": citation.number} if citation.number and not is_annex else {}
        value["kind"] = "annex" if is_annex else "cited"
        yield FactDraft("citations", citation.quote.start, value | quote)


def _level(source: FactSource, level: ReadLevel) -> Iterator[FactDraft]:
    quote = next_quote(source, "levels", level.quote, level.quote)
    if quote:
        yield FactDraft("levels", level.quote.start, {"level": level.level} | quote)


def _target(source: FactSource, target: ReadFigure, quote: Record) -> Record:
    """Return figure, unit, comparison and year as the lexicon reads them; nothing where it does not."""
    stretch = source.stretch(target.quote)
    read = source.figures(stretch, target.quote, target.unit) if stretch else []
    if len(read) != 1 or not stretch:
        return {}
    line, expression = source.words(stretch), read[0]
    sense = reading(line, expression)
    value: Record = {"value": _number(expression.values[0])}
    if len(expression.values) > 1:
        value["value_to"] = _number(expression.values[1])
    value |= {"unit": expression.unit, "comparison": sense.comparison}
    start = line.find(quote["quote"], max(0, target.quote.start - stretch.start - len(quote["quote"])))
    dated = inside(expressions(line), start, start + len(quote["quote"])) if start >= 0 else ()
    years = {sense.year} if sense.year else {int(deadline.date[:4]) for deadline in dated if deadline.date}
    if len(years - {target.baseline_year}) == 1:
        value["year"] = (years - {target.baseline_year}).pop()
    above = date_above(line, start) if start >= 0 and not years else None
    if above and above.date and _governs(line, above, start + len(quote["quote"])):
        where = "开头" if _leads(line, above) else "前面"
        value |= {"year": int(above.date[:4]), "reading": f"年份取自本句{where}的“{above.text}”"}
    if sense.shared:
        value["reading"] = _READING
    return value


def _governs(line: str, date: Expression, end: int) -> bool:
    """Whether a date of a line says by when all is reached to `end`: 到2028年，…, or the beginning of the sentence.

    It does not reach over a time of another clause: 5月底前完成摸底，三年新增5000户.
    """
    headed = _ITS_CLAUSE.search(line[: date.start]) and line[date.end : date.end + 1] in "，,"
    return bool(headed or _leads(line, date)) and not OWN_TIME.search(line, date.end, end)


def _leads(line: str, date: Expression) -> bool:
    return _LEADS.search(line, max(0, date.start - _FURTHEST), date.start) is not None


def _base(figure: ReadFigure, words: str) -> Record:
    """Return the figure from which a target starts, where its quote holds that."""
    if figure.baseline is None or not figure.baseline_quote or figure.baseline_quote.text not in words:
        return {}
    value: Record = {"baseline": _number(figure.baseline)}
    return value | ({"baseline_year": figure.baseline_year} if figure.baseline_year else {})


def _nature(text: str, figure: Quote) -> Record:
    """Return whether a target binds, as a cell of its row or a bracket behind it says."""
    line = text[text.rfind("\n", 0, figure.start) + 1 : text.find("\n", figure.end) + 1 or len(text)]
    behind = re.match(r"\s*[(（](约束性|预期性)(?:指标)?[)）]", text[figure.end :])
    words = {behind[1]} if behind else {cell.strip() for cell in line.split("\t")} & set(_NATURES)
    return {"nature": _NATURES[words.pop()]} if len(words) == 1 else {}


def _number(value: float) -> float:
    return int(value) if value == int(value) else value


def _clause_label(name: str, clause: Quote, quote: Quote) -> str:
    """Return what a fact is about: its clause, or the record's `name` where the clause is the limit alone."""
    words = re.sub(r"\s+", "", clause.text[:_LONGEST_CLAUSE]).strip(EDGES)
    if len(words) <= len(quote.text.strip()) + 1:
        words = name or words
    if len(words) > _LONGEST_LABEL:
        ends = [end.start() for end in CLAUSE_END.finditer(words[:_LONGEST_LABEL])]
        words = words[: max(ends, default=_LONGEST_LABEL)]
    return words or name


def _share_label(source: FactSource, figure: ReadFigure, quote: str) -> str:
    """Return what a figure alone is about where its clause states others too; nothing where its quote does not say.

    新建养老服务中心8个、社区老年食堂25个 are two; 面积2026年达到5万亩、2028年达到8万亩 has one subject.
    """
    words = _JOINT.sub("", re.sub(r"\s+", "", quote).strip(EDGES))
    alone = source.figures_by_clause[figure.clause.span] == 1
    says_what = re.search(r"[\u3400-\u9fff]{2}", words.replace(figure.quote.text, ""))
    if alone or quote == figure.clause.text or not says_what:
        return ""
    if _DATED.match(words):
        clause = _JOINT.sub("", re.sub(r"\s+", "", figure.clause.text).strip(EDGES))
        return _DATED.split(clause, maxsplit=1)[0] + words
    return words
