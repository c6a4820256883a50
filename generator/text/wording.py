"""The one table of stored values in Chinese, and figures, dates and yearly rules as a reader writes them."""

import re
from math import isclose

from generator.model import RevisionKind, Target
from generator.partial_dates import date_parts
from generator.text.lexicon import MYRIADS, expressions, measured, month_and_day

BASES = {
    "source": "原文",
    "reading": "本站理解",
    "inferred": "推断",
    "external": "外部知识",
    "period": "年份取自计划期",
    "within": "自起算之日推算",
    "ongoing": "长期",
}

DRAFT = "机器识别，未经核对"

COMPARISONS = {"=": "等于", ">=": "不低于", "<=": "不高于", ">": "高于", "<": "低于", "range": "区间"}

NATURES = {"binding": "约束性", "expected": "预期性"}

DIRECTIONS = {"rise": "上升", "fall": "下降", "rank": "居前"}

CITATIONS = {"basis": "依据", "cited": "文中提到", "plan": "本计划", "annex": "本计划的附件"}

REVISIONS = {
    RevisionKind.ORIGINAL: "原通知",
    RevisionKind.AMENDMENT: "修改计划的文件",
    RevisionKind.CORRECTION: "本站数据的更正",
}

FREQUENCIES = {
    "daily": "每日",
    "weekly": "每周",
    "half-monthly": "每半月",
    "monthly": "每月",
    "quarterly": "每季度",
    "half-yearly": "每半年",
    "yearly": "每年",
    "year-by-year": "逐年",
    "periodic": "定期（间隔未定）",
}

# A relationship as a sentence of both ends, and to the reader of one end's page: of its first end, of its second.
RELATIONSHIPS = {
    "assesses": "{0}考评{1}",
    "organises": "{0}组织考评{1}",
    "implements": "{0}贯彻{1}",
    "member_of": "{0}是{1}的成员",
    "office_of": "{0}是{1}的办公室",
    "succeeded_by": "{0}并入或改为{1}",
}
RELATIONSHIPS_OF_UNIT = {
    "office_of": ("本单位是其办事机构", "其办事机构"),
    "succeeded_by": ("后由其承接", "承接自"),
    "assesses": ("本单位考评", "受其考评"),
    "organises": ("本单位组织考评", "由其组织考评"),
}

_FIELDS = {
    "basis": BASES,
    "comparison": COMPARISONS,
    "direction": DIRECTIONS,
    "frequency": FREQUENCIES,
    "kind": CITATIONS,
}

_SPACE = "\N{NO-BREAK SPACE}"
_SIGNS = {"=": "", ">=": f"≥{_SPACE}", "<=": f"≤{_SPACE}", ">": f">{_SPACE}", "<": f"<{_SPACE}", "range": ""}


def of_field(field: str, value: str) -> str | None:
    """Return a stored value of a field in words (`basis`, `source`: 原文); None for a field of free words."""
    return _FIELDS.get(field, {}).get(value)


def number(value: float) -> str:
    """Return a figure without needless decimals: 70.0 is 70, 30.5 is 30.5."""
    return f"{value:.10g}"


def figure(target: Target) -> str:
    """Return a target's value with its comparison and unit: `≥ 70%`, `1—2 个`, `由 60% 到 85%`, `2 个百分点（约束性）`.

    A rough figure stands as it is printed: `6000余户`, `5.5%左右`; tens of thousands as printed too: `42.5 万亩`.
    """
    space = "" if target.unit in {"%", "‰"} else " "
    value = f"{_SIGNS[target.comparison]}{_in_myriads(target) or f'{printed_figure(target)}{space}{target.unit}'}"
    if target.approximate:
        value = _rough(target) or f"约 {value}"
    if target.baseline is not None:
        value = f"由 {number(target.baseline)}{space}{target.unit} 到 {value}"
    return f"{value}（{NATURES[target.nature]}）" if target.nature else value


def _rough(target: Target) -> str | None:
    """Return the words of the quote that print a rough figure, None where none prints its value."""
    figures = (measured(target.quote, figure, target.unit) for figure in expressions(target.quote))
    return next((figure.text for figure in figures if figure.values == (target.value,)), None)


def _in_myriads(target: Target) -> str | None:
    """Return figure and unit as a quote prints them that counts in 万 or 亿 (`1.2—1.5 万亩`), None where none does."""
    for match in _MYRIADS.finditer(target.quote):
        digits = [words for words in match.group("first", "last") if words]
        values = [float(words) * MYRIADS[match["myriad"]] for words in digits]
        if len(values) == len(target.ends) and all(map(isclose, values, target.ends)):
            return f"{'—'.join(digits)} {match['myriad']}{target.unit}"
    return None


_DIGITS = r"[0-9]+(?:\.[0-9]+)?"
_MYRIADS = re.compile(rf"(?P<first>{_DIGITS})(?:\s*[—~～-]\s*(?P<last>{_DIGITS}))?\s*(?P<myriad>[万亿])")


def printed_figure(target: Target) -> str:
    """Return a target's figure with the decimals that its quote prints (31.0), a range as `1—2`."""
    printed = {float(digits): digits for digits in re.findall(_DIGITS, target.quote)}
    return "—".join(printed.get(end, number(end)) for end in target.ends)


def frequency(value: str) -> str:
    """Return a frequency in words; a frequency without a word stands as it is."""
    return FREQUENCIES.get(value, value)


def date(value: str) -> str:
    """Return a date as precise as it is stored: `2013` is 2013年, `2012-12-25` is 2012年12月25日; nothing for none."""
    if not value:
        return ""
    year, month, day = date_parts(value)
    return f"{year}年" + (f"{month}月" if month else "") + (f"{day}日" if day else "")


def yearly_date(rrule: str) -> str:
    """Return the day, or the month, of a yearly RFC 5545 rule: `FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=-1` is 1月底."""
    month, day = month_and_day(rrule)
    if month is None:
        return rrule
    if day is None:
        return f"{month}月"
    return f"{month}月底" if day == -1 else f"{month}月{day}日"
