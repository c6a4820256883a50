"""`make fuzz`: 10,000 mutated datasets checked, 1,000 pipelines to the end; the seed is printed and repeats them.

python -m tests.fuzz --seed 7 --datasets 500 --pipelines 50 --minutes 10 --processes 2
"""

import argparse
import os
import secrets
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from itertools import islice

from tests.fuzz.pipeline import Outcome, run

_BEGUN = 16  # cases at once, so that those that are not needed any more are few


def _outcomes(pool: ProcessPoolExecutor, seeds: Iterator[str], *, build: bool) -> Iterator[Outcome]:
    """Yield the outcomes of cases as they end; no more are begun than are waited for."""
    waiting = {pool.submit(run, seed, build=build) for seed in islice(seeds, _BEGUN)}
    while waiting:
        done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
        waiting |= {pool.submit(run, seed, build=build) for seed in islice(seeds, len(done))}
        yield from (future.result() for future in done)


def main() -> int:
    """Run the cases within the minutes given; return 1 where any has a fault."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    parser.add_argument("--datasets", type=int, default=10_000, help="to check")
    parser.add_argument("--pipelines", type=int, default=1_000, help="to build, export and freeze, of those accepted")
    parser.add_argument("--minutes", type=float, default=120)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    print(f"seed {asked.seed}", flush=True)
    counts: Counter[str] = Counter()
    faults: list[Outcome] = []
    deadline = time.monotonic() + 60 * asked.minutes
    with ProcessPoolExecutor(asked.processes) as pool:
        # A pipeline is a dataset that check accepts: of those that it refuses only the check is counted.
        for build, wanted, limit in (
            (False, asked.datasets, asked.datasets),
            (True, asked.pipelines, 100 * asked.pipelines),
        ):
            seeds = (f"{asked.seed}:{'p' if build else 'd'}{number}" for number in range(limit))
            if not wanted:
                continue
            for outcome in _outcomes(pool, seeds, build=build):
                counts["datasets"] += 1
                counts["accepted"] += outcome.accepted
                counts["pipelines"] += outcome.built
                if outcome.fault:
                    faults.append(outcome)
                    print(f"\n{outcome.seed}: {outcome.mistake}\n{outcome.fault}", flush=True)
                if (build and counts["pipelines"] >= wanted) or time.monotonic() > deadline:
                    break
        pool.shutdown(cancel_futures=True)
    late = "; stopped when the minutes were over" if time.monotonic() > deadline else ""
    print(", ".join(f"{count} {what}" for what, count in counts.items()), f"{len(faults)} faults{late}", sep=", ")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
