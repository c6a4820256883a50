"""Lines of a notice and what they are: text, rows of tables, metadata, page furniture, the tail of the notice."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto


class LineKind(Enum):
    """What a line is."""

    BLANK = auto()
    TEXT = auto()
    ROW = auto()  # cells parted by tabs
    FURNITURE = auto()  # of the web page
    METADATA = auto()  # 索引号：…
    ANNEX = auto()  # 附件1 alone, or with the annex's title
    TAIL = auto()  # what ends items: 附件：…, 抄送：…, 注：…, a date, 本方案自…施行


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """A line: start, end in the folded text, without the line end; kind."""

    start: int
    end: int
    kind: LineKind


_FURNITURE = re.compile(
    r"^\s*(?:当前位置|您(?:的)?(?:当前)?(?:所在)?位置|首页\s*[>›»]|.{0,12}首页\s*[>›»]|(?:信息)?公开\s*>|.{2,10}\s*>\s*.{2,12}(?:\s*>.*)?$|分享到?[:]?|扫一扫|打印|【?(?:字体|字号|打印|关闭|我要纠错|返回|收藏|大中小)"
    r"|\[?(?:字体|字号)|上一[篇条]|下一[篇条]|主办[:单]|承办[:单]|版权所有|(?:网站)?标识码|.{0,4}ICP备|.{0,6}公网安备|责任编辑|编辑[:]|审核[:]|(?:相关)?(?:链接|信息|解读|阅读|文章|文件下载)[:]?\s*$|"
    r"政策解读|图解|附件下载|点击下载|【(?:原文下载|相关附件|附件下载|附件)】|[-*·]?\s*\[[^\]]+\.(?:pdf|docx?|wps|ofd|xlsx?)\]|浏览(?:次数|量)|点击(?:数|率|量)|阅读(?:次数|量)|访问(?:次数|量)|(?:微信|微博|QQ)(?:\s|$)|联系我们|网站地图|关于我们|无障碍|适老|繁體|"
    r"下载文字版|下载图片版|收藏本页|公示公告\s*$|\*?\s*来源[:].{0,30}(?:发布|浏览|点击|作者)|发[布佈](?:日期|时间)[:].*(?:来源|点击|浏览)|Baidu|map\s*$|更新时间|"
    r"【?返回顶部|第\s*\d+\s*页|共\s*\d+\s*页|[—-]\s*\d+\s*[—-]\s*$|用手机打开|扫码|二维码|手机版|返回顶部|\[?\s*(?:大|中|小)\s*\]?(?:\s*\[?(?:大|中|小)\]?)*\s*$)"
)
_METADATA = re.compile(
    r"^\s*(?:信息)?(?:索\s*引\s*号?|信息索引|索取号|主题分类|主题词|体裁分类|组配分类|服务对象|发[布文]\s*(?:机\s*构|单\s*位|机\s*关|日\s*期|时\s*间|文\s*号|字\s*号)|信息名称|名\s*称|标\s*题|文\s*号|发文字号|"
    r"成文\s*(?:日\s*期|时\s*间)|生成\s*日\s*期|公开\s*(?:日期|范围|方式|形式|时限|时间)|有\s*效\s*性|效力状态|关\s*键\s*词|内容概述|来\s*源|作\s*者|公文种类|语\s*种|生效日期|废止日期|发布日期|发布时间)\s*[:]"
)
_ANNEX = re.compile(
    r"^\s*附\s*(?:件|表|录)\s*(?:[\d一二三四五六七八九十]{1,3})?(?:[—-]\d+)?\s*:?\s*(?P<title>[^,。;:]{0,60})$"
)
_TAIL = re.compile(
    r"^\s*(?:附\s*件\s*(?:[\d一二三四五六七八九十]{1,2})?\s*:|附\s*表\s*:\s*1\s*[.、]|抄\s*送|抄\s*报|主\s*送|报\s*送:|分\s*送|印\s*发\s*:|附\s*注|附\s*:|注\s*[:\d]|注\s{1,2}|备\s*注\s*:|说\s*明\s*[:]|填表说明|联系(?:人|电话|方式)\s*:|咨询电话|"
    r"\(?此件.{0,12}(?:公开|发至|登报)|\(联系|信息公开(?:选项|形式|属性)|[①②③④⑤⑥⑦⑧⑨⑩\[]\d*\]?按|本(?:意见|方案|措施|办法|通知|计划|清单|实施意见|实施方案|行动方案|规划|要点|政策|文件|规定|细则|决定)(?:自|由|从|有效期|执行期)|"
    r".{2,40}(?:办公室|办公厅|秘书[科处])\s*\d{4}年\d{1,2}月\d{1,2}日\s*印发)"
)
_CN_YEAR = r"(?:(?:19|20)\d{2}|一九[〇零○OＯ0一二三四五六七八九]{2}|[一二][〇零○OＯ0][〇零○OＯ0一二三四五六七八九]{2})"
DATE_LINE = re.compile(
    rf"^[\s(]*(?P<year>{_CN_YEAR})\s*年\s*(?P<month>[\d〇一二三四五六七八九十]{{1,3}})\s*月\s*(?P<day>[\d〇一二三四五六七八九十]{{1,3}})\s*日?[\s)]*(?:印发)?[\s)]*$"
)


def first_filled(text_lines: Iterable[NoticeLine]) -> NoticeLine | None:
    """Return the first line that is not blank."""
    return next((line for line in text_lines if line.kind is not LineKind.BLANK), None)


def lines(text: str) -> tuple[NoticeLine, ...]:
    r"""Part a folded text into lines and say what each is.

    >>> [line.kind.name for line in lines("索引号:1\n附件1\n一、任务\n1\t任务\n\n2024年3月1日\n上一篇:无")]
    ['METADATA', 'ANNEX', 'TEXT', 'ROW', 'BLANK', 'TAIL', 'FURNITURE']
    """
    read: list[NoticeLine] = []
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        read.append(NoticeLine(start, end, _kind(text[start:end])))
        start = end + 1
    for index in range(1, len(read)):
        above, line = read[index - 1], read[index]
        if line.kind is LineKind.TEXT and above.kind is LineKind.ROW and _as_many_tabs(text, above, line):
            read[index] = replace(line, kind=LineKind.ROW)  # of one filled cell
    for index in range(len(read)):
        if read[index].kind is LineKind.ANNEX and _lists_annexes(text, read, index):
            read[index] = replace(read[index], kind=LineKind.TAIL)
    for index in _how_to_fill_in(text, read):
        read[index] = replace(read[index], kind=LineKind.TAIL)
    hosts = [index for index, line in enumerate(read) if _HOST.match(text, line.start, line.end)]
    for index in hosts if len(hosts) > _MOST_HOSTS else ():  # bodies of tasks, not of the web page
        read[index] = replace(read[index], kind=LineKind.TEXT)
    return tuple(read)


_HOW_TO = re.compile(r"\s*(?:填表|填报|填写)(?:说明|须知)\s*:?\s*")


def _how_to_fill_in(text: str, read: list[NoticeLine]) -> Iterator[int]:
    """Yield the lines of text below a heading such as 填表说明, up to a blank line or a row: they hand out nothing."""
    inside = False
    for index, line in enumerate(read):
        inside = bool(_HOW_TO.fullmatch(text, line.start, line.end)) or (
            inside and line.kind in {LineKind.TEXT, LineKind.TAIL}
        )
        if inside:
            yield index


_HOST = re.compile(r"[ ]*(?:主办|承办)(?:单位|部门)?:")
_MOST_HOSTS = 2


def _lists_annexes(text: str, read: list[NoticeLine], index: int) -> bool:
    """Whether a line 附件: stands over the numbered names of annexes."""
    below = first_filled(read[index + 1 :])
    alone = re.fullmatch(r"\s*附\s*件\s*:\s*", text[read[index].start : read[index].end])
    return alone is not None and below is not None and _FIRST.match(text, below.start, below.end) is not None


_FIRST = re.compile(r"\s*1\s*[.、]")


def _as_many_tabs(text: str, above: NoticeLine, line: NoticeLine) -> bool:
    """Whether a line holds as many tabs as the row above it."""
    return text.count("\t", line.start, line.end) == text.count("\t", above.start, above.end)


def _kind(line: str) -> LineKind:
    """Classify one line by itself."""
    plain = line.strip()
    tests = (
        (LineKind.BLANK, not plain),
        (LineKind.METADATA, _METADATA.match(line)),
        (LineKind.ROW, "\t" in plain),
        (LineKind.FURNITURE, len(plain) <= _LONGEST_FURNITURE and _FURNITURE.match(line)),
        (LineKind.ANNEX, _ANNEX.match(line) and not _ANNEX_LIST.match(line)),
        (LineKind.TAIL, _TAIL.match(line) or DATE_LINE.match(line)),
    )
    return next((kind for kind, matched in tests if matched), LineKind.TEXT)


_LONGEST_FURNITURE = 160
_ANNEX_LIST = re.compile(r"^\s*附\s*(?:件\s*:\s*\S|表\s*:\s*1\s*[.、])")
