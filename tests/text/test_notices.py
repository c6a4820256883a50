"""Notices of every form are held as printed: laid out from their truth, they are rebuilt byte for byte."""

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from generator.graph import ResponsibilityGraph
from generator.load import CheckedDataset, official_text, read_revisions
from generator.model import Dataset, decode
from generator.pages.context import PageContext
from generator.pages.source.paragraphs import paragraphs, printed_lines
from generator.publisher import Publisher
from generator.rules.context import RuleContext
from generator.rules.source import layout_unfinished, source_covered, text_in_source
from generator.source import read_folder, snapshot_sha256
from generator.text.diff import DATE
from generator.text.fragments import FURNITURE
from generator.text.official import printed
from tests.importing.scoring import NOTICES, decoded
from tests.support.cases import findings_of
from tests.support.laid_out import laid_out, write

NAMES = sorted(path.name.removesuffix(".gold.json") for path in NOTICES.glob("*.gold.json"))
# The script records no figures and no actors of provisions, and leaves measures as they are cut.
UNRECORDED = {"figure-covered", "one-measure-a-line", "unit-concerned"}


@cache
def truth(name: str) -> dict[str, object]:
    """Return the truth of a notice."""
    value: dict[str, object] = json.loads((NOTICES / f"{name}.gold.json").read_bytes())
    return value


@pytest.fixture(params=NAMES)
def notice(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return the data folder of a notice."""
    name = request.param
    return write(laid_out(decoded(NOTICES / f"{name}.txt"), truth(name)), tmp_path / name)


def dataset(folder: Path) -> Dataset:
    """Return a dataset whether or not it keeps the rules."""
    documents = read_folder(folder)
    revisions = read_revisions(folder, documents)
    return decode.dataset(documents, official_text(documents), revisions, snapshot_sha256(documents))


def test_a_notice_is_rebuilt(notice: Path) -> None:
    """Records and forms rebuild the text, furniture is white space, and nothing is found but figures not recorded."""
    findings = findings_of(notice)
    assert {finding.rule for finding in findings} <= UNRECORDED, [f for f in findings if f.rule not in UNRECORDED][:3]
    passages = printed(dataset(notice)).passages
    assert "".join(passage.text for passage in passages) == (notice / "source" / "notice.txt").read_bytes().decode()
    assert not "".join(passage.text for passage in passages if passage.part == FURNITURE).strip()


def test_every_body_is_held(notice: Path) -> None:
    """Each task has the bodies of the truth in printed order, with their roles; inherited ones where words stand."""
    tasks = truth(notice.name)["tasks"]
    assert isinstance(tasks, list)
    data = dataset(notice)
    assert len(data.projects) == len(tasks)
    for project, task in zip(data.projects, tasks, strict=True):
        own = [(body["unit"], body["role"]) for body in task["responsibilities"] if not body.get("inherited")]
        ties = [tie for tie in project.responsibilities if tie.printed_in is None]
        assert [(data.unit_by_id[tie.unit].name, tie.role.value) for tie in ties] == own, project.id


def test_a_changed_character_is_found_at_its_place(notice: Path, *, thorough: bool) -> None:
    """Whatever character of the official text changes, a finding names its line and column; of a date, its beginning.

    A plain run changes every third of the places.
    """
    data = dataset(notice)
    begins = {at: piece.start() for piece in DATE.finditer(data.source) for at in range(piece.start(), piece.end())}
    graph = ResponsibilityGraph(data)
    for line, column, at in list(places(data.source))[:: 1 if thorough else 3]:
        source = data.source[:at] + "\N{BLACK QUESTION MARK ORNAMENT}" + data.source[at + 1 :]
        context = RuleContext(replace(data, source=source), graph)
        messages = [f.message for rule in (text_in_source, source_covered, layout_unfinished) for f in rule(context)]
        place = f"notice.txt:{line}:{column - at + begins[at]}"
        assert any(f"{place}“" in message or f"{place} " in message for message in messages), at


def test_the_page_of_the_source_is_whole(notice: Path) -> None:
    """The page of the official text holds every character of it but white space, several records of one line too."""
    data = dataset(notice)
    context = PageContext(CheckedDataset(data, ResponsibilityGraph(data), (), ()), Publisher())
    shown = "".join(paragraph.text for paragraph in paragraphs(context, printed_lines(context)[0]))
    assert "".join(shown.split()) == "".join(data.source.split())


def places(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield line, column and offset of some characters of every line: its middle, or every hundredth of a long one."""
    start = 0
    for number, line in enumerate(text.split("\n"), start=1):
        for at in range(len(line) // 2 % 100, len(line), 100):
            yield number, at + 1, start + at
        start += len(line) + 1
