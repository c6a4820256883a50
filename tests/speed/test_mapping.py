"""A list that is mapped and emptied, in one process or two, gives what `map` gives."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.speed.mapping import map_and_release, map_in_two_processes
from tests.support.paths import REPOSITORY
from tests.support.sites import run

NUMBERS = st.lists(st.integers(), max_size=20)


@given(NUMBERS)
def test_released_items_are_mapped_in_order(numbers: list[int]) -> None:
    """The results are map's, and nothing is left in the list."""
    expected = [str(number) for number in numbers]
    assert list(map_and_release(str, numbers)) == expected
    assert numbers == []


@pytest.mark.parametrize("count", [0, 1, 2, 3, 10_001])
def test_two_processes_map_in_order(count: int) -> None:
    """The results are map's for odd and even numbers of items, in a process that may fork and in this one."""
    script = (
        "from generator.speed.mapping import map_in_two_processes\n"
        f"items = list(range({count}))\n"
        f"print([*map_in_two_processes(str, items)] == [str(number) for number in range({count})], items)"
    )
    assert run(sys.executable, "-c", script, folder=REPOSITORY).stdout == "True []\n"
    items = list(range(count))
    assert list(map_in_two_processes(str, items)) == [str(number) for number in range(count)]
    assert items == []


def test_an_error_in_either_process_is_raised() -> None:
    """Whichever half an item is in, what the function raises for it is raised here."""
    for place in (2, 3):
        script = (
            "from generator.speed.mapping import map_in_two_processes\n"
            f"list(map_in_two_processes(lambda number: 1 // (number - {place}), [0, 1, 2, 3]))"
        )
        assert "ZeroDivisionError" in run(sys.executable, "-c", script, folder=REPOSITORY).stdout
