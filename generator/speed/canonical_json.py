"""Write JSON as RFC 8785 has it in a tenth of its library's time, which is asked where Python's own encoder differs."""

import json
import re

import rfc8785

# Integers that a double holds for sure, and fractions that Python writes without an exponent.
_PLAIN = re.compile(r"-?[0-9]{1,15}(\.[0-9]+)?")


def canonical_json(value: object) -> bytes:
    """Return what `rfc8785.dumps` does. Raises ValueError for numbers and characters that it does not have.

    Python writes 31.0 where it has 31, and some fractions otherwise; refuses no large number; and sorts keys beyond the
    Basic Multilingual Plane otherwise. All else is the same.
    """
    text = _dumps(value)
    numbers: list[str] = []

    def number(words: str) -> float:
        numbers.append(words)
        value = float(words)
        return int(value) if value.is_integer() else value

    again = json.loads(text, parse_int=number, parse_float=number, parse_constant=number)
    in_plane = len(text.encode("utf-16-le")) == 2 * len(text)
    if not (in_plane and all(map(_PLAIN.fullmatch, numbers))):
        return rfc8785.dumps(value)  # type: ignore[arg-type] # it says what it refuses
    return (_dumps(again) if any(words.endswith(".0") for words in numbers) else text).encode()


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
