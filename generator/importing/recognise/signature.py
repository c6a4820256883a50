"""Who signed a notice and when: the signature above the date, the letterhead, metadata."""

import re
from dataclasses import dataclass

from generator.importing.recognise.bodies.names import Strength, strength
from generator.importing.recognise.text.brackets import trim
from generator.importing.recognise.text.folded import Folded
from generator.importing.recognise.text.lines import DATE_LINE, LineKind, NoticeLine
from generator.text.lexicon import number

DOCUMENT_HEAD = re.compile(r"^(?P<name>[\u3400-\u9fff“”()]{3,40}?)文件$")
_ISO_LABEL = re.compile(
    r"(?P<label>成文日期|成文时间|发文日期|发文时间|印发日期|生成日期|签发日期|发布日期|发布时间|公开日期|更新时间)\s*:[\s|]*"
    r"(?P<year>(?:19|20)\d{2})[年/.-]\s*(?P<month>\d{1,2})[月/.-]\s*(?P<day>\d{1,2})"
)
_DAY = r"(?P<year>(?:19|20)\d{2})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
_SIGNED_INLINE = re.compile(
    r"(?P<name>[\u3400-\u9fff“”()]{4,50}(?:办公室|办公厅|政府|委员会|局|厅|部|小组|指挥部|会|院|办|委|"
    rf"中心))[ ]*{_DAY}(?![ ]*(?:前|起|至|—|印发|之|以|第|在|召|会|市|省|县|国))"
)
_PRINTED = re.compile(rf"^[ ]*(?P<name>[\u3400-\u9fff“”()]{{4,40}})[ ]+{_DAY}[ ]*印发", re.MULTILINE)
_OWN_DATE = ("成文", "发文", "印发", "生成", "签发")
_ISSUER_LABEL = re.compile(
    r"(?:发布机构|发文机关|发文单位|制发机关|发布单位|发文机构)\s*:[\s|]*(?P<name>[^\s:;,。|\t]{3,40})"
)
_ISSUER_END = re.compile(
    r"(?:办公室|办公厅|政府|委员会|管委会|局|厅|部|小组|指挥部|联席会议|专班|会|院|办|委|中心|公司|党委|党组|总队|支队|[分支银]行|处|站|办事处|工委|督查室|研究室|集团|大学|[省市县区州]委)$"
)
_SHORTEST_ISSUER = 4


@dataclass(frozen=True, slots=True)
class FoundWords:
    """Words with their place in the folded text."""

    start: int
    end: int
    value: str


def date_of_signing(folded: Folded, text_lines: tuple[NoticeLine, ...]) -> FoundWords | None:
    """Find the date of signing: on a line of its own, behind the signature, labelled; a date of posting last."""
    for line in text_lines:
        match = DATE_LINE.match(folded.text[line.start : line.end]) if line.kind is LineKind.TAIL else None
        if match:
            value = _iso(match)
            if value:
                return FoundWords(*trim(folded.text, line.start, line.end), value)
    labelled = list(_ISO_LABEL.finditer(folded.text))
    own = next((match for match in labelled if match["label"].startswith(_OWN_DATE)), None)
    signed = list(_SIGNED_INLINE.finditer(folded.text))
    match = own or next(iter(signed), None) or next(iter(labelled), None) or _PRINTED.search(folded.text)
    value = _iso(match) if match else ""
    return FoundWords(match.start("year"), match.end("day"), value) if match and value else None


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


def signature(folded: Folded, text_lines: tuple[NoticeLine, ...], date: FoundWords | None) -> tuple[FoundWords, ...]:
    """Read the signature above the date, or on its line."""
    if not date:
        return ()
    signed = (match for pattern in (_SIGNED_INLINE, _PRINTED) for match in pattern.finditer(folded.text))
    inline = next((match for match in signed if match.start("year") == date.start), None)
    if inline:
        return (FoundWords(*inline.span("name"), inline["name"]),)
    index = next((i for i, line in enumerate(text_lines) if line.start <= date.start <= line.end), 0)
    if text_lines[index].kind is not LineKind.TAIL:
        return ()
    issuers: list[FoundWords] = []
    for line in reversed(text_lines[max(0, index - 14) : index]):
        if line.kind is LineKind.BLANK:
            continue
        names = names_on(folded.text, line)
        if line.kind is not LineKind.TEXT or not names:
            break
        issuers = [*names, *issuers]
    return tuple(issuers)


def names_on(text: str, line: NoticeLine) -> list[FoundWords]:
    """Return the names that fill a line, parted by wide blanks; none if anything else stands there."""
    names = []
    for match in re.finditer(r"\S+(?: \S+)*", text[line.start : line.end]):
        start, end = line.start + match.start(), line.start + match.end()
        for word in [name for w in re.split(r" +", text[start:end]) if w for name in _parted(w)]:
            begin = text.index(word, start)
            start = begin + len(word)
            if (
                (len(word) < _SHORTEST_ISSUER and not _is_ministry(word))
                or re.search(r"[,。;:、《》]", word)
                or not _ISSUER_END.search(word)
                or strength(word) < Strength.POSSIBLE
            ):
                return []
            names.append(FoundWords(begin, begin + len(word), word))
    return names


def _parted(word: str) -> list[str]:
    """Part names that a lost line end ran together, each with the place in front.

    >>> _parted("临江市财政局临江市水利局"), _parted("临江市水利局")
    (['临江市财政局', '临江市水利局'], ['临江市水利局'])
    """
    place = re.match(r"[\u3400-\u9fff]{2,6}?[省市县区州旗]", word)
    return re.split(rf"(?<=[局委厅办院会室部府])(?={place.group()})", word) if place else [word]


def _is_ministry(word: str) -> bool:
    """Whether a short word is a body that signs: 财政部, 国务院."""
    return word == "国务院" or (word.endswith("部") and strength(word) is Strength.KNOWN)


def issuer_of_title(folded: Folded, title: FoundWords) -> tuple[FoundWords, ...]:
    """Return the issuers that a title begins with, blanks between them; the first where not all words are names."""
    before = re.match(r"(?P<name>.+?)\s*(?:关于|转发|批转|印发)", folded.text[title.start : title.end], re.DOTALL)
    issuers: list[FoundWords] = []
    for word in re.finditer(r"\S+", before["name"]) if before else ():
        name = word.group()
        if not _ISSUER_END.search(name) or (len(name) < _SHORTEST_ISSUER and not _is_ministry(name)):
            return tuple(issuers[:1])
        issuers.append(FoundWords(title.start + word.start(), title.start + word.end(), name))
    return tuple(issuers)


def letterhead(folded: Folded, text_lines: tuple[NoticeLine, ...]) -> tuple[FoundWords, ...]:
    """Return the issuer of a letterhead: 临江市人民政府文件."""
    for line in text_lines[:20]:
        start, end = trim(folded.text, line.start, line.end)
        match = DOCUMENT_HEAD.match(folded.text[start:end])
        if match and _ISSUER_END.search(match["name"]):
            return (FoundWords(start, start + len(match["name"]), match["name"]),)
    return ()


def labelled_issuer(folded: Folded) -> tuple[FoundWords, ...]:
    """Return the issuer that metadata names."""
    match = _ISSUER_LABEL.search(folded.text)
    return (FoundWords(*match.span("name"), match["name"]),) if match else ()
