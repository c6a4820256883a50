"""What a program prints must not depend on the seed of Python's hashes, by which sets are ordered."""

import os
import subprocess
import sys

from tests.support.paths import REPOSITORY


def output(program: str, seed: str) -> bytes:
    """Return what a program prints under a seed."""
    return subprocess.run(  # noqa: S603 - our own interpreter and program
        [sys.executable, "-c", program],
        env=os.environ | {"PYTHONHASHSEED": seed},
        cwd=REPOSITORY,
        capture_output=True,
        check=True,
    ).stdout


def outputs(program: str, seeds: int) -> list[bytes]:
    """Return what a program prints under each of so many seeds."""
    return [output(program, str(seed)) for seed in range(seeds)]
