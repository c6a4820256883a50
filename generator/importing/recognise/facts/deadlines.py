"""Limits of a task: behind a label, in a column, in a list, and in the running text."""

import re
from dataclasses import replace
from itertools import takewhile

from generator.importing.reading import Certainty, Quote, ReadDeadline
from generator.importing.recognise.facts.dates import ONGOING, DateWords, date_words
from generator.importing.recognise.text.brackets import outer, trim
from generator.importing.recognise.text.folded import Folded
from generator.text.lexicon import sentence_start
from generator.text.spans import Span, Spans

_NOTHING = re.compile(r"[\s/—\-无*]*")
_LIST_LIMIT = re.compile(
    r"(?:完成|办结|落实|到位|建成|竣工|实施|实现|印发|报送|启动|见效|前|底|内|末|上线|投用|开工|销号|整改)+(?:到位)?$"
)
_LONGEST_LISTED = 20
# In the running text: before these words a date is a rate, a start or a name; after those a bare date is none.
_RATE = re.compile(r"(?:每年|每学年|年度|次年|翌年|每季度?|每月)[^,。;]{0,3}$")
_RATE_BEFORE = re.compile(
    r"(?:执行|有效期|延长|延续|实施期|每|自|从|由|截至|截止|据|全|逐|按|历|比|较|以|超|——?|[—~-]|起至|、)$"
)
# Behind what is to be done by an earlier date a further one is a limit of its own: 6月底前开工、12月底前完工.
_NEXT_OF_LIST = re.compile(r"(?:前|底|旬)[\u3400-\u9fff]{2,10}、$")
_START_AFTER = re.compile(
    r"\s*(?:起(?!草|步)|以来|开始|度(?!汛|假)|[—~-]|至(?!少|多)|到(?=\d)|后|版|第|期间|(?<=年)工作要点|的|份的|以后|年)"
)
_CLAUSE_START = re.compile(r"(?:^|[,。;:(\n、]|力争|争取|确保|计划|预计|将|并|在|于|须|应|要|必须)\s*$")
_VERB_AFTER = re.compile(
    r"\s*,?\s*(?:全(?:市|县|区|省|部|面)?|各[^,。;]{0,8}?|力争|争取|确保|基本|要|计划|实现|完成|建成|建立|制定|出台|达到|新增|新建|新开工|改造|开工|竣工|投[用产入]|通[水车航电]|并网|开[诊街园业馆放通建]|运行|运营|上线|启动|印发|公布|发布|"
    r"组织|举办|开展|推出|参加|培育|实施|覆盖|首批|形成|力求|分类|引进|创建|启用|交付|试点|试行|正式|投放|建设|全覆盖|覆盖率|提[请交]|上?报|召开|推[动进]|落实|[筹组搭]建|编制|修订|审议|谋划|储备|整[改治]|排查|清理|拆除|搬迁|合龙|首航|到位|清零)"
)
# A month right in front of one of these is a limit wherever it stands: 新院区8月开诊.
_DONE_AFTER = re.compile(
    r"(?:开[诊街园业馆放通工学]|建成|竣工|完[工成]|投[入用产运]|通[水车航电]|并网|上线|运行|首航|交付|启用|到位|合龙|挂牌|出台|印发|发布)"
)
_SENTENCE_END = re.compile(r"[。;；\n]")


def labelled_limits(
    folded: Folded, start: int, end: int, year: int | None, *, inherited: bool = False
) -> list[ReadDeadline]:
    """Read what stands behind 完成时限 or in such a column: always a limit, with or without a date.

    6月开工、11月竣工 are two; 2023年5月至8月 is one, by its end; 长期坚持 has no date.
    """
    text = folded.text
    start, end = trim(text, start, end, behind="。;,")
    if _NOTHING.fullmatch(text[start:end]):
        return []
    words = [
        expression
        for expression in date_words(text, start, end, year)
        if expression.date or expression.basis in {"words", "within"}
    ]
    pieces = [(start, end)]
    if len(words) > 1:
        split = outer(text, start, end, "、,;。\n")
        dated = [piece for piece in split if any(piece[0] <= expression.start < piece[1] for expression in words)]
        dated = _with_rates(text, dated)
        pieces = dated if len(dated) > 1 else pieces
    return [_labelled(folded, piece, words, year, inherited=inherited) for piece in pieces]


def _with_rates(text: str, pieces: list[Span]) -> list[Span]:
    """Return dated pieces, months that go on with a rate joined to it: 每年4月、10月 is one limit without a date."""
    joined: list[Span] = []
    for piece in pieces:
        above = joined[-1] if joined else piece
        if joined and text.startswith("每", above[0]) and text[above[1] : piece[0]].strip() == "、":
            joined[-1] = above[0], piece[1]
        else:
            joined.append(piece)
    return joined


def _short_date(words: str, year: int | None) -> str:
    """Return the date that a cell of limits writes shortly, in the given year, or nothing.

    >>> _short_date("9.30", 2031), _short_date("Q2", 2031), _short_date("12/5前", 2031), _short_date("13.1", 2031)
    ('2031-09-30', '2031-06', '2031-12-05', '')
    """
    day = re.fullmatch(r"(1[0-2]|0?[1-9])[./](3[01]|[12]\d|0?[1-9])(?:日?之?前)?", words)
    quarter = re.fullmatch(r"[Qq]([1-4])(?:之?前|末)?", words)
    if not year:
        return ""
    if day:
        return f"{year}-{int(day[1]):02d}-{int(day[2]):02d}"
    return f"{year}-{int(quarter[1]) * 3:02d}" if quarter else ""


def _labelled(
    folded: Folded, piece: Span, words: list[DateWords], year: int | None, *, inherited: bool
) -> ReadDeadline:
    """Read one piece: the last date in it counts, a start does not (5月起长期坚持, 3月启动,全年实施)."""
    text, (start, end) = folded.text, piece
    own = [expression for expression in words if start <= expression.start < end]
    beside = (
        len(own) == 1 and own[0].bounded and re.search("[,、;]", text[start : own[0].start])
    )  # 每月调度,6月底前建成
    rate = _STARTS.match(text, start, end) is not None and not beside
    last = own[-1] if own and not rate else None
    short = _short_date(text[start:end], year) if not last else ""
    basis = last.basis if last else ("ongoing" if ONGOING.search(text[start:end]) else "words")
    basis = "period" if short else basis
    quote = folded.quote(start, end)
    sure = Certainty.SURE if last or ONGOING.search(text[start:end]) else Certainty.LIKELY
    return ReadDeadline(
        quote=quote, clause=quote, date=last.date if last else short, basis=basis, inherited=inherited, certainty=sure
    )


_STARTS = re.compile(r"每|自.*起|.{0,14}?(?:起|启动|开始)(?:实施|推进)?,?(?:并|后)?(?:长期|持续|常态|全年|逐步|滚动)")


def is_listed_limit(text: str) -> bool:
    """Whether a piece of a list of bodies is a limit: (A牵头,5月底前完成).

    >>> is_listed_limit("5月底前完成"), is_listed_limit("长期坚持"), is_listed_limit("市财政局")
    (True, True, False)
    """
    plain = text.strip(" 。.")
    words = date_words(plain, 0, len(plain), 1)
    if words and words[0].start <= 1 and (words[-1].end == len(plain) or _LIST_LIMIT.search(plain)):
        return True
    if words and words[0].start <= 1 and words[0].bounded and len(plain) <= _LONGEST_LISTED:
        return True
    if words and words[0].start <= 1 and "-" in words[0].date and len(plain) <= _LONGEST_LISTED:
        return True
    return (
        re.fullmatch(r"(?:贯穿)?(?:长期|持续|常年|全年|常态化?)(?:坚持|推进|实施|开展|落实|完成)?", plain) is not None
    )


def running_limits(folded: Folded, spans: list[Span], year: int | None, since: int | None) -> list[ReadDeadline]:
    """Read the limits in a task's running text; `since` is the year of the notice: earlier years are history.

    Rates (每年5月底前), starts (6月1日起), spans (9月20日至11月30日) and what stands in 《》 or brackets are none.
    """
    limits: list[ReadDeadline] = []
    for start, end in spans:
        hidden = Spans(_hidden(folded.text, start, end))
        dates: list[DateWords] = []
        for given in date_words(folded.text, start, end, year):
            words = _in_printed_year(folded.text, dates, given)
            if _is_limit(folded.text, words, start, since) and not hidden.meet(words.start, words.start + 1):
                dates.append(words)
        for words, following in zip(dates, [*(words.start for words in dates), end][1:], strict=True):
            limits.append(
                ReadDeadline(
                    quote=folded.quote(words.start, words.end),
                    clause=_clause(folded, words, end, following),
                    date=words.date,
                    basis=words.basis,
                    certainty=Certainty.SURE if words.bounded else Certainty.LIKELY,
                )
            )
    return limits


LENGTH = r"(?:\d{1,2}|[一二两三四五六]|半)(?:个月|年)(?:左右)?"
"""How long something may take: 3年, 两个月, 半年左右."""
# A span whose beginning no word tells: 3年内完成, 用两年时间建成; not 毕业2年内, 5个工作日内办结.
_SPAN_ALONE = re.compile(
    r"(?:(?<=[,。;:、(\n])|^)\s*(?:[\u3400-\u9fff]{1,14}[局委办镇乡村区道所厅会府院队站司])?\s*"
    r"(?:力争|争取|确保|计划|预计|要|应|在|于)*\s*"
    rf"(?:(?:利?用|限期)\s*(?P<used>{LENGTH}(?:的?时间)?内?)|(?P<within>{LENGTH}(?:[之以]?内|的?时间内?)))"
    r"\s*,?(?:基本|全部|全面|力争|确保|陆续|分批|初步|整改)?"
    r"(?:完成|建成|建立|实现|达到|形成|消除|解决|改造|清零|销号|印发|出台|制定|摸清|补齐|取得|验收|投[用产运]|见效|启用|交付|竣工|"
    r"开工|通车|办结|[^,。;:、]{0,8}(?:明显|有效|显著|到位|见效))"
)


def relative_limits(folded: Folded, spans: list[Span]) -> list[ReadDeadline]:
    """Read the spans of a text by which something is to be done, counted from a day that it does not tell: no date."""
    limits: list[ReadDeadline] = []
    for start, end in spans:
        for match in _SPAN_ALONE.finditer(folded.text[start:end]):
            first, last = match.span("used" if match["used"] else "within")
            words = DateWords(start + first, start + last, "", "words", bounded=True, has_year=False)
            quote, clause = folded.quote(words.start, words.end), _clause(folded, words, end, end)
            unsure = Certainty.UNSURE
            limits.append(ReadDeadline(quote=quote, clause=clause, date="", basis="words", certainty=unsure))
    return limits


def _in_printed_year(text: str, before: list[DateWords], words: DateWords) -> DateWords:
    """Give a bare month the year that an earlier limit of its sentence prints: 2021年6月底前…,12月底前…."""
    if words.has_year or words.basis != "period":
        return words
    sentence = sentence_start(text, words.start, _SENTENCE_END)
    of_sentence = takewhile(lambda other: other.end >= sentence, reversed(before))
    year = next((other.date[:4] for other in of_sentence if other.has_year and other.date), "")
    if not year or words.date.startswith(year):
        return words
    return replace(date_words(text, words.start, words.end, int(year))[0], basis="reading")


def _hidden(text: str, start: int, end: int) -> list[Span]:
    """Return what names documents or spans of years: 《…》, 〔2024〕, (2024—2026年)."""
    return [(start + match.start(), start + match.end()) for match in _NAMES.finditer(text[start:end])]


_NAMES = re.compile(r"《[^》]*》|〔[^〕]*〕|\([^()]*(?:19|20)\d\d[—~-][^()]*\)")

# A clause with a time of its own: 并于每月15日前, 三年新增5000户; it belongs to no limit before it.
OWN_TIME = re.compile(
    r"[,，]\s*(?:并|再|同时|且)?[要须应]?[于在从自]?(?:每个?半?[月周日天年季]|逐[年月]|[一二三四五六七八九十两\d]{1,2}年(?:内|新增|累计|共))"
)
# What counts for the whole year is no matter of a date within it: 4月15日前完成早稻播种,全年产量不低于1.45万吨.
_ALL_YEAR = re.compile(r"[,，](?=\s*(?:全年|年度)|[^,，、]{2,12}增长\d)")
_NEXT_LIMIT = re.compile(r"\s*(?:力争|争取|确保|计划|预计|并|再|于|在|至)*\s*")


def _is_limit(text: str, words: DateWords, start: int, since: int | None) -> bool:
    """Whether a date of the running text limits something."""
    before, after = text[max(start, words.start - 6) : words.start], text[words.end : words.end + 12]
    history = bool(words.date and since and words.has_year and int(words.date[:4]) < since)
    listed = words.bounded and _NEXT_OF_LIST.search(text[max(start, words.start - 14) : words.start])
    no_limit = (
        (_RATE_BEFORE.search(before) and not listed)
        or (text[words.start] in "至到" and re.search(r"[月日号年底初旬]$", before))
        or _START_AFTER.match(after)
        or _RATE.search(text[max(start, words.start - 10) : words.start])
    )
    if words.basis == "external":
        return words.bounded and not no_limit
    if no_limit or history:
        return False
    if words.bounded:
        return bool(words.date or words.basis in {"words", "within"})
    if words.basis == "words":
        return words.has_year or "学期" in text[words.start : words.end]
    if words.date and len(words.date) > len("2025") and _DONE_AFTER.match(after):
        return True
    return bool(words.date) and bool(_CLAUSE_START.search(before)) and bool(_VERB_AFTER.match(after))


def _clause(folded: Folded, words: DateWords, end: int, following: int) -> Quote:
    """Return the limit and what is to be done by then, to the next semicolon or full stop.

    It ends before the clause with which the following limit begins (6月底前定方案,9月底前试点 are two), and before one
    with a time of its own (5月底前完成摸底,并于每月15日前报送) or of the whole year.
    """
    stop = _SENTENCE_END.search(folded.text, words.end, end)
    last = stop.start() if stop else end
    comma = max(folded.text.rfind(mark, words.end, following) for mark in ",、")
    if comma > 0 and following < last and _NEXT_LIMIT.fullmatch(folded.text, comma + 1, following):
        last = comma
    for pattern in (OWN_TIME, _ALL_YEAR):
        own = pattern.search(folded.text, words.end, last)
        last = own.start() if own else last
    if not words.bounded:
        comma = folded.text.find(",", words.end + 1, last)
        last = comma if comma > 0 else last
    return folded.quote(words.start, trim(folded.text, words.end, last, behind="(")[1])
