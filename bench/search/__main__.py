"""`make bench-search`: plansite's search beside others, with equal pages and queries, and for larger plans."""

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.search.contest import Score, contend, mean
from bench.search.engines import ENGINES
from bench.search.growth import SIZES, grow
from generator.load import load
from tests.support.browser import chromium
from tests.support.search.judge import Judge, Query, queries

DATA = Path(__file__).parents[2] / "data"
# Columns of the table: a heading, and the kinds of queries of the examples whose first hit it counts.
COLUMNS = {
    "单位名": ("unit-full", "unit-short"),
    "别名、改名": ("alias", "rename"),
    "拼音": ("py-full", "py-init", "py-mixed", "proj-py"),
    "项目": ("proj",),
    "改动的粘贴": ("fuzzy",),
    "众人所写": ("people",),
}


def main() -> int:
    """Run the contest and print its tables, or one value as JSON."""
    parser = argparse.ArgumentParser(prog="python -m bench.search", description=__doc__)
    parser.add_argument("--every", type=int, default=20, metavar="N", help="ask every Nth query of people.tsv (20)")
    parser.add_argument("--sizes", nargs="*", default=list(SIZES), choices=SIZES, help="sizes of synthetic plans")
    parser.add_argument("--json", action="store_true", help="print one JSON value")
    options = parser.parse_args()
    people = [query for query in queries("people.tsv") if query.kind != "hand-page"]  # the others have no such pages
    asked = [*queries("examples.tsv"), *people[:: options.every]]
    scores = list(_contest(asked))
    grown = [grow(SIZES[size]) for size in options.sizes]
    if options.json:
        sys.stdout.write(json.dumps({"engines": [vars(score) for score in scores], "growth": grown}, indent=1) + "\n")
    else:
        sys.stdout.write(table(scores, len(asked)) + "\n" + growth_table(grown))
    return 0


def _contest(asked: Sequence[Query]) -> Iterator[Score]:
    checked = load(DATA)
    judge = Judge(checked.dataset)
    with chromium() as browser, tempfile.TemporaryDirectory() as folder:
        for number, engine in enumerate(ENGINES):
            place = Path(folder) / str(number)
            place.mkdir()
            sys.stderr.write(f"{engine.name} …\n")
            yield contend(engine, engine.build(checked, place), browser, judge, asked)


def table(scores: Sequence[Score], count: int) -> str:
    """Return the contest as a Markdown table."""
    examples = {kind for kinds in COLUMNS.values() for kind in kinds}
    heads = ["引擎", "全文 召回/准确", *COLUMNS, "首个结果前的字节", "每次按键 p95", "建索引"]
    lines = [f"{count} 条查询\n", _row(heads), _row(["---"] * len(heads))]
    for score in scores:
        right_by_kind: dict[str, list[bool]] = defaultdict(list)
        for kind, rights in score.right.items():
            right_by_kind[kind if kind in examples or kind.startswith(("ft-", "trad")) else "people"] += rights
        shares = [mean([float(right) for kind in kinds for right in right_by_kind[kind]]) for kinds in COLUMNS.values()]
        cells = [
            score.name,
            f"{mean(score.recalls):.0f}/{mean(score.precisions):.0f}",
            *(f"{share:.0f}" for share in shares),
        ]
        note = f"（{score.note}）" if score.note else ""
        cells += [f"{score.bytes_before / 1024:.0f} KB", f"{score.p95:.1f} ms", f"{score.build:.2f} s{note}"]
        lines.append(_row(cells))
    return "\n".join(lines) + "\n"


def growth_table(grown: Sequence[dict[str, float]]) -> str:
    """Return how the index grows as a Markdown table."""
    heads = [
        "项目",
        "记录",
        "原文字数",
        "首个结果前",
        "其中名称",
        "全部分片",
        "全文 召回/准确",
        "每次按键 p95",
        "建索引",
        "内存",
    ]
    lines = [_row(heads), _row(["---"] * len(heads))]
    lines += [
        _row(
            [
                *(f"{size[name]:,.0f}" for name in ("projects", "records", "characters")),
                *(f"{size[name] / 1024:,.0f} KB" for name in ("bytes_before", "core", "pieces")),
                f"{size['recall']:.0f}/{size['precision']:.0f}",
                f"{size['p95']:.1f} ms",
                f"{size['build']:.1f} s",
                f"{size['memory'] / 1024 / 1024:.0f} MB",
            ]
        )
        for size in grown
    ]
    return "\n".join(lines) + "\n"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


if __name__ == "__main__":
    raise SystemExit(main())
