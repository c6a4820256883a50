"""Files that tests compare with: golden pages, expected findings, queries. `pytest --update` writes them anew."""

from pathlib import Path


def stored_text(file: Path, text: str, *, update: bool) -> str:
    """Return what a file holds, after `text` is written to it where an update is asked for."""
    if update:
        file.write_bytes(text.encode())
    return file.read_bytes().decode()
