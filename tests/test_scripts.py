"""The site's scripts run in the browsers of old offices."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from generator.search.scripts import engine, page
from tests.search.engine import node
from tests.sites import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

WEB = REPOSITORY / "tests" / "web"
ESLINT = WEB / "node_modules" / "eslint" / "bin" / "eslint.js"


def test_scripts_are_es2018(tmp_path: Path) -> None:
    """No script of the site uses what came after ES2018, an undefined name or an unused one."""
    if not ESLINT.exists():
        pytest.fail("no ESLint: npm ci --prefix tests/web")
    for file in (engine(sharded=True), page()):
        (tmp_path / file.path.rsplit("/", 1)[1]).write_bytes(file.content)
    for source in (REPOSITORY / "site_overrides" / "assets").glob("*.js"):
        shutil.copy(source, tmp_path)
    assert node([str(ESLINT), "--config", str(WEB / "eslint.config.mjs"), "."], folder=tmp_path) == ""
