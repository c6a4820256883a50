"""A list that is mapped and emptied gives what `map` gives."""

from hypothesis import given
from hypothesis import strategies as st

from generator.speed.mapping import map_and_release

NUMBERS = st.lists(st.integers(), max_size=20)


@given(NUMBERS)
def test_released_items_are_mapped_in_order(numbers: list[int]) -> None:
    """The results are map's, and nothing is left in the list."""
    expected = [str(number) for number in numbers]
    assert list(map_and_release(str, numbers)) == expected
    assert numbers == []
