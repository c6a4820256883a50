"""Values of cells as Excel shows them (ECMA-376 part 1, 18.8.31): the formats that notices use, the rest as General."""

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal

_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]')
_DATE_PART = re.compile(
    r'"([^"]*)"|\\(.)|_.|\*.|\[\$[^\]]*\]|\[[^\]]*\]|(上午/下午|am/pm|a/p)|(y+|m+|d+|h+|s+|a{3,})|(.)', re.IGNORECASE
)
_NUMBER = re.compile(r"[#0?][#0?,]*(?:\.[#0?]*)?")
_SECTION_END = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
_GENERAL_DIGITS = 11
_WEEKDAYS = "一二三四五六日"
_LETTERS_OF_A_NAME = 3
_NOON = 12
_LETTERS_OF_A_YEAR = 2


def format_value(value: object, number_format: str) -> str:
    """Return what Excel shows of a cell's value in its number format; an unknown form of number is shown as General."""
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case dt.datetime() | dt.date() | dt.time():
            return _format_date(value, number_format)
        case int() | float():
            return _format_number(value, number_format)
        case _:
            return str(value)


def _format_number(value: float, number_format: str) -> str:
    """Return a number with the digits, separators and literal words of its format."""
    sections = _sections(number_format)
    section = sections[0]
    if value < 0 and len(sections) > 1:
        section, value = sections[1], -value
    elif value == 0 and len(sections) > 2:  # noqa: PLR2004 - the third section is that of zero
        section = sections[2]
    if not section.strip():
        return "" if len(sections) > 1 else _general(value)
    literals: list[str] = []

    def keep(match: re.Match[str]) -> str:
        literals.append(match[1] or match[2] or "")
        return "\ue000"

    plain = _LITERAL.sub(keep, section)
    digits = _NUMBER.search(plain)
    if "general" in plain.lower():
        words = re.sub("general", _general(value), plain, flags=re.IGNORECASE)
    elif digits is None or re.search(r"[eE][+-]|\?+/|/\s*[#?0-9]|@", plain):
        return _general(value) if digits or "@" in plain else _fill(plain, literals).strip()
    else:
        words = plain[: digits.start()] + _digits(value, digits[0], "%" in plain) + plain[digits.end() :]
    return _fill(words, literals).strip()


def _sections(number_format: str) -> list[str]:
    """Return the sections of a format: positive, negative, zero, text; a semicolon in quotes parts nothing."""
    return _SECTION_END.split(number_format)


def _fill(words: str, literals: list[str]) -> str:
    remaining = iter(literals)
    return "".join(next(remaining) if character == "\ue000" else character for character in words)


def _digits(value: float, pattern: str, is_percent: bool) -> str:  # noqa: FBT001
    """Return a number's digits, rounded as the pattern has decimals."""
    whole, _, fraction = pattern.partition(".")
    number = Decimal(repr(value)) * (100 if is_percent else 1)
    number /= 1000 ** (len(whole) - len(whole.rstrip(",")))
    rounded = number.quantize(Decimal(1).scaleb(-len(fraction)), ROUND_HALF_UP)
    words = f"{abs(rounded):,f}" if "," in whole.rstrip(",") else f"{abs(rounded):f}"
    least = fraction.rstrip("#?")
    if len(least) < len(fraction):
        before, _, after = words.partition(".")
        after = after[: len(least)] + after[len(least) :].rstrip("0")
        words = f"{before}.{after}" if after else before
    integral, point, decimals = words.partition(".")
    if integral == "0" and "0" not in whole:
        integral = ""
    return ("-" if rounded < 0 else "") + integral.zfill(whole.count("0")) + point + decimals


def _general(value: float) -> str:
    """Return a number in the General format: at most eleven digits."""
    number = Decimal(repr(value))
    if number == number.to_integral_value() and abs(number) < 10**_GENERAL_DIGITS:
        return f"{number.to_integral_value():f}"
    if abs(number) >= 10**_GENERAL_DIGITS or abs(number) < Decimal("1e-9"):
        return f"{value:.5E}".replace(".00000E", "E")
    decimals = max(0, _GENERAL_DIGITS - 1 - len(str(int(abs(number)))))
    return f"{number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):f}".rstrip("0").rstrip(".")


def _format_date(value: dt.datetime | dt.date | dt.time, number_format: str) -> str:
    """Return a date or time in the parts of its format; `m` beside hours or seconds means minutes."""
    section = _sections(number_format)[0]
    parts = list(_DATE_PART.finditer(section))
    codes = [index for index, match in enumerate(parts) if match[4]]
    has_noon = any(match[3] for match in parts)
    words: list[str] = []
    for index, match in enumerate(parts):
        if match[4]:
            around = codes.index(index)
            before = parts[codes[around - 1]][4].lower() if around else ""
            after = parts[codes[around + 1]][4].lower() if around + 1 < len(codes) else ""
            code = match[4].lower()
            is_minutes = code[0] == "m" and (before.startswith("h") or after.startswith("s"))
            words.append(_date_part(value, code, is_minutes=is_minutes, has_noon=has_noon))
        elif match[3]:
            is_morning = getattr(value, "hour", 0) < _NOON
            words.append(("上午" if is_morning else "下午") if "午" in match[3] else "AM" if is_morning else "PM")
        else:
            words.append(match[1] or match[2] or match[5] or "")
    return "".join(words).replace("@", "").strip()


def _date_part(value: object, code: str, *, is_minutes: bool, has_noon: bool) -> str:
    """Return one part of a date, such as yyyy, m, dd, hh or aaa."""
    digits = min(len(code), 2)
    if code[0] in "hs" or is_minutes:
        number = getattr(value, {"h": "hour", "m": "minute", "s": "second"}[code[0]], 0)
        return f"{(number + 11) % 12 + 1 if code[0] == 'h' and has_noon else number:0{digits}}"
    return _day_part(value, code) if isinstance(value, dt.date) else ""


def _day_part(value: dt.date, code: str) -> str:
    """Return the year, month, day or day of the week of a date."""
    is_name = len(code) >= _LETTERS_OF_A_NAME
    match code[0]:
        case "y":
            return f"{value.year:04}" if len(code) > _LETTERS_OF_A_YEAR else f"{value.year % 100:02}"
        case "m":
            return f"{value.month}月" if is_name else f"{value.month:0{len(code)}}"
        case "d" if not is_name:
            return f"{value.day:0{len(code)}}"
        case _:
            return ("星期" if len(code) > _LETTERS_OF_A_NAME else "") + _WEEKDAYS[value.weekday()]
