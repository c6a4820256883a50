"""The examples in docstrings hold."""

import doctest
import importlib

import pytest

from tests.support.paths import REPOSITORY

_MODULES = sorted(
    ".".join(path.relative_to(REPOSITORY).with_suffix("").parts)
    for path in REPOSITORY.glob("generator/**/*.py")
    if ">>> " in path.read_text("utf-8")
)


@pytest.mark.parametrize("name", _MODULES)
def test_examples_hold(name: str) -> None:
    """Every example in a docstring gives what it says."""
    result = doctest.testmod(importlib.import_module(name))
    assert result.attempted > 0
    assert result.failed == 0
