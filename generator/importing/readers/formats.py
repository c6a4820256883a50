"""Which format a file has, by its first bytes and not by its name."""

import re
from enum import StrEnum

from generator.importing.readers.archive import part_names
from generator.importing.readers.source_text import ReadError


class Format(StrEnum):
    """A format that plansite reads."""

    TEXT = "text"
    WEB_PAGE = "web page"
    WORD = "docx"
    EXCEL = "xlsx"
    PDF = "pdf"
    OLD_WORD = "doc"
    RICH_TEXT = "rtf"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_PICTURES = (
    b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"BM", b"II*\x00", b"MM\x00*", b"\x00\x00\x01\x00", b"RIFF",
)  # fmt: skip
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
_HEAD = 4096
_WEB_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|div|p|meta)[\s>]", re.IGNORECASE)
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def detect_format(data: bytes) -> Format:
    """Return the format of a file's bytes.

    Raises ReadError, with what to do, where it is none that plansite reads.
    """
    if not data.strip():
        message = "文件是空的 (the file is empty)"
        raise ReadError(message)
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    if data.startswith(_ZIP):
        return _detect_archive(data)
    if data.startswith(_OLE):
        return _detect_compound(data)
    if data.startswith(b"{\\rtf"):
        return Format.RICH_TEXT
    _refuse_foreign(data)
    head = data[:_HEAD]
    if data.startswith(_WIDE):
        head = head.replace(b"\x00", b"")
    return Format.WEB_PAGE if _WEB_PAGE.search(head) else Format.TEXT


def _detect_archive(data: bytes) -> Format:
    """Tell Office files apart by the parts that they hold (ECMA-376 part 2)."""
    names = part_names(data)
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        message = (
            "文件带有宏，请另存为不带宏的 docx 或 xlsx (the file holds macros: save it as docx or xlsx without them)"
        )
        raise ReadError(message)
    for folder, format_ in (("word/", Format.WORD), ("xl/", Format.EXCEL)):
        if "[Content_Types].xml" in names and any(name.startswith(folder) for name in names):
            return format_
    if any(name.lower() == "ofd.xml" for name in names):
        message = "这是 OFD 文件，请另存为 PDF 或 Word (an OFD file: save it as PDF or Word)"
        raise ReadError(message)
    message = (
        "这是压缩包或不认识的 Office 文件，请解压，或另存为 docx 或 xlsx"
        " (an archive or an unknown Office file: unpack it, or save it as docx or xlsx)"
    )
    raise ReadError(message)


def _detect_compound(data: bytes) -> Format:
    """Tell the kinds of a compound file apart by its streams' names, which stand in it as UTF-16 ([MS-CFB])."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        message = "文件有密码，请先取消密码 (the file has a password: remove it first)"
        raise ReadError(message)
    if "WordDocument".encode("utf-16-le") in data:
        return Format.OLD_WORD
    if "Workbook".encode("utf-16-le") in data:
        message = "这是旧版 Excel 文件 (.xls)，请另存为 xlsx (an old Excel file: save it as xlsx)"
        raise ReadError(message)
    message = (
        "这是不认识的旧版 Office 文件，请另存为 docx 或 xlsx (an unknown old Office file: save it as docx or xlsx)"
    )
    raise ReadError(message)


def _refuse_foreign(data: bytes) -> None:
    """Raise ReadError where the bytes are a picture, an archive, a program, or a page saved in a foreign form."""
    if data.startswith(_PICTURES) and b"\x00" in data[:_HEAD]:
        message = "这是图片，不是文字，请用文字识别得到的文件 (a picture, not text: use a file that has its text)"
        raise ReadError(message)
    if data.startswith(_ARCHIVES):
        message = "这是压缩包，请先解压 (an archive: unpack it first)"
        raise ReadError(message)
    if data.startswith(_PROGRAMS) and b"\x00" in data[:_HEAD]:
        message = "这是程序，不是公文 (a program, not a notice)"
        raise ReadError(message)
    head = data[:_HEAD]
    if re.match(rb"(?:From:|MIME-Version:)", head, re.IGNORECASE) and b"multipart/related" in head.lower():
        message = "这是单个文件的网页 (.mht)，请另存为 html (a web archive: save it as html)"
        raise ReadError(message)
    if b"mso-application" in head or b"schemas.microsoft.com/office/word/2003" in head:
        message = "这是 Word 2003 的 XML 文件，请另存为 docx (a Word 2003 XML file: save it as docx)"
        raise ReadError(message)
