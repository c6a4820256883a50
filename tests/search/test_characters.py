"""The list of characters' shapes, which search reads instead of asking OpenCC at each build."""

from pathlib import Path

from opencc import OpenCC

from generator import search
from generator.grouping import grouped
from tests.support.stored import stored_text

IDEOGRAPHS = tuple(map(chr, range(0x4E00, 0xA000)))


def test_shapes_are_those_of_opencc(*, update: bool) -> None:
    """Each line of the list is a character and every other ideograph that OpenCC writes with it in mainland China."""
    characters: set[tuple[str, str]] = set()
    for configuration in ("t2s", "tw2s", "hk2s"):
        converted = OpenCC(configuration).convert("\n".join(IDEOGRAPHS)).split("\n")
        characters.update((character, shape) for character, shape in zip(converted, IDEOGRAPHS, strict=True))
    shapes = grouped((character, shape) for character, shape in sorted(characters) if character != shape)
    lines = "".join(f"{character}{''.join(others)}\n" for character, others in shapes.items())
    file = Path(search.__file__).with_name("shapes.txt")
    assert stored_text(file, lines, update=update) == lines
