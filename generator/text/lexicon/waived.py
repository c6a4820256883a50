"""Common names and phrases that hold a figure and state none: 十四五, 一带一路, 放管服; the product ships the list."""

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from generator.text.lexicon.patterns import alternatives


class WaivedNames(NamedTuple):
    """A row of the list.

    Fields:
        words: the names, each with a figure.
        reason: why they are no figures.
        beside: words of which one must stand beside a name (拨打110, 120急救电话); without any, the name stands alone.

    """

    words: tuple[str, ...]
    reason: str
    beside: tuple[str, ...]


@cache
def waived_names() -> tuple[WaivedNames, ...]:
    """Return the rows of the list, in its order."""
    lines = files("generator.text.lexicon").joinpath("waived.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return tuple(
        WaivedNames(tuple(words.split()), reason, tuple(" ".join(rest).split())) for words, reason, *rest in rows
    )


@cache
def waived_pattern() -> str:
    """Return the names as one regular expression, in quotation marks or without; “十四五”期末 is a date and stays."""
    alone = alternatives(word for row in waived_names() if not row.beside for word in row.words)
    beside = "".join(f"|{_beside(row)}" for row in waived_names() if row.beside)
    first = "".join(sorted({word[0] for row in waived_names() for word in row.words}))
    # letters and digits beside a name make it part of another: 12345 in 123456
    names = rf"(?:{alone})(?![0-9%％.]|[”\"]?(?:期末|末))[”\"]?(?:期间|时期)?"
    # Most characters begin no name: to see that first takes a twentieth of the time.
    return rf"(?=[“\"{re.escape(first)}])[“\"]?(?<![0-9A-Za-z.])(?:{names}{beside})"


def _beside(row: WaivedNames) -> str:
    """Return names, or several in a row, beside their words (拨打110、120; 120等急救电话)."""
    name = rf"(?:{alternatives(row.words)})(?![0-9%％.])[”\"]?"
    names = rf"{name}(?:[、和与及/][“\"]?{name})*"
    words = alternatives(row.beside)
    before = "|".join(f"(?<={re.escape(word + mark)})" for word in row.beside for mark in ("", "：", "“", "：“"))
    # a word before them is not enough where a counted noun follows: 电话120部
    return rf"{names}(?=等?(?:{words}))|(?:{before}){names}(?=等|[^\u4e00-\u9fff]|$)"
