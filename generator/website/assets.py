"""The scripts and styles of this site, joined: a type of page has one script and one style sheet.

A browser asks for a few files at a time; where it lays out a large page while others are on their way, scripts wait.
Names hold a hash of the bytes, as those of the search have: such a file may be cached for ever, and a page never
meets a script of another release.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from generator.files import GeneratedFile
from generator.pages.page_types import PAGE_TYPES

FOLDER = "assets"
STYLE, SCRIPT = ".css", ".js"
# On every page, after Material's sheet. Readers' preferences are applied before a page is drawn; other scripts wait.
STYLES = ("plansite.css", "theme.css", "search.css")
# Material's icons are `data:` addresses, which the policy refuses; no page shows one, and its source map is not there.
_UNFIT = re.compile(rb"""--[\w-]+:url\((["'])data:.*?\1\);?|/\*# sourceMappingURL=.*?\*/""")
PREFERENCES = "preferences.js"
MATERIAL_FAVICON = "assets/images/favicon.png"
# What Material brings and this site's pages do not ask for; its main style sheet is part of this site's.
UNUSED = ("assets/javascripts/*", "assets/stylesheets/*", MATERIAL_FAVICON)
BY_KIND: Mapping[str, tuple[str, ...]] = {
    page_type.kind: page_type.assets for page_type in PAGE_TYPES if page_type.assets
}


@dataclass(frozen=True, kw_only=True)
class Assets:
    """What the theme links.

    style, preferences: the style sheet and the script of every page.
    view_styles, view_scripts: what pages of a kind have beside them, by the kind.
    """

    style: GeneratedFile
    preferences: GeneratedFile
    view_styles: Mapping[str, GeneratedFile]
    view_scripts: Mapping[str, GeneratedFile]

    @property
    def all(self) -> tuple[GeneratedFile, ...]:
        """All files, no path twice."""
        assets = (self.style, self.preferences, *self.view_styles.values(), *self.view_scripts.values())
        return tuple({asset.path: asset for asset in assets}.values())


def join_assets(folders: Iterable[str], material: bytes) -> Assets:
    """Return the scripts and styles of pages; `material`, its main style sheet, comes first, without its icons.

    `folders` are the theme's: the first that has a file counts, as when MkDocs copies it.
    """
    places = tuple(Path(folder, FOLDER) for folder in folders)
    return Assets(
        style=_joined("site.css", STYLES, places, _UNFIT.sub(b"", material)),
        preferences=_joined(PREFERENCES, (PREFERENCES,), places),
        view_styles=_views(STYLE, places),
        view_scripts=_views(SCRIPT, places),
    )


def is_left_out(path: str) -> bool:
    """Say whether a path in the theme is not published: unused, or a script or style that a joined file holds."""
    parts = {f"{FOLDER}/{name}" for parts in (STYLES, (PREFERENCES,), *BY_KIND.values()) for name in parts}
    return path in parts or any(fnmatch(path, pattern) for pattern in UNUSED)


def _views(suffix: str, places: tuple[Path, ...]) -> dict[str, GeneratedFile]:
    """Return the joined file of one suffix for each kind; it has the name of its last part, the most particular one."""
    parts = {kind: tuple(name for name in names if name.endswith(suffix)) for kind, names in BY_KIND.items()}
    return {kind: _joined(names[-1], names, places) for kind, names in parts.items() if names}


def _joined(name: str, parts: tuple[str, ...], places: tuple[Path, ...], *first: bytes) -> GeneratedFile:
    files = (next(place / part for place in places if (place / part).is_file()) for part in parts)
    content = b"\n".join((*first, *(path.read_bytes() for path in files)))
    return GeneratedFile.hashed(f"{FOLDER}/", name, content)
