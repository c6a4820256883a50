"""A folder to publish to, and two versions of a site."""

from pathlib import Path

import pytest

from tests.support.small_site import small_site


@pytest.fixture
def served(tmp_path: Path) -> Path:
    """Give a folder to publish to, not there yet."""
    return tmp_path / "served"


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """Give a built site."""
    return small_site(tmp_path / "first", "一")


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """Give its next version."""
    return small_site(tmp_path / "second", "二")
