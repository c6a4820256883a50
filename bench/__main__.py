"""`make bench`: time and memory to build sites of fictional plans of several sizes, in several ways."""

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from bench.contest import CHECK, EDIT, FLOOR, OURS, STEPS, STOCK, Contest, Result, Size
from bench.measurement import CommandError
from bench.parts import PARTS

MIB = 1024 * 1024
SIZES = {
    size.name: size
    for size in (
        Size("1", 52, 71),
        Size("10", 520, 200),
        Size("17", 900, 250),
        Size("100", 5200, 700),
        Size("230", 12_100, 1400),
    )
}
WAYS = (OURS, STOCK, FLOOR, CHECK, EDIT)


def main() -> int:
    """Measure, print, and return the exit code."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument(
        "--sizes", nargs="+", choices=SIZES, default=["1", "10", "100"], help="times the real plan's size"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print the results as JSON instead of tables")
    form.add_argument("--markdown", action="store_true", help="print the tables as Markdown")
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
    elif options.markdown:
        sys.stdout.write(_markdown(results))
    else:
        _print(results)
    return 0


def _results(sizes: Sequence[Size], folder: Path) -> list[Result]:
    """Return all measurements; show the progress on stderr."""
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


def _tables(results: Sequence[Result]) -> Iterator[tuple[str, list[list[str]]]]:
    """Yield title and rows (column names first) of the table of ways and of the table of parts."""
    by_key = {(result.size, result.way): result for result in results}
    sizes = list(dict.fromkeys(result.size for result in results))
    ways = [
        ["size", "way", "pages", "seconds", "processor", "ms a page", "of stock", "of floor", "peak MiB", "MiB written"]
    ]
    for size in sizes:
        ours, stock, floor = (by_key[size, way] for way in (OURS, STOCK, FLOOR))
        for way in WAYS:
            result = by_key[size, way]
            ways.append(
                [
                    f"{size}×" if way == OURS else "",
                    way,
                    _shown(result.pages),
                    f"{result.seconds:.2f}",
                    _shown(result.processor, 2),
                    f"{1000 * result.seconds / ours.pages:.2f}" if result.pages else "",
                    f"1/{stock.seconds / result.seconds:.1f}",
                    f"{result.seconds / floor.seconds:.1f}",
                    _shown(result.peak / MIB),
                    _shown(result.written / MIB, 1),
                ]
            )
    yield "A whole build, each in a fresh process", ways
    parts = [["part", *(cell for size in sizes for cell in (f"{size}×", "%"))]]
    for part in PARTS:
        cells = ((by_key[size, OURS].parts.get(part, 0.0), by_key[size, OURS].seconds) for size in sizes)
        parts.append([part, *(cell for part_s, all_s in cells for cell in (f"{part_s:.2f}", f"{part_s / all_s:.0%}"))])
    yield "The parts of plansite, in seconds", parts


def _shown(value: float, digits: int = 0) -> str:
    """Return a number as text; an empty string for 0, which means not measured."""
    return f"{value:.{digits}f}" if value else ""


def _print(results: Sequence[Result]) -> None:
    """Print the tables for a terminal."""
    console = Console(width=132)
    for title, (heads, *rows) in _tables(results):
        table = Table(title=title)
        for head in heads:
            table.add_column(head, justify="left" if head in {"size", "way", "part"} else "right")
        for row in rows:
            table.add_row(*row, end_section=row[1] == WAYS[-1])
        console.print(table)


def _markdown(results: Sequence[Result]) -> str:
    """Return the tables as Markdown, for docs/benchmark.md."""
    lines: list[str] = []
    for title, (heads, *rows) in _tables(results):
        marks = ["---" if head in {"size", "way", "part"} else "---:" for head in heads]
        lines += [f"**{title}**", "", *(f"| {' | '.join(row)} |" for row in (heads, marks, *rows)), ""]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
