"""A list of bodies, split without breaking names, and with the prefix that it prints only once.

`省发展改革委、财政厅等有关部门` names 省发展改革委 and 省财政厅 and stays open; `市委、市政府办公室` is one body;
`各市、县人民政府` are 各市人民政府 and 各县人民政府.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generator.importing.recognise.labels import Label, mark_of
from generator.importing.recognise.names import (
    Strength,
    bare,
    families,
    is_collective,
    is_place,
    prefix,
    strength,
    system,
)
from generator.importing.recognise.nesting import closing, outer, trim

SEPARATORS = "、,;/\n\t|"
_NONE = re.compile(r"(?:无|/|—+|-+|\*|略|同上|暂无|\(无\)|\s)*")
_ETC = re.compile(
    r"(?<![高中初平同劣优])等(?!级|院校|学校|教育|职业|保护|奖)"
    r"(?P<closing>(?:[^、,;()]{2,16}成员单位)?(?:国务院|中央|国家|全市|全县|省级?|市级?|县级?|区级?|州级?|[省市县区州]直|其他|相关|有关|各|各有关|成员|行业|主管|职能|责任|配合|参与|[\d一二三四五六七八九十]+个?)*"
    r"(?:(?:部门|单位|机构|企业|部委|厅局|委办局|成员|银行|公司|高校|行业主管)(?:[、和及与](?:有关|相关|各)?(?:单位|部门|企业|机构))?)?)"
)
_JOINTS = re.compile(r"以及|及其|和|及|与|暨")
_JOINT_START = re.compile(r"^(?:以及|和|及|与|并)")
_PARTY = re.compile(r"(?:.*党(?:工)?委|[省市县区州旗镇乡]委)$")
_GOVERNMENT = re.compile(r"(?:[省市县区州旗镇乡]|人民)?(?:人民)?政府")
_LEVEL_WORD = re.compile(
    r"(?P<each>(?:各|有关|相关|沿[线海江边湖河]|涉[及农])(?:设区)?)?(?P<word>市州|市地|地市|县市区|市县区|县区|县市|市县|区县|乡镇|镇街|街镇|省|自治区|直辖市|市|县|区|州|盟|旗|"
    r"自治县|镇|乡|街道)(?:\([^()]*\))?$"
)
_OFFICE = re.compile(r"(?:人民政府|政府|管委会|管理委员会|党工委|党委|办事处|人民政府办公室)(?:\([^()]*\))?$")
_EACH_TOO = re.compile(
    r"(?:街道办事处|街道办|街道|[市县区镇乡](?:\([^()]*\))?人民政府|[市县区镇乡](?:\([^()]*\))?政府|社区|村|县|区|镇|乡|市|县\([^()]*\)|自治县|自治县人民政府|开发区管委会|园区管委会|功能区管委会)$"
)
_WITHOUT_PREFIX = frozenset({"国家"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A body in a list.

    start, end: its place in the folded text; name: its folded name, whole; elided, ending: what of the name the list
    prints elsewhere; mark: what a bracket behind it says of its role; open_ended: 等 follows; sure: how much it looks
    like a name.
    """

    start: int
    end: int
    name: str
    elided: str = ""
    ending: str = ""
    mark: Label | None = None
    open_ended: bool = False
    sure: Strength = Strength.KNOWN


@dataclass(frozen=True, slots=True)
class BodyList:
    """The bodies of a list; `rest` are the spans of pieces that are no names."""

    mentions: tuple[Mention, ...]
    rest: tuple[tuple[int, int], ...] = ()
    open_ended: bool = False


def read_list(text: str, start: int, end: int) -> BodyList:
    """Read a list of bodies between two places of a folded text.

    >>> text = "省委宣传部、网信办,省农业农村厅、商务厅和各市、县人民政府等有关部门"
    >>> [mention.name for mention in read_list(text, 0, len(text)).mentions]
    ['省委宣传部', '省委网信办', '省农业农村厅', '省商务厅', '各市人民政府', '各县人民政府']
    """
    mentions: list[Mention] = []
    rest: list[tuple[int, int]] = []
    open_ended = False
    for piece in _pieces(text, start, end):
        if _NONE.fullmatch(text[slice(*piece)]):
            continue
        names, opened = _names(text, *piece)
        open_ended = open_ended or opened
        if opened and not names and mentions:
            mentions[-1] = replace(mentions[-1], open_ended=True)
        for mention in names:
            if mention.sure:
                mentions.append(mention)
            else:
                rest.append((mention.start, mention.end))
    return BodyList(tuple(_restored(mentions)), tuple(rest), open_ended)


def continued(before: list[Mention], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Give names the prefix that an earlier list of the same statement prints: 省农业农村厅牵头,财政厅配合."""
    return tuple(_restored([*before, *mentions])[len(before) :])


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split at marks and at blanks between names; join what is one name: 市委、市政府办公室."""
    parts: list[tuple[int, int]] = []
    for piece in outer(text, start, end, SEPARATORS):
        parts.extend(_at_blanks(text, *piece))
    joined: list[tuple[int, int]] = []
    for part in parts:
        if joined and _one_name(text, joined[-1], part):
            joined[-1] = (joined[-1][0], part[1])
        else:
            joined.append(part)
    return joined


def _at_blanks(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split at blanks where both sides are names of bodies; 教 育 局 stays whole."""
    words = outer(text, start, end, " ")
    if len(words) > 1 and all(strength(text[slice(*word)].rstrip("等")) >= Strength.FORMED for word in words):
        return words
    return [(start, end)]


def _one_name(text: str, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether 市委 + 市政府办公室 or 党委 + 政府 stand for one body: a committee and a government in one name."""
    if text[left[1] : right[0]].strip() != "、":
        return False
    first, second = bare(text[slice(*left)]), bare(text[slice(*right)])
    government = _GOVERNMENT.match(second)
    if not government or not _PARTY.fullmatch(first):
        return False
    if first.endswith(("党委", "党工委")):
        return government.end() == len(second) or second.startswith(("人民政府", "政府"))
    return government.end() < len(second) and second[0] == first[0]


def _names(text: str, start: int, end: int) -> tuple[list[Mention], bool]:
    """Read the names of one piece: 等 opens the list, 和 and 及 part two names."""
    start, end = _without_joint(text, start, end)
    etc = _etc(text, start, end)
    if etc:
        before = _parted(text, *trim(text, start, etc.start()))
        if before:
            before[-1] = replace(before[-1], open_ended=True)
        after = trim(text, *_without_joint(text, etc.end(), end))
        return before + (_parted(text, *after) if after[0] < after[1] else []), True
    return _parted(text, start, end), False


def _without_joint(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out a joint in front: 、以及各县区."""
    start, end = trim(text, start, end)
    joint = _JOINT_START.match(text[start:end])
    if joint and strength(text[start:end]) < Strength.KNOWN:
        start += joint.end()
    while start < end and text[end - 1] in "。.:":
        end -= 1
    return trim(text, start, end)


def _etc(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the 等 that ends a list within a piece, outside brackets."""
    for match in _ETC.finditer(text, start, end):
        depth = text.count("(", start, match.start()) - text.count(")", start, match.start())
        after = text[match.end() : end].strip()
        if not depth and (not after or _JOINT_START.match(after)):
            return match
    return None


def _parted(text: str, start: int, end: int) -> list[Mention]:
    """Part a piece at 和, 及, 与 where names stand on both sides."""
    if start >= end:
        return []
    for joint in _JOINTS.finditer(text, start + 2, end):
        left, right = trim(text, start, joint.start()), trim(text, joint.end(), end)
        if system(text[start:end]) or system(text[start:end][len(prefix(text[start:end])) :]):
            break
        if _outside(text, start, joint.start()) and _two_names(text[slice(*left)], text[slice(*right)]):
            return [*_parted(text, *left), *_parted(text, *right)]
    return [_mention(text, start, end)]


def _outside(text: str, start: int, place: int) -> bool:
    """Whether a place stands outside the brackets and quotation marks that open after `start`."""
    at = start
    while at < place:
        after = closing(text, at, place + 60) if text[at] in "([〔【“《" else at
        if after > place:
            return False
        at = max(after, at + 1)
    return True


def _two_names(left: str, right: str) -> bool:
    """Whether what 和 joins are two bodies: 住房和城乡建设局 is one, 供电公司和市住房和城乡建设局 are two."""
    if (_PARTY.fullmatch(left) and _GOVERNMENT.match(right)) or left[len(prefix(left)) :] in families()[1]:
        return False
    if strength(left) < Strength.FORMED or len(bare(right)) < _SHORTEST_NAME:
        return False
    if is_collective(left):
        return (
            bool(_EACH_TOO.match(right))
            or (is_collective(right) and not right.startswith(("相关", "有关")))
            or bool(prefix(right))
        )
    if right.startswith(("相关", "有关", "其")):
        return not left.endswith(("小组", "部门", "单位"))
    return strength(right) >= Strength.FORMED


_SHORTEST_NAME = 2
# A person behind a body: 市工信局 李四, 市统计局局长赵六.
_PERSON = re.compile(
    r"(?P<body>[^\s]*(?:局|委|办|厅|部|中心|政府|公司|院|会|社|站|镇|乡|街道))(?: +|:|(?:副)?(?:局长|主任|部长|"
    r"书记|县长|区长|镇长|乡长|院长|主席|会长|经理|站长)) *[\u3400-\u9fff]{2,4}$"
)


def _mention(text: str, start: int, end: int) -> Mention:
    """Read one name and the mark of a role behind it."""
    mark = None
    while text[end - 1] in ")]】〕":
        opening = max(text.rfind(bracket, start, end) for bracket in "([【〔")
        found = mark_of(text[opening + 1 : end - 1]) if opening > start else None
        if not found:
            break
        mark, (start, end) = found, trim(text, start, opening)
    if strength(text[start:end]) < Strength.FORMED:
        person = _PERSON.match(text, start, end)
        if person and strength(person["body"]) is Strength.KNOWN:
            end = person.end("body")
    name = re.sub(r"\s", "", text[start:end])
    return Mention(start, end, name, mark=mark, sure=strength(name))


def _restored(mentions: list[Mention]) -> list[Mention]:
    """Give each name what its list prints only once: the level in front, the office behind, 各."""
    restored: list[Mention] = []
    for index, mention in enumerate(mentions):
        if mention.elided or mention.ending:
            restored.append(mention)
            continue
        ending = _elided_ending(mention, mentions[index + 1 :])
        begun = _elided_prefix(mention.name + ending, restored)
        name = begun + mention.name + ending
        sure = max(mention.sure, strength(name)) if ending or begun else mention.sure
        restored.append(replace(mention, name=name, elided=begun, ending=ending, sure=sure))
    return restored


def _elided_ending(mention: Mention, following: list[Mention]) -> str:
    """Return the office that a later name prints for this one too: 各市(、县人民政府), 农业农村(、科技厅)."""
    word = _LEVEL_WORD.match(mention.name)
    for later in following:
        office = _OFFICE.search(later.name)
        if (
            word
            and office
            and _LEVEL_WORD.match(later.name[: office.start()])
            and not later.name.startswith(("各", "有关"))
        ):
            return office.group()
        if not _LEVEL_WORD.match(later.name):
            break
    stem = mention.name[len(prefix(mention.name)) :] if prefix(mention.name) else mention.name
    if following and stem in families()[1] and not system(mention.name):
        last = re.search(r"(?:厅|局|部门|委|部)$", following[0].name)
        return last.group() if last else ""
    return ""


def _elided_prefix(name: str, before: list[Mention]) -> str:
    """Return the level that the list prints for an earlier name and means for this one too."""
    if prefix(name) and not _EACH_TOO.match(name):
        return ""
    each = before and re.match(r"各|沿[线海江边湖河]各?|有关|相关", before[-1].name)
    if each and (_EACH_TOO.match(name)):
        return each.group()
    known = system(name)
    levels = [prefix(mention.name) for mention in before if prefix(mention.name)]
    if (
        not levels
        or not known
        or known in _WITHOUT_PREFIX
        or is_collective(name)
        or is_place(name)
        or name.endswith("公司")
    ):
        return ""
    level = levels[-1]
    plain = level.removesuffix("委")
    plain = plain.removesuffix("党")
    if known == "党委":
        return level if level.endswith("委") else f"{plain}委"
    return plain
