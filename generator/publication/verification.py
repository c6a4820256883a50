"""Compare what is served, in a folder or over HTTP, with a built site, file by file."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import IO
from urllib.parse import quote

from generator.publication.compression import SUFFIXES, plain, variants
from generator.publication.errors import PublicationError, UsageError, explained
from generator.publication.site import HASHED, PROVENANCE, SUMS, Site

ANSWER_SECONDS = 10
WHOLE_SECONDS = 600
READERS = 8
NOT_FOUND = 404

_PART = 65_536  # bytes read at a time


@dataclass(frozen=True, slots=True)
class Verification:
    """The number of files that were compared, and the differences as `path: why`, in Chinese and English."""

    compared: int
    differences: tuple[str, ...]


def verify(served: str, site_folder: Path) -> Verification:
    """Compare what is served at an http(s) address or in a folder with a built site, within `WHOLE_SECONDS`.

    Raises UsageError where there is no such folder or site, PublicationError where the server does not answer.
    """
    site = Site.read(site_folder)
    if served.startswith(("http://", "https://")):
        return _verify_address(served.rstrip("/") + "/", site)
    folder = Path(served)
    if not folder.is_dir():
        message = f"不是网址，也不是文件夹：{served} (neither an address nor a folder)"
        raise UsageError(message)
    with explained(folder):
        # Resolved once, so that a publication in the meantime does not matter.
        return _verify_folder((folder / "current" if (folder / "current").is_symlink() else folder).resolve(), site)


def _verify_folder(folder: Path, site: Site) -> Verification:
    expected = dict(site.contents())
    differences = [f"{path}: {why}" for path, content in expected.items() if (why := _file(folder / path, content))]
    packed = [(path, path + suffix) for path in expected for suffix in SUFFIXES if path + suffix not in expected]
    differences += [
        f"{variant}: 解压后与网站不同 (unpacks to something else)"
        for path, variant in packed
        if (folder / variant).is_file() and not _unpacks((folder / variant).read_bytes(), variant, expected[path])
    ]
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return Verification(len(expected), (*differences, *_surplus(there, expected)))


def _file(path: Path, content: bytes) -> str | None:
    if not path.is_file():
        return "缺少 (missing)"
    return None if path.read_bytes() == content else "内容不同 (differs)"


def _unpacks(compressed: bytes, path: str, content: bytes) -> bool:
    try:
        return plain(path, compressed) == content
    except ValueError:
        return False


def _surplus(there: set[str], expected: dict[str, bytes]) -> Iterator[str]:
    """Yield what is served and not in the site, but for compressed forms, old assets and files about the release."""
    for path in sorted(there - expected.keys() - {SUMS, PROVENANCE}):
        base = path.removesuffix(".gz").removesuffix(".br")
        if base not in expected and not HASHED.search(base):
            yield f"{path}: 网站里没有这个文件 (not in the site)"


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Does not follow redirects: what they lead to is not the file that was asked for."""

    def redirect_request(self, *_: object) -> None:
        return None


_OPENER = urllib.request.build_opener(_NoRedirects)


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    encoding: str
    content: bytes


def _verify_address(root: str, site: Site) -> Verification:
    expected = dict(site.contents())
    deadline = time.monotonic() + WHOLE_SECONDS
    try:
        _ask(root, "identity", deadline)
    except (OSError, HTTPException, ValueError) as error:  # ValueError: an address that is none
        message = f"服务器没有应答：{root} (the server does not answer)"
        raise PublicationError(message, [str(error)]) from error

    def compare(path: str) -> list[str]:
        return [f"{path}: {why}" for why in _answers(root, path, expected[path], deadline)]

    with ThreadPoolExecutor(READERS) as readers:
        differences = [line for lines in readers.map(compare, expected) for line in lines]
    stated = _ask(root + SUMS, "identity", deadline)
    there = {line.partition("  ")[2] for line in stated.content.decode(errors="replace").splitlines()}
    return Verification(
        len(expected), (*differences, *_surplus(there if stated.status != NOT_FOUND else set(), expected))
    )


def _answers(root: str, path: str, content: bytes, deadline: float) -> Iterator[str]:
    """Yield what is wrong with the answers at a file's address: as it is, and compressed where that form exists."""
    # A server answers with 404.html where there is no page.
    missing = path == "404.html"
    address = root + quote("no-such-page/" if missing else path.removesuffix("index.html") if _is_index(path) else path)
    packed = any(True for _ in variants(path, content))
    for accepted in ("identity", "gzip") if packed else ("identity",):
        try:
            answer = _ask(address, accepted, deadline)
        except (OSError, HTTPException) as error:
            yield f"{accepted}: 没有应答 (no answer): {error}"
            continue
        if answer.status != (NOT_FOUND if missing else 200):
            yield f"{accepted}: HTTP {answer.status}"
        elif answer.encoding not in ("", "identity", accepted):
            yield f"{accepted}: 没有要求的编码 (an encoding that was not asked for): {answer.encoding}"
        elif not (_unpacks(answer.content, ".gz", content) if answer.encoding == "gzip" else answer.content == content):
            yield f"{accepted}: 内容不同 (differs)"


def _is_index(path: str) -> bool:
    return path == "index.html" or path.endswith("/index.html")


def _ask(address: str, accepted: str, deadline: float) -> _Answer:
    """Return an answer, whatever its status. Raises OSError or HTTPException where there is none in time."""
    left = _left(deadline)
    request = urllib.request.Request(address, headers={"Accept-Encoding": accepted})  # noqa: S310 - http(s) by verify
    try:
        with _OPENER.open(request, timeout=min(ANSWER_SECONDS, left)) as answer:
            return _Answer(answer.status, answer.headers.get("Content-Encoding", ""), _whole(answer, deadline))
    except urllib.error.HTTPError as error:
        with error:
            return _Answer(error.code, error.headers.get("Content-Encoding", ""), _whole(error, deadline))


def _whole(answer: IO[bytes], deadline: float) -> bytes:
    """Return all bytes of an answer. Raises TimeoutError after the deadline."""
    parts = []
    while part := answer.read(_PART):
        parts.append(part)
        _left(deadline)
    return b"".join(parts)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        message = "超过了总时限 (out of time)"
        raise TimeoutError(message)
    return left
