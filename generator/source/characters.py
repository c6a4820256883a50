"""Characters that no file and no value may hold, and where they stand."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import islice

from generator.findings import Finding, Location
from generator.invisible import BIDI, IGNORABLE, INVISIBLE
from generator.source.file_rules import finding
from generator.source.places import SourcePlace

MOST = 100  # findings of a file; the next check shows the rest

_UNWANTED_IN_FILE = re.compile(f"[\\t\\r]|{INVISIBLE.pattern}")
_MARKUP = re.compile(r"<[A-Za-z/!?]|\{[{%#]")
_UNWANTED_IN_TEXT = re.compile(f"{INVISIBLE.pattern}|{_MARKUP.pattern}")
_UNWANTED_OR_ESCAPE = re.compile(rf"""{_UNWANTED_IN_TEXT.pattern}|\\[^n"\\]""")
_PIECE = 24  # characters, blanks apart, by which markup of a value is compared with that of the official text


class LineTable:
    """Where the lines of a text begin: the line of an offset takes the logarithm of their number to find."""

    def __init__(self, text: str) -> None:
        """Find the line feeds of `text`."""
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def at(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset, both from 0."""
        line = bisect_right(self.starts, offset) - 1
        return line, offset - self.starts[line]


def unwanted_in_file(text: str, file: str) -> list[Finding]:
    """Return a finding for each of the first characters of a file that no file may hold."""
    matches = list(islice(_UNWANTED_IN_FILE.finditer(text), MOST))
    lines = LineTable(text) if matches else None
    findings = []
    for match in matches:
        line, column = lines.at(match.start()) if lines else (0, 0)
        findings.append(_finding(match[0], Location(file, line + 1, column + 1)))
    return findings


def may_hold_unwanted(text: str) -> bool:
    r"""Say whether a value of YAML or JSON may hold what `unwanted_in_value` finds, by the text of its file.

    Where the text itself holds nothing unwanted, only an escape (`\u200b`) makes what is; those of a line feed, a quote
    and a backslash do not. One look at the text takes a tenth of the time of one at each value.
    """
    return _UNWANTED_OR_ESCAPE.search(text) is not None


def unwanted_in_value(words: str, file: str, place: SourcePlace, printed: tuple[str, ...] = ()) -> Iterator[Finding]:
    """Yield a finding for each of the first characters and pieces of markup in `words` that no value may hold.

    Markup is wanted where the official text prints it: `printed` is what `markup_in` returns of that.
    """
    lines = None
    unwanted = (match for match in _UNWANTED_IN_TEXT.finditer(words) if not _is_printed(words, match, printed))
    for match in islice(unwanted, MOST):
        location = Location(file, place.line, place.column)
        if place.text is not None:
            lines = lines or LineTable(words)
            line, column = lines.at(match.start())
            location = Location(file, place.text[0] + line, place.text[1] + column)
        yield _finding(match[0], location)


def markup_in(text: str) -> tuple[str, ...]:
    r"""Return, sorted, the beginnings of HTML tags and template syntax in a text: 24 characters, blanks left out.

    >>> markup_in("单位<br>：{{ name }}\n3 < 5")
    ('<br>：{{name}}3<5', '{{name}}3<5')
    """
    return tuple(sorted({_piece(text, match.start()) for match in _MARKUP.finditer(text)}))


def _piece(text: str, start: int) -> str:
    """Return the characters from an offset on, without blanks and line ends, which records have elsewhere."""
    return "".join(text[start : start + 8 * _PIECE].split())[:_PIECE]


def _is_printed(words: str, match: re.Match[str], printed: tuple[str, ...]) -> bool:
    """Say whether markup in a value is that of the official text, as far as the value goes."""
    if len(match[0]) == 1:
        return False
    piece = _piece(words, match.start())
    place = bisect_left(printed, piece)
    return place < len(printed) and printed[place].startswith(piece)


def _finding(unwanted: str, location: Location) -> Finding:
    code = f"U+{ord(unwanted[0]):04X}"
    if len(unwanted) > 1:
        return finding("markup", location, f"文字里有“{unwanted}”：HTML 标签或模板语法 (HTML or template syntax)")
    if unwanted == "\t":
        return finding("yaml-tab", location, "这里有制表符 (a tab)")
    if re.match(f"[{BIDI}]", unwanted):
        return finding("bidi-character", location, f"这里有改变文字方向的字符 {code} (a bidirectional control)")
    if re.match(f"[{IGNORABLE}]", unwanted):
        name = unicodedata.name(unwanted, "no name").lower()
        return finding("invisible-character", location, f"这里有看不见的字符 {code} ({name}, which nobody sees)")
    return finding("control-character", location, f"这里有控制字符 {code} (a control character)")
