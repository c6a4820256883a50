"""The scripts and styles of this site under names that hold a hash of their bytes, as those of the search have.

Such a file may be cached for ever, and a page never meets a script of another release.
"""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from generator import resources

if TYPE_CHECKING:
    from collections.abc import Iterable

FOLDER = "assets"
KINDS = {".css", ".js"}
DIGITS = 12


def hashed_names(folders: Iterable[str]) -> dict[str, str]:
    """Return the published path of each of this site's scripts and styles, by its path in the theme.

    `folders` are the theme's: the first that holds a file has the word, as when MkDocs copies it.
    """
    places = tuple(Path(folder) for folder in folders)
    own = (resources.folder("site_overrides") / FOLDER).iterdir()
    paths = sorted(f"{FOLDER}/{path.name}" for path in own if path.suffix in KINDS)
    return {path: _hashed(path, next(place / path for place in places if (place / path).is_file())) for path in paths}


def _hashed(path: str, file: Path) -> str:
    digest = hashlib.sha256(file.read_bytes()).hexdigest()[:DIGITS]
    return str(PurePosixPath(path).with_suffix(f".{digest}{file.suffix}"))
