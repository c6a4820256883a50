"""Compressed forms of a site's files, written beforehand: the server only chooses the one that a browser accepts."""

import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

import brotli  # type: ignore[import-untyped]  # ships no types

TEXT = {
    *(".atom", ".css", ".csv", ".graphml", ".html", ".ics", ".js"),
    *(".json", ".map", ".md", ".svg", ".txt", ".xml", ".yml"),
}
SUFFIXES = (".gz", ".br")

_GZIP_FORMAT = 31  # zlib's window bits for a gzip member (RFC 1952), whose header then has neither time nor name
_PIECE = 1024  # bytes of a Brotli stream unpacked at a time
_BROTLI_QUALITY = 10  # 11 takes three times as long for 2 % less


def variants(path: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of the gzip and Brotli (RFC 7932) forms of a text file that are smaller than the file."""
    if PurePosixPath(path).suffix not in TEXT:
        return
    for suffix, compressed in zip(SUFFIXES, (_gzip(content), _brotli(content)), strict=True):
        if len(compressed) < len(content):
            yield path + suffix, compressed


def plain(path: str, compressed: bytes, most: int) -> bytes:
    """Return the bytes of which a variant is the compressed form, `most` and one at the most: a few can unpack to many.

    Raises ValueError where it is damaged.
    """
    try:
        if path.endswith(".gz"):
            stream = zlib.decompressobj(_GZIP_FORMAT)
            content = stream.decompress(compressed, most + 1)
            if not stream.eof and len(content) <= most:
                raise ValueError(path)  # cut short
            return content
        return _unbrotlied(compressed, most)
    except (zlib.error, brotli.error) as error:
        raise ValueError(path) from error


def _unbrotlied(compressed: bytes, most: int) -> bytes:
    stream, content = brotli.Decompressor(), b""
    for start in range(0, len(compressed), _PIECE):
        content += stream.process(compressed[start : start + _PIECE])
        if len(content) > most:
            return bytes(content[: most + 1])
    if not stream.is_finished():
        message = "cut short"
        raise ValueError(message)
    return bytes(content)


def _gzip(content: bytes) -> bytes:
    compressor = zlib.compressobj(9, zlib.DEFLATED, _GZIP_FORMAT)
    return compressor.compress(content) + compressor.flush()


def _brotli(content: bytes) -> bytes:
    return bytes(brotli.compress(content, mode=brotli.MODE_TEXT, quality=_BROTLI_QUALITY))
