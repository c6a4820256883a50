"""The furniture of government web pages: lines that are there for the site, not for the notice."""

import re

from generator.text.blanks import without_blanks

NAVIGATION = "导航或位置 (navigation)"
_SHARING = "分享、打印等按钮 (buttons to share, print…)"
_NEIGHBOUR = "上一篇、下一篇 (links to other articles)"
_COUNTER = "发布信息和计数 (time of posting, source, counters)"
_FOOTER = "网站页脚 (the site's footer)"
_EDITOR = "编辑署名 (who posted the page)"

_BUTTONS = (
    "分享(?:到|至)?|扫一扫|微信|微博|QQ空间|打印(?:本页|此页|文章)?|关闭(?:窗口|本页)?|收藏(?:本页)?|返回(?:顶部|列表|首页)?"
    "|回到顶部|字体|字号|大|中|小|朗读|纠错|无障碍"
)
_COUNTERS = (
    "(?:信息|稿件|文章|内容)?来源|作者|浏览(?:次数|量)|点击(?:数|率|量|次数)?|阅读(?:次数|量|数)?|访问(?:量|次数)"
)
_EDITORS = "责任编辑|编辑|审核|校对|初审|终审|复审|录入|信息员|[一二三]审"
_FOOTERS = "ICP备|公网安备|网站标识码|版权所有|Copyright|©|网站地图|技术支持\\s*[：:]|建议使用.{0,30}(?:分辨率|浏览器)"
_RELATED = "相关(?:链接|阅读|文章|新闻|稿件|信息)|推荐阅读|友情链接|热点新闻|延伸阅读"

_FURNITURE = (
    (r"(?:您?(?:现在|当前)?(?:的|所在)?位置(?:是)?|当前位置|您在这里)\s*[：:]", NAVIGATION, 200),
    (r"(?:首页|网站首页)\s*(?:[>＞»›|/]|$)", NAVIGATION, 200),
    (r"[\s【\[（(|]*(?:分享|字体|字号)(?:到|至)?\s*[：:]", _SHARING, 80),
    (rf"(?:[\s|【】\[\]（）()]*(?:{_BUTTONS}))+[\s|【】\[\]（）()]*$", _SHARING, 80),
    (r"(?:上|下|前|后)一(?:篇|条|页)\s*(?:[：:]|$)", _NEIGHBOUR, 200),
    (rf"(?:{_RELATED})\s*(?:[：:]|$)", _NEIGHBOUR, 300),
    (r"(?:发布|更新|发表|录入)?(?:时间|日期)\s*[：:]\s*\d{4}[-年/.]", _COUNTER, 160),
    (rf"(?:{_COUNTERS})\s*[：:].{{0,40}}$", _COUNTER, 120),
    (rf"(?:{_EDITORS})\s*[：:].{{0,30}}$", _EDITOR, 60),
    (rf".{{0,60}}(?:{_FOOTERS})", _FOOTER, 300),
    (r"(?:Baidu|百度)?\s*map$|Baidu$", _FOOTER, 20),
)
"""Forms of furniture at a line's beginning, why they are left out, and how long such a line may be."""
_PATTERNS = tuple((re.compile(pattern, re.IGNORECASE), reason, longest) for pattern, reason, longest in _FURNITURE)

_METADATA = re.compile(
    r"(?:索引号|信息索引号|文号|发文字号|文件编号|发布机构|发文机关|发文单位|制发机关|公开机构|成文日期|发文日期|发布日期|生成日期"
    r"|公开日期|名称|标题|信息名称|文件名称|主题词|主题分类|分类|关键词|有效性|时效性|效力状态|公开方式|公开时限|公开形式|公开范围|体裁分类|内容概述|服务对象分类)",
)
METADATA = "页面的信息项 (the page's table of metadata)"


def furniture_reason(line: str) -> str | None:
    """Return why a line is furniture, or None where it is part of the notice."""
    words = " ".join(line.split())
    for pattern, reason, longest in _PATTERNS:
        if len(words) <= longest and pattern.match(words):
            return reason
    return None


def metadata_pairs(lines: list[str]) -> list[tuple[str, str]]:
    """Return labels and values of a page's table of metadata: 文号：X, or 文号 and X in two cells."""
    pairs: list[tuple[str, str]] = []
    for line in lines:
        cells = [cell.strip() for cell in line.split("\t")]
        label = ""
        for cell in cells:
            name, colon, value = re.sub(r"[\[\]【】]", "", cell).replace(":", "：").partition("：")
            name = without_blanks(name)
            if _METADATA.fullmatch(name):
                if value.strip():
                    pairs.append((name, value.strip()))
                label = "" if value.strip() else name
            elif label and not (colon and not value):
                pairs.append((label, cell))
                label = ""
    return pairs
