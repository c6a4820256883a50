"""The pinyin of the characters of a text, as a table small enough to send to a browser.

pypinyin reads whole phrases, so that 长 is chang in 长短 and zhang in 增长. The table keeps every reading that a
character has somewhere in the plan: a query may then be typed with the reading that its writer has in mind.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain

from generator.text.pinyin import spoken

_CHARACTERS = re.compile(r"[\u3400-\u9fff]+")


def table(texts: Iterable[str], given: Mapping[str, str]) -> str:
    """Return every reading of every character, the commonest first: `xing,hang行`, groups parted by spaces.

    `given` maps a text to its readings where the dictionary is wrong (the field `pinyin` of a unit), parted by spaces.
    """
    stretches = dict.fromkeys(stretch for text in texts for stretch in _stretches(text, given))
    spellings = (given[stretch].split() if stretch in given else spoken(stretch) for stretch in stretches)
    pairs = Counter(zip("".join(stretches), chain.from_iterable(spellings), strict=True))
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for (character, reading), count in pairs.items():
        counts[character][reading] = count
    groups: dict[str, list[str]] = defaultdict(list)
    for character, by_reading in counts.items():
        in_order = sorted(by_reading, key=lambda reading: (-by_reading[reading], reading))
        groups[",".join(in_order)].append(character)
    return " ".join(readings + "".join(sorted(characters)) for readings, characters in sorted(groups.items()))


def _stretches(text: str, given: Mapping[str, str]) -> list[str]:
    """Return the parts between punctuation marks, which no phrase crosses; a text with given readings is one part."""
    return [text] if text in given else _CHARACTERS.findall(text)
