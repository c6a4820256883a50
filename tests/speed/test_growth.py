"""The work of every stage grows with its input, not with its square: counted in lines of Python run, never in time."""

import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Any

import pytest

from generator import synthesis
from generator.findings import DatasetError, Finding, Location
from generator.importing.readers.drawn_tables import read_drawn_tables
from generator.importing.readers.pdf_aligned import find_aligned
from generator.importing.readers.pdf_page import Glyph
from generator.importing.recognise.notice import recognise
from generator.load import load
from generator.model import Text
from generator.publication.site import sums
from generator.publisher import Publisher
from generator.report import report
from generator.revisions.edits import edits
from generator.schema import validate
from generator.search import readings
from generator.source import Document, Origin, SourcePlace, read_folder, read_values, snapshots
from generator.text.diff import differences, runs
from generator.website import website
from tests.support.paths import CITY

SMALL, TIMES = 300, 8
MOST = 1.5  # times the lines that growth in proportion would take; the square would take eight times as many


def lines(work: Callable[[], object]) -> int:
    """Return how many lines of Python a piece of work runs."""
    count = 0

    def trace(_frame: FrameType, event: str, _value: object) -> Callable[..., Any]:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def refused(text: str) -> None:
    with pytest.raises(DatasetError):
        read_values(text, "x.yml")


def places(count: int) -> None:
    text = Text(tuple("甲乙。" for _ in range(count)))
    for offset in range(0, 3 * count, 3):
        text.place_at(offset)


def schema(value: Any) -> None:  # noqa: ANN401 - JSON
    origin = Origin("units.yml", SourcePlace(1, 1))
    assert list(validate(Document("units.yml", value, origin, "units.yml")))


def told(count: int, form: str) -> None:
    findings = [Finding("x", Location(str(CITY / "units.yml"), line + 1, 1), f"{line}", "") for line in range(count)]
    report(findings, form, CITY)


def folder(count: int) -> None:
    with TemporaryDirectory() as name:
        for number in range(count):
            Path(name, f"{number}.yml").write_text("a: 1\n", encoding="utf-8")
        with pytest.raises(DatasetError):
            read_folder(Path(name))


def register(name: str, numbers: Iterable[int]) -> dict[str, Any]:
    return {"units": [{"id": f"u{number}", "name": f"{name}{number}"} for number in numbers]}


def printed_row(top: int, cells: Iterable[str]) -> list[Glyph]:
    """Return the characters of a row on a page, cells 150 points apart."""
    places = [
        (150.0 * column + 10 * place, sign) for column, words in enumerate(cells) for place, sign in enumerate(words)
    ]
    return [Glyph(sign, left, left + 10, top, top + 10, 10) for left, sign in places]


def page(count: int, *cells: str) -> list[Glyph]:
    """Return the characters of rows, one below the other; {} is the row's number."""
    return [glyph for row in range(count) for glyph in printed_row(12 * row, [cell.format(row) for cell in cells])]


TASK = "（{}）加强建设。推进一件事情。（市公安局牵头，市财政局配合）\n"
STAGES: dict[str, Callable[[int], object]] = {
    "good YAML": lambda n: read_values("a:\n" + "  - { id: x, name: 甲 }\n" * n, "x.yml"),
    "tabs": lambda n: refused("a: \t\n" * n),
    "bidi controls": lambda n: refused("a: \u202e\n" * n),
    "markup in one text": lambda n: refused("a: |\n" + "  <b>\n" * n),
    "keys twice": lambda n: refused("a: 1\n" * (n + 1)),
    "aliases": lambda n: refused("a:\n" + "  - *a\n" * n),
    "conflict marks": lambda n: refused("<<<<<<< x\n" * n),
    "a long block": lambda n: read_values("a: |\n" + "  甲\n" * n, "x.yml"),
    "unknown keys": lambda n: schema({f"k{i}": i for i in range(n)}),
    "wrong items": lambda n: schema({"systems": [], "units": [{"id": i} for i in range(n)]}),
    "places in a text": places,
    "text that differs in every line": lambda n: list(differences("甲\n" * n, "乙\n" * n)),
    "text of which every second line differs": lambda n: list(
        differences("".join(f"甲{i}\n乙\n" for i in range(n)), "".join(f"甲{i}\n丙\n" for i in range(n)))
    ),
    "diff": lambda n: runs("".join(f"{i}甲\n" for i in range(n)), "".join(f"{i}乙\n" for i in range(n))),
    "depth of a snapshot": lambda n: snapshots._is_deep([[i] for i in range(n)]),  # noqa: SLF001 - the walk itself
    "files of a folder": lambda n: folder(n // 10),
    "edits of records": lambda n: list(edits(register("甲", range(n)), register("乙", range(n)))),
    "edits of an order": lambda n: list(edits(register("甲", range(n)), register("甲", reversed(range(n))))),
    "records that all are others": lambda n: list(edits(register("甲", range(n)), register("甲", range(n, 2 * n)))),
    "readings for search": lambda n: readings.table([f"重庆{number}市长乐" for number in range(n)], {}),
    "checksums of a release": lambda n: sums({f"{number}.html": "0" * 64 for number in range(n)}),
    "a notice with tasks": lambda n: recognise("一、任务\n" + "".join(map(TASK.format, range(n // 10)))),
    "a notice with a table": lambda n: recognise("序号\t任务\t责任单位\n" + "1\t加强建设\t市公安局\n" * (n // 10)),
    "a notice in blocks": lambda n: recognise("加强建设\n甲乙丙丁。\n\n" * (n // 10)),
    "a notice of one line": lambda n: recognise("甲乙丙丁，" * n),
    "drawn tables that never close": lambda n: read_drawn_tables("┌─┬─┐\n" * n),
    "a drawn table": lambda n: read_drawn_tables("┌──┬──┐\n" + "│甲│乙│\n├──┼──┤\n" * (n // 10) + "│甲│乙│\n└──┴──┘\n"),
    "a wide drawn table": lambda n: read_drawn_tables(f"┌{'─┬' * n}─┐\n│{'甲│' * n}乙│\n└{'─┴' * n}─┘\n"),
    "rows of a page that all may be heads": lambda n: find_aligned(page(n // 5, "甲乙", "丙丁", "戊己")),
    "rows of a page that count": lambda n: find_aligned(page(n // 5, "{}", "丙丁", "戊己")),
    "brackets that never close": lambda n: recognise("(" * n),
    "report as text": lambda n: told(n, "text"),
    "report as lines": lambda n: told(n, "line"),
    "report as JSON": lambda n: told(n, "json"),
}


@pytest.mark.parametrize("stage", STAGES)
def test_work_grows_no_faster_than_its_input(stage: str) -> None:
    """Eight times as much input takes eight times as many lines of Python, or fewer where findings have a limit."""
    work = STAGES[stage]
    work(1)  # what is imported and cached is no part of it
    small, large = lines(lambda: work(SMALL)), lines(lambda: work(SMALL * TIMES))
    assert large <= small * TIMES * MOST, (small, large)


@pytest.mark.long
@pytest.mark.parametrize("stage", ["load", "website"])
def test_a_whole_plan_grows_in_proportion(stage: str, tmp_path: Path) -> None:
    """Four times as many projects take no more than four times the work, to check and to build."""
    counts = []
    for projects in (15, 60):
        folder = tmp_path / str(projects)
        synthesis.write(synthesis.synthesize(projects, projects, 0), folder)
        checked = load(folder)  # imports and caches
        work = partial(load, folder) if stage == "load" else partial(website, checked, Publisher())
        counts.append(lines(work))
    assert counts[1] <= counts[0] * 4 * MOST, counts


@pytest.mark.long
def test_a_notice_of_plain_lines_grows_in_proportion() -> None:
    """Lines without numbers, tables or bodies are one block, which is not read again at each of its lines."""
    counts = [lines(partial(recognise, "甲乙丙丁。\n" * count)) for count in (80, 320)]
    assert counts[1] <= counts[0] * 4 * MOST, counts


def test_the_measure_sees_a_square() -> None:
    """Work that compares each with each is found out."""

    def square(count: int) -> None:
        for _ in range(count):
            for _ in range(count):
                pass

    assert lines(lambda: square(80)) > lines(lambda: square(10)) * 8 * MOST
