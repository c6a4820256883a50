"""A copy of the city that tests edit."""

import shutil
from pathlib import Path

import pytest

from tests.support.paths import CITY


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Copy the city's data."""
    shutil.copytree(CITY, tmp_path / "data")
    return tmp_path
