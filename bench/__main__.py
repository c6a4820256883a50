"""`make bench`: fictional plans of several sizes made into sites in every way, with times, memory and ratios."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from bench.contest import CHECK, FLOOR, OURS, STEPS, STOCK, Contest, Result, Size
from bench.measurement import CommandError
from bench.parts import PARTS

if TYPE_CHECKING:
    from collections.abc import Sequence

MIB = 1024 * 1024
SIZES = {
    size.name: size
    for size in (
        Size("1", 52, 71),
        Size("10", 520, 200),
        Size("23", 1200, 280),
        Size("100", 5200, 700),
        Size("260", 13500, 1350),
    )
}
WAYS = (OURS, STOCK, FLOOR, CHECK)


def main() -> int:
    """Measure, print, and return the exit code."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument(
        "--sizes", nargs="+", choices=SIZES, default=["1", "10", "100"], help="times the real plan's size"
    )
    parser.add_argument("--json", action="store_true", help="print the results as JSON instead of tables")
    parser.add_argument(
        "--keep", type=Path, metavar="DIR", help="leave plans and sites in this folder, which must not exist"
    )
    options = parser.parse_args()
    folder = options.keep or Path(tempfile.mkdtemp(prefix="plansite-bench-"))
    try:
        results = _results([SIZES[name] for name in options.sizes], folder)
    except CommandError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    finally:
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)
    if options.json:
        sys.stdout.write(json.dumps([asdict(result) for result in results], ensure_ascii=False, indent=1) + "\n")
    else:
        _print(results)
    return 0


def _results(sizes: Sequence[Size], folder: Path) -> list[Result]:
    """Return everything that was measured, with a bar on stderr that says how far it is."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    results: list[Result] = []
    with Progress(*columns, console=console) as progress:
        task = progress.add_task("", total=STEPS * len(sizes))
        for size in sizes:
            started = 0
            for step in Contest(size, folder / size.name).results():
                if isinstance(step, Result):
                    results.append(step)
                    continue
                progress.update(task, description=f"{size.name}× {step}", advance=1 if started else 0)
                started += 1
            progress.advance(task)
    return results


def _print(results: Sequence[Result]) -> None:
    """Print the ways side by side, then the parts of ours."""
    by_key = {(result.size, result.way): result for result in results}
    sizes = list(dict.fromkeys(result.size for result in results))
    ways = Table(title="A whole build in a fresh process")
    for name in (
        "size",
        "way",
        "pages",
        "seconds",
        "processor",
        "ms a page",
        "of stock",
        "of floor",
        "peak MiB",
        "MiB written",
    ):
        ways.add_column(name, justify="left" if name in {"size", "way"} else "right")
    for size in sizes:
        ours, stock, floor = (by_key[size, way] for way in (OURS, STOCK, FLOOR))
        for way in WAYS:
            result = by_key[size, way]
            ways.add_row(
                f"{size}×" if way == OURS else "",
                way,
                str(result.pages or ""),
                f"{result.seconds:.2f}",
                f"{result.processor:.2f}" if way != FLOOR else "",
                f"{1000 * result.seconds / ours.pages:.2f}",
                f"1/{stock.seconds / result.seconds:.1f}",
                f"{result.seconds / floor.seconds:.1f}",
                f"{result.peak / MIB:.0f}",
                f"{result.written / MIB:.1f}" if result.written else "",
                end_section=way == CHECK,
            )
    parts = Table(title="The parts of plansite, in seconds and as shares of the whole")
    parts.add_column("part")
    for size in sizes:
        parts.add_column(f"{size}×", justify="right")
        parts.add_column("", justify="right")
    for part in PARTS:
        cells: list[str] = []
        for size in sizes:
            ours = by_key[size, OURS]
            seconds = ours.parts.get(part, 0.0)
            cells += [f"{seconds:.2f}", f"{seconds / ours.seconds:.0%}"]
        parts.add_row(part, *cells)
    console = Console(width=120)
    console.print(ways)
    console.print(parts)


if __name__ == "__main__":
    sys.exit(main())
