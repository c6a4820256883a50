"""A folder that is there as a whole or not at all: written aside, proved, then moved into place."""

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from generator.files import GeneratedFile, write


class FolderInUseError(Exception):
    """A folder that is neither absent nor empty; the message, in both languages, says so."""


def check_vacant(folder: Path) -> None:
    """Raise FolderInUseError where a folder is neither absent nor empty."""
    if folder.is_symlink() and not folder.exists():
        message = f"{folder} 是断开的链接 (a broken link)"
        raise FolderInUseError(message)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message = f"{folder} 不是空文件夹，什么也没有写 (the folder is not empty, nothing is written)"
        raise FolderInUseError(message)


def fill_folder(folder: Path, files: Iterable[GeneratedFile], prove: Callable[[Path], object]) -> None:
    """Write files into a folder that is absent or empty, all of them or none.

    They are written beside it under a hidden name; `prove` is given that place and raises what it finds wrong. Then one
    rename puts it in place. Raises FolderInUseError where the folder has been filled meanwhile, and OSError.
    """
    place = folder.resolve()
    place.parent.mkdir(parents=True, exist_ok=True)
    aside = place.parent / f".{place.name}.import-{os.getpid()}"
    shutil.rmtree(aside, ignore_errors=True)
    try:
        aside.mkdir()
        write(files, aside)
        prove(aside)
        check_vacant(place)
        _move(aside, place)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _move(aside: Path, place: Path) -> None:
    """Put a folder in the place of an absent or empty one; somebody who stands in the empty one stays there."""
    if place.is_dir() and place == Path.cwd():
        for entry in sorted(aside.iterdir(), key=lambda entry: entry.name == "mkdocs.yml"):
            entry.rename(place / entry.name)
    else:
        aside.replace(place)
