"""The command `plansite`: in the test's own process, or as people run it where that is what is tested."""

import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from generator.cli import main
from tests.support.paths import REPOSITORY

COMMAND = (sys.executable, "-c", "import sys; from generator.cli import main; sys.exit(main(sys.argv[1:]))")


class Run(NamedTuple):
    """How the command ended."""

    code: int
    out: str
    err: str


def plansite(*arguments: object, at: Path = REPOSITORY) -> Run:
    """Run the command in a folder, without the second that a process takes to begin."""
    out, err = (TextIOWrapper(BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with chdir(at), redirect_stdout(out), redirect_stderr(err):
        code = main([str(argument) for argument in arguments])
    return Run(code, *(stream.buffer.getvalue().decode() for stream in (out, err)))


def process(*arguments: object, at: Path = REPOSITORY, env: Mapping[str, str] = MappingProxyType({})) -> Run:
    """Run the command in a process of its own, two minutes at the most."""
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [*COMMAND, *map(str, arguments)],
        capture_output=True,
        timeout=120,
        check=False,
        cwd=at,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), **env},
    )
    return Run(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))
