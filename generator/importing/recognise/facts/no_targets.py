"""What makes a figure no target: a date, a name, a condition (which things are meant), a price or a grant."""

import re
from bisect import bisect_right
from operator import itemgetter

from generator.importing.recognise.facts.figure_words import CLAUSE_MARKS, FIGURE, MONEY, SENTENCE_MARKS
from generator.importing.recognise.text.brackets import after_mark, before_mark, outer
from generator.importing.recognise.text.folded import fold
from generator.text.spans import Span

_NOT_BEFORE = re.compile(
    r"(?:第|[A-Za-z]|〔|\.|号|附件|附表|(?<![\u3400-\u9fff])表|专栏|每|\d|连续|为期|\((?:不含|含|不足))\s*$"
)


def figures_aside(words: str) -> tuple[Span, ...]:
    """Return where the figures of an official text stand that are no targets.

    >>> words = "对亩产值低于4000元的茶园每亩补助200元，改造300亩。"
    >>> [words[start:end] for start, end in figures_aside(words)]
    ['4000元', '200元']
    """
    folded = fold(words)
    sentences = outer(folded.text, 0, len(folded.text), SENTENCE_MARKS)
    return tuple(
        folded.quote(match.start(), match.end("unit")).span
        for match in FIGURE.finditer(folded.text)
        if is_no_target(folded.text, match, sentence_at(sentences, match.start()))
    )


def sentence_at(sentences: list[Span], place: int) -> Span:
    """Return the piece between `SENTENCE_MARKS` that holds a place."""
    return sentences[bisect_right(sentences, place, key=itemgetter(1))]


def is_no_target(text: str, match: re.Match[str], sentence: Span) -> bool:
    """Whether a figure of `FIGURE` is no target; `sentence` is the piece between `SENTENCE_MARKS` around it."""
    near = _near(text, match)
    return bool(
        _NOT_BEFORE.search(near)
        or _PAST.search(near)
        or text.count("《", 0, match.start()) > text.count("》", 0, match.start())
        or _is_date(text, match)
        or _is_name(text, match)
        or _is_threshold(text, match)
        or _is_window(text, match)
        or _is_rate(text, match)
        or _is_grant(text, match, sentence)
    )


_NEAR = 60


def _near(text: str, match: re.Match[str]) -> str:
    """Return the words right before a figure."""
    return text[max(0, match.start() - _NEAR) : match.start()]


# What has been reached already: 已累计完成约4180亩.
_PAST = re.compile(
    r"(?<!而)已(?:经)?(?:累计)?(?:建成|完成|划定|实现|达到|开工|培育|改造|建设|覆盖|拥有|发展|建立|形成|整治|新增|举?办)了?[^,。;:、()]{0,12}$"
)


def _is_date(text: str, match: re.Match[str]) -> bool:
    """Whether a figure is part of a date or an age of a plan."""
    unit, after = match["unit"], text[match.end() : match.end() + 2]
    return (
        (unit == "年" and len(match["value"]) == len("2024"))
        or (unit == "级" and after.startswith("医院"))
        or unit == "岁"
        or (unit == "分" and after.startswith("局"))
    )


_NAMED = {
    "小时": re.compile(r"(?![^,。;:]{0,8}(?:内|以上|以下))"),  # 24小时值班
    "人": re.compile(r"会(?![议场])|论坛"),
    "分钟": re.compile(r"[\u3400-\u9fff]{0,8}圈"),
    "名": re.compile(r"[\u3400-\u9fff]{0,6}(?:领导|负责同志|负责人|联系人|联络员)"),
    "年": re.compile(r"一遇"),
    "天": re.compile(r"[^,。;:、]{0,12}?(?:行动|攻坚|会战|战役)"),
}


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Whether a figure is part of what something is called, or of who is in charge.

    Such are 24小时预警, 20亿级项目, 15分钟生活圈, 大干200天行动, 50年一遇, 由1名县级领导带队.
    """
    after = _NAMED.get(match["unit"])
    if match["unit"] == "小时" and match["value"] != "24":
        after = None
    return bool((match["unit"] == "级" and match["myriad"]) or (after and after.match(text, match.end())))


_THRESHOLD = re.compile(
    r"(?:\([^()]*\))?[\u3400-\u9fff]{0,3}的(?!.{0,6}(?:增速|增长|速度|水平|目标|比例|比重|[增降涨]幅|率))[\u3400-\u9fff]"
)
_CLASSED = re.compile(
    r"(?:\([^()]*\))?[\u3400-\u9fff]{0,3}的[\u3400-\u9fff]{0,4}?(?:企业|单位|项目|场所|学校|机构|小区|建筑|工程|农户|主体|基地|"
    r"园区|景区|乡镇|家庭|医院|商户|合作社|工地|市场|村)"
)
_MEASURED = re.compile(r"元|%|‰|亩|公顷|平方.+|立方米|公里|米|吨|千瓦|兆瓦|千伏|年")
_PERSONS = frozenset({"人", "户", "名", "床", "张", "间", "层"})
_BOUND = re.compile(r"(?:低于|高于|不足|超过?|不满|未满|满|少于|多于|大于|小于|达不到)\s*$")
_DESCRIBED = re.compile(r"\s*(?:并|还|再)?(?:对|针对)(?![接外标照口话比应手象])")
_COUNTED = re.compile(r"的?[\u3400-\u9fff]{2,10}?\s*\d+(?:个|家|座|场|项|户|所|处|名|人|条|台|辆|套|只|支|批)")
_ELIDED = re.compile(r"的\s*[,;:。、)]")  # 超过4.5米的,…
_AND_MORE = re.compile(r"、[^,。;:、\d]{2,16}的[\u3400-\u9fff]")  # 超100亿元、具备竞争力的企业
_BESIDE = re.compile(r"\s*(?:、|或者?|且|和)")
_MOST_BESIDE = 6


def _is_threshold(text: str, match: re.Match[str]) -> bool:
    """Whether a measure says which things are meant and not how far to come, by itself or with those behind it.

    Such are 10万元以下的村, 对树龄30年以上、亩产值低于4000元的老茶园, 对投资额5000万元的项目, 500千瓦以上充电站3座;
    8%以上的增速 is none.
    """
    end = before_mark(text, CLAUSE_MARKS, match.end(), len(text))
    bound: re.Match[str] | None = match
    for _ in range(_MOST_BESIDE):
        if bound is None or _bounds_things(text, bound):
            break
        beside = _BESIDE.match(text, bound.end(), end) if _is_bounded(text, bound) else None
        bound = FIGURE.search(text, beside.end(), end) if beside else None
    return bound is not None and _bounds_things(text, bound)


def _is_bounded(text: str, match: re.Match[str]) -> bool:
    """Whether a figure is a least or a most: 30年以上, 低于4000元."""
    more = match["more"] or ""
    return more.endswith(("以上", "以下", "以内")) or _BOUND.search(_near(text, match)) is not None


def _bounds_things(text: str, match: re.Match[str]) -> bool:
    """Whether the things that a figure bounds stand behind it: 以下的村, 以上充电站3座, 的项目 behind 对."""
    bounded, paid, after = _is_bounded(text, match), match["unit"] in MONEY, match.end()
    measured = bounded and _MEASURED.fullmatch(match["unit"])
    if _ELIDED.match(text, after) or (measured and (_THRESHOLD.match(text, after) or _AND_MORE.match(text, after))):
        return True
    if bounded and match["unit"] in _PERSONS and _CLASSED.match(text, after):
        return True
    if (bounded or (paid and text[after : after + 1] == "的")) and _COUNTED.match(text, after):
        return True
    begin = after_mark(text, CLAUSE_MARKS, 0, match.start())
    rest = text[after : before_mark(text, CLAUSE_MARKS, after, len(text))]
    described = (bounded or paid) and _DESCRIBED.match(text, begin, match.start())
    return bool(described and re.search(r"的[\u3400-\u9fff]{2}", rest))


_KEPT = re.compile(r"(?:控制|压缩|缩短|压减|保持|稳定|降低|减少|不超过)[^,。;:、()]{0,4}$")


def _is_window(text: str, match: re.Match[str]) -> bool:
    """Whether a time is part of a rate's name, or that of the rest: 7个工作日内办结率, 5年内培训…, 用3个月时间."""
    if not match["unit"].endswith(("日", "天", "小时", "分钟", "年", "月")):
        return False
    rest, near = text[match.end("unit") : match.end("unit") + 12], _near(text, match)
    return bool(
        re.match(r"[以之]?内[\u3400-\u9fff]{1,6}?率", rest)
        or (match["unit"] == "年" and re.match("(?:时间)?[以之]?内[\u3400-\u9fff]", rest) and not _KEPT.search(near))
        or (near.endswith("用") and re.match("(?:左右)?的?时间", rest))
    )


_STEP = re.compile(r"每(?:再)?(?:增加|提高|减少|降低|超过|满|下降|新增|上升|少|多|发现|出现)[^,。;:]{0,24}$")
_EACH = re.compile(
    r"(?P<before>.{0,4})每(?:亩|株|人|户|家|个|名|台|套|辆|公里|平方米|吨|床|头|只|村|处|项|件|次|天)"
    r"(?P<between>[^,。;:]{0,14})$"
)
_PRICE = re.compile(r"价|费|款|标准|补|奖|投入|[按为]\s*$")
_RAISED = re.compile(r"提高|提升|增加|上调|(?:调整|增长)[到至]|增收|达到?|不低于|不少于|收入|产值|效益")
_SCORE = re.compile(r"(?:[扣加得计记减]|扣分(?:超过|达到?|累计)?)\s*$")


def _is_rate(text: str, match: re.Match[str]) -> bool:
    """Whether a figure is a price, a step or a score: 补贴标准每亩200元, 每增加5000万元, 扣5分."""
    before = _near(text, match)
    if _STEP.search(before) or (match["unit"] == "分" and _SCORE.search(before)):
        return True
    per_unit = _EACH.search(before) if match["unit"] in MONEY else None
    return bool(
        per_unit
        and not _RAISED.search(per_unit["between"])
        and (_PRICE.search(per_unit["between"]) or _PRICE.search(per_unit["before"]))
    )


_GRANTS = "奖励|奖补|奖给|再奖|补助|补贴|资助|补偿|贴息"
_GIVEN = re.compile(rf"给予|予以(?=[^,。;]{{0,6}}(?:奖|补|资助))|{_GRANTS}")
_BEFORE = re.compile(
    rf"(?:(?P<give>给予|予以)|{_GRANTS})(?P<between>[^,。;:、()]{{0,12}}(?:[\d.]+\s*[万亿]?元[、和])*)$"
)
_AFTER = re.compile(rf"的?[^,。;:()]{{0,8}}?(?:{_GRANTS}|罚款)(?!资金|政策|项目|办法|标准)")
_CAP = re.compile(r"(?:最高|最多|封顶|上限为?)[^,。;:、()]{0,8}$")
_SPENT = re.compile(
    r"(?:安排|设立|发放|落实|争取|拨付|兑付|兑现|筹集|筹措|(?:财政|累计|计划|共)投入|(?<![\u3400-\u9fff])投入|统筹|整合|下达)[^,。;]{0,16}$|[由从]\s*$|(?:提高|提升|上调|增加|增长|降低)[到至]\s*$"
)
_THEN_GIVEN = re.compile(
    r",[^,。;]{0,8}(?:每[亩户个家人名项件][^,。;]{0,8}|给予[^,。;]{0,12}|一次性)(?:奖|补)"
)  # 1亩以上,每亩补助500元
_NO_MORE = re.compile(r"(?:最多|不超过)[^,。;:、()]{0,8}$")
_SENTENCE = 600  # characters on either side of a figure in which its sentence may say that it is a grant
_WHOM = re.compile(r"(?:^|[,:、。]|\s)(?:凡|对(?![接外标照口话比应手象]))(?P<whom>.*)$")


def _is_grant(text: str, match: re.Match[str], sentence: Span) -> bool:
    """Whether a figure says how much is granted, or to whom: 一次性奖励20万元, 对投资2亿元以上的项目给予…, 最高50万元.

    What is spent in all is a target (发放补贴500万元), and so is how many are helped (对200户困难家庭给予补助).
    """
    begin, end = max(sentence[0], match.start() - _SENTENCE), min(sentence[1], match.end() + _SENTENCE)
    before, paid = text[begin : match.start()], match["unit"] in MONEY or match["unit"] in "%‰"
    if _SPENT.search(before):
        return False
    given = _BEFORE.search(before)
    if given and (paid or given["give"]) and not _RAISED.search(given["between"]):
        return True
    if paid and (_CAP.search(before) or _AFTER.match(text, match.end())):
        return True
    if (match["more"] or "").endswith(("以上", "以下")) and _THEN_GIVEN.search(text, match.end(), end):
        return True
    whom = _WHOM.search(before)
    given = _GIVEN.search(text, begin + whom.start("whom"), end) if whom else None
    if not whom or not whom["whom"].strip() or not given:
        return False
    return bool(given.start() > match.start() or paid or _NO_MORE.search(before))
