"""Targets in figures: 不低于200张, 5000口, 达到90%, 1—2个."""

import re
from dataclasses import replace

from generator.importing.reading import Quote, ReadFigure
from generator.importing.recognise.facts.figure_words import CLAUSE_MARKS, FIGURE, MONEY, SENTENCE_MARKS
from generator.importing.recognise.facts.no_targets import is_no_target, sentence_at
from generator.importing.recognise.text.brackets import after_mark, before_mark, outer
from generator.importing.recognise.text.folded import Folded
from generator.text.lexicon import ABOUT, FIGURES, SINCE, Expression, expressions, meeting, reading
from generator.text.spans import Span

_APPROXIMATE = re.compile(rf"(?:{ABOUT}|近)\s*$")
_FURTHEST = 40  # characters before a figure in which the words stand that say what it is
_YEAR = re.compile(rf"(20\d{{2}})\s*年(?!(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?{SINCE})")  # not 2026年5月起
_MYRIADS = {"": 1, "万": 10_000, "亿": 100_000_000, "千": 1000, "百": 100}
_COMPARE = re.compile(
    r"(?P<least>不少于|不低于|至少|不小于|达到?|超过|突破|以上)|(?P<most>不超过|不高于|控制在|低于|少于|不多于|压缩至|降至)"
)


def read_figures(folded: Folded, spans: list[Span]) -> list[ReadFigure]:
    """Read the figures in a task's text that are targets; what is none, `is_no_target` says.

    Money keeps its myriads as the unit (3000万元), what is counted in pieces is multiplied out (5万人次 is 50,000).
    """
    figures: list[ReadFigure] = []
    for start, end in spans:
        text = folded.text[start:end]
        plain = text.translate({ord("\n"): " ", ord("\t"): " "})
        known = tuple(expression for expression in expressions(plain) if expression.kind in FIGURES)
        sentences = outer(text, 0, len(text), SENTENCE_MARKS)
        taken = 0
        base: re.Match[str] | None = None
        for match in FIGURE.finditer(text):
            if match.start() < taken or is_no_target(text, match, sentence_at(sentences, match.start())):
                continue
            taken = match.end()
            if _is_base(text, match):
                base = match
                continue
            around = meeting(known, match.start(), match.start() + 1)
            expression = next((expression for expression in around if expression.end >= match.end("unit")), None)
            figure = _figure(folded, start, plain, match, expression)
            figures.append(_with_base(folded, start, figure, base) if base and _follows(base, match) else figure)
            base = None
    return figures


_RAISED = re.compile(
    r"(?:工作日|百分点)?\s*(?:提高|提升|增加|增长|上升|扩大|拓展|降低|下降|降|减少|压减|缩短|压缩|精简)(?:到|至|为)"
    r"(?:(?:19|20)\d{2}年(?:底|末)?的?)?(?=\s*\d|约)"
)
_FROM = re.compile(
    r"(?:由|从)(?:(?:原来|原有|目前|现在|现有|已有)的?)?(?:(?P<year>(?:19|20)\d{2})年(?:底|末)?的?)?\s*$"
)


def _is_base(text: str, match: re.Match[str]) -> bool:
    """Whether a figure is where another starts: 86% in 由86%提高到92%, 4家 in 由现有的4家增加到7家."""
    return bool(_FROM.search(text, match.start() - _FURTHEST, match.start()) and _RAISED.match(text, match.end()))


def _follows(base: re.Match[str], match: re.Match[str]) -> bool:
    """Whether a figure is the one to which a base is raised, counted in the same unit."""
    raised = _RAISED.match(base.string, base.end())
    return raised is not None and match.start() - raised.end() <= 1 and base["unit"] == match["unit"]


def _with_base(folded: Folded, start: int, figure: ReadFigure, base: re.Match[str]) -> ReadFigure:
    """Return a figure with the one from which it starts."""
    came = _FROM.search(base.string, base.start() - _FURTHEST, base.start())
    factor = 1 if base["unit"] in MONEY else _MYRIADS[base["myriad"]]
    return replace(
        figure,
        year=None if came and came["year"] and figure.year == int(came["year"]) else figure.year,
        baseline=float(base["value"]) * factor,
        baseline_year=int(came["year"]) if came and came["year"] else None,
        baseline_quote=folded.quote(start + (came.start() if came else base.start()), start + base.end("unit")),
    )


def _figure(folded: Folded, start: int, plain: str, match: re.Match[str], expression: Expression | None) -> ReadFigure:
    """Make the value of one figure."""
    text = match.string
    begin, stop = _clause(text, match)
    clause = folded.quote(start + begin, start + stop)
    factor = _MYRIADS[match["myriad"]]
    money = match["unit"] in MONEY
    unit = match["myriad"] + match["unit"] if money else match["unit"]
    meaning = reading(plain, expression) if expression else None
    comparison = meaning.comparison if meaning else _comparison(text[begin : match.start()], match["more"] or "")
    value = float(match["value"]) * (1 if money else factor)
    to = float(match["to"]) * (1 if money else factor) if match["to"] else None
    rough = _APPROXIMATE.search(text, match.start() - _FURTHEST, match.start())
    return ReadFigure(
        quote=_quote(folded, start, match),
        clause=clause,
        value=value,
        value_to=to,
        unit=unit,
        comparison="range" if to is not None else comparison,
        year=(meaning.year if meaning else None) or _year(text[begin : match.start()]),
        approximate=match["more"] in {"左右", "余"} or rough is not None,
    )


def _clause(text: str, match: re.Match[str]) -> Span:
    """Return the clause of a figure, without 确保 in front; a figure in a bracket takes the words before it along."""
    opening = text.rfind("(", 0, match.start())
    if opening >= 0 and text.find(")", opening, match.start()) < 0 and (after := text.find(")", match.end())) >= 0:
        return after_mark(text, CLAUSE_MARKS, 0, opening), after + 1
    begin = after_mark(text, CLAUSE_MARKS, 0, match.start())
    lead = _LEADING.match(text, begin)
    stop = before_mark(text, CLAUSE_MARKS + "(", match.end(), len(text))
    return lead.end() if lead and lead.end() <= match.start() else begin, stop


_LEADING = re.compile(r"\s*(?:确保|力争|争取|实现|并|要|须|应|且|到时)")


def _quote(folded: Folded, start: int, match: re.Match[str]) -> Quote:
    """Return figure and unit as printed."""
    return folded.quote(start + match.start(), start + match.end("unit"))


def _comparison(before: str, more: str) -> str:
    """Read the words of comparison around a figure that the lexicon does not know."""
    if more.endswith("以上"):
        return ">="
    if more.endswith(("以下", "以内")):
        return "<="
    matches = list(_COMPARE.finditer(before))
    if not matches or matches[-1]["least"] in {"达", "达到"}:
        return "="
    if matches[-1]["least"]:
        return ">" if matches[-1]["least"] in {"超过", "突破"} else ">="
    return "<" if matches[-1]["most"] in {"低于", "少于"} else "<="


def _year(before: str) -> int | None:
    """Return the year that a figure's own clause gives."""
    years = _YEAR.findall(before)
    return int(years[-1]) if years else None
