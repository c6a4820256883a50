"""The titles of a notice: its own (关于印发…的通知) and that of the plan which it hands out."""

import re

from generator.importing.recognise.signature import DOCUMENT_HEAD, FoundWords, names_on
from generator.importing.recognise.text.brackets import trim
from generator.importing.recognise.text.folded import Folded
from generator.importing.recognise.text.lines import LineKind, NoticeLine
from generator.text.blanks import without_blanks
from generator.text.spans import Span

_KIND = (
    r"(?:通知|意见|方案|计划|规划|清单|办法|措施|决定|细则|要点|规定|纲要|分解表|分工表|任务表|安排表?|手册|"
    r"指南|指引|公告|通告|批复|函|分工|分解|表|任务[书单卡]|责任[书状卡]|工程|行动|报告|条例|台账|政策|实事|公示|矩阵)"
)
_MAKERS = r"[^《》。;,]{2,60}(?:制定|制订|拟定|拟订|修订|起草)的?\s*"  # 转发市民政局制定的《…》
_ABOUT = re.compile(rf"关于|(?:印发|转发|批转)(?=(?:{_MAKERS})?《)")
_TITLE_STOP = re.compile(rf"{_KIND}(?:\s*[(〔][^()〔〕]{{1,24}}[)〕])*$")
_BARE_STOP = re.compile(rf"(?:{_KIND}”?|(?:重点|工作|主要)任务)(?:\s*[(〔][^()〔〕]{{1,24}}[)〕])*$")
_EXCERPT = re.compile(r"\s*[(〔](?:节选|摘编|摘要|摘录|全文|公开版|印发稿)[)〕]$")
_PRINTS = re.compile(r"^(?:(?!关于)[^《》。;])*(?:印发|转发)《[^《》]+》$")  # X印发《…》, without 关于 and 的通知
_REASON = re.compile(r"\s*(?:按照|根据|依据|遵照|为了?(?!民)|结合|现[将就]|经(?![济信贸开]))")  # a sentence, no title
# The first plan that a cover hands out: 现将《甲》和《乙》印发给你们.
_HANDED_OUT = re.compile(
    r"(?<![》和及、])《(?P<name>[^《》]{6,60})》(?:(?:和|及|、|以及)《[^《》]+》)*"
    r"(?:已经?[^。]{0,60},)?现?印发(?:给你们|各[^。,]{1,12})"
)
_RUNNING = 120
_SHORTEST_TITLE = 8


def notice_title(folded: Folded, text_lines: tuple[NoticeLine, ...], head: int) -> FoundWords | None:
    """Find the title with 关于: from its line, or the issuers' above it, to the line that ends in 通知, 意见 …."""
    text = folded.text
    for index, line in enumerate(text_lines):
        if line.start > head:
            return None
        if line.kind not in {LineKind.TEXT, LineKind.METADATA, LineKind.ROW}:
            continue
        words = text[line.start : line.end]
        about = _ABOUT.search(words)
        if (
            not about
            or re.search(r"[。;,]", words[: about.start()])
            or words[: about.start()].rstrip().endswith(("按照", "根据", "《"))
            or _REASON.match(words)
        ):
            continue
        label = re.match(r"[\s-]*(?:标\s*题|名\s*称|信息名称|文件名称)\s*:[\s|]*", words)
        first = line.start + (label.end() if label else 0)
        end = _title_end(text, text_lines, index, first) if label or line.kind is LineKind.TEXT else None
        if end is None:
            continue
        start, stop = trim(text, _title_start(text, text_lines, index, first), end)
        kind = re.match(r"【[^】]{2,8}】\s*", text[start:stop])
        start += len(kind.group()) if kind else 0
        dated = re.search(r"\s*[(〔](?:19|20)\d{2}年\d{1,2}月\d{1,2}日[)〕]$", text[start:stop])
        stop -= len(dated.group()) if dated else 0
        return FoundWords(start, stop, without_blanks(text[start:stop]))
    return None


def _title_end(text: str, text_lines: tuple[NoticeLine, ...], index: int, start: int) -> int | None:
    """Return where a title ends that begins on a line: at most four lines on, or in the line where words run on."""
    for line in text_lines[index : index + 4]:
        if line.kind is LineKind.BLANK:
            break
        whole = text[start : line.end].strip()
        if _PRINTS.search(whole) and not _next_is_title(text, text_lines, line):
            return line.end
        if (
            _TITLE_STOP.search(whole)
            and not re.search(r"[。;]", whole)
            and not whole.endswith(("印发", "规划", "方案", "计划"))
            and ("的通知" in whole or not _next_is_title(text, text_lines, line))
        ):
            return line.end
    running = re.compile(rf"关于[^。;\n]{{4,70}}?(?:的通知|{_KIND})(?=[。\s])").search(
        text, start, text_lines[index].end
    )
    return running.end() if running else None


def _next_is_title(text: str, text_lines: tuple[NoticeLine, ...], line: NoticeLine) -> bool:
    """Whether the line below goes on with a title: (2024—2026年), 的通知."""
    index = text_lines.index(line)
    following = text_lines[index + 1] if index + 1 < len(text_lines) else None
    return (
        following is not None
        and re.match(r"\s*(?:[(〔]\d{4}|.{0,30}的通知\s*$)", text[following.start : following.end]) is not None
    )


def _title_start(text: str, text_lines: tuple[NoticeLine, ...], index: int, start: int) -> int:
    """Return where a title begins: its line, the issuers' lines above; in a running line the word before 关于."""
    words = text[start : text_lines[index].end]
    about_match = _ABOUT.search(words)
    about = about_match.start() if about_match else 0
    blank = words.rfind(" ", 0, about)
    if blank >= 0 and words[:about].strip() and len(words) > _RUNNING:
        return start + blank + 1
    if words[:about].strip():
        return start
    begin = start
    for line in reversed(text_lines[max(0, index - 8) : index]):
        passed_on = re.search(r"(?:转发|批转).*[^。;:]$", text[line.start : line.end].strip())
        if line.kind is not LineKind.TEXT or not (names_on(text, line) or passed_on):
            break
        begin = line.start
    return begin


def plan_title(folded: Folded, notice_title: FoundWords | None) -> FoundWords | None:
    """Return the name of the plan that a notice hands out: 关于印发《…》的通知."""
    if not notice_title:
        named = _HANDED_OUT.search(folded.text[:_COVER])
        return _under_its_name(folded.text, *named.span("name")) if named else None
    words = folded.text[notice_title.start : notice_title.end]
    match = (
        re.search(r"(?:印发|转发)《(?P<name>[^《》]+)》\s*$", words)
        or _PASSED_ON.search(words)
        or re.search(
            r"(?:关于\s*)?(?:印发|下发|下达(?=\s*《)|公布|发布|颁发|印送)\s*(?P<name>.+?)\s*的\s*(?:通知|公告|通告|函)\s*$",
            words,
            re.DOTALL,
        )
    )
    if not match:
        return None
    start, end = trim(folded.text, notice_title.start + match.start("name"), notice_title.start + match.end("name"))
    if folded.text[start] in "《〈" and folded.text[end - 1] in "》〉":
        start, end = start + 1, end - 1
    excerpt = _EXCERPT.search(folded.text[start:end])
    return _under_its_name(folded.text, start, end - len(excerpt.group()) if excerpt else end)


_COVER = 1200
# X转发Y制定的《…》的通知
_PASSED_ON = re.compile(rf"(?:转发|批转){_MAKERS}《(?P<name>[^《》]+)》\s*的?\s*通知\s*$")


def _under_its_name(text: str, start: int, end: int) -> FoundWords:
    """Return the name of a plan where it stands over the plan's own text, else where the notice names it."""
    start, end = _own_line(text, text[start:end], end) or (start, end)
    return FoundWords(start, end, without_blanks(text[start:end]))


def _own_line(text: str, name: str, since: int) -> Span | None:
    """Return where the plan prints its name over its own text, on lines of its own, a place perhaps in front."""
    characters = map(re.escape, re.sub(r"[\s《》〈〉“”]", "", name))
    place = r"(?:[\u3400-\u9fff]{1,7}[省市县区州旗镇乡])?"
    printed = rf"^[ ]*(?P<name>[《〈“]?{place}{_BETWEEN.join(characters)}[》〉”]?)[ ]*$"
    own = re.compile(printed, re.MULTILINE).search(text, since)
    return own.span("name") if own else None


_BETWEEN = r"[\s《》〈〉“”]*"


def bare_title(folded: Folded, text_lines: tuple[NoticeLine, ...], head: int) -> FoundWords | None:
    """Return the first line that is a title without 关于, with a line of years below it."""
    for index, line in enumerate(text_lines):
        if line.start >= head and index:
            return None
        words = folded.text[line.start : line.end].strip()
        if (
            line.kind is not LineKind.TEXT
            or re.search(r"[。;,]", words)
            or not _BARE_STOP.search(words)
            or len(words) < _SHORTEST_TITLE
            or "\t" in folded.printed(line.start, line.end)  # a label and its value
        ):
            continue
        if DOCUMENT_HEAD.match(words) or (
            re.match(r"^[一二三四五六七八九十\d(]", words) and not re.match(r"^20\d\d", words)
        ):
            continue
        first, end = _whole_title(folded.text, text_lines, index)
        below = text_lines[index + 1] if index + 1 < len(text_lines) else None
        if below and re.match(r"\s*[(〔]\d{4}年?[—~-]", folded.text[below.start : below.end]):
            end = below.end
        start, end = trim(folded.text, first, end)
        excerpt = _EXCERPT.search(folded.text[start:end])
        end -= len(excerpt.group()) if excerpt else 0
        return FoundWords(start, end, without_blanks(folded.text[start:end]))
    return None


def _whole_title(text: str, text_lines: tuple[NoticeLine, ...], index: int) -> Span:
    """Return where a title begins and ends whose line another may continue or begin: lines without a mark beside it."""
    start, end = text_lines[index].start, text_lines[index].end
    for line in reversed(text_lines[max(0, index - 2) : index]):
        if not _may_part_a_title(text, line) or _TITLE_STOP.search(text[line.start : line.end].strip()):
            break
        start = line.start
    below = text_lines[index + 1] if index + 1 < len(text_lines) else None
    if below and _may_part_a_title(text, below):
        words = text[below.start : below.end].strip()
        if len(words) <= _LONGEST_REST and _TITLE_STOP.search(words) and words[:2] != text[start:end].strip()[:2]:
            end = below.end
    return start, end


_LONGEST_REST = 16


def _may_part_a_title(text: str, line: NoticeLine) -> bool:
    """Whether a line can be a part of a title: words without punctuation that are no number, issuer or letterhead."""
    words = text[line.start : line.end].strip()
    return (
        line.kind is LineKind.TEXT
        and len(words) > 1
        and not re.search(r"[。;,:!?]|号$|日$", words)
        and not re.match(r"[(〔\[一二三四五六七八九十]*[、.)]|[(〔\[]", words)
        and not DOCUMENT_HEAD.match(words)
        and not names_on(text, line)
    )
