"""The console command starts without what only one of its commands needs."""

from __future__ import annotations

import subprocess
import sys

from tests.support.paths import REPOSITORY


def test_checking_does_not_wait_for_pages() -> None:
    """Pages and their pinyin are imported by `export` alone: they cost as much as a whole check."""
    program = "import sys, generator.cli; print(sorted({'pypinyin', 'generator.website'} & set(sys.modules)))"
    done = subprocess.run(  # noqa: S603 - our own interpreter and program
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        cwd=REPOSITORY,
        text=True,
    )
    assert done.stdout.strip() == "[]"
