"""Compare what is served, in a folder or over HTTP, with a built site, file by file."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from generator.publication.answers import NoAnswerError, ascii_address, ask
from generator.publication.compression import SUFFIXES, plain, variants
from generator.publication.errors import PublicationError, UsageError, explained
from generator.publication.site import HASHED, PROVENANCE, SUM, SUMS, Site

ANSWER_SECONDS = 10
WHOLE_SECONDS = 600
READERS = 8
OK, NOT_FOUND = 200, 404

_HEADROOM = 1024  # bytes by which a compressed form may be larger than the file


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
        return plain(path, compressed, len(content)) == content
    except ValueError:
        return False


def _surplus(there: set[str], expected: dict[str, bytes]) -> Iterator[str]:
    """Yield what is served and not in the site, but for compressed forms, old assets and files about the release."""
    for path in sorted(there - expected.keys() - {SUMS, PROVENANCE}):
        base = path.removesuffix(".gz").removesuffix(".br")
        if base not in expected and not HASHED.search(base):
            yield f"{path}: 网站里没有这个文件 (not in the site)"


def _verify_address(root: str, site: Site) -> Verification:
    expected = dict(site.contents())
    deadline = time.monotonic() + WHOLE_SECONDS
    try:
        root = ascii_address(root)
        ask(root, "identity", ANSWER_SECONDS, 0)
    except (NoAnswerError, ValueError) as error:  # ValueError: an address that is none
        message = f"服务器没有应答：{root} (the server does not answer)"
        raise PublicationError(message, [str(error)]) from error

    def compare(path: str) -> list[str]:
        return [f"{path}: {why}" for why in _answers(root, path, expected[path], deadline)]

    with ThreadPoolExecutor(READERS) as readers:
        differences = [line for lines in readers.map(compare, expected) for line in lines]
    return Verification(len(expected), (*differences, *_listed(root, expected, deadline)))


def _listed(root: str, expected: dict[str, bytes], deadline: float) -> Iterator[str]:
    """Yield what the served `sha256sums` lists and the site does not have, or why that cannot be known."""
    most = 1000 * (len(expected) + 1000)  # three lines a file, and old assets
    try:
        stated = ask(root + SUMS, "identity", _left(deadline), most)
    except NoAnswerError as error:
        yield f"{SUMS}: 没有应答 (no answer): {error}"
        return
    if stated.status == NOT_FOUND:
        return
    text = stated.content.decode(errors="replace")
    lines = [SUM.fullmatch(line) for line in text.splitlines()]
    if stated.status != OK or len(stated.content) > most or not text.endswith("\n") or not all(lines):
        yield f"{SUMS}: 不完整，或不是校验和的清单 (cut short, or no list of checksums)"
        return
    yield from _surplus({line[2] for line in lines if line}, expected)


def _answers(root: str, path: str, content: bytes, deadline: float) -> Iterator[str]:
    """Yield what is wrong with the answers at a file's address: as it is, and compressed where that form exists."""
    # A server answers with 404.html where there is no page.
    missing = path == "404.html"
    address = root + quote("no-such-page/" if missing else path.removesuffix("index.html") if _is_index(path) else path)
    packed = any(True for _ in variants(path, content))
    for accepted in ("identity", "gzip") if packed else ("identity",):
        try:
            answer = ask(address, accepted, _left(deadline), len(content) + _HEADROOM)
        except NoAnswerError as error:
            yield f"{accepted}: 没有应答 (no answer): {error}"
            continue
        if answer.status != (NOT_FOUND if missing else OK):
            yield f"{accepted}: HTTP {answer.status}"
        elif answer.encoding not in ("", "identity", accepted):
            yield f"{accepted}: 没有要求的编码 (an encoding that was not asked for): {answer.encoding}"
        elif not (_unpacks(answer.content, ".gz", content) if answer.encoding == "gzip" else answer.content == content):
            yield f"{accepted}: 内容不同 (differs)"


def _is_index(path: str) -> bool:
    return path == "index.html" or path.endswith("/index.html")


def _left(deadline: float) -> float:
    """Return how many seconds the next answer may take."""
    return min(ANSWER_SECONDS, deadline - time.monotonic())
