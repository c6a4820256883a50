"""JSON written the fast way is that of RFC 8785's library."""

import json

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from generator.speed.canonical_json import canonical_json

NUMBERS = st.one_of(st.integers(), st.integers(-(2**54), 2**54), st.floats())
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), NUMBERS, st.text()),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(), inner, max_size=4)),
    max_leaves=12,
)


def written(value: object, *, by_library: bool) -> bytes | None:
    """Return the bytes of a value; None where it is refused."""
    try:
        return rfc8785.dumps(value) if by_library else canonical_json(value)  # type: ignore[arg-type] # some are refused
    except ValueError:
        return None


@given(VALUES)
def test_any_value(value: object) -> None:
    """Any value is the same bytes, or refused, both ways."""
    assert written(value, by_library=False) == written(value, by_library=True)


@pytest.mark.parametrize(
    "value",
    [
        *(1.0, 0.1 + 0.2, -2.5, 1e15 + 0.3, -0.0, 1e21, 1e16, 1e-4, 1e-5, 1e-7, float("nan")),
        *(2**53, 2**53 - 1, -1),
        *('\x7f\x80\x00\u2028\\"/', "\ud800", {"\ue000": 1, "😀": 2}),
    ],
    ids=json.dumps,
)
def test_what_python_writes_otherwise(value: object) -> None:
    """So is what Python's own encoder writes otherwise or does not refuse."""
    assert written(value, by_library=False) == written(value, by_library=True)
