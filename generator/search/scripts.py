"""The scripts of search: classic ones, whose names have a hash of their bytes, so that each may be cached for ever."""

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


def engine(*, sharded: bool) -> GeneratedFile:
    """Return the engine, which sets the global `plansiteSearch`; it runs in a page and in Node."""
    names = (*ENGINE, *FOR_SHARDS) if sharded else ENGINE
    exported = "root.plansiteSearch = { search: search, warm: warm, kinds: KINDS };\n"
    return GeneratedFile.hashed(FOLDER, "engine.js", _enclosed(names, "(root)", exported))


def page() -> GeneratedFile:
    """Return the script that every page loads: it runs the search fields and fetches the engine on focus."""
    return GeneratedFile.hashed(FOLDER, "search.js", _enclosed(PAGE, "()"))


def _enclosed(names: tuple[str, ...], takes: str, last: str = "") -> bytes:
    """Return the sources as one function, without comment lines and indentation; no string of theirs has two lines."""
    sources = "".join((SOURCES / f"{name}.js").read_text(encoding="utf-8") for name in names)
    return f'(function {takes} {{\n"use strict";\n{_COMMENT.sub("", sources)}{last}}})(this);\n'.encode()


def index_script(index: object) -> GeneratedFile:
    """Return the script that sets the global `plansiteIndex` to an index."""
    text = f"var plansiteIndex={json.dumps(index, ensure_ascii=False, separators=(',', ':'))};\n"
    return GeneratedFile.hashed(FOLDER, "index.js", text.encode())
