"""Generated files: of the site, and of fictional data folders."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.speed.packing import pack, unpack


@dataclass(frozen=True)
class GeneratedFile:
    """A file that is ready to be written; make one by `GeneratedFile.of`.

    path: its path from the root of the folder that it belongs to, with `/`.
    packed: its bytes, packed.
    """

    path: str
    packed: bytes

    @classmethod
    def of(cls, path: str, content: bytes) -> GeneratedFile:
        """Return the file with these bytes."""
        return cls(path, pack(content))

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
        place.write_bytes(file.content)
    return count
