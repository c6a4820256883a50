"""Rows of tables on the page of the source: aligned cells, not one character lost."""

from hypothesis import given
from hypothesis import strategies as st

from generator.pages.source.highlights import GOAL, Highlight, Segment
from generator.pages.source.paragraphs import Paragraph, SourceSegment
from generator.pages.source.rows import cells, column_widths


def row(*words: str) -> Paragraph:
    """Return a row whose segments are these words, each with the anchor of a quote."""
    segments: list[SourceSegment] = []
    for place, text in enumerate(words):
        quote = Highlight(id=str(place), kind=GOAL, what="", start=0, end=len(text))
        segment = Segment(start=0, text=text, kinds=(), anchors=(quote,), labels=())
        segments.append(SourceSegment(segment=segment, part="text", names=None))
    return Paragraph(id="", level=0, segments=tuple(segments))


@given(st.lists(st.text("甲乙\t", min_size=1, max_size=9), min_size=1, max_size=5))
def test_cells_are_the_words_between_tabs(words: list[str]) -> None:
    """Whatever quotes begin and end in it, a row's cells are what stands between its tabs; every anchor stands once."""
    parted = cells(row(*words))
    assert "\t".join("".join(item.segment.text for item in cell) for cell in parted) == "".join(words)
    anchors = [anchor.id for cell in parted for item in cell for anchor in item.segment.anchors]
    assert anchors == [str(place) for place in range(len(words))]


def test_columns_are_as_wide_as_their_words() -> None:
    """Columns of numbers are narrow, those of long texts wide, in all rows of so many cells alike."""
    rows = (
        row("1\t修复盲道并建立每月至少巡查一次的制度\t市住建局"),
        row("12\t改造无障碍公交站台\t市交通运输局"),
        row("一、\t设施"),
    )
    assert column_widths(rows) == {3: ("narrow", "wide", ""), 2: ("narrow", "narrow")}
