"""Levels of government that a text names: 国家, 省, 市, 县区, 乡镇, 村居."""

import re

from generator.importing.reading import ReadLevel
from generator.importing.recognise.text.brackets import after_mark, before_mark
from generator.importing.recognise.text.folded import Folded
from generator.text.lexicon import expressions
from generator.text.spans import Span

# What tells a level (省级统筹) from a rank (省级育种中心): who acts, or another level beside it.
_ACTS = (
    r"(?=(?:[、和及](?:国家|省|市|州|县|区|县区|乡镇?|镇|村)级?)*(?:层面|统筹|部门|单位|有关|相关|各|党[委政]|政府|机关|负责|要|应|须|"
    r"每|至少|分别|建立|成立|设立|组织|落实|实施|联动|财政|[林河路田]长|不少于|下放|[两三四五]级|[,。;:)\n]|$))"
)
_LEVELS = {
    "国家": rf"国家级?(?=[、和及]?(?:省|层面|有关))(?:层面|有关|[、和及]?省级?{_ACTS})|"
    r"全国(?!(?:人民)?代表大会|人大|政协|两会)",
    "省": rf"省(?=、)|(?<=[、和及])省(?=[、和及])|省级{_ACTS}|全省",
    "市": rf"(?<![(城都股门超夜集上])市(?=、(?:县|区|乡))|市级{_ACTS}|全市|(?<=[、和及])市(?=[、和及]|每)",
    "县区": rf"县\((?:市、区|市|区|市、区、旗)\)|县市区|县区|各县|县级{_ACTS}|(?<=[、和及])县(?=[、和及两三四])|区县|"
    r"各区(?!域)",
    "乡镇": rf"乡镇(?:\(街道\))?|镇街|街镇|镇\(街道\)|街道(?!两侧|上|路面)|(?:乡|镇)级{_ACTS}|"
    r"(?<=[、和及])乡(?=[、和及])",
    "村居": rf"村\(居\)|村\(社区\)|村居(?!民|住)|行政村|每个?村|各村(?:\((?:社区|居)\))?|村级{_ACTS}|社区|"
    r"(?<=[、和及])村(?=[、和及两三四])",
}
_PATTERNS = {level: re.compile(pattern) for level, pattern in _LEVELS.items()}
_MARKS = ",。;\n:"
_LIST = re.compile(r"[、和及与]|以及")
# A level in what an event is called (举办全国骑行赛), or in where a result goes (结果纳入乡镇考核), does nothing.
_EVENT = re.compile(r"全[国省市][^,。;:、\n]{0,12}?(?:大?赛|论坛|博览会|展会|运动会|文化[节周]|艺术节|年会)")
_RESULT = re.compile(r"(?:[纳列计]入|作为)[^,。;:\n]{0,12}$")
_ASSESSED = re.compile(r"[^,。;:\n]{0,12}?(?:考核|考评|评价|绩效|督查|述职)")
_EACH = re.compile(r"(?:各|每个?|全体)$")
_CELL_OF = re.compile(r"以(?=[^,。;:\n]{1,12}为(?:最小|基本|基础)?(?:单元|单位))")


def read_levels(folded: Folded, spans: list[Span], named: frozenset[str] = frozenset()) -> list[ReadLevel]:
    """Read the levels that a task's text names, each once: by 以社区为单元, else by the first clause that names it.

    A word within one of `named`, names of bodies of this notice, is no level: 社区 of 云岭社区.

    >>> from generator.importing.recognise.text.folded import fold
    >>> words = fold("建设三个省级育种中心,各县（市、区）落实")
    >>> [level.level for level in read_levels(words, [(0, len(words.text))])]
    ['县区']
    """
    levels: list[ReadLevel] = []
    for level, pattern in _PATTERNS.items():
        matches = [
            match
            for span in spans
            for match in pattern.finditer(folded.text, *span)
            if not _does_nothing(folded.text, span[0], match)
            and not any(folded.text.endswith(name, span[0], match.end()) for name in named)
        ]
        if matches:
            match = next((m for m in matches if _CELL_OF.match(folded.text, m.start() - 1)), matches[0])
            start, end = next(span for span in spans if span[0] <= match.start() and match.end() <= span[1])
            begin = after_mark(folded.text, _MARKS, start, match.start())
            stop = before_mark(folded.text, _MARKS, match.end(), end)
            levels.append(ReadLevel(level=level, quote=folded.quote(*_own_words(folded.text, match, begin, stop))))
    return levels


def _does_nothing(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a level stands in the name of an event, or where a result goes: 纳入乡镇年度考核."""
    result = _RESULT.search(text[start : match.start()])
    return bool(_EVENT.match(text, match.start()) or (result and _ASSESSED.match(text, match.end())))


def _own_words(text: str, match: re.Match[str], begin: int, end: int) -> Span:
    """Return where the words of a level stand: itself in a list of others, else its clause.

    A clause that states a figure or a time is taken whole, so that this reaches the level.
    """
    quantifier = _EACH.search(text[begin : match.start()])
    start = match.start() - len(quantifier.group() if quantifier else "")
    listed = _LIST.match(text, match.end(), end) or (start > begin and _LIST.match(text, start - 1, start))
    return (start, match.end()) if listed and not expressions(text[begin:end]) else (begin, end)
