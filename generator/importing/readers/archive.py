"""The archive that a docx or xlsx file is, looked over before a library opens it."""

import io
import re
import zipfile
import zlib

from generator.importing.readers import limits
from generator.importing.readers.source_text import ReadError

_BROKEN = "文件已损坏或不完整，请重新下载或另存 (the file is damaged or truncated: download or save it again)"
_BOMB = "文件解压后太大 (the file is too large once inflated)"
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_FAULTS = (zipfile.BadZipFile, EOFError, OSError, ValueError)
_CHUNK = limits.MEBIBYTE
_OVERLAP = 16


def part_names(data: bytes) -> tuple[str, ...]:
    """Return the names of an archive's parts; raise ReadError where it is damaged."""
    with _open(data) as archive:
        return tuple(archive.namelist())


def check_archive(data: bytes) -> None:
    """Raise ReadError where an Office archive is damaged, holds too much, or declares a document type or entities.

    Sizes come from the archive's directory, and no more is inflated than it states. Office files declare no document
    type (ECMA-376 part 2, 8.2): without one there are no entities to expand and none to fetch.
    """
    with _open(data) as archive:
        parts = archive.infolist()
        if len(parts) > limits.ARCHIVE_PARTS or sum(part.file_size for part in parts) > limits.ARCHIVE_BYTES:
            raise ReadError(_BOMB)
        if len({part.filename for part in parts}) < len(parts):
            raise ReadError(_BROKEN)
        for part in parts:
            if part.flag_bits & 1:
                message = "文件有密码，请先取消密码 (the file has a password: remove it first)"
                raise ReadError(message)
            if part.filename.lower().endswith((".xml", ".rels", ".vml")):
                if part.file_size > limits.XML_BYTES:
                    raise ReadError(_BOMB)
                _check_part(archive, part)


def _open(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (*_FAULTS, NotImplementedError) as error:
        raise ReadError(_BROKEN) from error


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Read a part chunk by chunk, so that its checksum is compared and its declarations are seen."""
    tail = b""
    try:
        with archive.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                window = (tail + chunk).replace(b"\x00", b"")  # UTF-16 as well
                if _DECLARATION.search(window):
                    message = "文件里声明了 XML 实体，不予读取 (the file declares XML entities: not read)"
                    raise ReadError(message)
                tail = chunk[-_OVERLAP:]
    except (*_FAULTS, NotImplementedError, RuntimeError, zlib.error) as error:
        raise ReadError(_BROKEN) from error
