"""Numbers in front of items: 一、 （一） 1. （1） 1.1 第一条, at the start of a line or running on in it."""

import re
import unicodedata
from dataclasses import dataclass

from generator.text.lexicon import number
from generator.text.spans import Span

_CN = "一二三四五六七八九十百"
# Style by style, in the order of trial; `v` is the value, `n` the label as printed without closing punctuation.
_STYLES = {
    "part": rf"(?P<part>第(?P<part_v>[{_CN}\d]+)(?:部分|编|篇|章|节))[ 、:]*",
    "article": rf"(?P<article>第(?P<article_v>[{_CN}\d]+)条)[ 、:]*",
    "dotted": r"(?P<dotted>(?P<dotted_v>\d{1,2}(?:\.\d{1,2}){1,3}))(?![\d%])(?:[.．、]|"
    r"(?= ?[^\d.%万亿元倍个年月日]))\s*",
    "hyphen": r"(?P<hyphen>(?P<hyphen_v>\d{1,2}[-—]\d{1,2}))(?:[.、 ]\s*|(?=[\u3400-\u9fff“《])"
    r"(?![年月日个人家次米万亿元天周小倍套台项户件]))",
    "cn": rf"(?P<cn>(?P<cn_v>[{_CN}]{{1,4}}))(?:、|[.．](?!\d)|,(?=[^,]{{2,30}}$))\s*",
    "cn_bracket": rf"(?P<cn_bracket>[(〔【\[](?P<cn_bracket_v>[{_CN}]{{1,4}})[)〕】\]])[、.．]?\s*",
    "num": r"(?P<num>(?P<num_v>\d{1,3})[A-Za-z]?)(?: ?[.](?!\d)|[.](?=(?:19|20)\d\d年|\d{1,2}月)| ?[．、])\s*",
    "num_bracket": r"(?P<num_bracket>[(\[](?P<num_bracket_v>\d{1,3})[)\]])[、.．]?\s*",
    "num_half": r"(?P<num_half>(?P<num_half_v>\d{1,2}))\)\s*",
    "named": r"[【\[〔(]?(?P<named>[\u3400-\u9fff]{0,4}?(?:任务|行动|工程|专项|措施|举措|项目|事项|工作|问题|实事|目标|"
    rf"清单|要点|课题|建议|提案|攻坚|战役|计划)(?P<named_v>[{_CN}]{{1,3}}|\d{{1,3}}))"
    r"(?:[】\]〕)][:、. ]?|[:、. ]|$)\s*",
    "roman": r"(?P<roman>(?P<roman_v>[Ⅰ-Ⅻ]))[.、 ]\s*",
    "letter": r"(?P<letter>(?P<letter_v>[A-Ha-h]))[.、)]\s*(?=[\u3400-\u9fff“《])",
    "piece": rf"(?P<piece>第(?P<piece_v>[{_CN}\d]+)[件项桩])[ 、:]+",
    "circled": r"(?P<circled>(?P<circled_v>[①-⑳]))\s*",
    "full_stop": r"(?P<full_stop>(?P<full_stop_v>[⒈-⒛]))\s*",
    "in_brackets": r"(?P<in_brackets>(?P<in_brackets_v>[⑴-⒇㈠-㈩]))\s*",
    "num_space": r"(?P<num_space>(?P<num_space_v>\d{1,2}))\s+(?=[\u3400-\u9fff“《]|\d{1,4}[\u3400-\u9fff])",
}
_AT_START = re.compile(r"(?:【[^【】:]{1,6}】|[*★●◆■▲]\s*)?(?:" + "|".join(_STYLES.values()) + ")")
_INLINE_STYLES = ("cn", "cn_bracket", "num", "num_bracket", "num_half")
_INLINE = re.compile(
    r"(?:(?<=[。;:.．)】〕\]”!? \u3400-\u9fff])(?<!第)(?<!附件)|^)(?:"
    + "|".join(_STYLES[style] for style in ("cn", "num", "num_bracket", "num_half"))
    + ")|"
    + _STYLES["cn_bracket"]
)
_UNBROKEN = 2  # a line in which so many chapters stand has lost its line ends


@dataclass(frozen=True, slots=True)
class NumberMark:
    """A number in front of something.

    start: of the number.
    body: after it.
    style: its key in `_STYLES`.
    label: as printed, without closing punctuation (folded).
    value: 1.2 is (1, 2).
    inline: it does not begin its line.
    """

    start: int
    body: int
    style: str
    label: Span
    value: tuple[int, ...]
    inline: bool = False


def number_at(text: str, start: int, end: int) -> NumberMark | None:
    """Return the number at the start of a line, or None.

    >>> number_at("  (一)修路", 0, 7).value, number_at("b.架桥", 0, 4).value, number_at("2024年底前", 0, 7)
    ((1,), (2,), None)
    """
    while start < end and text[start] == " ":
        start += 1
    match = _AT_START.match(text, start, end)
    return _mark(match) if match else None


def _mark(match: re.Match[str], *, inline: bool = False) -> NumberMark | None:
    """Return the mark that a pattern found."""
    style = next(style for style in _STYLES if style in match.re.groupindex and match[style])
    words = match[f"{style}_v"]
    if style == "letter":
        value: tuple[int, ...] = (ord(words.lower()) - ord("a") + 1,)
    elif len(words) == 1 and not words.isdecimal() and words not in _CN:
        value = (int(unicodedata.numeric(words)),)
    else:
        value = tuple(int(number(part)) for part in re.split(r"[.—-]", words))
    if not inline and style == "dotted":
        style = f"dotted{len(value)}"
    return NumberMark(
        match.start(),
        match.end(),
        style,
        match.span(style if not style.startswith("dotted") else "dotted"),
        value,
        inline,
    )


def inline_numbers(
    text: str, start: int, end: int, first: NumberMark | None, before: NumberMark | None
) -> tuple[list[NumberMark], bool]:
    """Return the numbers that run on within a line, and whether the line has lost its line ends.

    A number counts only in a row: 1 with a 2 after it, or the next after the one before. `first` is the number at
    the line's start, `before` the last that ran on within the line above: below 一、 the count may go on.
    """
    candidates = [
        mark
        for match in _INLINE.finditer(text, first.body if first else start, end)
        if (mark := _mark(match, inline=True))
    ]
    marks: list[NumberMark] = []
    for style in _INLINE_STYLES:
        row = [mark for mark in candidates if mark.style == style]
        last = next((mark.value[0] for mark in (first, before) if mark and mark.style == style), 0)
        marks.extend(_rows(row, last))
    marks.sort(key=lambda mark: mark.start)
    chapters = (
        sum(mark.style == "cn" for mark in marks) + sum(mark.style in {"cn_bracket", "num"} for mark in marks) // 3
    )
    return marks, chapters >= _UNBROKEN


def _rows(marks: list[NumberMark], last: int) -> list[NumberMark]:
    """Keep the numbers of one style that stand in a row."""
    kept: list[NumberMark] = []
    for index, mark in enumerate(marks):
        value = mark.value[0]
        following = index + 1 < len(marks) and marks[index + 1].value[0] in {value + 1, 1}
        if value == last + 1 and (value > 1 or following):
            kept.append(mark)
            last = value
        elif value == 1 and index + 1 < len(marks) and marks[index + 1].value[0] == _SECOND:
            kept.append(mark)
            last = 1
    return kept


_SECOND = 2
