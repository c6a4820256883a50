"""From a file on disk to its official text. START of the readers."""

import hashlib
import importlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import cast

from generator.importing.readers import limits
from generator.importing.readers.formats import Format, detect_format
from generator.importing.readers.source_text import Debris, Extract, ReadError, SourceText
from generator.importing.readers.table import part_covered

Reader = Callable[[bytes], Extract]

READERS: Mapping[Format, str] = MappingProxyType(
    {
        Format.TEXT: "plain_text",
        Format.WEB_PAGE: "web_page",
        Format.WORD: "word",
        Format.EXCEL: "excel",
        Format.PDF: "pdf",
        Format.OLD_WORD: "old_word",
        Format.RICH_TEXT: "old_word",
    },
)
"""The module that reads a format, with its function `read`; imported only when a file needs it."""

_BIG = f"{limits.TEXT_CHARACTERS:,}"


def read_notice(path: Path) -> SourceText:
    """Return the official text of a notice's file, and what was left out of it.

    The file is read in a process of its own, whose memory and time are limited. Nothing is executed or fetched.
    Raises ReadError, with the file's name, where the file is missing, too large, protected, damaged, or holds no text.
    """
    name = "".join(character if character.isprintable() else "�" for character in path.name) or str(path)
    try:
        return _read_apart(path, hashlib.sha256(_load(path)).hexdigest())
    except ReadError as error:
        message = f"{name}：{error}"
        raise ReadError(message) from error


def extract_text(data: bytes) -> Extract:
    """Read a file's bytes in this process, by the reader of their format; raise ReadError where that cannot be done."""
    format_ = detect_format(data)
    if format_ in {Format.TEXT, Format.WEB_PAGE} and len(data) > limits.TEXT_BYTES:
        size = f"{limits.TEXT_BYTES // limits.MEBIBYTE} MB"
        message = f"文字文件或网页超过 {size} (the text or web page is larger than {size})"
        raise ReadError(message)
    module = importlib.import_module(f"{__package__}.{READERS[format_]}")
    extract = cast("Reader", module.read)(data)
    if not extract.text.strip():
        message = "文件里没有文字 (there is no text in the file)"
        raise ReadError(message)
    if len(extract.text) > limits.TEXT_CHARACTERS:
        message = f"文字超过 {_BIG} 个字 (more than {_BIG} characters of text)"
        raise ReadError(message)
    text, covered = part_covered(extract.text)
    return replace(extract, text=text, covered=covered)


def _load(path: Path) -> bytes:
    """Return a regular file's bytes, after a look at its size."""
    try:
        if path.is_dir():
            message = "这是文件夹，不是文件 (a folder, not a file)"
            raise ReadError(message)
        if not path.exists():
            message = (
                "没有这个文件，请检查文件名和后缀；名字里有空格或括号的，要加引号"
                " (there is no such file: check its name and ending; quote a name with blanks or brackets)"
            )
            raise ReadError(message)
        if not path.is_file():
            message = "这不是普通文件 (not a regular file)"
            raise ReadError(message)
        if path.stat().st_size > limits.FILE_BYTES:
            size = f"{limits.FILE_BYTES // limits.MEBIBYTE} MB"
            message = f"文件超过 {size} (the file is larger than {size})"
            raise ReadError(message)
        return path.read_bytes()
    except (OSError, ValueError) as error:
        message = f"文件打不开：{getattr(error, 'strerror', None) or error} (the file cannot be opened)"
        raise ReadError(message) from error


def _read_apart(path: Path, sha256: str) -> SourceText:
    """Read a file in a second process; raise ReadError where that fails, takes too long or meets another file."""
    root = str(Path(__file__).resolve().parents[3])
    search_path = os.pathsep.join([root, *filter(None, [os.environ.get("PYTHONPATH")])])
    command = [sys.executable, "-m", f"{__package__}.process", str(path.absolute())]
    try:
        run = subprocess.run(  # noqa: S603 - our own interpreter and module
            command,
            env={**os.environ, "PYTHONPATH": search_path, "PYTHONIOENCODING": "utf-8"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=2 * limits.SECONDS + 10,
        )
    except subprocess.TimeoutExpired as error:
        raise ReadError(_TOO_SLOW) from error
    if run.returncode:
        raise ReadError(_TOO_SLOW if run.returncode in _ENDED_BY_CLOCK else _STOPPED)
    answer = json.loads(run.stdout)
    if "error" in answer:
        raise ReadError(answer["error"])
    if answer["sha256"] != sha256:
        message = "读取时文件被改动，请再试 (the file changed while it was read: try again)"
        raise ReadError(message)
    return SourceText(
        text=answer["text"],
        reader=answer["reader"],
        encoding=answer["encoding"],
        debris=tuple(Debris(*piece) for piece in answer["debris"]),
        covered=tuple(answer["covered"]),
        original=path.name,
        sha256=sha256,
    )


_TOO_SLOW = f"{limits.SECONDS} 秒内没有读完 (not read within {limits.SECONDS} seconds)"
_STOPPED = "文件无法读取：已损坏，或太复杂 (the file cannot be read: it is damaged or too complex)"
_ENDED_BY_CLOCK = (-14, -24, -9)  # SIGALRM, SIGXCPU, SIGKILL
