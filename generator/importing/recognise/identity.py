"""What the notice is: title, issuers, number, date, addressees, and the year that a bare month takes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.importing.reading import Certainty, Identity, Quote
from generator.importing.recognise.folding import Folded
from generator.importing.recognise.lines import DATE_LINE, Line, LineKind
from generator.importing.recognise.names import Strength, strength
from generator.importing.recognise.nesting import trim
from generator.importing.recognise.words import number

_NUMBER = re.compile(
    r"(?<![《〈(])(?P<words>[\u3400-\u9fff()“”]{1,20}[〔\[(【](?:19|20)\d{2}[〕\])】]\s*(?:第\s*)?\d{1,5}\s*号)"
)
_NUMBER_LABEL = re.compile(
    r"(?:发文字号|文\s*号|发文文号)\s*:\s*(?P<words>[^\s,;。]{2,24}?[〔\[(【]\d{4}[〕\])】]\s*\d{1,5}\s*号)"
)
_KIND = (
    r"(?:通知|意见|方案|计划|规划|清单|办法|措施|决定|细则|要点|规定|纲要|分解表|分工表|任务表|安排表?|手册|"
    r"指南|指引|公告|通告|批复|函|分工|分解|表|任务书|工程|行动|报告|条例|台账|政策|实事)"
)
_ABOUT = re.compile(r"关于")
_ISSUING = re.compile(r"关于(?:印发|下发|公布|发布|颁发|印送|批转|转发)\s*(?P<name>.+?)的(?:通知|公告|通告|函)$")
_TITLE_STOP = re.compile(rf"{_KIND}(?:\s*[(〔][^()〔〕]{{1,24}}[)〕])*$")
_EXCERPT = re.compile(r"\s*[(〔](?:节选|摘编|摘要|摘录|全文|公开版|印发稿)[)〕]$")
_DOCUMENT_HEAD = re.compile(r"^(?P<name>[\u3400-\u9fff“”()]{3,40}?)文件$")
_ISO_LABEL = re.compile(
    r"(?P<label>成文日期|成文时间|发文日期|发文时间|印发日期|生成日期|签发日期|发布日期|发布时间|公开日期|更新时间|发文日期)\s*:\s*(?P<year>(?:19|20)\d{2})[年/.-]\s*(?P<month>\d{1,2})[月/.-]\s*(?P<day>\d{1,2})"
)
_SIGNED_INLINE = re.compile(
    r"(?P<name>[\u3400-\u9fff“”()]{4,50}(?:办公室|办公厅|政府|委员会|局|厅|部|小组|指挥部|会|院|办|委|"
    r"中心))[ ]*(?P<year>(?:19|20)\d{2})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?!\s*(?:前|起|至|—|印发|之|以|"
    r"第|在|召|会|市|省|县|国|会议))"
)
_OWN_DATE = ("成文", "发文", "印发", "生成", "签发")
_ISSUER_LABEL = re.compile(
    r"(?:发布机构|发文机关|发文单位|制发机关|发布单位|发文机构|发文机关)\s*:\s*(?P<name>[^\s:;,。\t]{3,40})"
)
_ISSUER_END = re.compile(
    r"(?:办公室|办公厅|政府|委员会|管委会|局|厅|部|小组|指挥部|联席会议|专班|会|院|办|委|中心|公司|党委|[省市县区州]委)$"
)
_HEAD, _FIRST_LINES = 600, 3


@dataclass(frozen=True, slots=True)
class _Found:
    """Words with their place in the folded text."""

    start: int
    end: int
    value: str


def identify(folded: Folded, text_lines: tuple[Line, ...], first_task: int) -> Identity:
    """Read what the notice says of itself; `first_task` is where its first task begins."""
    head = min(first_task, len(folded.text))
    date = _date(folded, text_lines)
    issuers = _issuers(folded, text_lines, date)
    notice_title = _notice_title(folded, text_lines, head, issuers)
    title = _plan_title(folded, notice_title) or notice_title or _bare_title(folded, text_lines, head)
    if not issuers and notice_title:
        issuers = _issuer_of_title(folded, notice_title)
    issuers = issuers or _letterhead(folded, text_lines) or _labelled_issuer(folded)
    number_found = _number(folded, text_lines, head)
    return Identity(
        title=_printed(folded, title),
        title_quote=_quote(folded, title),
        notice_title=_printed(folded, notice_title),
        issuers=tuple(_printed(folded, issuer) for issuer in issuers),
        issuer_quotes=tuple(folded.quote(issuer.start, issuer.end) for issuer in issuers),
        number=_printed(folded, number_found),
        number_quote=_quote(folded, number_found),
        date=date.value if date else "",
        date_quote=_quote(folded, date),
        addressees=_addressees(folded, text_lines, head),
        year=_year(title.value if title else "", date.value if date else "", number_found.value if number_found else "")
        or _year_of_head(folded.text[: min(head, _HEAD)]),
        certainty=Certainty.SURE if title and date else Certainty.LIKELY,
    )


def _quote(folded: Folded, found: _Found | None) -> Quote | None:
    """Return the official words."""
    return folded.quote(found.start, found.end) if found else None


def _printed(folded: Folded, found: _Found | None) -> str:
    """Return the words as printed, on one line, without debris."""
    if not found:
        return ""
    words = re.sub(r"[ \t]*\n\s*", "", folded.printed(*trim(folded.text, found.start, found.end)))
    return re.sub(r"[ \u3000\xa0]{2,}", " ", words)


def _number(folded: Folded, text_lines: tuple[Line, ...], head: int) -> _Found | None:
    """Find the document's number: labelled, on a line of its own or in the letterhead; never another document's."""
    labelled = _NUMBER_LABEL.search(folded.text)
    if labelled:
        return _Found(*labelled.span("words"), labelled["words"])
    for line in text_lines:
        if line.start > head:
            break
        words = folded.text[line.start : line.end]
        for match in _NUMBER.finditer(words):
            before, after = words[: match.start()].rstrip(" "), words[match.end() :].strip()
            own = (
                not before or before.endswith(("文件", " ", ":")) or words[match.start() - 1 : match.start()] == " "
            ) and not after.startswith((")", "》", "精神", "要求", "文"))
            if own and "《" not in before and "根据" not in before:
                return _Found(line.start + match.start("words"), line.start + match.end("words"), match["words"])
    return None


def _date(folded: Folded, text_lines: tuple[Line, ...]) -> _Found | None:
    """Find the date of signing: on a line of its own, behind the signature, labelled; a date of posting last."""
    for line in text_lines:
        match = DATE_LINE.match(folded.text[line.start : line.end]) if line.kind is LineKind.TAIL else None
        if match:
            value = _iso(match)
            if value:
                return _Found(*trim(folded.text, line.start, line.end), value)
    labelled = list(_ISO_LABEL.finditer(folded.text))
    own = next((match for match in labelled if match["label"].startswith(_OWN_DATE)), None)
    signed = list(_SIGNED_INLINE.finditer(folded.text))
    match = own or (signed[0] if signed else None) or (labelled[0] if labelled else None)
    value = _iso(match) if match else ""
    return _Found(match.start("year"), match.end("day"), value) if match and value else None


def _iso(match: re.Match[str]) -> str:
    """Return YYYY-MM-DD, or nothing for what is no date."""
    try:
        year = (
            int(number(re.sub(r"[○OＯ0](?=[〇零○OＯ0一二三四五六七八九])|[○OＯ]", "〇", match["year"])))
            if not match["year"].isdigit()
            else int(match["year"])
        )
        month, day = (int(number(match[key])) for key in ("month", "day"))
    except ValueError:
        return ""
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else ""  # noqa: PLR2004


def _issuers(folded: Folded, text_lines: tuple[Line, ...], date: _Found | None) -> tuple[_Found, ...]:
    """Read the signature above the date, or on its line."""
    if not date:
        return ()
    inline = next((match for match in _SIGNED_INLINE.finditer(folded.text) if match.start("year") == date.start), None)
    if inline:
        return (_Found(*inline.span("name"), inline["name"]),)
    index = next((i for i, line in enumerate(text_lines) if line.start <= date.start <= line.end), 0)
    if text_lines[index].kind is not LineKind.TAIL:
        return ()
    found: list[_Found] = []
    for line in reversed(text_lines[max(0, index - 14) : index]):
        if line.kind is LineKind.BLANK:
            continue
        names = _names_on(folded.text, line)
        if line.kind is not LineKind.TEXT or not names:
            break
        found = [*names, *found]
    return tuple(found)


def _names_on(text: str, line: Line) -> list[_Found]:
    """Return the names that fill a line, parted by wide blanks; none if anything else stands there."""
    names = []
    for match in re.finditer(r"\S+(?: \S+)*", text[line.start : line.end]):
        start, end = line.start + match.start(), line.start + match.end()
        for word in [w for w in re.split(r" +", text[start:end]) if w]:
            begin = text.index(word, start)
            start = begin + len(word)
            if (
                len(word) < _SHORTEST_ISSUER
                or re.search(r"[,。;:、《》]", word)
                or not _ISSUER_END.search(word)
                or strength(word) < Strength.POSSIBLE
            ):
                return []
            names.append(_Found(begin, begin + len(word), word))
    return names


_SHORTEST_ISSUER = 4


def _notice_title(
    folded: Folded, text_lines: tuple[Line, ...], head: int, issuers: tuple[_Found, ...]
) -> _Found | None:
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
        ):
            continue
        start, stop = line.start, line.end
        label = re.match(r"\s*(?:标\s*题|名\s*称|信息名称)\s*:\s*", words)
        if label:
            start += label.end()
        elif line.kind is not LineKind.TEXT:
            continue
        end = _title_end(text, text_lines, index, start)
        if end is None:
            continue
        start, stop = _title_start(text, text_lines, index, start), end
        start, stop = trim(text, start, stop)
        dated = re.search(r"\s*[(〔](?:19|20)\d{2}年\d{1,2}月\d{1,2}日[)〕]$", text[start:stop])
        stop -= len(dated.group()) if dated else 0
        return _Found(start, stop, re.sub(r"\s+", "", text[start:stop]))
    del issuers
    return None


def _title_end(text: str, text_lines: tuple[Line, ...], index: int, start: int) -> int | None:
    """Return where a title ends that begins on a line: at most four lines on, or in the line where words run on."""
    for line in text_lines[index : index + 4]:
        if line.kind is LineKind.BLANK:
            break
        whole = text[start : line.end].strip()
        if (
            _TITLE_STOP.search(whole)
            and not re.search(r"[。;]", whole)
            and not whole.endswith(("印发", "规划", "方案", "计划"))
            | (("的通知" not in whole) and _next_is_title(text, text_lines, line))
        ):
            return line.end
    running = re.compile(rf"关于[^。;\n]{{4,70}}?(?:的通知|{_KIND})(?=[。\s])").search(
        text, start, text_lines[index].end
    )
    return running.end() if running else None


def _next_is_title(text: str, text_lines: tuple[Line, ...], line: Line) -> bool:
    """Whether the line below goes on with a title: (2024—2026年), 的通知."""
    index = text_lines.index(line)
    following = text_lines[index + 1] if index + 1 < len(text_lines) else None
    return (
        following is not None
        and re.match(r"\s*(?:[(〔]\d{4}|.{0,30}的通知\s*$)", text[following.start : following.end]) is not None
    )


def _title_start(text: str, text_lines: tuple[Line, ...], index: int, start: int) -> int:
    """Return where a title begins: its line, the issuers' lines above; in a running line the word before 关于."""
    words = text[start : text_lines[index].end]
    about = words.index("关于") if "关于" in words else 0
    blank = words.rfind(" ", 0, about)
    if blank >= 0 and words[:about].strip() and len(words) > _RUNNING:
        return start + blank + 1
    if words[:about].strip():
        return start
    begin = start
    for line in reversed(text_lines[max(0, index - 8) : index]):
        if line.kind is not LineKind.TEXT or not _names_on(text, line):
            break
        begin = line.start
    return begin


_RUNNING = 120


def _plan_title(folded: Folded, notice_title: _Found | None) -> _Found | None:
    """Return the name of the plan that a notice hands out: 关于印发《…》的通知."""
    if not notice_title:
        return None
    words = folded.text[notice_title.start : notice_title.end]
    match = re.search(
        r"关于\s*(?:印发|下发|公布|发布|颁发|印送)\s*(?P<name>.+?)\s*的\s*(?:通知|公告|通告|函)\s*$", words, re.DOTALL
    )
    if not match:
        return None
    start, end = trim(folded.text, notice_title.start + match.start("name"), notice_title.start + match.end("name"))
    if folded.text[start] in "《〈" and folded.text[end - 1] in "》〉":
        start, end = start + 1, end - 1
    excerpt = _EXCERPT.search(folded.text[start:end])
    end -= len(excerpt.group()) if excerpt else 0
    return _Found(start, end, re.sub(r"\s+", "", folded.text[start:end]))


def _bare_title(folded: Folded, text_lines: tuple[Line, ...], head: int) -> _Found | None:
    """Return the first line that is a title without 关于, with a line of years below it."""
    for index, line in enumerate(text_lines):
        if line.start >= head and index:
            return None
        words = folded.text[line.start : line.end].strip()
        if (
            line.kind is not LineKind.TEXT
            or re.search(r"[。;,]", words)
            or not _TITLE_STOP.search(words)
            or len(words) < _SHORTEST_TITLE
        ):
            continue
        if _DOCUMENT_HEAD.match(words) or (
            re.match(r"^[一二三四五六七八九十\d(]", words) and not re.match(r"^20\d\d", words)
        ):
            continue
        end = line.end
        below = text_lines[index + 1] if index + 1 < len(text_lines) else None
        if below and re.match(r"\s*[(〔]\d{4}年?[—~-]", folded.text[below.start : below.end]):
            end = below.end
        start, end = trim(folded.text, line.start, end)
        excerpt = _EXCERPT.search(folded.text[start:end])
        end -= len(excerpt.group()) if excerpt else 0
        return _Found(start, end, re.sub(r"\s+", "", folded.text[start:end]))
    return None


_SHORTEST_TITLE = 8


def _issuer_of_title(folded: Folded, title: _Found) -> tuple[_Found, ...]:
    """Return the issuer that a title begins with."""
    words = folded.text[title.start : title.end]
    name = words[: words.find("关于")].strip() if "关于" in words else ""
    first = re.split(r"\s+", name)[0] if name else ""
    if first and _ISSUER_END.search(first) and len(first) >= _SHORTEST_ISSUER:
        start = folded.text.index(first, title.start)
        return (_Found(start, start + len(first), first),)
    return ()


def _letterhead(folded: Folded, text_lines: tuple[Line, ...]) -> tuple[_Found, ...]:
    """Return the issuer of a letterhead: 临江市人民政府文件."""
    for line in text_lines[:20]:
        start, end = trim(folded.text, line.start, line.end)
        match = _DOCUMENT_HEAD.match(folded.text[start:end])
        if match and _ISSUER_END.search(match["name"]):
            return (_Found(start, start + len(match["name"]), match["name"]),)
    return ()


def _labelled_issuer(folded: Folded) -> tuple[_Found, ...]:
    """Return the issuer that metadata names."""
    match = _ISSUER_LABEL.search(folded.text)
    return (_Found(*match.span("name"), match["name"]),) if match else ()


def _addressees(folded: Folded, text_lines: tuple[Line, ...], head: int) -> Quote | None:
    """Return the addressees: a line that ends with a colon before the first task."""
    for line in text_lines:
        start, end = trim(folded.text, line.start, line.end)
        if start >= head:
            return None
        words = folded.text[start:end]
        if (
            line.kind is LineKind.TEXT
            and words.endswith(":")
            and re.search(r"各|有关|委|局|部门|单位|政府", words)
            and "。" not in words
        ):
            return folded.quote(start, end - 1)
    return None


def _year(title: str, date: str, number_words: str) -> int | None:
    """Return the year of a title that names one year, else of the date, else of the document's number."""
    years = re.findall(r"(?<![\d—~-])(20\d{2})年?(?!\d|\s*[—~至-])", title)
    if len(set(years)) == 1 and not re.search(r"20\d{2}年?[—~至-]", title):
        return int(years[0])
    if date:
        return int(date[:4])
    if number_words:
        return int(re.search(r"\d{4}", number_words).group())  # type: ignore[union-attr]  # a number has a year
    return int(years[0]) if years else None


def _year_of_head(head: str) -> int | None:
    """Return the one year that the head of a notice names."""
    first = "\n".join([line for line in head.split("\n") if line.strip()][:_FIRST_LINES])
    years = set(re.findall(r"(?<!到)(20\d{2})年(?!底|前)", first))
    return int(years.pop()) if len(years) == 1 else None
