"""Levels of government that a text names: 国家, 省, 市, 县区, 乡镇, 村居."""

import re

from generator.importing.reading import ReadLevel
from generator.importing.recognise.folded import Folded

_LEVELS = {
    "国家": r"国家级?(?=[、和及]?(?:省|层面|有关))|全国",
    "省": r"省(?=、)|(?<=[、和及])省(?=级|[、和及])|省级|全省",
    "市": r"(?<![(城都股门超夜集上])市(?=、(?:县|区|乡))|市级|全市|(?<=[、和及])市(?=[、和及]|每)",
    "县区": r"县\((?:市、区|市|区|市、区、旗)\)|县市区|县区|各县|县级|(?<=[、和及])县(?=[、和及两三四])|区县|"
    r"各区(?!域)",
    "乡镇": r"乡镇(?:\(街道\))?|镇街|街镇|镇\(街道\)|街道(?!两侧|上|路面)|乡级|镇级|(?<=[、和及])乡(?=[、和及])",
    "村居": r"村\(居\)|村\(社区\)|村居|行政村|每个?村|各村|村级|社区|(?<=[、和及])村(?=[、和及两三四])",
}
_PATTERNS = {level: re.compile(pattern) for level, pattern in _LEVELS.items()}
_MARKS = ",。;\n:"


def read_levels(folded: Folded, spans: list[tuple[int, int]]) -> list[ReadLevel]:
    """Read the levels that a task's text names, each once, with the first clause that does."""
    levels: list[ReadLevel] = []
    for level, pattern in _PATTERNS.items():
        for start, end in spans:
            match = pattern.search(folded.text, start, end)
            if match:
                begin = max(max(folded.text.rfind(mark, start, match.start()) for mark in _MARKS) + 1, start)
                stop = min(
                    (place for mark in _MARKS if (place := folded.text.find(mark, match.end(), end)) >= 0), default=end
                )
                levels.append(ReadLevel(level=level, quote=folded.quote(begin, stop)))
                break
    return levels
