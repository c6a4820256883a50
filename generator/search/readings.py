"""How the characters of a text are read aloud, as a table small enough to send to a browser.

pypinyin reads whole phrases, so that 长 is chang in 长短 and zhang in 增长. The table keeps every reading that a
character has somewhere in the plan: a query may then be typed with the reading that its writer has in mind.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from pypinyin import Style, lazy_pinyin

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Phrases that pypinyin's own dictionary reads wrongly or cuts wrongly.
CORRECTIONS = {
    "长效": ("chang", "xiao"),
    "长效机制": ("chang", "xiao", "ji", "zhi"),
    "调解": ("tiao", "jie"),
    "大调解": ("da", "tiao", "jie"),
    "诉调": ("su", "tiao"),
    "检调": ("jian", "tiao"),
    "公调": ("gong", "tiao"),
    "访调": ("fang", "tiao"),
    "联调": ("lian", "tiao"),
    "调委会": ("tiao", "wei", "hui"),
    "行动计划": ("xing", "dong", "ji", "hua"),
    "和药品": ("he", "yao", "pin"),
}


def spoken(text: str) -> list[str]:
    """Return the reading of each character of `text` without tones (`lv` for 率), an empty string where it has none."""
    readings: list[str] = []
    for found in lazy_pinyin(text, style=Style.NORMAL, errors="default"):
        untouched = text.startswith(found, len(readings))  # a run of other characters comes back as it is
        readings.extend([""] * len(found) if untouched else [found])
    for phrase, corrected in CORRECTIONS.items():
        start = text.find(phrase)
        while start >= 0:
            readings[start : start + len(phrase)] = corrected
            start = text.find(phrase, start + 1)
    return readings


def table(texts: Iterable[str], given: Mapping[str, str]) -> str:
    """Return every reading of every character, the commonest first: `xing,hang行`, groups parted by spaces.

    `given` maps a text to its readings where the dictionary is wrong (the field `pinyin` of a unit), parted by spaces.
    """
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        readings = given[text].split() if text in given else spoken(text)
        for character, reading in zip(text, readings, strict=True):
            if reading:
                found[character][reading] += 1
    groups: dict[str, list[str]] = defaultdict(list)
    for character, heard in found.items():
        groups[",".join(sorted(heard, key=lambda reading: (-heard[reading], reading)))].append(character)
    return " ".join(readings + "".join(sorted(characters)) for readings, characters in sorted(groups.items()))
