"""The official text is rebuilt from records and furniture alone, and every place in it is known."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load import load
from generator.model import Dataset, Text
from generator.rules.texts import clause_ends
from generator.text.diff import DATE, differences
from generator.text.fragments import FURNITURE, TEXT
from generator.text.official import place, places, printed
from tests.support.paths import CITY, PLAN

DATA = [CITY, PLAN]


@pytest.fixture(params=DATA, ids=lambda path: path.name)
def dataset(request: pytest.FixtureRequest) -> Dataset:
    """Return the fictional city, then the real plan."""
    return load(request.param).dataset


def test_rebuilt_without_the_source(dataset: Dataset) -> None:
    """Records and furniture alone give the official text, byte for byte, with no source to look at."""
    blind = replace(dataset, source="", source_sha256="")
    file = next(path for path in DATA if path.name == dataset.plan.origin.file.split("/")[-2]) / "source"
    assert printed(blind).text.encode() == (file / dataset.layout.file).read_bytes()


def test_passages_are_in_a_row(dataset: Dataset) -> None:
    """Passages follow each other without a gap, and each says where its words stand."""
    whole, end = printed(dataset), 0
    for passage in whole.passages:
        assert passage.start == end
        assert whole.text[passage.start : passage.end] == passage.text
        end = passage.end
    assert end == len(whole.text)


def test_each_text_is_a_passage(dataset: Dataset) -> None:
    """Every text record is printed, once, and only furniture and fields have no record."""
    texts = [passage.record for passage in printed(dataset).passages if passage.part == TEXT]
    assert sorted(map(str, texts)) == sorted(dataset.text_by_id)
    assert {passage.part for passage in printed(dataset).passages if passage.record is None} == {FURNITURE, "field"}


def test_every_fact_is_located(dataset: Dataset) -> None:
    """A quote's place in the whole holds the quote, and its place in YAML a line that holds its first clause."""
    whole = printed(dataset)
    starts = {passage.record: passage.start for passage in whole.passages if passage.part == TEXT}
    for record in dataset.texts:
        for fact in record.facts:
            start, end = (starts[record.id] + offset for offset in place(record.text.printed, fact))
            assert whole.text[start:end] == fact.quote


def test_a_character_is_found_in_yaml(dataset: Dataset) -> None:
    """The YAML file holds the character of a text at the very line and column that its passage tells."""
    files: dict[str, list[str]] = {}
    for passage in printed(dataset).passages:
        if passage.part != TEXT:
            continue
        for offset in range(passage.start, passage.end, 7):
            character = passage.text[offset - passage.start]
            if character == "\n":
                continue
            location = passage.location(offset)
            lines = files.setdefault(location.file, Path(location.file).read_text(encoding="utf-8").split("\n"))
            assert lines[location.line - 1][location.column - 1] == character


def test_unknown_names_are_refused(dataset: Dataset) -> None:
    """A pointer to what is no string of the plan is a KeyError, not an empty text."""
    for pointer in ("/nothing", "/annexes/9/title", "/annexes/x/title", "/period", "/origin"):
        with pytest.raises(KeyError):
            dataset.plan.pointed(pointer)


def test_places_overlap() -> None:
    """Occurrences are counted from every character, and no words stand nowhere."""
    assert places("一二一二一", "一二一") == (0, 2)
    assert places("一二", "") == ()


def test_place_of_an_occurrence() -> None:
    """An occurrence that is not there is refused."""
    dataset = load(CITY).dataset
    tie = dataset.projects[0].levels[0]
    text = dataset.projects[0].text.printed
    assert text[slice(*place(text, tie))] == tie.quote
    for broken in (replace(tie, occurrence=2), replace(tie, occurrence=0, quote="没有"), replace(tie, occurrence=-1)):
        with pytest.raises(ValueError, match="not in the text"):
            place(text, broken)


@given(st.lists(st.text(alphabet="甲乙丙;。", max_size=5), max_size=6))
def test_lines_of_a_text(lines: list[str]) -> None:
    """A character of the printed text is the one at the place that the text tells."""
    text = Text(tuple(lines))
    for offset, character in enumerate(text.printed):
        line, column = text.place_at(offset)
        assert line == text.place_at(offset)[0]
        assert (lines[line][column] if lines[line] else "\n") == character


words = st.text(alphabet="甲乙丙\n;", max_size=40)


@given(words, words)
def test_differences_make_the_source(rebuilt: str, source: str) -> None:
    """Putting the differences into the rebuilt text gives the source; equal texts have none."""
    text, end = "", 0
    for difference in differences(rebuilt, source):
        text += rebuilt[end : difference.start] + difference.words
        assert source[difference.at : difference.at + len(difference.words)] == difference.words
        end = difference.end
    assert text + rebuilt[end:] == source
    assert not list(differences(source, source))


@given(words.filter(bool), st.integers(0, 39), st.sampled_from("甲丁\n"))
def test_one_slip_is_one_difference(source: str, at: int, character: str) -> None:
    """One changed, added or dropped character is one difference of one character."""
    at %= len(source)
    for rebuilt in (
        source[:at] + source[at + 1 :],
        source[:at] + character + source[at:],
        source[:at] + character + source[at + 1 :],
    ):
        differing = list(differences(rebuilt, source))
        assert len(differing) == (rebuilt != source)
        assert all(difference.end - difference.start <= 1 for difference in differing)


def test_one_date_is_one_difference() -> None:
    """Of a date that another took the place of, no characters are the same by chance; the words around it are."""
    old, new = "于2026年12月31日前关停46个", "于2027年6月30日前关停45个"
    parts = [(old[start:end], words) for start, end, words, _ in differences(old, new, DATE)]
    assert parts == [("2026年12月31日", "2027年6月30日"), ("6", "5")]


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("甲;", [2]),
        ("甲", []),
        ("甲;乙。", [2, 4]),
        ("(甲;乙)。", [6]),
        ("“甲。”;", [5]),
        ("(甲(乙)的办法。", [9]),
        ("《甲;〈乙。〉》;", [9]),
    ],
)
def test_clauses(line: str, ends: list[int]) -> None:
    """A clause ends outside brackets; a bracket that is never closed holds nothing."""
    assert clause_ends(line) == ends
