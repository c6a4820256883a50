"""Split the words of a large plan's index into files: a browser fetches the few that a query needs.

Texts are numbered in the order of the index: engineerings, projects, provisions, others. Folded (letters and digits
only) and one after the other, each pair of neighbouring characters has a place. A shard has the places of the pairs
whose key falls to it; a block has the words of a few texts. `browser/shards.js` reads both.
"""

import hashlib
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Literal

from generator.files import GeneratedFile
from generator.search.index import Index
from generator.search.scripts import FOLDER

Table = Literal["engineerings", "projects", "provisions", "others"]
# The column of the words in the rows of each list of the index.
WORDS: dict[Table, int] = {"engineerings": 5, "projects": 6, "provisions": 6, "others": 5}
# Texts of this many characters are about 300 KB gzipped: two seconds on a slow line.
LIMIT = 270_000
PLACES_IN_A_SHARD = 6_000
TEXTS_IN_A_BLOCK = 8


def too_large(index: Index) -> bool:
    """Return whether the words of an index are too many for one file."""
    return sum(len(text) for text in _texts(index)) > LIMIT


def split(index: Index) -> tuple[dict[str, object], tuple[GeneratedFile, ...]]:
    """Return the index with a table of its shards in place of its words, and the files of shards and blocks."""
    texts = list(_texts(index))
    folded = [fold(text) for text in texts]
    places = _places(folded, _readings(index["readings"]))
    count = sum(map(len, places.values())) // PLACES_IN_A_SHARD + 1
    shards: list[dict[str, str]] = [{} for _ in range(count)]
    for key in sorted(places):
        shards[shard_of(key, count)][key] = _steps(places[key])
    blocks = [texts[start : start + TEXTS_IN_A_BLOCK] for start in range(0, len(texts), TEXTS_IN_A_BLOCK)]
    contents = {
        **{f"s{number}.js": _assigned("pairs", number, shard) for number, shard in enumerate(shards)},
        **{f"t{number}.js": _assigned("texts", number, block) for number, block in enumerate(blocks)},
    }
    digest = hashlib.sha256("\0".join(contents.values()).encode()).hexdigest()[:12]
    folder = f"{FOLDER}{digest}/"
    core: dict[str, object] = dict(index)
    for name, column in WORDS.items():
        core[name] = [[*row[:column], "", *row[column + 1 :]] for row in index[name]]
    core["shards"] = {
        "folder": folder,
        "count": count,
        "block": TEXTS_IN_A_BLOCK,
        "lengths": " ".join(f"{len(characters):x}" for characters, _ in folded),
        "pairs": {},
        "texts": {},
    }
    return core, tuple(GeneratedFile.of(folder + name, content) for name, content in contents.items())


def fold(text: str) -> tuple[str, list[bool]]:
    """Return the letters and digits of a text as the engine's fold sees them.

    The second value says of each whether it is printed as it is folded, next to the one before but for white space.
    """
    characters: list[str] = []
    straight: list[bool] = []
    apart = True
    for printed in text:
        if printed.isspace():
            continue
        shown = [
            part for part in unicodedata.normalize("NFKC", printed).lower() if unicodedata.category(part)[0] in "LN"
        ]
        characters += shown
        straight += [not apart and shown == [printed]] * len(shown)
        apart = shown != [printed]
    return "".join(characters), straight


def shard_of(key: str, count: int) -> int:
    """Return the number of the shard that holds a key."""
    number = 0
    for character in key:
        number = (number * 31 + ord(character)) % count
    return number


def _texts(index: Index) -> Iterator[str]:
    for name, column in WORDS.items():
        for row in index[name]:
            yield str(row[column])


def _readings(table: str) -> dict[str, tuple[str, ...]]:
    """Return the readings of each character, from the index's table."""
    groups = (re.fullmatch(r"([a-z,]+)(.+)", group) for group in table.split(" "))
    return {character: tuple(group[1].split(",")) for group in groups if group for character in group[2]}


def _places(folded: Iterable[tuple[str, list[bool]]], readings: dict[str, tuple[str, ...]]) -> dict[str, list[int]]:
    """Return for each pair its places doubled, plus one where the pair is so printed; for each character its texts.

    A pair is two characters, or two syllables with a space between them.
    """
    places: dict[str, list[int]] = defaultdict(list)
    sounds: dict[str, list[str]] = {}
    start = 0
    for number, (characters, straight) in enumerate(folded):
        for character in sorted(set(characters)):
            places[character].append(number)
        for at in range(len(characters) - 1):
            pair, place = characters[at : at + 2], (start + at) * 2 + straight[at + 1]
            if pair not in sounds:
                syllables = (readings.get(character, ()) for character in pair)
                sounds[pair] = [" ".join(syllable_pair) for syllable_pair in product(*syllables)]
            places[pair].append(place)
            for sound in sounds[pair]:
                places[sound].append(place)
        start += len(characters)
    return places


def _steps(numbers: list[int]) -> str:
    """Write ascending numbers as the steps between them, in hexadecimal."""
    return " ".join(f"{number - before:x}" for before, number in zip([0, *numbers], numbers, strict=False))


def _assigned(name: str, number: int, value: object) -> str:
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"plansiteIndex.shards.{name}[{number}]={written};\n"
