"""Pack bytes that wait in memory: text takes a tenth of its size, and zlib's fastest level costs little time."""

from functools import lru_cache
from typing import NamedTuple
from zlib import Z_BEST_SPEED, compress, decompress

FEW = 1_000  # pages that fit into memory as they are: packing them took a twentieth of a build
SHORT = 262_144  # bytes of which packing would take longer than they take room


class Packed(NamedTuple):
    """Bytes that wait.

    content: the bytes, compressed or as they are.
    compressed: whether they are compressed.
    """

    content: bytes
    compressed: bool


def pack(content: bytes, *, of: int | None = None) -> Packed:
    """Return bytes packed, the same for the same bytes; as they are where they are short, or one `of` few."""
    if len(content) < SHORT or (of is not None and of <= FEW):
        return Packed(content, compressed=False)
    return Packed(compress(content, Z_BEST_SPEED), compressed=True)


def unpack(packed: Packed) -> bytes:
    """Return the bytes that were packed."""
    return decompress(packed.content) if packed.compressed else packed.content


@lru_cache(maxsize=1)
def unpack_text(packed: Packed) -> str:
    """Return the UTF-8 text that was packed; a theme asks for the same page's several times in a row."""
    return unpack(packed).decode()
