"""Wall time, processor time and peak memory of a command in a process of its own."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# What getrusage(2) counts the resident set in: kibibytes on Linux, bytes on macOS.
RSS_UNIT = 1 if sys.platform == "darwin" else 1024


class CommandError(Exception):
    """The command to measure failed; the message is its output."""


@dataclass(frozen=True, kw_only=True)
class Measurement:
    """Wall time and processor time in seconds, and peak memory in bytes, of one process."""

    seconds: float
    processor: float
    peak: int


def measure(command: Sequence[str], folder: Path, modules: Path) -> Measurement:
    """Run a command in a folder, with `modules` on Python's path. Raises CommandError if it fails."""
    with tempfile.TemporaryFile("w+") as output:
        environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(modules)}
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT, env=environment)  # noqa: S603
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            message = f"{' '.join(command)}\n{output.read()}"
            raise CommandError(message)
    return Measurement(seconds=seconds, processor=usage.ru_utime + usage.ru_stime, peak=usage.ru_maxrss * RSS_UNIT)
