"""Chinese text as pinyin without tones."""

from functools import cache

from pypinyin import Style, lazy_pinyin
from pypinyin.seg.simpleseg import seg

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
    """Return the pinyin of each character of `text` without tones (`lv` for 率), an empty string where it has none."""
    readings: list[str] = []
    for word in seg(text):
        readings.extend(_word(word))
    for phrase, corrected in CORRECTIONS.items():
        start = text.find(phrase)
        while start >= 0:
            readings[start : start + len(phrase)] = corrected
            start = text.find(phrase, start + 1)
    return readings


@cache
def _word(word: str) -> tuple[str, ...]:
    """Return the pinyin of each character of a word. Cached: a plan repeats few words often."""
    readings: list[str] = []
    for syllable in lazy_pinyin(word, style=Style.NORMAL, errors="default"):
        unread = word.startswith(syllable, len(readings))  # characters without a reading come back as they are
        readings.extend([""] * len(syllable) if unread else [syllable])
    return tuple(readings)
