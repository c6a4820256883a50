"""List a theme's files without hidden folders: Material keeps 14,000 icons in one, and MkDocs publishes none of them.

MkDocs lists every file of a theme and compares each name with eleven patterns, a tenth of a build; a test compares what
it publishes with and without this.
"""

import os
from collections.abc import Callable

from jinja2 import Environment, FileSystemLoader

from generator.speed.templates import CompiledTemplates


class VisibleFiles(FileSystemLoader):
    """A loader that lists no file in a hidden folder; it loads them as ever."""

    def list_templates(self) -> list[str]:
        """Return the paths of all other files, sorted."""
        paths: set[str] = set()
        for folder in self.searchpath:
            for place, folders, names in os.walk(folder, followlinks=self.followlinks):
                folders[:] = [name for name in folders if not name.startswith(".")]
                below = os.path.relpath(place, folder).replace(os.sep, "/")
                paths.update(name if below == "." else f"{below}/{name}" for name in names)
        return sorted(paths)


def fast_environment(get_env: Callable[[], Environment]) -> Callable[[], Environment]:
    """Return a theme's `get_env` whose environment lists visible files only, and keeps compiled templates."""

    def env() -> Environment:
        environment = get_env()
        if type(environment.loader) is FileSystemLoader:
            environment.loader = VisibleFiles(environment.loader.searchpath)
        environment.bytecode_cache = CompiledTemplates("theme")
        environment.auto_reload = False  # each build has an environment of its own
        return environment

    return env
