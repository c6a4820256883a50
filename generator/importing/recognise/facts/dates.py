"""Dates and limits as people print them: 2025年6月底前, 三季度, 年内, 春节前, 印发之日起60日内."""

import re
from dataclasses import dataclass

from generator.text.lexicon import number

_CN = "〇零一二三四五六七八九十"
_YEAR = r"(?:(?:19|20)\d{2}|[一二][〇零○][〇零○一二三四五六七八九]{2})"
_S = r"[ \n]?"
_BEFORE = r"(?:以前|之前|前(?!三|列|后|两|一|\d)|之内|以内)"
_PART = r"(?:底|末|初|中旬|上旬|下旬|中(?=[前,。;、]))"
MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_FEAST = (
    r"春节|国庆节?|五一(?:劳动)?节?|“五一”(?:节)?|“十一”|“六一”|“七一”|端午节?|中秋节?|元旦|清明节?|主?汛期?|入汛|入冬|雨季|雨雪冰冻期|供暖季?|采暖季?|春耕|春播|秋播|秋收|夏收|夏种|三夏|秋冬种|"
    r"(?:春节|国庆节?|“?五一”?|中秋|元旦|清明|端午)(?:假期|小?长假|黄金周)|(?:春茶|秋茶)?开采|开园|开渔|封冻|上冻|"
    r"(?:春季|秋季)?开学|高考|中考|(?:全国|省|市)?两会|冬季|暑[假期]|寒假|旅游旺季|防火期"
)
_SEASON = r"(?:春季|夏季|秋季|冬季)(?:学期)?"
LIMIT = re.compile(
    rf"""
    (?P<lead>到|至|于|截至)?{_S}
    (?:
      (?P<year>{_YEAR}){_S}年{_S}
        (?: (?P<month>{MONTH}){_S}月(?:份)?{_S}(?:(?P<day>{_DAY}){_S}[日号])?{_S}(?P<part>{_PART})?
          | (?P<half>上半年|下半年)(?P<half_part>底|末)? | (?:第)?(?P<quarter>[一二三四1-4]){_S}季度(?P<q_part>底|末)?
          | (?P<end>年?(?:底|末)|年内|内(?![容部地外涵蒙控需河心]))
          | (?P<feast>(?:{_FEAST})(?=前|之前|后|期间)) | (?P<season>{_SEASON}))?
        {_S}(?P<before>{_BEFORE})?
    | (?P<dotted>20\d{{2}})[./-](?P<dotted_month>1[0-2]|0?[1-9])
        (?:[./-](?P<dotted_day>3[01]|[12]\d|0?[1-9]))?(?!\d){_S}(?P<dotted_before>{_BEFORE})?
    | (?P<this>今年|明年|当年|本年度?|次年)?{_S}
        (?: (?P<b_month>{MONTH}){_S}月(?:份)?{_S}(?:(?P<b_day>{_DAY}){_S}[日号])?{_S}(?P<b_part>{_PART})?
          | (?P<b_half>上半年|下半年)(?P<b_half_part>底|末)?
          | (?:第)?(?P<b_quarter>[一二三四1-4]){_S}季度(?P<b_q_part>底|末)?
          | (?P<b_end>(?<![\d几两半一二三四五六七八九十])年(?:(?:底|末)|内)|岁末|(?<=年)(?:底|末)))
        {_S}(?P<b_before>{_BEFORE})?
    | (?P<b_feast>{_FEAST})(?P<b_feast_before>前|之前|后[^,。;、]{{0,3}}[内前])
    | (?P<b_season>(?:春季|秋季)学期)
    | (?P<span>[^,。;、\s]{{0,14}}之日(?:起)?{_S}(?:\d+|[{_CN}百两]+)个?(?:工作)?(?:日|天|月|年|周)(?:之内|以内|内))
    | [“"]?(?P<plan>[一二三四五六七八九十]+)五[”"]?(?:规划)?(?P<plan_end>期末|末期|末|期间|时期)
    )
    """,
    re.VERBOSE,
)
ONGOING = re.compile(
    r"(?:长期|持续|常年|全年|常态化?|始终|每(?:季度?|月|年|周|天|日|半年|半月|两月|学期)|定期|适时|按月|按季|逐年|立即|即日|立行立改|按.{0,12}(?:要求|规定|进度|时限|计划|节点)|"
    r"根据.{0,10}|已完成|贯穿|随时|同步|\d{4}年度?(?:全年|持续))"
)


@dataclass(frozen=True, slots=True)
class DateWords:
    """A date expression.

    start, end: in the folded text.
    date: YYYY[-MM[-DD]] or empty.
    basis: as in `ReadDeadline`.
    bounded: it says 前, 底, 到 and the like.
    has_year: the words give the year.
    """

    start: int
    end: int
    date: str
    basis: str
    bounded: bool
    has_year: bool


def date_words(text: str, start: int, end: int, year: int | None) -> list[DateWords]:
    """Return the date expressions between two places, bare months and 年底 in the given year.

    >>> [words.date for words in date_words("2025年6月底前,三季度,到2026年,春节前,9月1日前", 0, 33, 2025)]
    ['2025-06', '2025-09', '2026', '', '2025-09-01']
    """
    return [_words(match, year) for match in LIMIT.finditer(text, start, end)]


def _words(match: re.Match[str], year: int | None) -> DateWords:
    """Read one expression."""
    group = match.groupdict()
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    end = match.start() + len(match.group().rstrip())
    before = group["before"] or group["dotted_before"] or group["b_before"]
    bounded = bool(
        before
        or group["lead"]
        or group["part"]
        or group["b_part"]
        or group["end"]
        or group["b_end"]
        or group["half_part"]
        or group["b_half_part"]
        or group["q_part"]
        or group["b_q_part"]
    )
    if group["span"]:
        return DateWords(start, end, "", "within", bounded=True, has_year=False)
    if group["plan"]:
        last = 1955 + 5 * int(number(group["plan"])) if group["plan_end"] in {"期末", "末期", "末"} else 0
        return DateWords(start, end, str(last) if last else "", "external", bounded=bool(last), has_year=True)
    if group["feast"] or group["b_feast"]:
        return DateWords(start, end, "", "words", bounded=True, has_year=bool(group["feast"]))
    if group["season"] or group["b_season"]:
        return DateWords(start, end, "", "words", bounded=False, has_year=bool(group["season"]))
    own = group["year"] or group["dotted"]
    given = (
        int(number(own.replace("○", "〇"))) if own else (year + (group["this"] in {"明年", "次年"}) if year else None)
    )
    if given is None:
        return DateWords(start, end, "", "period", bounded=bounded, has_year=False)
    basis = "source" if own else "period"
    if (
        own
        and before in {"前", "以前", "之前"}
        and not (group["day"] or group["part"] or group["end"] or group["half"] or group["quarter"] or group["dotted"])
    ):
        basis = "reading"
    return DateWords(start, end, _date(given, group), basis, bounded=bounded, has_year=bool(own))


def _date(year: int, group: dict[str, str | None]) -> str:
    """Return the date as precise as the words."""
    month = group["month"] or group["dotted_month"] or group["b_month"]
    day = group["day"] or group["dotted_day"] or group["b_day"]
    half, quarter = group["half"] or group["b_half"], group["quarter"] or group["b_quarter"]
    if month:
        date = f"{year}-{int(number(month)):02d}"
        return f"{date}-{int(number(day)):02d}" if day else date
    if half:
        return f"{year}-{'06' if half == '上半年' else '12'}"
    if quarter:
        return f"{year}-{3 * int(number(quarter)):02d}"
    return str(year)
