"""Mistakes in data: bytes, values, fields of other records, words everywhere, snapshots of a right checksum."""

import copy
import hashlib
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from generator.source.files import kind_of
from tests.support.paths import AMENDED_CITY, CITY, PLAN, TESTS

# Values that have broken programs: too large, too long, too deep, of another type, or with a meaning elsewhere.
STRANGE: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1.5, 10_000, 99_999, 10**14, "", " ", "\n", "con", "NUL", "-", "--help", "..", "../x"),
    *("a" * 300, "甲" * 300, "𠮷", "😀", "=1+1", "@SUM(1)", "<b>", "{{ 7 }}", "\u200b", "\u202e", "\x00", "％", "ｅ"),
    *("javascript:1", "2012-02-30", "9999-12-31", "1e9", "/a/0", "P1", "E1", "S1-1", [], {}, [[]], [{}], {"": ""}),
    [["x"] * 50] * 50,
)
BYTES = (
    b"\x00",
    b"\xff",
    b"\t",
    b"\r",
    b"\r\n",
    b"\xef\xbb\xbf",
    b"&a ",
    b"*a ",
    b"!!x ",
    b"<<: ",
    b"---\n",
    b"- ",
    b": ",
)
WORDS = (
    "𠮷",
    "😀",
    "，",
    "。",
    ";",
    "\u3000",
    "(",
    "）",
    "2019年",
    "85%",
    "十",
    "市",
    "每年",
    "<",
    "&",
    '"',
    "'",
    "\u00a0",
)


def mutate(folder: Path, chance: Random) -> str:
    """Make a mistake in a copy of a plan's data; return what was done."""
    kinds = [_bytes, _value, _value, _value, _field, _field, _field, _words, _words]
    if (folder / "revisions").is_dir():
        kinds += [_snapshot, _snapshot]
    kind: Callable[[Path, Random], str] = chance.choice(kinds)
    return f"{kind.__name__} {kind(folder, chance)}"


def _file(folder: Path, chance: Random, pattern: str = "*.yml") -> Path:
    return chance.choice(sorted(folder.rglob(pattern)))


def _bytes(folder: Path, chance: Random) -> str:
    path = _file(folder, chance, chance.choice(["*.yml", "*.txt"]))
    content, done = path.read_bytes(), []
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(content) + 1)
        length = chance.choice([0, 0, 1, 1, 2, 10, 200])
        put = chance.choice([b"", bytes([chance.randrange(256)]), chance.choice(BYTES), content[at : at + length] * 2])
        content = content[:at] + put + content[at + length :]
        done.append(f"{at}+{length}={put[:12]!r}")
    path.write_bytes(content)
    return f"{path.name} {' '.join(done)}"


def _value(folder: Path, chance: Random) -> str:
    path = _file(folder, chance)
    value = _read(path)
    done = _change(value, chance)
    _write(path, value)
    return f"{path.name} {done}"


def _field(folder: Path, chance: Random) -> str:
    """Give a record a field as a record of some plan has it: right by the schema, rarely right beside the rest."""
    path = _file(folder, chance)
    value = _read(path)
    place, record = chance.choice(list(_mappings(value, _kind(path.relative_to(folder).as_posix()))))
    key = chance.choice(sorted(_fields().get(place, {"id": []})))
    given = chance.choice(_fields().get(place, {}).get(key) or STRANGE)
    record[key] = copy.deepcopy(given)
    _write(path, value)
    return f"{path.name} {place} {key}={str(given)[:60]}"


@cache
def _fields() -> dict[str, dict[str, list[Any]]]:
    """Return the values of all plans at hand, by the kind of their record and by their key."""
    fields: dict[str, dict[str, list[Any]]] = {}
    for folder in (PLAN, CITY, AMENDED_CITY, *sorted((TESTS / "plans").iterdir())):
        for path in sorted(folder.rglob("*.yml")):
            kind = _kind(path.relative_to(folder).as_posix())
            for place, record in _mappings(_read(path), kind):
                for key, value in record.items():
                    fields.setdefault(place, {}).setdefault(key, []).append(value)
    return fields


def _read(path: Path) -> Any:  # noqa: ANN401 - JSON
    return yaml.load(path.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - safe


def _write(path: Path, value: Any) -> None:  # noqa: ANN401 - JSON
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    words = yaml.dump(value, Dumper=dumper, allow_unicode=True, sort_keys=False, width=10**6)
    path.write_bytes(words.encode(errors="surrogatepass"))


def _kind(name: str) -> str:
    return kind_of(name) or name


def _mappings(value: Any, place: str) -> Iterator[tuple[str, dict[str, Any]]]:  # noqa: ANN401 - JSON
    """Yield every mapping in a value, with its place: the keys that lead to it, without numbers."""
    if isinstance(value, dict):
        yield place, value
        for key, inner in value.items():
            yield from _mappings(inner, f"{place}/{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from _mappings(inner, place)


def _snapshot(folder: Path, chance: Random) -> str:
    path = _file(folder, chance, "*.json")
    value = json.loads(path.read_bytes())
    done = _change(value, chance)
    content = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode(
        errors="surrogatepass"
    )
    if chance.random() < 0.2:
        content = chance.choice([b"", b"[]", b"null", b"{}", content[:-1], content + b" ", b"\xff", b"[" * 5000])
    path.write_bytes(content)
    revision = path.with_suffix(".yml")
    digest = hashlib.sha256(content).hexdigest()
    revision.write_text(re.sub("snapshot: [0-9a-f]{64}", f"snapshot: {digest}", revision.read_text("utf-8")), "utf-8")
    return f"{path.name} {done}"


def _change(value: Any, chance: Random) -> str:  # noqa: ANN401 - JSON
    """Change one place in a value, deep in it more often than not."""
    here, trail = value, ""
    if not isinstance(here, (dict, list)):  # what an earlier mistake has left of a snapshot
        return "nothing to change"
    while True:
        keys = list(here) if isinstance(here, dict) else list(range(len(here)))
        if not keys:
            return f"{trail} is empty"
        key = chance.choice(keys)
        inner, trail = here[key], f"{trail}/{key}"
        if isinstance(inner, (dict, list)) and inner and chance.random() < 0.85:
            here = inner
            continue
        match chance.choice(["put", "put", "put", "delete", "twice", "rename"]):
            case "delete":
                del here[key]
            case "twice" if isinstance(here, list):
                here.insert(key, inner)
            case "rename" if isinstance(here, dict):
                here[chance.choice(["x", "id", "<<", ""])] = here.pop(key)
            case _:
                here[key] = chance.choice(STRANGE)
        return trail


def _words(folder: Path, chance: Random) -> str:
    """Replace or insert words wherever they stand, in data and text alike, and state the text's checksum anew."""
    text = next(path for path in sorted((folder / "source").glob("*.txt")) if path.with_suffix(".yml").exists())
    source = text.read_text(encoding="utf-8")
    at, length = chance.randrange(len(source) - 8), chance.randint(2, 6)
    old = source[at : at + length]
    new = chance.choice([old + chance.choice(WORDS), chance.choice(WORDS), old[:1] + chance.choice(WORDS) + old[1:]])
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".yml", ".txt"}:
            path.write_bytes(path.read_bytes().decode().replace(old, new).encode())
    layout = text.with_suffix(".yml")
    digest = hashlib.sha256(text.read_bytes()).hexdigest()
    layout.write_text(re.sub("sha256: [0-9a-f]{64}", f"sha256: {digest}", layout.read_text("utf-8")), "utf-8")
    return f"{old!r} {new!r}"
