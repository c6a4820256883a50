"""One release: a folder with the site's files, their compressed forms, the checksums and the provenance."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from generator.publication.compression import SUFFIXES, variants
from generator.publication.provenance import provenance
from generator.publication.site import HASHED, PROVENANCE, REDIRECTS, SUMS, Site, sums

# A file's time is made from its bytes, within ten years from 2000-01-01: nginx makes the ETag of time and size, so the
# same bytes keep their ETag over releases, builders and servers, and other bytes get another.
_EPOCH = 946_684_800
_TEN_YEARS = 315_360_000


@dataclass(frozen=True, slots=True)
class Release:
    """A release's folder, whose name is its id."""

    folder: Path

    @property
    def id(self) -> str:
        """The id."""
        return self.folder.name

    def sums(self) -> dict[str, str]:
        """Return each file's SHA-256 as the release states it, without what it carries for others. Raises OSError."""
        lines = (self.folder / SUMS).read_text(encoding="utf-8").splitlines()
        return {path: digest for digest, _, path in (line.partition("  ") for line in lines)}

    def damaged(self) -> tuple[str, ...]:
        """Return the paths that are missing or not as stated."""
        try:
            stated = self.sums()
        except FileNotFoundError:
            return (SUMS,)
        return tuple(path for path, digest in stated.items() if not _holds(self.folder / path, digest))

    def addresses(self) -> tuple[str, ...]:
        """Return the paths that people may have kept: all but hashed assets, compressed forms and statements."""
        stated = self.sums()
        return tuple(
            path
            for path in stated
            if path not in (PROVENANCE, REDIRECTS) and not HASHED.search(path) and _base(path) not in stated
        )

    def assets(self) -> dict[str, str]:
        """Return the SHA-256 of its own hashed assets and their compressed forms, by path."""
        stated = self.sums()
        bases = {path for path in stated if HASHED.search(path)}
        return {path: stated[path] for path in stated if path in bases or _base(path) in bases}


def write(site: Site, folder: Path) -> Release:
    """Write a release of a site into a new folder, on the disk for sure when this returns. Raises OSError."""
    folder.mkdir()
    digests: dict[str, str] = {}

    def add(path: str, content: bytes) -> None:
        write_file(folder / path, content)
        digests[path] = sha256(content).hexdigest()

    for path, content in site.contents():
        add(path, content)
        for variant, compressed in variants(path, content):
            if variant not in site.files:
                add(variant, compressed)
    add(PROVENANCE, provenance(site))
    write_file(folder / SUMS, sums(digests).encode())
    # Only when all is written: the first sync then brings most of it onto the disk, and the others find little to do.
    for place in (*folder.rglob("*"), folder):
        sync(place)
    return Release(folder)


def carry(into: Release, others: Iterable[Release], spare: Path) -> None:
    """Add the hashed assets of other releases, so that pages which are open in browsers find theirs.

    Each file appears at once and whole (it is made at `spare` and renamed), for the release may be served already.
    """
    for other in others:
        for path in other.assets():
            source, target = other.folder / path, into.folder / path
            if source.exists() and not target.exists():
                write_file(spare, source.read_bytes())
                sync(spare)
                target.parent.mkdir(parents=True, exist_ok=True)
                spare.replace(target)
                sync(target.parent)


def write_file(path: Path, content: bytes) -> None:
    """Write a file whose time is made from its bytes. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    moment = _EPOCH + int.from_bytes(sha256(content).digest()[:8]) % _TEN_YEARS
    path.write_bytes(content)
    os.utime(path, (moment, moment))


def sync(path: Path) -> None:
    """See a file's bytes or a folder's entries onto the disk. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove(path: Path) -> None:
    """Remove a file, a link or a whole folder, if it is there. Raises OSError."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _holds(path: Path, digest: str) -> bool:
    try:
        return sha256(path.read_bytes()).hexdigest() == digest
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return False


def _base(path: str) -> str:
    """Return the path whose compressed form this one would be, or nothing."""
    return next((path.removesuffix(suffix) for suffix in SUFFIXES if path.endswith(suffix)), "")
