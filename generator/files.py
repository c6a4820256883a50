"""Generated files: of the site, and of fictional data folders."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.speed.packing import Packed, pack, unpack


@dataclass(frozen=True)
class GeneratedFile:
    """A file that is ready to be written; make one by `GeneratedFile.of`.

    path: its path from the root of the folder that it belongs to, with `/`.
    packed: its bytes, packed.
    """

    path: str
    packed: Packed

    @classmethod
    def of(cls, path: str, content: bytes | str) -> GeneratedFile:
        """Return the file with these bytes, or with a text in UTF-8."""
        return cls(path, pack(content.encode() if isinstance(content, str) else content))

    @classmethod
    def hashed(cls, folder: str, name: str, content: bytes) -> GeneratedFile:
        """Return a file whose name has twelve digits of its SHA-256 before its ending, so that it never changes."""
        stem, _, suffix = name.rpartition(".")
        return cls.of(f"{folder}{stem}.{hashlib.sha256(content).hexdigest()[:12]}.{suffix}", content)

    @property
    def content(self) -> bytes:
        """Its bytes."""
        return unpack(self.packed)


def write(files: Iterable[GeneratedFile], folder: Path) -> int:
    """Write files into a folder, which is made, over what has the same name; return their number. Raises OSError."""
    count = 0
    for count, file in enumerate(files, start=1):  # noqa: B007 - the number of the last is the number of all
        place = folder / file.path
        place.parent.mkdir(parents=True, exist_ok=True)
        write_whole({place: file.content})
    return count


def write_whole(contents: Mapping[Path, bytes]) -> None:
    """Write files beside their places and, when all are written, rename them in order: none is ever there in part.

    A file that was there keeps its permissions. Raises OSError, which names the file; then what was there before is
    there still.
    """
    aside = {place: place.with_name(f".{place.name}.new") for place in contents}
    place = Path()
    try:
        for place, content in contents.items():
            aside[place].write_bytes(content)
            if place.exists():
                aside[place].chmod(place.stat().st_mode)
        for place, written in aside.items():
            written.replace(place)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(place)) from error
    finally:
        for written in aside.values():
            with contextlib.suppress(OSError):
                written.unlink()


def write_output(file: Path, content: bytes) -> None:
    """Write the file that a command was asked for; a part of it never stands there. Raises OSError, which names it."""
    if file.is_file() or not file.exists():
        write_whole({file.resolve(): content})
        return
    try:
        file.write_bytes(content)  # a pipe or a device, which no other file may replace
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(file)) from error
