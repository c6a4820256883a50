"""Variants of characters, which people type or paste instead, as a table for the browser.

Traditional, Taiwan and Hong Kong shapes are OpenCC's, as `shapes.txt` lists them: OpenCC itself takes a twentieth of a
build to say the same. A test compares the list, and `pytest --update` writes it anew.
"""

from importlib.resources import files

from generator.text.look_alikes import CONFUSED, RADICALS


def variants(characters: set[str]) -> str:
    """Return groups parted by spaces: a character of `characters`, then the shapes for it that are not among them."""
    groups = files("generator.search").joinpath("shapes.txt").read_text(encoding="utf-8").split()
    shapes = {group[0]: set(group[1:]) for group in groups}
    for shape, character in (RADICALS | CONFUSED).items():
        shapes.setdefault(character, set()).add(shape)
    return " ".join(
        character + "".join(others)
        for character in sorted(characters & shapes.keys())
        if (others := sorted(shapes[character] - characters))
    )
