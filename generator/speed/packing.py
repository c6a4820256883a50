"""Pack bytes that wait in memory: text takes a tenth of its size, and zlib's fastest level costs little time."""

from functools import lru_cache
from typing import NamedTuple
from zlib import Z_BEST_SPEED, compress, decompress

FEW = 1_000  # pages that fit into memory as they are: making bytes of them, and text again, takes time
SHORT = 262_144  # bytes of which packing would take longer than they take room


class Packed(NamedTuple):
    """Bytes that wait.

    content: the bytes, compressed or as they are.
    compressed: whether they are compressed.
    """

    content: bytes
    compressed: bool


def pack(content: bytes) -> Packed:
    """Return bytes packed, the same for the same bytes; as they are where they are short."""
    if len(content) < SHORT:
        return Packed(content, compressed=False)
    return Packed(compress(content, Z_BEST_SPEED), compressed=True)


def unpack(packed: Packed) -> bytes:
    """Return the bytes that were packed."""
    return decompress(packed.content) if packed.compressed else packed.content


def pack_text(text: str, *, of: int) -> str | Packed:
    """Return a text packed, or as it is where it is one `of` few."""
    return text if of <= FEW else pack(text.encode())


def unpack_text(packed: str | Packed) -> str:
    """Return the text that was packed."""
    return packed if isinstance(packed, str) else _unpack_text(packed)


@lru_cache(maxsize=1)
def _unpack_text(packed: Packed) -> str:
    """Return the UTF-8 text that was packed; a theme asks for the same page's several times in a row."""
    return unpack(packed).decode()
