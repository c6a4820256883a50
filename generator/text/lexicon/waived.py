"""Common names and phrases that hold a figure and state none: 十四五, 一带一路, 放管服; the product ships the list."""

import re
from functools import cache
from importlib.resources import files


@cache
def waived_names() -> dict[str, str]:
    """Return the reason for each name."""
    lines = files("generator.text.lexicon").joinpath("waived.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {word: reason for words, reason in rows for word in words.split()}


@cache
def waived_pattern() -> str:
    """Return the names as one regular expression, in quotation marks or without; “十四五”期末 is a date and stays."""
    words = sorted(waived_names(), key=lambda word: (-len(word), word))
    # letters and digits beside a name make it part of another: 12345 in 123456
    names = "|".join(map(re.escape, words))
    return rf"[“\"]?(?<![0-9A-Za-z.])(?:{names})(?![0-9%％.]|[”\"]?(?:期末|末))[”\"]?(?:期间|时期)?"
