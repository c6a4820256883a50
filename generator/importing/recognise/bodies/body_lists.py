"""A list of bodies, split without breaking names, and with the prefix that it prints only once.

`省发展改革委、财政厅等有关部门` names 省发展改革委 and 省财政厅 and stays open; `市委、市政府办公室` is one body;
`各市、县人民政府` are 各市人民政府 and 各县人民政府.
"""

import re
from dataclasses import dataclass, replace

from generator.importing.recognise.bodies.elision import EACH_TOO, restored
from generator.importing.recognise.bodies.list_pieces import GOVERNMENT, PARTY, list_pieces
from generator.importing.recognise.bodies.mentions import SHORTEST_NAME, Mention, read_mention
from generator.importing.recognise.bodies.names import (
    LEVEL_WORDS,
    Strength,
    bare,
    is_collective,
    is_place,
    prefix,
    stems,
    strength,
    system,
    system_at_any_level,
    without_prefix,
)
from generator.importing.recognise.text.brackets import closing, trim
from generator.text.blanks import without_blanks
from generator.text.spans import Span

_NONE = re.compile(r"(?:无|/|—+|-+|\*|略|同上|暂无|\(无\)|\s)*")
_ETC = re.compile(
    r"(?<![高中初平同劣优])等(?!级|院校|学校|教育|职业|保护|奖)"
    r"(?P<closing>(?P<governments>市县|县市|县区|区县|市州|县\([^()]*\)|[市县区州])(?:人民)?政府|(?:[^、,;()]{2,16}成员单位)?(?:国务院|中央|国家|全市|全县|[省市县区州]直|省级?|市级?|县级?|区级?|州级?|其他|相关|有关|各|各有关|成员|行业|主管|职能|责任|配合|参与|[\d一二三四五六七八九十]+[个家]?)*"
    r"(?:(?:部门|单位|机构|企业|部委|厅局|委办局|成员|银行|公司|高校|行业主管)(?:[、和及与](?:有关|相关|各)?(?:单位|部门|企业|机构))?)?)"
)
_JOINTS = re.compile(r"以及|及其|和|及|与|暨")
_JOINT_START = re.compile(r"^(?:以及|和|及|与|并)")


@dataclass(frozen=True, slots=True)
class BodyList:
    """The bodies of a list; `rest` are the spans of pieces that are no names."""

    mentions: tuple[Mention, ...]
    rest: tuple[Span, ...] = ()

    def are(self, strength: Strength) -> bool:
        """Whether there are names, each at least as strong, and nothing else."""
        return bool(self.mentions) and not self.rest and all(mention.sure >= strength for mention in self.mentions)


def read_list(text: str, start: int, end: int) -> BodyList:
    """Read a list of bodies between two places of a folded text.

    >>> text = "省委宣传部、网信办,省农业农村厅、商务厅和各市、县人民政府等有关部门"
    >>> [mention.name for mention in read_list(text, 0, len(text)).mentions]
    ['省委宣传部', '省委网信办', '省农业农村厅', '省商务厅', '各市人民政府', '各县人民政府']
    """
    mentions: list[Mention] = []
    rest: list[Span] = []
    for piece in list_pieces(text, start, end):
        if _NONE.fullmatch(text[slice(*piece)]):
            continue
        if mentions and _goes_on(text[slice(*piece)], mentions[-1].name):
            mentions.append(Mention(*piece, text[slice(*piece)]))
            continue
        names, opened = _names(text, *piece)
        if opened and not names and mentions:
            mentions[-1] = replace(mentions[-1], open_ended=True)
        if opened:
            mentions, names = _governments(text, piece, mentions, names)
        for mention in names:
            if mention.sure:
                mentions.append(mention)
            else:
                rest.append((mention.start, mention.end))
    return BodyList(tuple(restored(mentions)), tuple(rest))


def _governments(
    text: str, piece: Span, before: list[Mention], names: list[Mention]
) -> tuple[list[Mention], list[Mention]]:
    """Give bare places the office that closes their list: 广海、深港等市人民政府 are two governments of cities."""
    etc = _etc(text, *piece)
    if not etc or not etc["governments"]:
        return before, names
    office = etc["closing"] if len(etc["governments"]) == 1 else ""
    read = [*before, *names]
    for index in range(len(read) - 1, -1, -1):
        mention = read[index]
        if mention.sure > Strength.POSSIBLE or len(mention.name) > _LONGEST_PLACE:
            break
        read[index] = replace(mention, name=mention.name + office, ending=office, sure=Strength.FORMED)
    return read[: len(before)], read[len(before) :]


_LONGEST_PLACE = 4


def _goes_on(words: str, before: str) -> bool:
    """Whether words are a mere level (县) behind a collective of another: 各市、县、自治县人民政府."""
    plain = without_blanks(words)
    levels = re.fullmatch(LEVEL_WORDS, plain) is not None and len(plain) < SHORTEST_NAME
    return levels and (is_collective(before) or re.fullmatch(LEVEL_WORDS, before) is not None)


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


def _without_joint(text: str, start: int, end: int) -> Span:
    """Leave out a joint in front: 、以及各县区."""
    start, end = trim(text, start, end)
    joint = _JOINT_START.match(text[start:end])
    if joint and strength(text[start:end]) < Strength.KNOWN:
        start += joint.end()
    return trim(text, start, end, behind="。.:")


def _etc(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the 等 that ends a list within a piece, outside brackets."""
    for match in _ETC.finditer(text, start, end):
        depth = text.count("(", start, match.start()) - text.count(")", start, match.start())
        after = text[match.end() : end].strip()
        if not depth and (not after or _JOINT_START.match(after)):
            return match
    return None


_TWO = re.compile(r".*?(?P<level>[省市县区州旗镇乡])委(?=(?P=level)(?:人民)?政府$)")


def _parted(text: str, start: int, end: int) -> list[Mention]:
    """Part a piece at 和, 及, 与 where names stand on both sides, and 县委县政府."""
    if start >= end:
        return []
    two = _TWO.match(text, start, end)
    if two:
        return [read_mention(text, start, two.end()), read_mention(text, two.end(), end)]
    seam = _seam(text[start:end])
    if seam:
        return [read_mention(text, start, start + seam), *_parted(text, start + seam, end)]
    for joint in _JOINTS.finditer(text, start + 2, end):
        left, right = trim(text, start, joint.start()), trim(text, joint.end(), end)
        if system_at_any_level(text[start:end]):
            break
        if _outside(text, start, joint.start()) and _two_names(text[slice(*left)], text[slice(*right)]):
            return [*_parted(text, *left), *_parted(text, *right)]
    return [read_mention(text, start, end)]


_SEAM = re.compile(
    r"(?<=[局委办心司府院会队团处])(?=[省市县区州]|各[市县区乡镇街])|(?:(?<=[镇乡])|(?<=街道))(?=[\u3400-\u9fff]{2,6}(?:[镇乡]|街道))"
)


def _seam(name: str) -> int:
    """Return where a lost mark or line end ran two names together, or 0.

    Behind it stands a known name with its own level, a place behind a place, or behind a known name one of its level or
    all of a lower one.

    >>> names = ("沿河各镇政府县水利局", "东关街道白塔街道", "市住建局市城投集团各区政府", "国家税务总局临江市税务局")
    >>> [name[: _seam(name)] for name in names]
    ['沿河各镇政府', '东关街道', '市住建局', '']
    """
    if len(name) < _SHORTEST_PAIR or system(name):
        return 0
    for match in _SEAM.finditer(name):
        left, right = name[: match.start()], name[match.start() :]
        own = bool(prefix(right)) and system(without_prefix(right)) is not None
        if prefix(left) and system(without_prefix(left)):
            own = own or right[0] == "各" or (prefix(right) == prefix(left) and strength(right) is Strength.KNOWN)
        places = is_place(left) and is_place(right)
        if (places or (own and not PARTY.fullmatch(left))) and strength(left) >= Strength.FORMED:
            return match.start()
    return 0


_SHORTEST_PAIR = 6


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
    if (PARTY.fullmatch(left) and GOVERNMENT.match(right)) or without_prefix(left) in stems():
        return False
    if strength(left) < Strength.FORMED or len(bare(right)) < SHORTEST_NAME:
        return False
    if is_collective(left):
        return (
            bool(EACH_TOO.match(right))
            or (is_collective(right) and (right.endswith(_PLACES) or not right.startswith(("相关", "有关"))))
            or bool(prefix(right))
        )
    if right.startswith(("相关", "有关", "其")):
        return not left.endswith(("小组", "部门", "单位"))
    return strength(right) >= Strength.FORMED


_PLACES = ("地区", "地方", "省份", "城市")  # 相关部门及相关地区 are two, 各部门和有关单位 is one
