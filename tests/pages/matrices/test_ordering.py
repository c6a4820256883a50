"""Orders of rows and columns."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.pages.matrices.ordering import places


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.frozensets(st.integers(0, 5).map(str), min_size=1)))
def test_orders_are_orders(rows: dict[str, frozenset[str]]) -> None:
    """Both orders place everything once; load never rises; the next is the likest of those left, where any is alike."""
    ranks = places(rows)
    assert sorted(place.load for place in ranks.values()) == list(range(len(rows)))
    assert sorted(place.similarity for place in ranks.values()) == list(range(len(rows)))
    by_load = sorted(rows, key=lambda row: ranks[row].load)
    assert [len(rows[row]) for row in by_load] == sorted((len(rows[row]) for row in rows), reverse=True)
    chain = sorted(rows, key=lambda row: ranks[row].similarity)
    for here, (row, other) in enumerate(pairwise(chain)):
        likeness = [len(rows[row] & rows[rest]) / len(rows[row] | rows[rest]) for rest in chain[here + 1 :]]
        assert len(rows[row] & rows[other]) / len(rows[row] | rows[other]) == max(likeness)
