"""Nobody changes one character of the source, of a text, or of a fact of the real plan without a finding.

Each trial changes one thing in a copy of the data, checks the whole folder, and puts it back. `--all` tries every fact
and hundreds of characters, a plain run a sample; `PLANSITE_SEED` draws another one.
"""

import os
import random
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.findings import DatasetError, Finding, Location, Severity
from generator.load import load
from generator.model import Dataset, Record
from generator.text.fragments import FORM, FURNITURE, NUMBER, TEXT
from generator.text.official import printed
from tests.support.paths import PLAN

COMPARISONS = ("=", ">=", "<=", ">", "<", "range")
FREQUENCIES = (
    "daily weekly half-monthly monthly quarterly half-yearly yearly year-by-year periodic".split()  # noqa: SIM905
)
ANOTHER = "某9。"  # characters that YAML reads as themselves wherever they stand


@dataclass(frozen=True)
class Change:
    """One edit of one line: `old` at `location` becomes `new`; `record` is where the record begins."""

    location: Location
    old: str
    new: str
    record: Location | None = None

    def __str__(self) -> str:
        return f"{self.location}: {self.old!r} → {self.new!r}"


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the data folder; each trial leaves it as it was."""
    return Path(shutil.copytree(PLAN, tmp_path_factory.mktemp("proofs") / "data"))


@pytest.fixture(scope="module")
def dataset(copy: Path) -> Dataset:
    """Return the real plan, as it is."""
    return load(copy).dataset


@pytest.fixture
def draw(request: pytest.FixtureRequest) -> random.Random:
    """Return the dice, the same for every run unless PLANSITE_SEED says otherwise."""
    return random.Random(os.environ.get("PLANSITE_SEED", request.node.name))  # noqa: S311 - no secret


def errors(data_dir: Path) -> list[Finding]:
    """Return the errors that a check of the folder finds."""
    try:
        return [finding for finding in load(data_dir).warnings if finding.severity is Severity.ERROR]
    except DatasetError as error:
        return [finding for finding in error.findings if finding.severity is Severity.ERROR]


def tried(change: Change, copy: Path) -> list[Finding]:
    """Make a change in the copy, return the errors, and undo it."""
    path = Path(change.location.file)
    before = path.read_bytes()
    lines = before.decode().split("\n")
    line, at = lines[change.location.line - 1], change.location.column - 1
    place = line.index(change.old, at)
    lines[change.location.line - 1] = line[:place] + change.new + line[place + len(change.old) :]
    path.write_bytes("\n".join(lines).encode())
    try:
        return errors(copy)
    finally:
        path.write_bytes(before)


def assert_found_at_its_line(change: Change, copy: Path) -> None:
    """Assert that a change gives an error at its own line, or at one of the same fact that it no longer fits."""
    places = [finding.location for finding in tried(change, copy)]
    assert places, f"nothing found: {change}"
    place = change.location
    first, last = (change.record.line, place.line + 9) if change.record else (place.line, place.line)
    near = [at for at in places if at.file == place.file and first <= at.line <= last]
    assert near, f"found elsewhere: {change}: {places[0]}"


def slips(words: str, draw: random.Random) -> tuple[str, str, str]:
    """Return words with one character changed, dropped and added, somewhere."""
    at = draw.randrange(len(words))
    other = next(character for character in ANOTHER if character != words[at])
    return words[:at] + other + words[at + 1 :], words[:at] + words[at + 1 :], words[:at] + other + words[at:]


def test_every_word_is_held(dataset: Dataset, copy: Path, draw: random.Random, *, thorough: bool) -> None:
    """A character of a text, name, aim, heading, mention, number or field that changes is found at its line."""
    passages = [p for p in printed(dataset).passages if p.part not in {FURNITURE, FORM} and p.text.strip()]
    weights = [len(passage.text) ** 0.5 for passage in passages]
    for passage in draw.choices(passages, weights, k=400 if thorough else 2):
        location, words = passage.origin.location, passage.text
        if passage.part == TEXT:
            offset = draw.choice([index for index, character in enumerate(words) if character != "\n"])
            location, words = passage.location(passage.start + offset), words[offset]
        elif passage.part == NUMBER:
            words = re.findall("[0-9]+", line_of(location))[0]
        for slip in slips(words, draw):
            old, new = (side.replace("\u00a0", "\\u00a0") for side in (words, slip))
            assert_found_at_its_line(Change(location, old, new), copy)


def test_the_source_is_held(dataset: Dataset, copy: Path, draw: random.Random, *, thorough: bool) -> None:
    """A character of the official text that changes is found at the line of YAML that holds it."""
    file = copy / "source" / dataset.layout.file
    source, whole = dataset.source, printed(dataset)
    starts = {passage.start: passage for passage in whole.passages if passage.text}
    for at in draw.sample(range(len(source)), 150 if thorough else 1):
        passage = starts[max(start for start in starts if start <= at)]
        due = passage.location(at)
        other = next(character for character in ANOTHER if character != source[at])
        for changed in (other, "", source[at] + other):
            file.write_bytes((source[:at] + changed + source[at + 1 :]).encode())
            findings = errors(copy)
            assert any(finding.rule == "source-unchanged" for finding in findings)
            of_text = [f for f in findings if f.rule in {"text-in-source", "source-covered"}]
            assert of_text, f"{at} {source[at]!r} → {changed!r}"
            if changed == other and passage.part != FORM:
                assert (due.file, due.line) in {(f.location.file, f.location.line) for f in of_text}, (due, of_text)


def test_every_fact_is_held(dataset: Dataset, copy: Path, draw: random.Random, *, thorough: bool) -> None:
    """A figure, unit, comparison, date, year, frequency, rule of recurrence or quote that changes is found."""
    changes = list(fact_changes(dataset, draw))
    assert len(changes) > 500
    for change in changes if thorough else draw.sample(changes, 6):
        assert_found_at_its_line(change, copy)


def fact_changes(dataset: Dataset, draw: random.Random) -> Iterator[Change]:
    """Yield changes of every stored value of every fact."""
    plan, assessment = dataset.plan, dataset.assessment
    facts: list[Record] = [fact for record in dataset.texts for fact in record.facts]
    ties: list[Record] = [tie for record in dataset.texts for tie in (*record.levels, *record.waivers)]
    ties += [naming for project in dataset.projects for tie in project.responsibilities for naming in tie.named]
    goals: list[Record] = [part for goal in plan.goals for part in (goal, *goal.indicators)]
    for fact in (*facts, *ties, *goals, *assessment.items, *plan.phases, *filter(None, [plan.period]), *plan.errata):
        begin = fact.origin.location
        for key in ("value", "value_to", "year", "start", "end", "date"):
            stored = getattr(fact, key, None)
            if stored is not None:
                location = (fact.origin / key).location
                old = re.findall(r"[0-9.-]+", line_of(location))[0]
                yield from (Change(location, old, new, begin) for new in other_figures(old))
        for key, choices in (
            ("comparison", COMPARISONS),
            ("frequency", FREQUENCIES),
            ("basis", ("source", "reading", "external")),
            ("direction", ("rise", "fall")),
            ("unit", ("个", "名", "%", "年")),
        ):
            stored = getattr(fact, key, None)
            if stored is not None:
                location = (fact.origin / key).location
                shown = f'"{stored}"' if line_of(location).startswith('"') else str(stored)
                yield from (Change(location, shown, f'"{new}"', begin) for new in choices if new != stored)
        for key in ("rrule", "starts", "quote", "end_quote", "title", "number", "name"):
            stored = getattr(fact, key, None)
            if isinstance(stored, str) and stored in line_of((fact.origin / key).location):
                changed, *_ = slips(stored, draw)
                yield Change((fact.origin / key).location, stored, changed, begin)


def line_of(location: Location) -> str:
    """Return a line of the data from a column on."""
    return Path(location.file).read_text(encoding="utf-8").split("\n")[location.line - 1][location.column - 1 :]


def other_figures(figure: str) -> Iterator[str]:
    """Yield the figure with another last digit, and with another first one."""
    for at in (len(figure) - 1, 0):
        digit = str((int(figure[at]) + 1) % 10) if figure[at].isdecimal() else "1"
        if not (at == 0 and digit == "0"):
            yield figure[:at] + digit + figure[at + 1 :]
