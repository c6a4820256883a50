"""The scripts of search: classic ones, whose names have a hash of their bytes, so that each may be cached for ever."""

import hashlib
import json
import re
from pathlib import Path

from generator.files import GeneratedFile

FOLDER = "assets/search/"
SOURCES = Path(__file__).parent / "browser"
ENGINE = ("characters", "text", "prepare", "codes", "exact", "sound", "short", "near", "engine")
FOR_SHARDS = ("shards",)
PAGE = ("characters", "results", "fetching", "combobox", "marks", "start")

_COMMENT = re.compile(r"^\s*//.*\n|^[ ]+", re.MULTILINE)


def script(name: str, text: str) -> GeneratedFile:
    """Return a script whose file name is `name`, twelve hexadecimal digits of its SHA-256, and `.js`."""
    content = text.encode()
    return GeneratedFile.of(f"{FOLDER}{name}.{hashlib.sha256(content).hexdigest()[:12]}.js", content)


def engine(*, sharded: bool) -> GeneratedFile:
    """Return the engine, which sets the global `plansiteSearch`; it runs in a page and in Node."""
    names = (*ENGINE, *FOR_SHARDS) if sharded else ENGINE
    exported = "root.plansiteSearch = { search: search, warm: warm, kinds: KINDS };\n"
    return script("engine", _enclosed(names, "(root)", exported))


def page() -> GeneratedFile:
    """Return the script that every page loads: it runs the search fields and fetches the engine on focus."""
    return script("search", _enclosed(PAGE, "()"))


def _enclosed(names: tuple[str, ...], takes: str, last: str = "") -> str:
    """Return the sources as one function, without comment lines and indentation; no string of theirs has two lines."""
    sources = "".join((SOURCES / f"{name}.js").read_text(encoding="utf-8") for name in names)
    return f'(function {takes} {{\n"use strict";\n{_COMMENT.sub("", sources)}{last}}})(this);\n'


def data(name: str, variable: str, value: object) -> GeneratedFile:
    """Return a script that assigns a JSON value to a variable of the page."""
    return script(name, f"{variable}={json.dumps(value, ensure_ascii=False, separators=(',', ':'))};\n")
