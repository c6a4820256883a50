"""What a list of bodies prints only once, given to each of its names: the level in front, the office behind, 各."""

import re
from dataclasses import replace

from generator.importing.recognise.bodies.mentions import Mention
from generator.importing.recognise.bodies.names import (
    LEVEL_WORDS,
    is_collective,
    is_place,
    prefix,
    stems,
    strength,
    system,
    without_prefix,
)

_LEVEL_WORD = re.compile(rf"(?P<each>(?:各|有关|相关|沿[线海江边湖河]|涉[及农]))?(?P<word>{LEVEL_WORDS})$")
_OFFICES = r"(?:人民政府|政府|行政公署|行署|管委会|管理委员会|党工委|党委|办事处|人民政府办公室)"
_OFFICE = re.compile(rf"{_OFFICES}(?:\([^()]*\))?$")
_WITHOUT_PREFIX = frozenset({"国家"})
EACH_TOO = re.compile(rf"(?:{LEVEL_WORDS}(?:{_OFFICES}|办)?|(?:开发区|园区|功能区)管委会)(?:\([^()]*\))?$")
_COMMITTEE = re.compile(r"(?P<place>.+?)(?P<level>[省市县区州旗镇乡])(?P<set>\([^()]*\))?(?:委|党委|工委|党工委)$")
_ITS_GOVERNMENT = re.compile(r"(?P<level>[省市县区州旗镇乡])?(?:人民)?政府$")


def continued(before: list[Mention], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Give names the prefix that an earlier list of the same statement prints: 省农业农村厅牵头,财政厅配合."""
    return tuple(restored([*before, *mentions])[len(before) :])


def restored(mentions: list[Mention]) -> list[Mention]:
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
    stem = without_prefix(mention.name)
    if following and stem in stems() and not stem.endswith("办") and not system(mention.name):
        last = re.search(r"(?:厅|局|部门|委|部)$", following[0].name)
        return last.group() if last else ""
    return ""


def _elided_prefix(name: str, before: list[Mention]) -> str:
    """Return the level that the list prints for an earlier name and means for this one too."""
    place = _its_place(name, before[-1].name) if before else ""
    if place:
        return place
    if prefix(name) and not EACH_TOO.match(name):
        return ""
    collective = before and re.match(r"各|沿[线海江边湖河]各?|有关|相关", before[-1].name)
    if collective and (EACH_TOO.match(name)):
        return collective.group()
    known = system(name)
    if not known or known in _WITHOUT_PREFIX or is_collective(name) or is_place(name) or name.endswith("公司"):
        return ""
    level = next((level for mention in reversed(before) if (level := _level(mention.name))), "")
    plain = level.removesuffix("委")
    plain = plain.removesuffix("党")
    if level and known == "党委":
        return level if level.endswith("委") else f"{plain}委"
    return plain


def _level(name: str) -> str:
    """Return the level that a name begins with: 市 of 市财政局 and of 团市委, 市委 of 市委宣传部."""
    league = re.match(r"团(?P<level>[省市县区州旗镇乡])?[工委]", name)
    return (league["level"] or "") if league else prefix(name)


def _its_place(name: str, committee: str) -> str:
    """Return the place that a government shares with the committee before it.

    >>> _its_place("区政府", "泽阳区委"), _its_place("人民政府", "各县(市、区)委"), _its_place("市政府", "市委")
    ('泽阳', '各县(市、区)', '')
    """
    first, second = _COMMITTEE.match(committee), _ITS_GOVERNMENT.match(name)
    if not first or not second:
        return ""
    level = first["level"] + (first["set"] or "")
    if second["level"]:
        return first["place"] if second["level"] == level else ""
    return first["place"] + level
