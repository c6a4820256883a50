"""What expressions mean together with the words around them: comparisons, paired series, yearly rules."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from generator.text.lexicon.expressions import Expression, ExpressionKind, expressions, inside
from generator.text.lexicon.numerals import number
from generator.text.lexicon.patterns import alternatives

FIGURES = frozenset({ExpressionKind.PERCENT, ExpressionKind.COUNT})

_AFTER = (("以上", ">="), ("以下", "<="), ("以内", "<="), ("之内", "<="), ("内", "<="))
_ONGOING = re.compile("长期|持续|常态|常年|经常性|一以贯之|永久")
_BEFORE = {
    "至少": ">=",
    "不少于": ">=",
    "不低于": ">=",
    "不小于": ">=",
    "不超过": "<=",
    "不高于": "<=",
    "不多于": "<=",
    "不大于": "<=",
    "至多": "<=",
    "最多": "<=",
    "超过": ">",
    "高于": ">",
    "突破": ">",
    "多于": ">",
    "大于": ">",
    "低于": "<",
    "少于": "<",
    "小于": "<",
}
_COMPARING = re.compile(alternatives(_BEFORE))
_BREAK = re.compile(r"[,;。:，；：()（）\n]")  # a word of comparison does not reach over these
_QUOTATION_MARK = re.compile("[“”]")
_JOINT = re.compile(r"[、和及与]|以及")
SINCE = "(?:起|以来|以后|开始)"
"""Behind a date, what makes it one on which something begins."""
_IS_START = re.compile(rf"\s*{SINCE}")
_FULL_STOP = re.compile(r"[。\n]")
_BY_THEN = re.compile(r"(?:^|[;。；\n])\s*(?:力争|争取|确保)?[到至]$")
SENTENCE_END = re.compile("[。；;\n]")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a figure means in its sentence.

    comparison: `=`, `>=`, `<=`, `>`, `<` or `range`.
    start, end: the characters that say so, the figure at the least.
    year: the year that 分别 pairs the figure with.
    shared: whether the word of comparison stands at another figure of the row and is read as said of all.
    """

    comparison: str
    start: int
    end: int
    year: int | None = None
    shared: bool = False


def reading(text: str, figure: Expression) -> Reading:
    """Read a figure of `text`: 以上 after it, 至少 before it in the same stretch, its place in a row of 分别."""
    row, first_year = _paired_row(text, figure)
    year = first_year + row.index(figure) if first_year else None
    own = _comparison(text, figure)
    last = _comparison(text, row[-1]) if row else own
    if own.comparison == "=" != last.comparison:
        return Reading(last.comparison, min(row[0].start, last.start), last.end, year, shared=True)
    return Reading(own.comparison, own.start, own.end, year)


def sentence_start(text: str, at: int, end: re.Pattern[str] = SENTENCE_END) -> int:
    """Return where the sentence that has the character at `at` begins: after the last mark (`end`) before."""
    ends = _ends(text, end)
    place = bisect_right(ends, at)
    return ends[place - 1] if place else 0


@lru_cache(maxsize=1024)
def _ends(text: str, end: re.Pattern[str]) -> tuple[int, ...]:
    """Return the places after all marks of a text, which is looked through once for all that is asked of it."""
    return tuple(match.end() for match in end.finditer(text))


def date_above(text: str, start: int) -> Expression | None:
    """Return the last date before `start` in its part of a sentence, or that with which an earlier part begins.

    None where there is none, where it is a start (从2028年起), or an earlier part has a date that begins no part.

    >>> date_above("到2028年，产量达到3万吨，产值达到5亿元", 14).text
    '2028年'
    >>> date_above("到2028年，产量达到3万吨；产值达到5亿元", 14).text
    '2028年'
    """
    sentence = sentence_start(text, start, _FULL_STOP)
    earlier = reversed(inside(expressions(text), sentence, start))
    date = next((expression for expression in earlier if expression.date), None)
    if date is None or _IS_START.match(text, date.end):
        return None
    begins = _BY_THEN.search(text, max(sentence - 1, 0), date.start) and text[date.end : date.end + 1] in {"，", ","}
    return date if date.start >= sentence_start(text, start) or begins else None


def is_ongoing(words: str) -> bool:
    """Say whether words set no end: 长期坚持, 持续推进, 常态化."""
    return _ONGOING.search(words) is not None


_MONTH_OF_QUARTER = re.compile(r"的?(?:第(?P<nth>[123一二三])个?|(?P<last>末|最后一?)个?|首)月份?的?\s*")


def _months_of_quarters(match: re.Match[str]) -> str:
    """Return the months that a month of every quarter is: 3,6,9,12 of 末月."""
    nth = 3 if match["last"] else int(number(match["nth"] or "1"))
    return ",".join(str(month) for month in range(nth, 13, 3))


def recurrence_rules(text: str, start: int, end: int) -> tuple[str, ...]:
    """Return the RFC 5545 rules of the days that recur in that stretch of `text`, in its order.

    `每年1 月底前` reads `FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=-1` (section 3.3.10: a negative day counts from the end),
    `每月5日` `FREQ=MONTHLY;BYMONTHDAY=5`, `每季度末月25日` `FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=25`.
    """
    rules: list[str] = []
    yearly, month_at = False, -1
    quarterly: re.Match[str] | None = None
    for expression in inside(expressions(text), start, end):
        yearly = yearly or expression.frequency == "yearly"
        if expression.kind is ExpressionKind.DAY and yearly:
            month, day = (int(value) for value in expression.values)
            rules.append(f"FREQ=YEARLY;BYMONTH={month}" + (f";BYMONTHDAY={day}" if day else ""))
        elif expression.kind is ExpressionKind.COUNT and expression.unit == "日" and expression.start == month_at:
            rules.append(f"FREQ=MONTHLY;BYMONTHDAY={int(expression.values[0])}")
        elif expression.unit == "日" and quarterly and expression.start == quarterly.end():
            day = int(expression.values[0])
            rules.append(f"FREQ=MONTHLY;BYMONTH={_months_of_quarters(quarterly)};BYMONTHDAY={day}")
        if expression.frequency == "quarterly":
            quarterly = _MONTH_OF_QUARTER.match(text, expression.end, end)
        month_at = expression.end if expression.frequency == "monthly" else -1
    return tuple(rules)


def month_and_day(rule: str) -> tuple[int | None, int | None]:
    """Return the month and the day (-1: the last) that a yearly RFC 5545 rule names, None for what it does not name."""
    month, day = re.search(r"BYMONTH=(\d+)", rule), re.search(r"BYMONTHDAY=(-?\d+)", rule)
    return int(month[1]) if month else None, int(day[1]) if day else None


def _comparison(text: str, figure: Expression) -> Reading:
    """Return how a figure is compared, its row left out of account."""
    if len(figure.values) > 1:
        return Reading("range", figure.start, figure.end)
    if figure.text.startswith("前") and figure.unit == "位":  # a rank: 前三位
        return Reading("<=", figure.start, figure.end)
    for word, symbol in _AFTER:
        if figure.text.endswith(word):
            return Reading(symbol, figure.start, figure.end)
    stretch = sentence_start(text, figure.start, _BREAK)
    words = [word for word in _COMPARING.finditer(text, stretch, figure.start) if not _in_quotation(text, word, figure)]
    if words:
        return Reading(_BEFORE[words[-1].group()], words[-1].start(), figure.end)
    return Reading("=", figure.start, figure.end)


def _in_quotation(text: str, word: re.Match[str], figure: Expression) -> bool:
    """Say whether a word before a figure is part of a name in quotation marks: “最多跑一次”事项占比98%."""
    mark = _QUOTATION_MARK.search(text, word.end(), figure.start)
    return mark is not None and mark.group() == "”"


def _paired_row(text: str, figure: Expression) -> tuple[tuple[Expression, ...], int | None]:
    """Return the row of figures after 分别 that has `figure`, and its first year; else none.

    The years before 分别 count where there are as many as the row has figures.
    """
    in_text = expressions(text)
    row = _row(text, inside(in_text, 0, figure.start), figure, inside(in_text, figure.end, len(text)))
    clause = sentence_start(text, row[0].start)
    paired = text.rfind("分别", clause, row[0].start)
    if len(row) == 1 or paired < 0:
        return (), None
    years = [e for e in inside(in_text, clause, paired) if e.kind is ExpressionKind.YEARS]
    first, last = (int(value) for value in years[-1].values) if years else (0, 0)
    return row, first if last - first + 1 == len(row) else None


def _row(
    text: str, before: tuple[Expression, ...], figure: Expression, after: tuple[Expression, ...]
) -> tuple[Expression, ...]:
    """Return a figure with those beside it that only 、 or 和 separates."""
    first, last = len(before), 0
    while first and _joined(text, before[first - 1], before[first] if first < len(before) else figure):
        first -= 1
    while last < len(after) and _joined(text, after[last - 1] if last else figure, after[last]):
        last += 1
    return (*before[first:], figure, *after[:last])


def _joined(text: str, left: Expression, right: Expression) -> bool:
    return {left.kind, right.kind} <= FIGURES and _JOINT.fullmatch(text[left.end : right.start].strip()) is not None
