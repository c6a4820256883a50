"""The files that a site was built from, as its mark records them, and whether they still are what they were.

The mark is JSON: by each path, from the site's folder, the SHA-256 of the file, or of the folder's files.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path


def origins(site: Path, paths: Iterable[Path]) -> dict[str, str]:
    """Return the digests of files and folders that a site is built from, by their paths from the site's folder."""
    return {os.path.relpath(path.absolute(), site.absolute()): _digest(path) for path in paths}


def recorded_origins(mark: bytes) -> Mapping[str, str] | None:
    """Return what a mark records; nothing where it is empty, as older ones are; None where it is damaged."""
    try:
        recorded = json.loads(mark or b"{}")
    except (ValueError, RecursionError):
        return None
    return recorded if isinstance(recorded, dict) else None


def changed_origins(site: Path, origins: Mapping[str, str]) -> tuple[Path, ...]:
    """Return what has changed since the site was built; nothing where no files are recorded or they lie elsewhere."""
    recorded = {Path(os.path.normpath(site / path)): digest for path, digest in origins.items()}
    if not all(path.exists() for path in recorded):
        return ()
    return tuple(path for path, digest in recorded.items() if _digest(path) != digest)


def _digest(path: Path) -> str:
    lines = (f"{sha256(file.read_bytes()).hexdigest()}  {file.relative_to(path).as_posix()}\n" for file in _files(path))
    return sha256("".join(lines).encode()).hexdigest()


def _files(path: Path) -> Iterator[Path]:
    """Yield a file, or the files of a folder that are not hidden."""
    if path.is_file():
        yield path
        return
    for folder, names, files in os.walk(path):
        names[:] = sorted(name for name in names if not name.startswith("."))
        yield from (Path(folder, name) for name in sorted(files) if not name.startswith("."))
