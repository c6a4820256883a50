"""Keep files that take long to make, by what they are made of: an edit makes anew only those that it changes."""

import contextlib
import hashlib
import os
from collections.abc import Callable
from pathlib import Path

FOLDER = ".cache/plansite"


class FileCache:
    """Files in a folder, named by the SHA-256 of what they are made of; where nothing can be written, none are kept."""

    def __init__(self, project: Path | None) -> None:
        """Take the folder that holds mkdocs.yml, in which the cache's own is made; None keeps nothing."""
        self._folder = project / FOLDER if project else None
        self._used: set[str] = set()

    def get(self, ingredients: str, make: Callable[[], bytes]) -> bytes:
        """Return the file made of `ingredients`, which say everything that its bytes depend on."""
        if self._folder is None:
            return make()
        name = hashlib.sha256(ingredients.encode()).hexdigest()
        self._used.add(name)
        with contextlib.suppress(OSError):
            return (self._folder / name).read_bytes()
        content = make()
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            part = self._folder / f"{name}.{os.getpid()}.part"
            part.write_bytes(content)
            part.replace(self._folder / name)  # in one step: two builds may run at once
        return content

    def forget_unused(self) -> None:
        """Delete the files that nobody has asked for."""
        if self._folder is None:
            return
        with contextlib.suppress(OSError):
            for path in self._folder.iterdir():
                if path.name not in self._used:
                    path.unlink(missing_ok=True)
