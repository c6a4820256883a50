"""A sample of what `make fuzz` does at length."""

from pathlib import Path

import pytest

from tests.fuzz.pipeline import run


@pytest.mark.parametrize(
    "number", [*range(12), *(pytest.param(number, marks=pytest.mark.long) for number in range(12, 40))]
)
def test_a_mutated_dataset_is_refused_or_built(number: int, tmp_path: Path, *, thorough: bool) -> None:
    """Whatever is wrong with data, it is findings or a whole site that can be frozen, never a traceback."""
    build = thorough or number % 2 == 0  # half of a sample: what check accepts takes seconds from there
    for turn in range(25 if thorough else 1):
        outcome = run(f"sample:{number}:{turn}", tmp_path, build=build)
        assert not outcome.fault, f"{outcome.seed}: {outcome.mistake}\n{outcome.fault}"
