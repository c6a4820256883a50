"""The closed list of what counts as a figure, a date or a period in a text, as one regular expression.

The alternatives are tried in this order at every place, so an earlier one wins: ordinary words that only look like
figures first, then the longer expressions, and last any numeral that nothing else reads. So every digit, percent sign
and Chinese numeral of a text lies in an expression or in an ordinary word, by construction.
"""

import re
from collections.abc import Iterable

from generator.text.lexicon.numerals import DIGITS, MYRIADS, TENS

# Words with the shape of a numeral and the meaning of none, wherever they stand.
ORDINARY = """
进一步 逐一 统一 唯一 之一 单一 专一 同一 划一 一体化 一切 一些 一定 一般 一律 一致 一线 一起 一直 一旦 一方面
一系列 一揽子 一贯 一并 万一 首创 首位 首选 首先 首要 首都 首席 首府 首脑 双方 双向 双边 百姓 千方百计 万众
半径 半岛 四通八达 千家万户 三农 五官 零售 零星 零距离
"""

FREQUENCIES = {
    "每半月": "half-monthly",
    "半月": "half-monthly",
    "每半年": "half-yearly",
    "每个季度": "quarterly",
    "每季度": "quarterly",
    "每季": "quarterly",
    "按季度": "quarterly",
    "季度": "quarterly",
    "每个月": "monthly",
    "每月": "monthly",
    "按月": "monthly",
    "逐月": "monthly",
    "月度": "monthly",
    "每星期": "weekly",
    "每周": "weekly",
    "每天": "daily",
    "每日": "daily",
    "逐日": "daily",
    "每年度": "yearly",
    "每年": "yearly",
    "年度": "yearly",
    "逐步按年": "year-by-year",
    "逐年": "year-by-year",
    "按年": "year-by-year",
    "不定期": "irregular",
    "定期": "periodic",
}

# Words that name a frequency without saying "every": to store one as a recurring duty is a reading.
WEAK_FREQUENCIES = frozenset({"年度", "季度", "月度", "半月"})

UNITS = """
个百分点 百分点 个工作日 亿元 万元 元 亿人次 万人次 人次 万人 亿人 人 个月 个 名 次 分钟 分 大批 批 项 类 级 件 户 所
家 场 期 部分 条 款 章 倍 支 处 间 套 辆 台 平方米 平方公里 立方米 公里 公顷 亩 吨 千克 公斤 米 天 日
周 小时 刻钟 季度 年 岁 届 轮 部 座 张 份 例 起 宗 成 位 步 阶段 种 方面 大 名额 号 页 万
亿 %
"""


def alternatives(words: Iterable[str]) -> str:
    """Return the regular expression of any of the words, of two that begin alike the longer; of none, of nothing."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))) or "(?!)"


_chinese = "".join((*DIGITS, *TENS, *MYRIADS))
_space = r"[ \u00a0\u3000]?"
_digits = r"[0-9０-９]+(?:[.．][0-9０-９]+)?"
_number = rf"(?:{_digits}|[{_chinese}]+)"
_dash = rf"{_space}(?:[—–~～-]+|至|到){_space}"
_year = r"(?:19|20)[0-9]{2}|[一二][〇零一二三四五六七八九]{3}"
_month = r"(?:1[0-2]|0?[1-9])|十[一二]?|[一二三四五六七八九]"
_day = r"(?:3[01]|[12][0-9]|0?[1-9])|三十一?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九]"
_before = r"(?:底|末|初|中旬|上旬|下旬)?(?:以前|之前|前)|底|末|初|中旬|上旬|下旬"
_more = r"(?:及?以上|及?以下|以内|之内|内(?![容部地外涵控需河心]))"
ABOUT = "(?<![签公民合契条制节预违履邀])约"
"""The word that makes a figure a rough one, not the end of another: 签约30项 are thirty."""
_rough = r"(?:左右|上下)"
_quarter = r"第?[一二三四1-4]季度"
_term = rf"(?:{_quarter}|[上下]半年)(?:[底末](?:以前|之前|前)?|以前|之前|前|内)?"
_plan = r"[一二三四五六七八九十]+"


def count_pattern(units: Iterable[str]) -> str:
    """Return the verbose pattern of a figure with one of the units."""
    return rf"""
        (?: (?:连续|每|前|近|今后|(?P<n_about>{ABOUT})) {_space} )? (?P<n_from>{_number})
        (?: {_dash} (?P<n_to>{_number}) )? {_space} (?P<n_over>[余多])? (?P<n_times>[万亿](?!元|人))?
        (?P<n_unit>{alternatives(units)}) (?: {_more} | (?P<n_rough>{_rough}) )?"""


_ALTERNATIVES = {
    "ordinary": alternatives(ORDINARY.split()),
    "document": rf"〔[0-9]{{4}}〕 {_space} [0-9]+ {_space} 号",
    "slashed": r"(?P<s_year>(?:19|20)[0-9]{2}) [/.-] (?P<s_month>[0-9]{1,2}) [/.-] (?P<s_day>[0-9]{1,2}) (?![0-9])",
    "years": rf"(?P<y_from>{_year}) {_space} 年? {_dash} (?P<y_to>{_year}) (?: {_space} 年)?",
    "date": rf"""
        (?P<d_year>{_year}) {_space} 年
        (?: 度 | {_space} (?: (?:{_month}) {_space} 月? {_dash} )? (?P<d_month>{_month}) {_space} 月
            (?: {_space} (?P<d_day>{_day}) {_space} (?: [日号] | (?= [\s,;。)，；）] | $ )) )?
        | (?P<d_term>{_term}) )? (?: {_space} (?P<d_before>{_before} | 内(?![容部地外涵]) ) )?""",
    "period": rf"""
        [“"]? (?P<p_number>{_plan}) 五 [”"]? (?P<p_end>期末|末期|末)
        | “ (?P<p_number2>{_plan}) 五” (?: 期间 | 时期 )?""",
    "term": rf"""
        (?:{_month}) {_space} 月? {_dash} (?P<t_month>{_month}) {_space} 月
            (?! {_space} (?:{_day}) {_space} [日号] ) 份?
        | {_term} | 全年 | (?<![青少成中老壮童近历多往半]) 年 (?: [底末] (?:以前|之前|前)? | 内(?![容部外涵]) )""",
    "day": rf"""
        (?P<m_month>{_month}) {_space} 月 (?: 份 | {_space} (?P<m_day>{_day}) {_space} [日号] )?
        (?: {_space} (?P<m_before>{_before}) )?""",
    "percent": rf"""
        (?P<c_from>{_digits}) {_space} [%％]? (?: {_dash} (?P<c_to>{_digits}) )? {_space} [%％]
            (?: {_more} | (?P<c_rough>{_rough}) )?
        | 百分之 (?P<c_words>{_number}) (?: 点 (?P<c_point>[{_chinese}]+) )? {_more}?""",
    "frequency": rf"(?<![特规指固法限约])定期 | {alternatives(FREQUENCIES.keys() - {'定期'})}",
    "relative": r"[当次翌上去今明同]年度?",
    "annex": rf"附[件表录图] {_space} (?P<a_number>[0-9]+)",
    "ordinal": rf"第 {_space} (?P<o_number>{_number})",
    "count": count_pattern(UNITS.split()),
    "numeral": rf"[0-9０-９%％‰] (?: [.．]? [0-9０-９%％‰] )* | [{_chinese}半双首]+",
}

PATTERN = re.compile("|".join(f"(?P<{kind}>{words})" for kind, words in _ALTERNATIVES.items()), re.VERBOSE)
