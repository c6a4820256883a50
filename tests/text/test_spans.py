"""Quick ways to look at places of a text give what the plain ways give."""

from hypothesis import given
from hypothesis import strategies as st

from generator.rules.texts import clause_ends
from generator.text.lexicon import expressions, inside, meeting
from generator.text.spans import Spans

PLACES = st.tuples(st.integers(0, 20), st.integers(1, 8)).map(lambda place: (place[0], place[0] + place[1]))


@given(st.lists(PLACES, max_size=6), PLACES)
def test_places_hold_and_meet_others(spans: list[tuple[int, int]], asked: tuple[int, int]) -> None:
    """Places in any order, also within each other, answer as if one looked at each of them."""
    start, end = asked
    assert Spans(spans).hold(start, end) == any(a <= start and end <= b for a, b in spans)
    assert Spans(spans).meet(start, end) == any(a < end and start < b for a, b in spans)


@given(st.text("2年5月个、，到", max_size=40), PLACES)
def test_expressions_of_a_stretch(text: str, stretch: tuple[int, int]) -> None:
    """The expressions inside a stretch, and those that meet it, are those of which each by itself is."""
    start, end = stretch
    read = expressions(text)
    assert tuple(inside(read, start, end)) == tuple(e for e in read if start <= e.start and e.end <= end)
    assert tuple(meeting(read, start, end)) == tuple(e for e in read if e.start < end and start < e.end)


@given(st.text("甲；。()（）“”《》", max_size=16))
def test_clauses_end_outside_brackets(line: str) -> None:
    """A clause ends at each mark that no pair of brackets encloses."""
    pairs = {")": "(", "）": "（", "”": "“", "》": "《"}
    opened: list[int] = []
    closed: list[tuple[int, int]] = []
    for place, character in enumerate(line):
        if character in pairs.values():
            opened.append(place)
        elif opened and pairs.get(character) == line[opened[-1]]:
            closed.append((opened.pop(), place))
    ends = [place for place, character in enumerate(line) if character in "；。"]
    assert clause_ends(line) == [end + 1 for end in ends if not any(start < end < stop for start, stop in closed)]
