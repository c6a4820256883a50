"""What a reader makes of a file: the official text, and what it left out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Debris:
    """A piece of a file that is no part of the official text.

    text: the words left out, at most `LONGEST_DEBRIS` characters of them.
    place: where they stood, in Chinese and English: 第 2 页 (page 2).
    reason: why they are left out, in Chinese and English: 页码 (page number).
    """

    text: str
    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class Extract:
    """What the reader of one format makes of a file's bytes.

    text: the official text: lines end with LF, cells of a table row are parted by tabs; a merged cell's text stands
    once, in its first row and column.
    reader: the reader's format with the name and version of the library that it uses.
    encoding: the encoding that the bytes were decoded from, None where the format knows only one.
    debris: what was left out, in the order of the file.
    covered: the offsets in `text` of the empty boxes of tables that a merged cell above covers.
    """

    text: str
    reader: str
    encoding: str | None = None
    debris: tuple[Debris, ...] = ()
    covered: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText(Extract):
    """A notice's official text, with what is needed to make it again from the original.

    original: the original file's name, without its folder.
    sha256: the SHA-256 of the original's bytes, in hexadecimal digits.
    """

    original: str
    sha256: str


class ReadError(Exception):
    """A file that cannot be read. Its message is one line, in Chinese with the English after it in brackets."""


LONGEST_DEBRIS = 200
EVERYWHERE = "全文 (everywhere)"
"""The place of debris that stands in all of a file."""


def leave_out(text: str, place: str, reason: str) -> Debris:
    """Return a piece of debris: white space squeezed, cut to `LONGEST_DEBRIS` characters."""
    words = " ".join(text.split())
    return Debris(words if len(words) <= LONGEST_DEBRIS else words[: LONGEST_DEBRIS - 1] + "…", place, reason)
