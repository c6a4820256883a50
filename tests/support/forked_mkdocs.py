"""`mkdocs` forked from a process that has imported it and plansite, which takes longer than building a small site."""

import os
import sys
import time
from multiprocessing import get_context
from pathlib import Path
from subprocess import CompletedProcess
from tempfile import TemporaryDirectory

from mkdocs.__main__ import cli

CONTEXT = get_context("forkserver")
CONTEXT.set_forkserver_preload(["mkdocs.__main__", "mkdocs.commands.build", "generator.plugin"])
PATIENCE = 300  # seconds


def mkdocs(*arguments: str | Path, folder: Path, **environment: str) -> CompletedProcess[str]:
    """Run `mkdocs` in a folder and return what it said, output and errors together.

    What only Python's start can set, the hash seed and the locale, is as the tests have it.
    """
    command = ["mkdocs", *map(str, arguments)]
    with TemporaryDirectory() as temporary:
        said = Path(temporary, "said")
        settings = os.environ | {"NO_MKDOCS_2_WARNING": "1"} | environment
        process = CONTEXT.Process(target=_run, args=(command, folder, said, settings))
        process.start()
        process.join(PATIENCE)
        process.kill()  # which does nothing to one that has ended
        process.join()
        assert process.exitcode is not None
        return CompletedProcess(command, process.exitcode, said.read_text(encoding="utf-8"))


def _run(command: list[str], folder: Path, said: Path, environment: dict[str, str]) -> None:
    """Be the command."""
    with said.open("wb") as out:
        os.dup2(out.fileno(), sys.stdout.fileno())
        os.dup2(out.fileno(), sys.stderr.fileno())
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    sys.argv = command
    cli()
