"""The package's own folders: inside it in a wheel, beside it in a checkout."""

from pathlib import Path


def folder(name: str) -> Path:
    """Return the folder `schemas`, `templates` or `site_overrides`. Raises FileNotFoundError where it is missing."""
    package = Path(__file__).parent
    for place in (package / name, package.parent / name):
        if place.is_dir():
            return place
    raise FileNotFoundError(name)
