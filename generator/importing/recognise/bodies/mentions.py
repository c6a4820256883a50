"""One name in a list, and what stands beside it: a mark of a role, a person, a telephone number, a share, a sign."""

import re
from dataclasses import dataclass
from functools import lru_cache

from generator.importing.recognise.bodies.labels import Label, mark_of
from generator.importing.recognise.bodies.names import LEVEL_WORDS, Strength, is_person, strength
from generator.importing.recognise.text.brackets import opening_of, trim
from generator.importing.recognise.text.folded import Folded
from generator.text.blanks import without_blanks
from generator.text.lexicon import number

SHORTEST_NAME = 2
# A person behind a body: 市工信局 李四, 市统计局局长赵六, 市水利局江波.
_PERSON = r"(?P<person>[\u3400-\u9fff]{2,4}|[\u3400-\u9fff] [\u3400-\u9fff])$"
_APART = re.compile(
    r"(?P<body>[^\s:]{2,30}?)(?:(?: +|:)|(?:副)?(?:局长|主任|部长|书记|县长|区长|镇长|乡长|院长|主席|会长|经理|站长)) *"
    + _PERSON
)
_GLUED = re.compile(
    r"(?P<body>\S*(?:局|委|办|室|厅|部|中心|政府|公司|集团|院|会|社|站|所|队|处|科|股|行|联|协|镇|乡|街道)(?:\([^()]*\))?)"
    + _PERSON
)


def _body_before_person(words: str) -> int:
    """Return where the body ends behind which a person is named, or 0 where none is.

    >>> words = "市工信局 李四", "市公安局交警支队赵刚", "市水务集团 孙立", "市教育局安全科"
    >>> [name[: _body_before_person(name)] for name in words]
    ['市工信局', '市公安局交警支队', '市水务集团', '']
    """
    apart = _APART.match(words)
    match = apart or _GLUED.match(words)
    if not match:
        return 0
    known = strength(match["body"])
    named = known >= Strength.FORMED and is_person(match["person"])
    return match.end("body") if named or (apart and known is Strength.KNOWN) else 0


# What a body is to do, behind its name: 会同省法院|建立会商机制.
_ACTING = re.compile(
    r"(?P<body>[^\s]{2,30}?(?:局|委|办|厅|部|院|行|会|中心|政府|公司|支队))(?:共同|联合)?(?:建立|健全|制定|研究|完成|提出|"
    r"出台|开展|推进|组织|拟订|印发|修订|编制|实施|做好|抓好|配合|协助|协同|参与|参加|支持)[\u3400-\u9fff]{0,10}$"
)
_TELEPHONE = re.compile(r"(?<=[\u3400-\u9fff)]) *[\d-]{6,}$")
_REMARK = re.compile(r"[。;:]|下同|首位|第一位|,.{6,}")  # a sentence in a bracket: (列首位的为牵头单位,下同)
_COUNT = re.compile(r"共?\d{1,3}[项件个条]")  # behind a heading: 市财政局(2项)


@dataclass(frozen=True, slots=True)
class Mention:
    """A body in a list.

    start, end: its place in the folded text.
    name: its folded name, whole.
    elided, ending: what of the name the list prints elsewhere.
    mark: what a bracket behind it says of its role.
    starred: it bears the sign of leads.
    open_ended: 等 follows.
    sure: how much it looks like a name.
    points: the numbers of the points that it answers for, none for all of them.
    """

    start: int
    end: int
    name: str
    elided: str = ""
    ending: str = ""
    mark: Label | None = None
    starred: bool = False
    open_ended: bool = False
    sure: Strength = Strength.KNOWN
    points: tuple[int, ...] = ()

    def printed(self, folded: Folded) -> str:
        """Return the whole name as the text prints its parts."""
        name = without_blanks(folded.printed(self.start, self.end))
        return folded.as_printed(self.elided) + name + folded.as_printed(self.ending)


def _is_share(words: str) -> bool:
    """Whether a bracket says for what a body answers, and names no second body or level.

    >>> [_is_share(words) for words in ("国省干线", "快速路、主干道", "省海洋局", "市、区", "街道")]
    [True, True, False, False, False]
    """
    pieces = re.split("[、,]", words)
    return all(
        len(piece) >= SHORTEST_NAME
        and strength(piece) < Strength.FORMED
        and not re.fullmatch(rf"{LEVEL_WORDS}级?|.*(?:委|党|以下简?称.*)", piece)
        for piece in pieces
    )


_SIGNS = "★☆*▲△◆◇●○#√"
_SIGN = re.compile(
    rf"(?P<sign>[{_SIGNS}])[”\"]?(?:号|标[志记识])?(?:的|者)?(?:单位|部门)?(?:均|都|分别)?(?:为|是|表示|代表)(?:第一)?(?:牵头|主办|主责)"
)


@lru_cache(maxsize=8)
def sign_of_leads(text: str) -> str:
    """Return the sign by which a notice marks the leads of its lists (带★的为牵头单位), or nothing."""
    match = _SIGN.search(text)
    return match["sign"] if match else ""


# Which points a body answers for, before its name: 第1项由, 第（二）项, 第1至3项由, 第1、3项由.
_NUMBER = r"[(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)]?"
FIRST_POINTS = re.compile(rf" *第{_NUMBER}(?:[、和及—~至到-]{_NUMBER})*")
_POINTS = re.compile(rf"(?P<numbers>{FIRST_POINTS.pattern})小?(?:项|条|点|款)(?:任务|工作|内容|措施)?(?:分别)?由?")


def _points(words: str) -> tuple[int, ...]:
    """Return the numbers that words name, those between two ends included."""
    points: list[int] = []
    for joint, figure in re.findall(r"([—~至到-]?)[(]?(\d+|[一二三四五六七八九十]+)", words):
        last = int(number(figure))
        points.extend(range(points[-1] + 1, last + 1) if joint else [last])
    return tuple(points)


def read_mention(text: str, start: int, end: int) -> Mention:
    """Read one name, the points that it answers for and the mark of a role behind it.

    >>> [read_mention(words, 0, len(words)).points for words in ("第1、4项由市财政局", "第(二)至(四)项市财政局")]
    [(1, 4), (2, 3, 4)]
    """
    mark = None
    share = _POINTS.match(text, start, end)
    start = share.end() if share else start
    telephone = _TELEPHONE.search(text, start, end)
    start, end = trim(text, start, telephone.start() if telephone else end)
    while end > start and text[end - 1] in ")]】〕":
        opening = opening_of(text, start, end)
        words = text[opening + 1 : end - 1] if opening > start else ""
        label = mark_of(words)
        aside = _COUNT.fullmatch(words) or is_person(words) or _REMARK.search(words) or _is_share(words)
        if not label and not (aside and opening > start + 1):
            break
        mark, (start, end) = label or mark, trim(text, start, opening)
    if strength(text[start:end]) < Strength.FORMED:
        end = start + body if (body := _body_before_person(text[start:end])) else end
        acting = _ACTING.match(text, start, end)
        if acting and strength(acting["body"]) >= Strength.FORMED:
            end = acting.end("body")
    sign = sign_of_leads(text)
    starred = bool(sign) and start < end and sign in {text[start], text[end - 1]}
    start, end = trim(text, start, end, before=_SIGNS, behind=_SIGNS)
    name = without_blanks(text[start:end])
    points = _points(share["numbers"]) if share else ()
    return Mention(start, end, name, mark=mark, starred=starred, sure=strength(name), points=points)
