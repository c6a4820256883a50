"""Numbers as Word prints them (ECMA-376 part 1, 17.18.59 ST_NumberFormat), for lists and notes."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST = 99_999
_ENCLOSED = 20  # what Unicode has of them
_TENS, _HUNDREDS, _THOUSANDS, _TEN_THOUSANDS = 10, 100, 1_000, 10_000


def format_number(value: int, format_: str) -> str:
    """Return a number in one of Word's formats; a format that is not known prints decimal digits."""
    if format_ == "none":
        return ""
    return _FORMATS.get(format_, str)(value) if 0 < value <= _LARGEST else str(value)


def circled(value: int) -> str:
    """Return a number in a circle, in square brackets where Unicode has no circle for it."""
    for first, last, start in ((1, 20, "①"), (21, 35, "㉑"), (36, 50, "㊱")):
        if first <= value <= last:
            return chr(ord(start) + value - first)
    return f"[{value}]"


def _count(value: int, digits: str, units: tuple[str, ...], *, drops_one: bool) -> str:
    """Return a number below 100,000 in Chinese words: 十一, 二十, 一百零三."""
    words = ""
    is_gap = False
    for unit, size in zip(reversed(units), (_TEN_THOUSANDS, _THOUSANDS, _HUNDREDS, _TENS, 1), strict=True):
        digit, value = divmod(value, size)
        if digit:
            words += (digits[0] if is_gap and words else "") + digits[digit] + unit
            is_gap = False
        else:
            is_gap = True
    return words[1:] if drops_one and words.startswith(digits[1] + units[1]) else words


def _roman(value: int) -> str:
    words = ""
    for size, letters in _ROMAN:
        count, value = divmod(value, size)
        words += letters * count
    return words


def _counting(value: int) -> str:
    return _count(value, _DIGITS, ("", "十", "百", "千", "万"), drops_one=True).replace("〇", "零")


def _legal(value: int) -> str:
    return _count(value, _LEGAL, ("", "拾", "佰", "仟", "万"), drops_one=False)


def _legal_traditional(value: int) -> str:
    return _count(value, _LEGAL_TRADITIONAL, ("", "拾", "佰", "仟", "萬"), drops_one=False)


def _digit_by_digit(value: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(value))


def _full_width(value: int) -> str:
    return "".join(chr(ord("０") + int(digit)) for digit in str(value))


def _letters(value: int) -> str:
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


_FORMATS: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        **dict.fromkeys(("chineseCounting", "chineseCountingThousand", "japaneseCounting"), _counting),
        **dict.fromkeys(("taiwaneseCounting", "taiwaneseCountingThousand"), _counting),
        "chineseLegalSimplified": _legal,
        **dict.fromkeys(("ideographLegalTraditional", "japaneseLegal"), _legal_traditional),
        **dict.fromkeys(("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"), _digit_by_digit),
        "ideographTraditional": lambda value: _STEMS[(value - 1) % len(_STEMS)],
        "ideographZodiac": lambda value: _BRANCHES[(value - 1) % len(_BRANCHES)],
        "decimalZero": lambda value: f"{value:02}",
        **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), _full_width),
        **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), circled),
        "decimalEnclosedParen": lambda value: chr(ord("⑴") + value - 1) if value <= _ENCLOSED else f"({value})",
        "decimalEnclosedFullstop": lambda value: chr(ord("⒈") + value - 1) if value <= _ENCLOSED else f"{value}.",
        "lowerLetter": _letters,
        "upperLetter": lambda value: _letters(value).upper(),
        "lowerRoman": _roman,
        "upperRoman": lambda value: _roman(value).upper(),
    },
)
"""How each of Word's formats prints a number from 1 to `_LARGEST`."""
