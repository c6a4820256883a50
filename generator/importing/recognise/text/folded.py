"""One spelling for one thing: width, brackets' width, blanks and traditional characters are folded for recognising.

`(A，B)`, `（A,B）` and `（A，B）` fold to `(A,B)`; `縣發(fā)改局` folds to `县发改局`. The folded text remembers where
each of its characters stands in the official text, so that quotes are exact.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

import opencc

from generator.importing.reading import Quote
from generator.importing.recognise.bodies.labels import label_of
from generator.importing.recognise.text.label_fields import field_lines, labels_in_cells, lone_labels
from generator.importing.recognise.text.line_breaks import broken_line_ends

# Marks that a full-width form or a vertical form doubles; everything from ！ to ～ is shifted by rule.
_SAME = str.maketrans(
    {
        "　": " ",
        "﹝": "〔",
        "﹞": "〕",
        "「": "“",
        "」": "”",
        "『": "‘",
        "』": "’",
        "―": "—",
        "–": "—",
        "｡": "。",
        "､": "、",
        "︰": ":",
        "∶": ":",
        "〖": "【",
        "〗": "】",
        "\r": " ",
        "\v": " ",
        "\f": " ",
    }
)
_FIRST_WIDE, _LAST_WIDE, _SHIFT = "！", "～", 0xFEE0
_FIRST_SMALL, _LAST_SMALL = "﹐", "﹫"  # small forms: 1﹒
_WIDE_STOP = "．"  # stays: 1．2024年 is a number and a year, 1.2024 a decimal
_NOTHING = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜɡ"
# A scraper wrote the reading of a traditional character behind it: 發(fā).
_DEBRIS = re.compile(rf"(?<=[\u3400-\u9fff])[(（][a-zü]*[{_TONED}][a-zü{_TONED}]*[)）]")
_TONELESS = re.compile(r"(?<=[\u3400-\u9fff])[(（][a-zü]{1,6}[)）]")
_DEBRIS_ENOUGH = 3  # so many toned readings make (de) a reading too


@dataclass(frozen=True, slots=True)
class Folded:
    """A text folded for recognising.

    text: the folded characters.
    origin: the place of each in `official`, and of the end.
    official: the text as given.
    """

    text: str
    origin: tuple[int, ...]
    official: str

    def quote(self, start: int, end: int) -> Quote:
        """Return the official words of a folded span, blanks at its ends left out."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        first = self.origin[start]
        last = self.origin[end - 1] + 1 if end > start else first
        return Quote(first, last, self.official[first:last])

    def printed(self, start: int, end: int) -> str:
        """Return the official characters of a folded span without debris."""
        return "".join(self.official[self.origin[index]] for index in range(start, end))

    def as_printed(self, word: str) -> str:
        """Return a folded word with the characters that this text prints for it (县: 縣 in a traditional text)."""
        return "".join(self._printed_character(character) for character in word)

    def _printed_character(self, character: str) -> str:
        """Return how the text prints a folded character, the same where it has none."""
        place = self.text.find(character)
        return self.official[self.origin[place]] if place >= 0 else character


def fold(official: str) -> Folded:
    """Fold a text.

    >>> fold("（Ａ，Ｂ）　經(jīng)信局").text
    '(A,B) 经信局'
    """
    brackets, colons = _bracketed_labels(official)
    odd, more = _odd_labels(official)
    bars, fields = field_lines(official)
    dropped = _debris(official) | broken_line_ends(official) | brackets | odd | bars
    colons |= more | lone_labels(official) | labels_in_cells(official)
    kept = [index for index in range(len(official)) if index not in dropped] if dropped else range(len(official))
    table = {character: _folded(character) for character in set(official)}
    marks = dict.fromkeys(_number_tabs(official), " ") | dict.fromkeys(colons, ":") | fields
    text = "".join(marks.get(index) or table[official[index]] for index in kept)
    return Folded(text, (*kept, len(official)), official)


_NUMBER_TAB = re.compile(
    r"^[ \u3000]*(?:第[一二三四五六七八九十\d]{1,4}[条章节]|[一二三四五六七八九十]{1,3}[、.．]|\d{1,3}[、.．)）]|"
    r"[(（][一二三四五六七八九十\d]{1,3}[)）])(?P<tab>\t)(?=[^\t\n]*$)",
    re.MULTILINE,
)


def _number_tabs(text: str) -> set[int]:
    r"""Return the places of tabs that part a number from its item rather than the cells of a row.

    >>> sorted(_number_tabs("1.\t推进改造\n2\t推进改造\n3.\t推进改造\t市住建局"))
    [2]
    """
    return {match.start("tab") for match in _NUMBER_TAB.finditer(text)}


_BRACKETED_LABEL = re.compile(
    r"(?P<open>[【［\[〔])(?P<label>[\u3400-\u9fff]{2,8})(?P<close>[】］\]〕])(?P<colon>\s*[:：])?"
)
_LABEL_END = re.compile(r"(?:单位|部门|科室|股室|处室|主体|领导|人|时限|时间)$")


def _bracketed_labels(text: str) -> tuple[set[int], set[int]]:
    """Return the brackets to leave out, and those that stand for a colon: 【牵头单位】甲局 is 牵头单位:甲局."""
    dropped: set[int] = set()
    colons: set[int] = set()
    for match in _BRACKETED_LABEL.finditer(text):
        if not _LABEL_END.search(match["label"]) or not label_of(match["label"]):
            continue
        dropped.add(match.start("open"))
        (dropped if match["colon"] else colons).add(match.start("close"))
    return dropped, colons


_ODD_COLON = re.compile(
    r"(?:^|(?<=[，,；;。、（(\s]))(?:牵头|责任|配合|主办|协办|承办)(?:责任)?(?:单位|部门)(?P<colon>为|是|[—-]{1,2}|/)"
    r"(?=[省市县区州旗镇乡各国])(?![^。；\n]{0,40}(?:下同|首位|第一位))",
    re.MULTILINE,
)
_SPACED_LABEL = re.compile(
    r"^[ \u3000]*(?P<label>[责牵配主协承完](?:[ \u3000]+[\u3400-\u9fff]){2,5})[ \u3000]*[:：]", re.MULTILINE
)


def _odd_labels(text: str) -> tuple[set[int], set[int]]:
    """Return the blanks within labels to leave out, and what stands for a colon: 责任单位为甲局.

    >>> _odd_labels("责 任 单 位：甲局")
    ({1, 3, 5}, set())
    """
    dropped: set[int] = set()
    colons: set[int] = set()
    for match in _SPACED_LABEL.finditer(text):
        if label_of(match["label"]):
            dropped |= {place for place in range(*match.span("label")) if text[place].isspace()}
    for match in _ODD_COLON.finditer(text):
        colons.add(match.start("colon"))
        dropped.update(range(match.start("colon") + 1, match.end("colon")))
    return dropped, colons


def _debris(text: str) -> set[int]:
    """Return the places of readings and of characters without width."""
    places = {index for index, character in enumerate(text) if character in _NOTHING} if _NOTHING & set(text) else set()
    readings = list(_DEBRIS.finditer(text))
    if len(readings) >= _DEBRIS_ENOUGH:
        readings += _TONELESS.finditer(text)
    for reading in readings:
        places.update(range(*reading.span()))
    return places


@cache
def _folded(character: str) -> str:
    """Return the one spelling of a character."""
    if _FIRST_WIDE <= character <= _LAST_WIDE and character != _WIDE_STOP:
        return chr(ord(character) - _SHIFT)
    if _FIRST_SMALL <= character <= _LAST_SMALL:
        return _folded(unicodedata.normalize("NFKC", character))
    plain = character.translate(_SAME)
    if plain.isspace() and plain not in "\n\t":
        return " "
    simple = _simplifier().convert(plain)
    return simple if len(simple) == 1 else plain


@cache
def _simplifier() -> opencc.OpenCC:
    """Return the converter, loaded when first needed."""
    return opencc.OpenCC("t2s")
