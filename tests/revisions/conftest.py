"""A copy of the amended city."""

import shutil
from pathlib import Path

import pytest

from tests.support.paths import AMENDED_CITY


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the amended city's data."""
    return shutil.copytree(AMENDED_CITY, tmp_path / "data")
