"""Characters that look like others: what people see of a name, and letters of other scripts within one."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# Characters that input methods and scanners often confuse: 笫31项, 巿公安局.
CONFUSED = {"笫": "第", "巿": "市"}
# Radicals that PDF readers paste (Unicode, EquivalentUnifiedIdeograph.txt; NFKC folds the Kangxi block, not these).
RADICALS = dict(
    zip(
        "⺟⺠⺼⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻩⻬⻰⻳",
        "母民肉虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟黄齐龙龟",
        strict=True,
    )
)
_SHAPES = str.maketrans(CONFUSED | RADICALS | dict.fromkeys("○◯", "〇") | dict.fromkeys("ーㄧ", "一"))
# Scripts whose letters look like Latin ones or like parts of characters (Unicode, confusables.txt).
_SCRIPTS = frozenset({"CYRILLIC", "GREEK", "COPTIC", "ARMENIAN", "CHEROKEE", "LISU", "KATAKANA", "BOPOMOFO"})
_LETTERS = "\u0370-\u058f\u13a0-\u13ff\u1f00-\u1fff\u2c80-\u2cff\u30a1-\u30ff\u3105-\u312f\ua4d0-\ua4ff"  # of those
_WORD = re.compile(rf"(?<![^\W\d_])[^\W\d_]*[{_LETTERS}][^\W\d_]*")  # from a word's beginning on, else it is slow
_MOST_WORDS = 50  # of a script: more are not all within one name


_KANGXI = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
_CHARACTERS = str.maketrans(_KANGXI | RADICALS)


def without_radicals(text: str) -> str:
    """Return a text with the characters that its radicals look like: many PDF files name those for them.

    >>> without_radicals("\u2f54利局、\u2ed3沙\u2f02") == "水利局、长沙丶"
    True
    """
    return text.translate(_CHARACTERS)


@lru_cache(maxsize=10_000)
def seen(name: str) -> str:
    """Return what people see of a name: in Unicode's NFKC, without blanks, with one shape for those that look alike.

    Cached: several rules compare the same names.

    >>> seen("⻓沙巿 一○五医院") == seen("长沙市一〇五医院")
    True
    """
    return "".join(unicodedata.normalize("NFKC", name).translate(_SHAPES).split())


def words_by_script(text: str) -> dict[str, tuple[str, ...]]:
    """Return words of a text with letters of each script that has look-alikes, the first 50 of a script.

    >>> words_by_script("α粒子、Москва")
    {'GREEK': ('α粒子',), 'CYRILLIC': ('Москва',)}
    """
    words: dict[str, dict[str, None]] = {}
    for match in _WORD.finditer(text):
        for script in sorted({_script(letter) for letter in match.group()} & _SCRIPTS):
            if len(known := words.setdefault(script, {})) < _MOST_WORDS:
                known[match.group()] = None
    return {script: tuple(known) for script, known in words.items()}


def _script(letter: str) -> str:
    """Return the first word of a letter's Unicode name: GREEK, CYRILLIC."""
    return unicodedata.name(letter, "").partition(" ")[0]


def strange_letters(name: str) -> Iterator[tuple[str, str]]:
    """Yield letters, with their script, that look like others and share a word with letters of another script.

    >>> list(strange_letters("市公安\u0410局")), list(strange_letters("\u041c\u043e\u0441\u043a\u0432\u0430"))
    ([('А', 'CYRILLIC')], [])
    """
    for word in _WORD.findall(name):
        scripts = [_script(letter) for letter in word]
        if len(set(scripts)) > 1:
            yield from ((letter, script) for letter, script in zip(word, scripts, strict=True) if script in _SCRIPTS)
