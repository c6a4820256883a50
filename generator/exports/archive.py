"""Zip files that are the same bytes for the same contents: no clock, no order but the given one."""

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_FIRST = (1980, 1, 1, 0, 0, 0)  # the first time that a zip file can say
_UNIX, _MODE = 3, 0o644 << 16


def archive(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a zip file of paths and contents."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as zipped:
        for path, content in files:
            entry = ZipInfo(path, _FIRST)
            entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, _UNIX, _MODE
            zipped.writestr(entry, content)
    return stream.getvalue()
