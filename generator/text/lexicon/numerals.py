"""Chinese and Arabic numerals as numbers."""

DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
TENS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10_000, "亿": 100_000_000}
WIDE = str.maketrans("０１２３４５６７８９．", "0123456789.")


def number(numeral: str) -> float:
    """Return the value of `31.5`, `１２`, `十二`, `一百零五`, `两万` or `二〇一二` (digit by digit).

    Raises ValueError for what is no numeral.
    """
    plain = numeral.translate(WIDE).replace(" ", "")
    if plain[:1].isdigit():
        return float(plain)
    if not plain or not set(plain) <= DIGITS.keys() | TENS.keys() | MYRIADS.keys():
        message = f"no numeral: {numeral}"
        raise ValueError(message)
    if len(plain) > 1 and set(plain) <= DIGITS.keys():
        return float("".join(str(DIGITS[character]) for character in plain))
    return float(_positional(plain))


def _positional(numeral: str) -> int:
    """Return the value of a positional numeral: digits times powers of ten, in sections of 万 and 亿."""
    total = section = digit = 0
    for character in numeral:
        if character in DIGITS:
            digit = DIGITS[character]
        elif character in TENS:
            section += (digit or 1) * TENS[character]
            digit = 0
        else:
            total = (total + section + digit or 1) * MYRIADS[character]
            section = digit = 0
    return total + section + digit
