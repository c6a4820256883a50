"""The scripts and styles of this site: what a kind of page needs of them is one script and one style sheet.

A browser asks for a few files at a time; where it lays out a large page while others are on their way, scripts wait.
Names hold a hash of the bytes, as those of the search have: such a file may be cached for ever, and a page never
meets a script of another release.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDER = "assets"
STYLE, SCRIPT = ".css", ".js"
DIGITS = 12
# On every page, after Material's. What readers prefer is applied before the page is drawn; other scripts wait for it.
STYLES = ("plansite.css", "theme.css", "search.css")
# Material's icons are `data:` addresses, which the policy refuses; no page shows one, and its source map is not there.
_UNFIT = re.compile(rb"""--[\w-]+:url\((["'])data:.*?\1\);?|/\*# sourceMappingURL=.*?\*/""")
PREFERENCES = "preferences.js"
_MATRIX = ("names.js", "address.js", "cells.js", "matrix.js")  # cells.js asks matrix.js for what is shown
VIEWS: Mapping[str, tuple[str, ...]] = {
    "unit-project": ("views.css", "print-a3.css", *_MATRIX),
    "unit-engineering": ("views.css", "print-portrait.css", *_MATRIX),
    "lead-participant": ("views.css", "print-landscape.css", *_MATRIX),
    "timeline": ("views.css", "print-landscape.css"),
    "targets": ("views.css", "print-landscape.css", "address.js", "figures.js"),
    "analysis": ("views.css",),
    "network": ("views.css", "print-network.css", "address.js", "network.js"),
    "home": ("home.js",),
    "unit": ("views.css", "print-ledger.css", "address.js", "clipboard.js", "ledger.js"),
    "source": ("clipboard.js", "source.js"),
    "compare": ("views.css", "names.js", "compare.js"),
}


@dataclass(frozen=True, kw_only=True)
class Asset:
    """A script or style sheet as it is published."""

    path: str
    content: bytes


@dataclass(frozen=True, kw_only=True)
class Assets:
    """What the theme's document links: for every page, and beside that for pages of a kind."""

    style: Asset
    preferences: Asset
    view_styles: Mapping[str, Asset]
    view_scripts: Mapping[str, Asset]

    @property
    def all(self) -> tuple[Asset, ...]:
        """Each once."""
        assets = (self.style, self.preferences, *self.view_styles.values(), *self.view_scripts.values())
        return tuple({asset.path: asset for asset in assets}.values())


def join_assets(folders: Iterable[str], context: bytes) -> Assets:
    """Return the scripts and styles of pages, Material's main style sheet first of all, without its icons.

    `folders` are the theme's: the first that holds a file has the word, as when MkDocs copies it.
    """
    places = tuple(Path(folder, FOLDER) for folder in folders)
    return Assets(
        style=_joined("site.css", STYLES, places, _UNFIT.sub(b"", context)),
        preferences=_joined(PREFERENCES, (PREFERENCES,), places),
        view_styles=_views(STYLE, places),
        view_scripts=_views(SCRIPT, places),
    )


def is_part(path: str) -> bool:
    """Say whether a path in the theme is a script or style of ours, which is published as part of a joined one only."""
    return path in {f"{FOLDER}/{name}" for parts in (STYLES, (PREFERENCES,), *VIEWS.values()) for name in parts}


def _views(suffix: str, places: tuple[Path, ...]) -> dict[str, Asset]:
    """Return what kinds of pages have of one suffix; it has the name of its last part, the most particular one."""
    parts = {kind: tuple(name for name in names if name.endswith(suffix)) for kind, names in VIEWS.items()}
    return {kind: _joined(names[-1], names, places) for kind, names in parts.items() if names}


def _joined(name: str, parts: tuple[str, ...], places: tuple[Path, ...], *first: bytes) -> Asset:
    found = (next(place / part for place in places if (place / part).is_file()) for part in parts)
    content = b"\n".join((*first, *(path.read_bytes() for path in found)))
    stem, _, kind = name.rpartition(".")
    return Asset(path=f"{FOLDER}/{stem}.{hashlib.sha256(content).hexdigest()[:DIGITS]}.{kind}", content=content)
