"""Plain text in the encodings that Chinese offices use."""

import codecs
import platform
import re

from generator.importing.readers.delimited import read_delimited
from generator.importing.readers.drawn_tables import read_drawn_tables
from generator.importing.readers.source_text import EVERYWHERE, Debris, Extract, ReadError, leave_out
from generator.invisible import INVISIBLE
from generator.text.look_alikes import without_radicals

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins like it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_GUESSES = ("gb18030", "utf-16-le", "utf-16-be", "big5hkscs")
_COMMON = frozenset(
    "的一是在和有不人中大为上个国以要时会年月日部市县区省镇乡街道政府委员办公室关于印发通知工作任务重点责任单位牵头配合完成各建设发展"
    "為個國會縣區鎮鄉員辦關發務單責設"
    "，。、：；（）《》“”0123456789.,:;()\n\r\t 　"
)
_LEAST_COMMON = 0.08
_SAMPLE = 20_000
_TEXT_NOT_FOUND = "文件不是文字，或编码不认识 (the file is no text, or its encoding is unknown)"
_BREAKS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_RADICAL_REASON = "当作字用的部首，换成样子相同的字 (radicals in place of characters, replaced by these)"
_UNSEEN_REASON = "看不见的字符 (characters that nobody sees)"


def read(data: bytes) -> Extract:
    """Read plain text: lines as they stand, with LF ends, without byte order mark and invisible characters.

    Only tables that box characters draw, or a spreadsheet wrote, are printed as rows of cells.
    """
    text, encoding = decode(data)
    text, debris = clean_characters(text)
    text, rules = read_drawn_tables(text)
    text, marks = read_delimited(text)
    return Extract(text, f"text (Python {platform.python_version()})", encoding, (*debris, *rules, *marks))


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """Return the text of bytes, and the encoding's Python name.

    A byte order mark decides; else what is strict UTF-8; else the declared encoding; else that of GB18030, UTF-16 and
    Big5 whose text has most of the commonest characters. Raises ReadError where none fits.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise ReadError(_TEXT_NOT_FOUND) from error
    if b"\x00" not in data and (text := _decode_strictly(data, "utf-8")) is not None:
        return text, "utf-8"
    if declared and (text := _decode_strictly(data, declared)) is not None:
        return text, declared
    candidates = [
        (_commonness(text), -place, text, encoding)
        for place, encoding in enumerate(_GUESSES)
        if (text := _decode_strictly(data, encoding)) is not None
    ]
    if not candidates or max(candidates)[0] < _LEAST_COMMON:
        raise ReadError(_TEXT_NOT_FOUND)
    _, _, text, encoding = max(candidates)
    return text, encoding


def clean_characters(text: str) -> tuple[str, tuple[Debris, ...]]:
    """Return a text whose lines end with LF, without characters that nobody sees, and what was left out or replaced.

    Radicals become the characters that they look like, as long: nobody can type or find 市\u2f54利局.
    """
    text = _BREAKS.sub("\n", text)
    unseen = sorted(set(INVISIBLE.findall(text)))
    names = "、".join(f"U+{ord(character):04X}" for character in unseen)
    debris = [leave_out(names, EVERYWHERE, _UNSEEN_REASON)] if unseen else []
    readable = without_radicals(text)
    if readable != text:
        radicals = sorted({radical for radical, letter in zip(text, readable, strict=True) if radical != letter})
        debris.append(leave_out("".join(radicals), EVERYWHERE, _RADICAL_REASON))
    return INVISIBLE.sub("", readable), tuple(debris)


def _decode_strictly(data: bytes, encoding: str) -> str | None:
    """Return the text, or None where the bytes are none in the encoding or would hold a NUL."""
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    return None if "\x00" in text else text


def _commonness(text: str) -> float:
    """Return the share of the commonest characters of notices in a text's beginning, from 0 to 1."""
    sample = text[:_SAMPLE]
    return sum(character in _COMMON for character in sample) / max(len(sample), 1)
