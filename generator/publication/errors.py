"""The errors of publishing, with messages on which an administrator can act."""

import errno
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EACCES, errno.EPERM, errno.EROFS}


class PublicationError(Exception):
    """Publishing failed or was refused; what is served is unchanged. `str()` is the message, then a line per detail."""

    def __init__(self, message: str, details: Iterable[str] = ()) -> None:
        """Keep a message, Chinese with the English after it in brackets, and details: paths or reasons."""
        self.details = tuple(details)
        super().__init__("\n".join((message, *(f"  {detail}" for detail in self.details))))


class UsageError(PublicationError):
    """An argument of the command cannot be used."""


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Turn an OSError into a PublicationError with the reason and the file, or the folder where no file is known."""
    try:
        yield
    except OSError as error:
        raise PublicationError(_message(error), [str(error.filename or folder)]) from error


def _message(error: OSError) -> str:
    still = "没有不完整的版本上线"
    if error.errno in _FULL:
        return f"磁盘已满或超过限额；{still} (the disk is full; nothing half done is served)"
    if error.errno in _READ_ONLY:
        return f"没有读写的权限，或文件夹只读；{still} (no permission; nothing half done is served)"
    return f"操作失败：{error.strerror}；{still} (failed; nothing half done is served)"
