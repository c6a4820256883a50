"""Ordinals, names and set phrases that hold a numeral and state no figure, known by their form.

A form is the shape of words and what stands beside them, not a list of phrases; what has no form is in `waived`.
Where a form could be a figure, it is none: 举办三届, 第3个工作日前, 全省第一, 一月一通报 and 新建一馆 stay figures.
"""

import re
from functools import lru_cache

from generator.text.spans import Span

_HAN = r"[\u3400-\u9fff]"
_NUMERAL = "[〇零一二三四五六七八九十百两]"
_NUMBER = rf"(?:{_NUMERAL}+|[0-9]{{1,3}})"
_DIGIT = "一二三四五六七八九"
# Measure words, a closed class of the grammar: a numeral before one counts.
_MEASURE = (
    "个名位人户家所处座条项场件张支辆艘口株棵头只间栋幢部路对把期次枚天日分宗起例种类层级架床米升席节门篇本册幅段片块"
    "盏根眼孔尾羽箱包年周月季旬集站点班届岁倍成份款轮笔批面副杆桶亩吨公千百十万亿元角台套顶道遍回趟番折代股束堂员排组队"
    "团群圈档样半余多小刻厘毫平立大節個條項場"
)
_TIME = "年月周季天日旬"
# Verbs after which a numeral counts without a measure word: 新建一馆, 至少一校.
_COUNTING = "建修增设配办开创培育造进少各每约近共达到"
_HAS_FIGURE = (
    rf"每|逐[年月季周日]|按[年月季]|百分|不[少低]于|至少|以[上内]|超过|达到|完成|新[建增]|[建实]成|"
    rf"{_NUMERAL}个?(?:工作日|小时|分钟|公里|[{_TIME}])|年[底内末]|半年|季度|月[底末]|[清归]零|"
    r"零(?:新增|发生|增长|事故|上访|伤亡|死亡|存量|发案|返贫)"
)

_TITLE = r"《[^》]*》"
# 十二届人大二次会议, 二十届历次全会, 第六届采茶节, 七届44次常务会议
_TERM = (
    rf"(?<![办行展续开]){_NUMBER}届(?={_HAN}|[0-9]+次)(?![以之]|及以)"
    rf"(?:(?:{_HAN}{{0,10}}?)第?{_NUMBER}次(?:全体|扩大|常务|主任|代表)?(?:会议|会|全会|大会))?"
)
_PLENUM = rf"[{_DIGIT}]中全会"
_CONGRESS_NUMBER = "(?:十[一二三四五六七八九]|二十[一二三四五六七八九]?)大"
_CONGRESS = (
    rf"(?<=党的){_CONGRESS_NUMBER}(?:[、和及]{_CONGRESS_NUMBER})*"
    rf"|{_CONGRESS_NUMBER}(?=精神|报告|以来|代表|[、和及]{_CONGRESS_NUMBER}|[和及]?{_NUMERAL}+届)"
)
# 第三批, 第二款, 第一中学; not 第3个工作日, 第三季度, 第一名
_ORDINAL = (
    rf"第\s?(?:{_NUMERAL}+|[0-9]{{1,4}})\s?(?:[届次批期轮版条款章节号类步代]|阶段|部分|产业|"
    r"(?:实验|人民|中心|中医|高级|职业|初级){0,2}(?:小学|中学|医院|幼儿园|学校)|个五年)"
)
# 第一时间, 第一粒扣子; not 全省第一, 第一方阵, 第一个月
_FOREMOST = (
    rf"(?<![国省市县区州界列居排名位持获得前])第[一二](?={_HAN})"
    rf"(?!\s?(?:[位名档个{_TIME}]|方阵|梯队|等[次级]|集团|的|和|[、，。；]))"
)
# 一户一宅, 一地块一档案; not 一月一通报, 一户一次
_PARALLEL = rf"一(?![{_TIME}])(?:{_HAN}|项目|(?![{_MEASURE}]|学期|季度|星期){_HAN}{{2}})(?:一(?![次回遍轮趟]){_HAN})+"
# 一核两翼三区, 两客一危; not 一校两所
_NAMED_PARTS = rf"(?<!{_NUMERAL})(?:[{_DIGIT}两多](?![{_MEASURE}])(?!{_NUMERAL}){_HAN}){{2,}}"
_JOINED = rf"(?:[{_DIGIT}十两多]{_HAN}?)?合一(?![{_MEASURE}])"
# “一窗通办”, “三比一争”, “四个一批”; not “每月调度”, “新建三所”
_QUOTED = rf"[“\"](?![^”\"]*(?:{_HAS_FIGURE}))[\u3400-\u9fff、·]{{2,16}}[”\"]"
_CODE = rf"[“\"][0-9]+[”\"](?=(?:{_HAN}){{2}})|[0-9]+(?:\s?[+＋]\s?(?:[0-9]+|[NnXx]))+(?![0-9]|\s?[%％{_MEASURE}])"
_ALONE = rf"(?<![{_COUNTING}{_TIME}週])一(?={_HAN})(?![{_MEASURE}])"
_WEEKDAY = rf"(?<=[^上下]周)[{_DIGIT}](?![{_MEASURE}])|(?<=星期)[{_DIGIT}](?![{_MEASURE}])"
_ENUMERATION = (
    rf"(?:(?<=^)|(?<=[\n。；;：:，,]))\s*(?:[{_DIGIT}十]{{1,3}}(?=是)|[（(](?:[{_DIGIT}十]{{1,3}}|[0-9]{{1,2}})[）)])"
    rf"|^\s*(?:[{_DIGIT}十]{{1,3}}、|[0-9]{{1,2}}[.．、](?={_HAN}))|\[[0-9]{{1,2}}\]"
)
_LETTERED = r"(?<![A-Za-z])(?!Q[1-4])[A-Z]{1,2}[0-9]{1,4}(?![0-9%％.])"
_NUMBERED = rf"(?:[{_DIGIT}十]+|[0-9]{{1,4}})号(?=[线楼院令井馆桥]|公路|地块|码头|泊位|机组|文件)"
_PHONE = (
    r"(?:电话|传真|手机|邮编|联系人|联系方式)[^。；;\n0-9]{0,16}(?:[0-9]{3,4}\s?[—–-]+\s?)?[0-9]{6,11}"
    r"(?:[、，,/]\s?(?:[0-9]{3,4}[—–-]+)?[0-9]{6,11})*|(?<![0-9])0[0-9]{2,3}[—–-]+[0-9]{7,8}(?![0-9])"
)
_EDITION = "(?:19|20)[0-9]{2}年版"
_STRONGEST = rf"(?<=世界|中国|全国|民营|企业|行业|造业)(?:[0-9]+)强(?=企业|民企|制造|{_HAN}{{0,2}}[、，。）)”])"
# 三年行动, 百日攻坚, 15分钟生活圈
_NAMED_SPAN = (
    rf"(?:{_NUMERAL}+|(?<![0-9])[0-9]{{1,3}})(?:年|天|日)(?:专项|集中)?(?:行动|攻坚|会战|大会战)|"
    rf"(?:{_NUMERAL}+|半|[0-9]+)(?:分钟|小时)(?:{_HAN}){{0,8}}圈|最[后先初]一公里"
)
# 加工园二期, 二期工程; not 培训二期
_PHASE = (
    rf"(?<=[园区厂站城桥路线场库目程心地房])[{_DIGIT}]期"
    rf"|(?<![{_COUNTING}训班展])[{_DIGIT}]期(?=工程|项目|建设|扩建|[)）])"
)
_HALF = rf"(?<![0-9{_DIGIT}十百千万亿两过近减多大下上前后折各少个年月天])半(?={_HAN})(?![{_MEASURE}数价程夜时途])"
_FIRST = "首(?=[批个届次家条台套期轮例座部])"

_FORMS = re.compile(
    "|".join(
        f"(?:{form})"
        for form in (
            _TITLE,
            _PHONE,
            _QUOTED,
            _CODE,
            _TERM,
            _PLENUM,
            _CONGRESS,
            _ORDINAL,
            _FOREMOST,
            _NAMED_SPAN,
            _PARALLEL,
            _NAMED_PARTS,
            _JOINED,
            _ENUMERATION,
            _LETTERED,
            _NUMBERED,
            _EDITION,
            _STRONGEST,
            _PHASE,
            _WEEKDAY,
            _HALF,
            _FIRST,
            _ALONE,
        )
    ),
    re.MULTILINE,
)


@lru_cache(maxsize=65536)
def set_phrases(text: str) -> tuple[Span, ...]:
    """Return the places of ordinals, names and set phrases whose numerals are no figures.

    >>> def phrases(text): return [text[start:end] for start, end in set_phrases(text)]
    >>> phrases("贯彻党的二十大和二十届三中全会精神，落实镇十二届人大二次会议部署")
    ['二十大', '二十届', '三中全会', '十二届人大二次会议']
    >>> phrases("推行“一窗通办”，严格一户一宅，建设一核两翼，深化多证合一，一网统管")
    ['“一窗通办”', '一户一宅', '一核两翼', '多证合一', '一']
    >>> phrases("办好第六届采茶节，开展三年行动，二期工程开工，周三接访，电话0770-6221835")
    ['第六届', '三年行动', '二期', '三', '电话0770-6221835']

    What counts, measures, ranks or bounds is none, though it looks alike:

    >>> phrases("举办三届，新建一馆，改造三所，一月一通报，居全省第一，第3个工作日前，“每季通报”，压减一半")
    []
    """
    return tuple(match.span() for match in _FORMS.finditer(text))
