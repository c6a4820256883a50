"""`make fuzz`: 10,000 mutated datasets checked; of those that check accepts 1,000 built, exported and frozen.

The seed is printed and repeats them: python -m tests.fuzz --seed 7 --datasets 500 --pipelines 50 --minutes 10
"""

import argparse
import os
import secrets
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from itertools import count, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.fuzz.pipeline import Outcome, begin, run

_AHEAD = 4  # cases submitted for each process: none waits, and few are left when no more are needed
_STEP = 500  # datasets after which the counts so far are printed


def main() -> int:
    """Run the cases within the minutes given; return 1 where any has a fault."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    parser.add_argument("--datasets", type=int, default=10_000, help="to check, at the least")
    parser.add_argument("--pipelines", type=int, default=1_000, help="to build, export and freeze, of those accepted")
    parser.add_argument("--minutes", type=float, default=120)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    print(f"seed {asked.seed}", flush=True)
    begun = time.monotonic()
    counts = Counter(datasets=0, accepted=0, pipelines=0, faults=0)
    for outcome in _outcomes(asked.seed, asked.processes, lambda: counts["pipelines"] < asked.pipelines):
        counts["datasets"] += 1
        counts["accepted"] += outcome.accepted
        counts["pipelines"] += outcome.built
        counts["faults"] += bool(outcome.fault)
        minutes = (time.monotonic() - begun) / 60
        if outcome.fault:
            print(f"\n{outcome.seed}: {outcome.mistake}\n{outcome.fault}", flush=True)
        if counts["datasets"] % _STEP == 0:
            print(_words(counts), f"{minutes:.1f} minutes", sep=", ", flush=True)
        if (counts["datasets"] >= asked.datasets and counts["pipelines"] >= asked.pipelines) or minutes > asked.minutes:
            break
    print(_words(counts), "stopped when the minutes were over" if minutes > asked.minutes else "all done", sep="; ")
    return 1 if counts["faults"] else 0


def _outcomes(seed: int, processes: int, is_build_wanted: Callable[[], bool]) -> Iterator[Outcome]:
    """Yield the outcomes of cases as they end, without an end: each is checked and, if accepted and wanted, built."""
    seeds = (f"{seed}:{number}" for number in count())
    with TemporaryDirectory(prefix="plansite-fuzz-") as workspace, ProcessPoolExecutor(processes, None, begin) as pool:
        waiting: set[Future[Outcome]] = set()
        try:
            while True:
                missing = _AHEAD * processes - len(waiting)
                cases = islice(seeds, missing)
                waiting |= {pool.submit(run, case, Path(workspace), build=is_build_wanted()) for case in cases}
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                yield from (future.result() for future in done)
        finally:
            pool.shutdown(cancel_futures=True)


def _words(counts: Counter[str]) -> str:
    return ", ".join(f"{number} {what}" for what, number in counts.items())


if __name__ == "__main__":
    sys.exit(main())
