"""Case folders: the fictional city, or what amendments made of it, with one thing wrong, and what is found."""

import re
import shutil
from pathlib import Path

import pytest
import yaml

from generator.findings import DatasetError, Finding
from generator.load import load
from tests.support.paths import AMENDED_CITY, CITY, TESTS

# Folders of cases, and the data that they break.
CASES = {TESTS / "rules" / "cases": CITY, TESTS / "rules" / "revision_cases": AMENDED_CITY}


def cases() -> list[Path]:
    """Return every case folder; its name is the rule's, or the rule's and what is tried after a dot."""
    return sorted(path for folder in CASES for path in folder.iterdir() if path.is_dir())


def broken_city(case: Path, folder: Path, *, lengthened: bool = False) -> Path:  # noqa: C901 - one line a kind of change
    """Copy the city, or the amended one, to `folder`/city, apply the case's change.yml, and return the copy.

    change.yml lists `{file, find, put}`: `find` stands once in the file and becomes `put`; `{file, remove: true}`
    removes a file; `{file, link: target}` puts a symbolic link there, `{file, size: n}` a file of n bytes, `{file,
    bytes: "ff fe"}` these bytes, `{file, line_ends: crlf}` CRLF for each LF. Every other file of the case folder
    replaces the city's of that name. A `lengthened` city has a comment before each line of YAML that is not indented.
    """
    city = folder / "city"
    shutil.copytree(CASES[case.parent], city)
    for path in city.rglob("*.yml") if lengthened else ():
        path.write_bytes(re.sub(rb"(?m)^(?=\w)", "# 另一行\n".encode(), path.read_bytes()))
    for path in case.rglob("*"):
        if path.is_file() and path.name not in {"change.yml", "expected.txt"}:
            shutil.copyfile(path, city / path.relative_to(case))
    change = case / "change.yml"
    for edit in yaml.safe_load(change.read_text(encoding="utf-8")) if change.exists() else ():
        target = city / edit["file"]
        match edit:
            case {"remove": True}:
                target.unlink()
            case {"link": link}:
                target.symlink_to(link)
            case {"size": size}:
                with target.open("wb") as file:
                    file.truncate(size)
            case {"bytes": octets}:
                target.write_bytes(bytes.fromhex(octets))
            case {"line_ends": "crlf"}:
                target.write_bytes(target.read_bytes().replace(b"\n", b"\r\n"))
            case {"find": find, "put": put}:
                text = target.read_bytes().decode()
                assert text.count(find) == 1, f"{case.name}: {find!r} stands {text.count(find)} times"
                target.write_bytes(text.replace(find, put).encode())
            case _:
                pytest.fail(f"{case.name}: {edit}")
    return city


def findings_of(data_dir: Path) -> tuple[Finding, ...]:
    """Return what `check` finds: the findings of the failing stage, or the warnings."""
    try:
        return load(data_dir).warnings
    except DatasetError as error:
        return error.findings
