"""Why something was not published, said so that whoever keeps the server can act on it."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EACCES, errno.EPERM, errno.EROFS}


class PublicationError(Exception):
    """A refusal or failure. `str()` is the message and its details, one a line; what is served is still whole."""

    def __init__(self, message: str, details: Iterable[str] = ()) -> None:
        """Hold a message, Chinese with the English after it in brackets, and what it is about."""
        self.details = tuple(details)
        super().__init__("\n".join((message, *(f"  {detail}" for detail in self.details))))


class UsageError(PublicationError):
    """The command was given something that it cannot work with."""


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Turn what the operating system refuses into a PublicationError that names the file, else the folder, and why."""
    try:
        yield
    except OSError as error:
        raise PublicationError(_words(error), [str(error.filename or folder)]) from error


def _words(error: OSError) -> str:
    still = "没有不完整的版本上线"
    if error.errno in _FULL:
        return f"磁盘已满或超过限额；{still} (the disk is full; nothing half done is served)"
    if error.errno in _READ_ONLY:
        return f"没有读写的权限，或文件夹只读；{still} (no permission; nothing half done is served)"
    return f"操作失败：{error.strerror}；{still} (failed; nothing half done is served)"
