"""Variants of characters, which people type or paste instead, as a table for the browser.

Traditional, Taiwan and Hong Kong shapes are OpenCC's; the radicals are the ones that PDF readers paste instead of
characters (Unicode, EquivalentUnifiedIdeograph.txt; NFKC folds the Kangxi block, not these).
"""

from collections import defaultdict

from opencc import OpenCC

IDEOGRAPHS = tuple(map(chr, range(0x4E00, 0xA000)))
# Characters that input methods and scanners often confuse: 笫31项, 巿公安局.
CONFUSED = {"笫": "第", "巿": "市"}
RADICALS = dict(
    zip(
        "⺟⺠⺼⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻩⻬⻰⻳",
        "母民肉虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟黄齐龙龟",
        strict=True,
    )
)


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
