"""Pack bytes that wait in memory: text takes a tenth of its size, and zlib's fastest level costs little time."""

from functools import lru_cache
from zlib import Z_BEST_SPEED, Z_NO_COMPRESSION, compress, decompress

FEW = 1_000  # pages that fit into memory as they are: packing them took a twentieth of a build


def pack(content: bytes, *, of: int | None = None) -> bytes:
    """Return bytes packed, the same for the same bytes; as they are, in zlib's form, where they are one `of` few."""
    return compress(content, Z_NO_COMPRESSION if of is not None and of <= FEW else Z_BEST_SPEED)


def unpack(packed: bytes) -> bytes:
    """Return the bytes that were packed."""
    return decompress(packed)


@lru_cache(maxsize=1)
def unpack_text(packed: bytes) -> str:
    """Return the UTF-8 text that was packed; a theme asks for the same page's several times in a row."""
    return unpack(packed).decode()
