"""Texts are read as pypinyin reads them, but for what `CORRECTIONS` says."""

import re

from pypinyin import lazy_pinyin
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

from generator.text.pinyin import CORRECTIONS, spoken
from tests.support.paths import CITY

CORRECTED = re.compile("|".join(CORRECTIONS))


def by_library(text: str) -> list[str]:
    """Return the library's readings, one a character, an empty string where it has none."""
    readings: list[str] = []
    for syllable in lazy_pinyin(text, errors=lambda unread: f" {len(unread)}"):
        readings += [""] * int(syllable) if syllable.startswith(" ") else [syllable]
    return readings


def test_texts_are_read_as_the_library_reads_them() -> None:
    """Lines of an official text with its punctuation, and what is no Chinese or no phrase."""
    text = (CITY / "source").glob("*.txt")
    lines = [line for path in text for line in path.read_text(encoding="utf-8").splitlines()]
    lines += ["", "A股〇、Ⅳ", "一不做，二不休", "".join(map(chr, range(0x4E00, 0x4F00)))]
    for line in lines:
        if not CORRECTED.search(line):
            assert (line, spoken(line)) == (line, by_library(line))


def test_every_character_and_phrases_have_the_librarys_readings(*, thorough: bool) -> None:
    """All characters that have a reading, and phrases of its dictionary, a sample of them in a plain run."""
    characters = [chr(code) for code in sorted(PINYIN_DICT)][:: 1 if thorough else 20]
    phrases = sorted(PHRASES_DICT)[:: 1 if thorough else 50]
    for text in [*characters, *phrases]:
        if not CORRECTED.search(text):
            assert (text, spoken(text)) == (text, by_library(text))
