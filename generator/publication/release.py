"""A release: a folder with the site's files, their compressed forms, checksums and provenance."""

import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from generator.publication.compression import SUFFIXES, variants
from generator.publication.provenance import provenance
from generator.publication.site import HASHED, PROVENANCE, REDIRECTS, SUM, SUMS, Site, sums

# The modification time of a file is computed from its bytes, within ten years from 2000-01-01: nginx computes the ETag
# from time and size, so equal bytes keep their ETag over releases, builders and servers, and other bytes get another.
_EPOCH = 946_684_800
_TEN_YEARS = 315_360_000


@dataclass(frozen=True, slots=True)
class Release:
    """A release; the name of its `folder` is its id."""

    folder: Path

    @property
    def id(self) -> str:
        """The id."""
        return self.folder.name

    def sums(self) -> dict[str, str]:
        """Return the SHA-256 of each of its files: as `sha256sums` states it, else of what is there. Raises OSError."""
        stated = self._stated()
        if stated is not None:
            return stated
        paths = (path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())
        return {path: sha256((self.folder / path).read_bytes()).hexdigest() for path in sorted(paths) if path != SUMS}

    def damaged(self) -> tuple[str, ...]:
        """Return the paths of files that are missing or do not have their stated SHA-256, `sha256sums` among them."""
        stated = self._stated()
        if stated is None:
            return (SUMS,)
        return tuple(path for path, digest in stated.items() if not _has_digest(self.folder / path, digest))

    def _stated(self) -> dict[str, str] | None:
        """Return what `sha256sums` states, or None where it is missing, empty, cut short or something else."""
        try:
            text = (self.folder / SUMS).read_bytes().decode()
        except (FileNotFoundError, UnicodeDecodeError):
            return None
        lines = [SUM.fullmatch(line) for line in text.splitlines()]
        stated = {line[2]: line[1] for line in lines if line}
        whole = text.endswith("\n") and len(stated) == len(lines) and PROVENANCE in stated
        try:
            count = json.loads((self.folder / PROVENANCE).read_bytes())["listed"]
        except (OSError, ValueError, KeyError, TypeError):
            count = len(stated)  # a damaged provenance has another checksum; that of an older release has no count
        return stated if whole and count == len(stated) else None

    def addresses(self) -> tuple[str, ...]:
        """Return the paths that people may link to: all but hashed assets, compressed forms and release files."""
        stated = self.sums()
        return tuple(
            path
            for path in stated
            if path not in (PROVENANCE, REDIRECTS) and not HASHED.search(path) and _base(path) not in stated
        )

    def assets(self) -> dict[str, str]:
        """Return by path the SHA-256 of its own hashed assets and of their compressed forms."""
        stated = self.sums()
        bases = {path for path in stated if HASHED.search(path)}
        return {path: stated[path] for path in stated if path in bases or _base(path) in bases}


def write(site: Site, folder: Path) -> Release:
    """Write a release of a site into a new folder, fsynced before returning. Raises OSError."""
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
    add(PROVENANCE, provenance(site, len(digests) + 1))
    write_file(folder / SUMS, sums(digests).encode())
    # Synced after all is written: the first fsync then writes most of it to the disk, and the others have little to do.
    for place in (*folder.rglob("*"), folder):
        sync(place)
    return Release(folder)


def keep_old_assets(release: Release, others: Iterable[Release], spare: Path) -> None:
    """Copy the hashed assets of other releases into a release, for pages that are still open in browsers.

    Each file is written at `spare` and renamed, so that it is never served in part. Raises OSError.
    """
    for other in others:
        for path in other.assets():
            source, target = other.folder / path, release.folder / path
            if source.exists() and not target.exists():
                write_file(spare, source.read_bytes())
                sync(spare)
                target.parent.mkdir(parents=True, exist_ok=True)
                spare.replace(target)
                sync(target.parent)


def write_file(path: Path, content: bytes) -> None:
    """Write a file with a modification time that its bytes determine. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    moment = _EPOCH + int.from_bytes(sha256(content).digest()[:8]) % _TEN_YEARS
    path.write_bytes(content)
    os.utime(path, (moment, moment))


def sync(path: Path) -> None:
    """Write a file's bytes or a folder's entries to the disk (fsync). Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove(path: Path) -> None:
    """Remove a file, a link or a folder with all that is in it, if it exists. Raises OSError."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _has_digest(path: Path, digest: str) -> bool:
    try:
        return sha256(path.read_bytes()).hexdigest() == digest
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return False


def _base(path: str) -> str:
    """Return the path of the file whose compressed form has this path; an empty string where there is none."""
    return next((path.removesuffix(suffix) for suffix in SUFFIXES if path.endswith(suffix)), "")
