"""Pages of a PDF whose text runs in two columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from generator.importing.readers.pdf_lines import Line, print_lines
from generator.importing.readers.pdf_page import Glyph

_FEWEST_GLYPHS, _FEWEST_LINES, _SHORTEST_LINE = 120, 6, 8
_MIDDLE = (0.35, 0.65)
_CROSSING = 3  # rows that may run over both columns: a title of two lines, a page number
_LEAST_GUTTER = 0.8
_SHARE_BESIDE, _SHARE_FULL, _SHARE_BROKEN = 0.8, 0.4, 0.15
_FULL, _BREAK = 1.2, 1.9


@dataclass(frozen=True, slots=True)
class PageParts:
    """The characters of a page: all of them, or those above and below its two columns, left, and right.

    gutter: the edges of the strip between the columns, from the left.
    """

    glyphs: tuple[tuple[Glyph, ...], ...]
    gutter: tuple[float, float] | None = None


def part_columns(glyphs: Sequence[Glyph], above: tuple[float, float] | None) -> PageParts:
    """Return the characters of a page by its columns; `above` is the strip between those of the page before.

    Columns of text are full to their edges and have no breaks between their lines; those of a table are not. What goes
    on from the page before need not show that: the last page's columns may be short.
    """
    whole = PageParts((tuple(glyphs),))
    gutter = _gutter(glyphs, above) if len(glyphs) >= _FEWEST_GLYPHS or above else None
    if gutter is None:
        return whole
    start, end = gutter
    edge = (end - start) / 4  # a full line may reach a little over its column
    crossing = sorted(
        (glyph.top, glyph.bottom) for glyph in glyphs if glyph.left < end - edge and glyph.right > start + edge
    )
    edges = [float("-inf"), *(edge for row in crossing for edge in row), float("inf")]
    bands = [(top, bottom) for top, bottom in zip(edges[::2], edges[1::2], strict=True) if top < bottom]
    inside = [[glyph for glyph in glyphs if top <= (glyph.top + glyph.bottom) / 2 <= bottom] for top, bottom in bands]
    beside = max(inside, key=len)
    middle = (start + end) / 2
    left = tuple(glyph for glyph in beside if glyph.right <= middle)
    right = tuple(glyph for glyph in beside if glyph.left >= middle)
    shown = above or all(map(_is_text, map(print_lines, (left, right))))
    if len(beside) < _SHARE_BESIDE * len(glyphs) or not shown:
        return whole
    taken = set(map(id, (*left, *right)))
    return PageParts((tuple(glyph for glyph in glyphs if id(glyph) not in taken), left, right), gutter)


def _gutter(glyphs: Sequence[Glyph], above: tuple[float, float] | None) -> tuple[float, float] | None:
    """Return the edges of the widest upright strip in the middle that at most a few rows cross, or None."""
    left, right = min(glyph.left for glyph in glyphs), max(glyph.right for glyph in glyphs)
    first, last = (round(left + share * (right - left)) for share in _MIDDLE)
    if above:
        first, last = round(above[0]), round(above[1])
    count = dict.fromkeys(range(first, last), 0)
    for glyph in glyphs:
        for place in range(max(first, int(glyph.left)), min(last, int(glyph.right) + 1)):
            count[place] += 1
    free = [place for place in range(first, last) if count[place] <= _CROSSING]
    strips: list[list[int]] = []
    for place in free:
        if strips and place == strips[-1][-1] + 1:
            strips[-1].append(place)
        else:
            strips.append([place])
    widest = max(strips, key=len, default=[])
    enough = _LEAST_GUTTER * median(glyph.size for glyph in glyphs)
    return (widest[0], widest[-1] + 1) if len(widest) >= enough else None


def _is_text(lines: list[Line]) -> bool:
    """Whether lines are those of a column of text: long, many of them full, one close below the other."""
    if len(lines) < _FEWEST_LINES or sum(len(line.text) for line in lines) < _SHORTEST_LINE * len(lines):
        return False
    edge = max(line.right for line in lines)
    full = sum(line.right > edge - _FULL * line.size for line in lines)
    steps = [below.top - above.top for above, below in pairwise(lines)]
    broken = sum(step > _BREAK * median(steps) for step in steps)
    return full >= _SHARE_FULL * len(lines) and broken <= _SHARE_BROKEN * len(lines)
