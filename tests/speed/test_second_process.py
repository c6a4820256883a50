"""A function runs in a second process where that is safe, with the same results everywhere."""

import os
import sys
import time
from pathlib import Path

import pytest

from tests.support.paths import REPOSITORY
from tests.support.sites import run

FORKS = sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1


def printed(script: str) -> str:
    """Run a script in a process without threads, and return what it prints."""
    prologue = "import os, threading\nfrom generator.speed.second_process import SecondProcess\n"
    completed = run(sys.executable, "-c", prologue + script, folder=REPOSITORY)
    return completed.stdout


@pytest.mark.skipif(not FORKS, reason="needs Linux and two processors")
def test_another_process_does_the_work() -> None:
    assert printed("print([os.getpid()] == [*SecondProcess(lambda: [os.getpid()]).results()])") == "False\n"


def test_nothing_is_forked_beside_a_thread() -> None:
    """A fork would hold the thread's locks for ever."""
    thread = "threading.Thread(target=threading.Event().wait, daemon=True).start()\n"
    assert printed(f"{thread}print([os.getpid()] == [*SecondProcess(lambda: [os.getpid()]).results()])") == "True\n"


def test_results_come_in_their_order() -> None:
    """Many more than a pipe holds."""
    assert printed("print([*SecondProcess(lambda: range(100_000)).results()] == [*range(100_000)])") == "True\n"


def test_what_the_work_raises_is_raised() -> None:
    assert printed("[*SecondProcess(lambda: [{}['missing']]).results()]").endswith("KeyError: 'missing'\n")


@pytest.mark.skipif(not FORKS, reason="needs Linux and two processors")
def test_a_fork_that_is_killed_is_told() -> None:
    """Whatever ends the other process, no result is missing in silence."""
    killed = printed("[*SecondProcess(lambda: os.kill(os.getpid(), 9)).results()]")
    assert killed.endswith("RuntimeError: the second process ended with -9\n")


def test_work_that_nobody_asks_for_holds_nothing_up() -> None:
    """Results that are not taken, because the process ends before it, end with it."""
    assert printed("SecondProcess(lambda: [bytes(1_000_000)])\nraise SystemExit('over')") == "over\n"


@pytest.mark.skipif(not FORKS, reason="needs Linux and two processors")
def test_work_is_stopped() -> None:
    """When `stop` returns the other process does nothing any more."""
    script = "second = SecondProcess(lambda: [threading.Event().wait()])\nsecond.stop()\n"
    assert printed(f"{script}print(second._process.is_alive())") == "False\n"


def test_work_that_has_not_begun_is_not_stopped() -> None:
    """Where this process does the work, `stop` changes nothing."""
    thread = "threading.Thread(target=threading.Event().wait, daemon=True).start()\n"
    script = f"{thread}second = SecondProcess(lambda: [1])\nsecond.stop()\n"
    assert printed(f"{script}print([*second.results()])") == "[1]\n"


@pytest.mark.skipif(not FORKS, reason="needs Linux and two processors")
def test_the_process_ends_with_its_parent() -> None:
    """Killed, a parent can tell nothing; the pipe that nobody reads any more ends the work."""
    script = (
        "second = SecondProcess(lambda: [bytes(1_000_000)])\n"
        "print(second._process.pid, flush=True)\nos.kill(os.getpid(), 9)\n"
    )
    process = Path("/proc", printed(script).split()[0])
    deadline = time.monotonic() + 60
    while process.exists() and time.monotonic() < deadline and "zombie" not in (process / "status").read_text():
        time.sleep(0.05)
    assert not process.exists() or "zombie" in (process / "status").read_text()
