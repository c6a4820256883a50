"""Programs of this environment, as a person types them."""

import os
import shutil
import sys
from pathlib import Path


def programs(folder: Path) -> str:
    """Return what stands before the names of this environment's programs in `folder`: nothing where they are found."""
    own, program = Path(sys.executable).parent, shutil.which("mkdocs")
    if program and Path(program).parent == own:
        return ""
    near = folder.absolute().is_relative_to(own.parent.parent)
    return (os.path.relpath(own, folder) if near else str(own)) + os.sep


def build_command(folder: Path) -> str:
    """Return the command that builds the site whose mkdocs.yml lies in `folder`, typed where the person stands."""
    makefile = folder / "Makefile"
    if makefile.is_file() and "\nbuild:" in makefile.read_text("utf-8", errors="replace"):
        command = "make build"
    else:
        command = f"{programs(folder)}mkdocs build --strict"
    return command if folder.resolve() == Path.cwd() else f"cd {typed(str(folder))} && {command}"


def typed(path: str) -> str:
    """Return a path as a shell takes it: in quotes where it has blanks or brackets."""
    return f'"{path}"' if set(path) & set(" ()&;'") else path
