"""Sequences are aligned as difflib aligns them, and long ones in bounded time."""

from difflib import SequenceMatcher

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text import alignment
from generator.text.alignment import aligned

SEQUENCES = st.lists(st.integers(0, 9), max_size=40)


@given(SEQUENCES, SEQUENCES)
def test_short_sequences_are_aligned_as_difflib_does(old: list[int], new: list[int]) -> None:
    """What is short enough is left to the standard library."""
    expected = [
        (tuple(code[1:]), code[0] == "equal") for code in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    ]
    assert list(aligned(old, new)) == expected


@settings(deadline=None)
@given(SEQUENCES, SEQUENCES, st.sampled_from([0, 10, 100]))
def test_parted_sequences_are_whole(old: list[int], new: list[int], most: int) -> None:
    """However a limit parts them, the stretches follow each other, cover both, and what is called the same is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(alignment, "MOST", most)
        stretches = list(aligned(old, new))
    i = j = 0
    for (i1, i2, j1, j2), same in stretches:
        assert (i1, j1) == (i, j)
        assert not same or old[i1:i2] == new[j1:j2]
        i, j = i2, j2
    assert (i, j) == (len(old), len(new))


def test_a_slip_in_a_long_text_is_one_place() -> None:
    """Of 20,000 lines of which two differ, far apart, two differ."""
    old = [str(line) for line in range(20_000)]
    new = ["x" if line in {5, 19_990} else str(line) for line in range(20_000)]
    changed = [stretch for stretch, same in aligned(old, new) if not same]
    assert changed == [(5, 6, 5, 6), (19_990, 19_991, 19_990, 19_991)]
