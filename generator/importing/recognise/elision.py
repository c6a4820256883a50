"""A name in a list of bodies, and what the list prints only once: the level in front, the office behind, 各."""

import re
from dataclasses import dataclass, replace

from generator.importing.recognise.labels import Label
from generator.importing.recognise.names import (
    Strength,
    families,
    is_collective,
    is_place,
    prefix,
    strength,
    system,
)

_LEVEL_WORD = re.compile(
    r"(?P<each>(?:各|有关|相关|沿[线海江边湖河]|涉[及农])(?:设区)?)?(?P<word>市州|市地|地市|县市区|市县区|县区|县市|市县|区县|乡镇|镇街|街镇|省|自治区|直辖市|市|县|区|州|盟|旗|"
    r"自治县|镇|乡|街道)(?:\([^()]*\))?$"
)
_OFFICE = re.compile(r"(?:人民政府|政府|管委会|管理委员会|党工委|党委|办事处|人民政府办公室)(?:\([^()]*\))?$")
_WITHOUT_PREFIX = frozenset({"国家"})
EACH_TOO = re.compile(
    r"(?:街道办事处|街道办|街道|[市县区镇乡](?:\([^()]*\))?人民政府|[市县区镇乡](?:\([^()]*\))?政府|社区|村|县|区|镇|乡|市|县\([^()]*\)|自治县|自治县人民政府|开发区管委会|园区管委会|功能区管委会)(?:\([^()]*\))?$"
)


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
    stem = mention.name[len(prefix(mention.name)) :] if prefix(mention.name) else mention.name
    if following and stem in families()[1] and not stem.endswith("办") and not system(mention.name):
        last = re.search(r"(?:厅|局|部门|委|部)$", following[0].name)
        return last.group() if last else ""
    return ""


def _elided_prefix(name: str, before: list[Mention]) -> str:
    """Return the level that the list prints for an earlier name and means for this one too."""
    if prefix(name) and not EACH_TOO.match(name):
        return ""
    collective = before and re.match(r"各|沿[线海江边湖河]各?|有关|相关", before[-1].name)
    if collective and (EACH_TOO.match(name)):
        return collective.group()
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
