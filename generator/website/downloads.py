"""Files to take away, with their sizes: pages link those that exist."""

from collections.abc import Mapping
from dataclasses import dataclass

KINDS = {
    "xlsx": "Excel 表格",
    "docx": "Word 文档",
    "ics": "日历（ics）",
    "zip": "全部表格（zip）",
    "sqlite": "SQLite 数据库",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A file to take away: its kind (the suffix), its path in the site, what it is called, and its size in words."""

    kind: str
    path: str
    name: str
    size: str


def downloads(sizes: Mapping[str, int], folder: str, stem: str) -> tuple[Download, ...]:
    """Return the files of one name in a folder of the site, in the order of `KINDS`; `sizes` are bytes by path."""
    paths = ((kind, f"{folder}{stem}.{kind}") for kind in KINDS)
    return tuple(
        Download(kind=kind, path=path, name=KINDS[kind], size=size_in_words(sizes[path]))
        for kind, path in paths
        if path in sizes
    )


def size_of(sizes: Mapping[str, int], path: str) -> str:
    """Return the size of a file of the site in words, nothing where there is no such file."""
    return size_in_words(sizes[path]) if path in sizes else ""


def size_in_words(size: int) -> str:
    """Return a number of bytes in words, rounded up: `12 KB`, `1.3 MB`."""
    kilobytes = -(-size // 1024)
    return f"{kilobytes} KB" if kilobytes < 1000 else f"{-(-size * 10 // 1024**2) / 10:.1f} MB"  # noqa: PLR2004
