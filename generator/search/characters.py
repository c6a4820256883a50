"""Variants of characters, which people type or paste instead, as a table for the browser.

Traditional, Taiwan and Hong Kong shapes are OpenCC's.
"""

from collections import defaultdict

from opencc import OpenCC

from generator.text.look_alikes import CONFUSED, RADICALS

IDEOGRAPHS = tuple(map(chr, range(0x4E00, 0xA000)))


def variants(characters: set[str]) -> str:
    """Return groups parted by spaces: a character of `characters`, then the shapes for it that are not among them."""
    shapes: dict[str, set[str]] = defaultdict(set)
    for shape, character in (RADICALS | CONFUSED).items():
        shapes[character].add(shape)
    for configuration in ("t2s", "tw2s", "hk2s"):
        simplified = OpenCC(configuration).convert("\n".join(IDEOGRAPHS)).split("\n")
        for shape, character in zip(IDEOGRAPHS, simplified, strict=True):
            if shape != character:
                shapes[character].add(shape)
    return " ".join(
        character + "".join(others)
        for character in sorted(characters & shapes.keys())
        if (others := sorted(shapes[character] - characters))
    )
