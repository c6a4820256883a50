"""Slips of an input method or of git that YAML takes for something else: full-width marks, invisible blanks."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from generator.findings import Finding, Location
from generator.source.file_rules import finding

_BLANK = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"  # blanks that are no spaces
_KEY = r"[a-z_]+"
_IN_KEY = re.compile(f"[：，{_BLANK}]")
_IN_PLAIN = re.compile(f"{_KEY}(?:(：)|:([{_BLANK}]))")
_LINE = re.compile(
    f" *(?:- *)*(?:(?P<blank>[{_BLANK}])|{_KEY}(?P<colon>：)|{_KEY}:(?P<after>[{_BLANK}])|-(?P<dash>[{_BLANK}]))"
)
_CONFLICT = re.compile(r"^(<{7}|\|{7}|={7}|>{7})(?= |$)", re.MULTILINE)
_BEFORE = 2  # lines above the one where the parser stopped that may be the cause


def conflicts(text: str, file: str) -> Iterator[Finding]:
    """Yield a finding for each mark of a merge conflict that git left in a file."""
    for number, line in enumerate(text.split("\n") if _CONFLICT.search(text) else (), start=1):
        if mark := _CONFLICT.match(line):
            message = f"这里是 git 的冲突标记“{mark[1]}” (a conflict mark of git)"
            yield finding("yaml-syntax", Location(file, number), message)


def in_key(key: str) -> str | None:
    """Return what a key holds that is no part of any name, described; None where it holds nothing of the kind."""
    match = _IN_KEY.search(key)
    return described(match[0]) if match else None


def in_plain(words: str, *, in_flow: bool) -> str | None:
    """Return what makes one value of what was meant as several, described; `in_flow`: it is an item in [ ]."""
    if match := _IN_PLAIN.match(words):
        return described(match[1] or match[2])
    return described("，") if in_flow and "，" in words else None


def near(lines: Sequence[str], stopped: int, begun: int) -> tuple[int, int, str] | None:
    """Return line and column, from 1, and the character that may be why a parser stopped; None where none may.

    The lines looked at are the one where it stopped, the two above, and `begun`, where it began what it could not end.
    """
    for number in dict.fromkeys((*range(stopped, max(stopped - _BEFORE, 1) - 1, -1), begun)):
        if number <= len(lines) and (match := _LINE.match(lines[number - 1])):
            group = str(match.lastgroup)
            return number, match.start(group) + 1, described(match[group])
    return None


def described(character: str) -> str:
    """Return `全角冒号“：” U+FF1A` or the like."""
    code = f"U+{ord(character):04X}"
    if character == "：":
        return f"全角冒号“：” {code} (a full-width colon)"
    if character == "，":
        return f"全角逗号“，” {code} (a full-width comma)"
    name = unicodedata.name(character, "no name").lower()
    return f"不是空格的空白 {code} ({name}, which is no space)"
