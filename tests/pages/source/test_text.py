"""The page of the source: the whole text, and the quotes marked in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.source.highlights import GOAL, Highlight, highlighted
from tests.support.pages import parsed
from tests.support.paths import REPOSITORY


@pytest.mark.parametrize(
    ("folder", "file", "before", "after"),
    [
        ("tests/city", "source/linjiang-2020.txt", "公示公告", "Linjiangmap"),
        ("data", "source/heyuan-2012.txt", "公示公告", "Baidumap"),
    ],
)
def test_source_is_whole(folder: str, file: str, before: str, after: str) -> None:
    """The page of the source holds every character of it but blanks and the furniture around it, named below."""
    text = "".join((REPOSITORY / folder / file).read_text(encoding="utf-8").split())
    page = parsed(folder)["source/"]
    (article,) = page.xpath("//article")
    assert "".join(article.text_content().split()) == text.removeprefix(before).removesuffix(after)
    assert "".join(page.xpath("//article/following-sibling::p[1]/q/text()")) == before + after


@given(
    st.text("甲乙\n", min_size=1, max_size=30), st.lists(st.tuples(st.integers(0, 29), st.integers(1, 10)), max_size=6)
)
def test_marking_loses_no_character(text: str, stretches: list[tuple[int, int]]) -> None:
    """Whatever overlaps, the segments of all paragraphs are the text, and a segment is marked if a quote covers it."""
    marks = [
        Highlight(id=str(place), kind=GOAL, what="", start=start, end=min(start + length, len(text)))
        for place, (start, length) in enumerate(stretches)
        if start < len(text)
    ]
    paragraphs = highlighted(text, marks)
    assert "\n".join("".join(segment.text for segment in paragraph) for paragraph in paragraphs) == text
    for segment in (segment for paragraph in paragraphs for segment in paragraph):
        covered = any(mark.start <= segment.start < mark.end for mark in marks)
        assert segment.kinds == (("goal",) if covered else ())
