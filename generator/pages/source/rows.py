"""Rows of tables in the official text as columns: their cells are parted by tabs."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from statistics import mean

from generator.grouping import grouped
from generator.pages.source.paragraphs import Paragraph, SourceSegment

_NARROW, _WIDE = 4, 12
"""Of how many characters the cells of a narrow column are at most, and those of a wide one on average."""


def cells(row: Paragraph) -> tuple[tuple[SourceSegment, ...], ...]:
    """Return the words of each cell of a row; what quotes or names words over a tab does so in both cells."""
    parted: list[list[SourceSegment]] = [[]]
    for item in row.segments:
        pieces = item.segment.text.split("\t")
        for index, piece in enumerate(pieces):
            if index:
                parted.append([])
            segment = replace(
                item.segment,
                text=piece,
                anchors=() if index else item.segment.anchors,
                labels=item.segment.labels if index == len(pieces) - 1 else (),
            )
            if piece or segment.anchors or segment.labels:
                parted[-1].append(replace(item, segment=segment))
    return tuple(tuple(cell) for cell in parted)


def column_widths(paragraphs: Iterable[Paragraph]) -> dict[int, tuple[str, ...]]:
    """Return how wide each column of the rows of so many cells is: `narrow`, `wide` or empty."""
    rows = [paragraph.text.split("\t") for paragraph in paragraphs if paragraph.is_row]
    return {
        columns: tuple(_widths(zip(*alike, strict=True)))
        for columns, alike in grouped((len(row), row) for row in rows).items()
    }


def _widths(columns: Iterable[tuple[str, ...]]) -> Iterator[str]:
    for column in columns:
        lengths = [len(cell.strip()) for cell in column]
        yield "narrow" if max(lengths) <= _NARROW else "wide" if mean(lengths) > _WIDE else ""
