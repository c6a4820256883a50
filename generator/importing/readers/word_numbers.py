"""Numbers as Word prints them (ECMA-376 part 1, 17.18.59 ST_NumberFormat), for lists and notes."""

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
    (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST = 99_999
_TENS, _HUNDREDS, _THOUSANDS, _TEN_THOUSANDS = 10, 100, 1_000, 10_000


def format_number(value: int, format_: str) -> str:
    """Return a number in one of Word's formats; a format that is not known prints decimal digits."""
    if not 0 < value <= _LARGEST:
        return str(value)
    match format_:
        case "chineseCounting" | "chineseCountingThousand" | "japaneseCounting" | "taiwaneseCounting" | "taiwaneseCountingThousand":
            return _count(value, _DIGITS, ("", "十", "百", "千", "万"), drops_one=True).replace("〇", "零")
        case "chineseLegalSimplified":
            return _count(value, _LEGAL, ("", "拾", "佰", "仟", "万"), drops_one=False)
        case "ideographLegalTraditional" | "japaneseLegal":
            return _count(value, _LEGAL_TRADITIONAL, ("", "拾", "佰", "仟", "萬"), drops_one=False)
        case "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital":
            return "".join(_DIGITS[int(digit)] for digit in str(value))
        case "ideographTraditional":
            return _STEMS[(value - 1) % len(_STEMS)]
        case "ideographZodiac":
            return _BRANCHES[(value - 1) % len(_BRANCHES)]
        case "decimalZero":
            return f"{value:02}"
        case "decimalFullWidth" | "decimalFullWidth2":
            return "".join(chr(ord("０") + int(digit)) for digit in str(value))
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese":
            return circled(value)
        case "decimalEnclosedParen":
            return chr(ord("⑴") + value - 1) if value <= 20 else f"({value})"  # noqa: PLR2004 - Unicode has twenty
        case "decimalEnclosedFullstop":
            return chr(ord("⒈") + value - 1) if value <= 20 else f"{value}."  # noqa: PLR2004 - the same
        case "lowerLetter" | "upperLetter":
            letter = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
            return letter if format_ == "lowerLetter" else letter.upper()
        case "lowerRoman" | "upperRoman":
            return _roman(value) if format_ == "lowerRoman" else _roman(value).upper()
        case "none":
            return ""
        case _:
            return str(value)


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
