"""A list of bodies in pieces of one name each: at marks, blanks and numbers, without breaking names."""

import re

from generator.importing.recognise.bodies.mentions import FIRST_POINTS
from generator.importing.recognise.bodies.names import (
    Strength,
    bare,
    is_collective,
    is_contact,
    prefix,
    strength,
    system_at_any_level,
)
from generator.importing.recognise.text.brackets import outer, trim
from generator.text.spans import Span

SEPARATORS = "、,;/\n\t|"
PARTY = re.compile(r"(?:.*党(?:工)?委|[省市县区州旗镇乡]委)$")
GOVERNMENT = re.compile(r"(?:[省市县区州旗镇乡]|人民)?(?:人民)?政府")


def list_pieces(text: str, start: int, end: int) -> list[Span]:
    """Split at marks and at blanks between names; join what is one name: 市委、市政府办公室."""
    parts: list[Span] = []
    for piece in outer(text, start, end, SEPARATORS):
        parts.extend(_at_numbers(text, *piece) or _at_blanks(text, *piece))
    joined: list[Span] = []
    for part in parts:
        if joined and (
            _one_name(text, joined[-1], part)
            or _broken_name(text, joined[-1], part)
            or FIRST_POINTS.fullmatch(text, *joined[-1])
        ):
            joined[-1] = (joined[-1][0], part[1])
        else:
            joined.append(part)
    return joined


_NUMBER = re.compile(r"[①-⑳]|[(]\d{1,2}[)]|(?<![\d.])\d{1,2}[.](?=[\u3400-\u9fff])")


def _at_numbers(text: str, start: int, end: int) -> list[Span]:
    """Split at the numbers before names of bodies, which are left out: ①县教体局②县公安局; none where others follow."""
    numbers = list(_NUMBER.finditer(text, start, end))
    if not numbers or text[start : numbers[0].start()].strip():
        return []
    ends = [*(number.start() for number in numbers[1:]), end]
    names = [trim(text, number.end(), stop) for number, stop in zip(numbers, ends, strict=True)]
    return names if all(strength(text[slice(*name)].rstrip("等")) >= Strength.FORMED for name in names) else []


def _at_blanks(text: str, start: int, end: int) -> list[Span]:
    """Split at blanks and at odd marks (甲局·乙局) where all sides are names of bodies; 教 育 局 stays whole.

    A name that a line end broke is one (住房和城乡 建设局), and so are a body and the person behind it.

    >>> text = "市住房和城乡 建设局 市水务集团 孙立"
    >>> [text[slice(*piece)] for piece in _at_blanks(text, 0, len(text))]
    ['市住房和城乡 建设局', '市水务集团 孙立']
    """
    words: list[Span] = []
    bodies: list[str] = []
    for word in outer(text, start, end, " ·•+&"):
        own = text[slice(*word)]
        if words and (is_contact(own) or len(own) == 1):  # 李 明
            words[-1] = (words[-1][0], word[1])
        elif words and _is_broken(bodies[-1], own):
            words[-1], bodies[-1] = (words[-1][0], word[1]), bodies[-1] + own
        else:
            words.append(word)
            bodies.append(own)
    if len(words) > 1 and all(strength(body.rstrip("等")) >= Strength.FORMED for body in bodies):
        return words
    return [(start, end)]


def _one_name(text: str, left: Span, right: Span) -> bool:
    """Whether 市委 + 市政府办公室 or 党委 + 政府 stand for one body: a committee and a government in one name."""
    if text[left[1] : right[0]].strip() != "、":
        return False
    first, second = bare(text[slice(*left)]), bare(text[slice(*right)])
    government = GOVERNMENT.match(second)
    if not government or not PARTY.fullmatch(first):
        return False
    if first.endswith(("党委", "党工委")):
        return government.end() == len(second) or second.startswith(("人民政府", "政府"))
    return government.end() < len(second) and second[0] == first[0]


def _broken_name(text: str, left: Span, right: Span) -> bool:
    """Whether a line end breaks one name: 区住房城乡 + 建设局, where the two parts are not both names."""
    if text[left[1] : right[0]].strip(" ") != "\n":
        return False
    return _is_broken(text[slice(*left)], text[slice(*right)])


def _is_broken(first: str, second: str) -> bool:
    """Whether two words are the parts of one name."""
    whole = first + second
    if system_at_any_level(whole):
        return not system_at_any_level(first)
    return strength(first) < Strength.FORMED <= strength(whole) and not prefix(second) and not is_collective(second)
