"""Fictional plans of any size are valid and the same for the same numbers and seed; a slip in one is found."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from generator.cli import main
from generator.findings import DatasetError
from generator.load import load
from generator.synthesis import MOST_PROJECTS, MOST_UNITS, synthesize, write
from generator.synthesis.yaml_writer import document

SIZES = [(1, 1), (1, 9), (2, 1), (9, 60), (30, 4), (52, 71), (200, 10)]
LARGE_SIZES = [(100, 2500), (520, 200), (1500, 300), (5200, 700)]


def rules_broken(folder: Path) -> set[str]:
    """Return the names of the rules that a data folder breaks."""
    try:
        checked = load(folder)
    except DatasetError as error:
        return {finding.rule for finding in error.findings}
    return {finding.rule for finding in checked.warnings}


def test_the_same_numbers_and_seed_make_the_same_bytes_and_another_seed_others() -> None:
    """A plan depends on its numbers and seed only."""
    assert list(synthesize(52, 71, 4)) == list(synthesize(52, 71, 4))
    texts = {file.content for seed in range(5) for file in synthesize(52, 71, seed) if file.path.endswith(".txt")}
    assert len(texts) == 5


@pytest.mark.parametrize(("projects", "units"), SIZES)
def test_a_plan_of_any_size_is_clean_and_has_that_size(projects: int, units: int, tmp_path: Path) -> None:
    """`plansite check --strict` finds nothing, and as many projects and units stand in it as were asked for."""
    write(synthesize(projects, units), tmp_path)
    checked = load(tmp_path)
    assert not checked.warnings
    assert (len(checked.dataset.projects), len(checked.dataset.annex_units)) == (projects, units)


@pytest.mark.long
@pytest.mark.parametrize(("projects", "units"), LARGE_SIZES)
def test_a_large_plan_is_clean_and_has_that_size(projects: int, units: int, tmp_path: Path) -> None:
    """Size changes nothing."""
    test_a_plan_of_any_size_is_clean_and_has_that_size(projects, units, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(40))
def test_a_plan_of_any_seed_is_clean(seed: int, tmp_path: Path) -> None:
    """Chance never composes what breaks a rule."""
    write(synthesize(40, 25, seed), tmp_path)
    assert rules_broken(tmp_path) == set()


def test_a_plan_has_every_shape_that_real_texts_have(tmp_path: Path) -> None:
    """What the checks and pages are tried on holds shares, ranges, rhythms, dates, levels, citations and waivers."""
    write(synthesize(300, 100), tmp_path)
    dataset = load(tmp_path).dataset
    targets = [target for record in dataset.texts for target in record.targets]
    assert {target.comparison for target in targets} == {"=", ">=", "range"}
    assert {target.unit for target in targets} >= {"%", "个", "名", "年"}
    assert {fact.basis for record in dataset.texts for fact in record.deadlines} == {"source", "reading", "external"}
    rhythms = {fact.frequency for record in dataset.texts for fact in record.recurring}
    assert rhythms == {"weekly", "half-monthly", "monthly", "yearly", "year-by-year", "periodic"}
    assert {tie.level for project in dataset.projects for tie in project.levels} == {"市", "县区", "乡镇", "村居"}
    assert {citation.number is None for project in dataset.projects for citation in project.citations} == {True, False}
    ties = [tie for project in dataset.projects for tie in project.responsibilities]
    assert any(tie.open_ended for tie in ties)
    assert any(tie.separator == "," for tie in ties)
    assert any(tie.mention != dataset.unit_by_id[tie.unit].name and not tie.open_ended for tie in ties)
    assert any(project.waivers for project in dataset.projects)
    assert any(tie.type == "member_of" and tie.basis == "inferred" for tie in dataset.relationships)
    collectives = [unit for unit in dataset.annex_units if unit.collective]
    assert 10 <= len(collectives) <= 20
    assert "虚构" in dataset.plan.notice.text.printed


@pytest.mark.parametrize(("projects", "units"), [(0, 5), (5, 0), (-1, 5), (MOST_PROJECTS + 1, 5), (5, MOST_UNITS + 1)])
def test_a_number_out_of_bounds_is_refused(projects: int, units: int) -> None:
    """Names would not be unique any more, so nothing is made."""
    with pytest.raises(ValueError, match="is not between 1 and"):
        list(synthesize(projects, units))


def test_what_is_written_is_read_back_by_another_reader() -> None:
    """PyYAML reads from every file the value that was to be written."""
    value = {
        "id": "P1",
        "text": "甲;\n 乙。\n\n丙。",
        "what": [
            "no",
            "2021",
            "1e3",
            "a: b",
            "甲 #乙",
            "“丙”,丁",
            "",
            " 戊",
            "己 ",
            "总\u00a0则",
            "- 庚",
            "《辛》",
            "5%",
        ],
        "actors": [{"mention": "壬,癸", "level": "市"}, {"mention": "[子]: {丑}"}],
        "projects": [{"number": 1.5}, {"open": True}],
    }
    assert yaml.safe_load(document("x", value)) == value


class Slip(NamedTuple):
    """A change that an editor might make by mistake: in which file, where, and what stands there afterwards."""

    file: str
    pattern: str
    replacement: str


SLIPS = [
    Slip("engineerings/*.yml", r"value: (\d+)$", r"value: 9\1"),
    Slip("engineerings/*.yml", r"year: 20(\d)(\d)$", r"year: 20\g<2>\1"),
    Slip("engineerings/*.yml", r'comparison: ">="', r'comparison: "<="'),
    Slip("engineerings/*.yml", r'date: "20\d\d"', r'date: "2099"'),
    Slip("engineerings/*.yml", r"basis: source", r"basis: external"),
    Slip("engineerings/*.yml", r"frequency: \S+", r"frequency: daily"),
    Slip("engineerings/*.yml", r"quote: ([^\"\n]{6,})", r"quote: \1甲乙"),
    Slip("engineerings/*.yml", r"role: lead", r"role: participant"),
    Slip("engineerings/*.yml", r"role: participant", r"role: lead"),
    Slip("engineerings/*.yml", r"unit: (shi\S+),", r"unit: \1x,"),
    Slip("engineerings/*.yml", r"mention: 市(\S+) \}", r"mention: \1 }"),
    Slip("engineerings/*.yml", r"short_name: (\S+)", r"short_name: \1的的的的的的的"),
    Slip("engineerings/*.yml", r"^  - id: P(\d+)", r"  - id: P9\g<1>9"),
    Slip("engineerings/*.yml", r"^      (.{4,});$", r"      \1"),
    Slip("engineerings/*.yml", r"^      (.)(.)(.+[;。])$", r"      \2\1\3"),
    Slip("engineerings/*.yml", r"title: (\S+)", r"title: \1的"),
    Slip("units.yml", r"name: (市\S+)$", r"name: \1处"),
    Slip("units.yml", r"^  - id: shi", r"  - id: xi"),
    Slip("units.yml", r"system: 政府", r"system: 天庭"),
    Slip("units.yml", r"^    collective_basis: .*\n", r""),
    Slip("provisions.yml", r"mention: \S+(,| \})", r"mention: 县太爷\1"),
    Slip("provisions.yml", r"heading: (\S)(\S+)", r"heading: \2\1"),
    Slip("provisions.yml", r"frequency: yearly", r"frequency: monthly"),
    Slip("relationships.yml", r"to: shi\S+", r"to: shi-wu"),
    Slip("assessment.yml", r"BYMONTH=2", r"BYMONTH=4"),
    Slip("assessment.yml", r"value: 100", r"value: 10"),
    Slip("assessment.yml", r"order: 2", r"order: 7"),
    Slip("waivers.yml", r"word: 第一责任人", r"word: 第一负责人"),
    Slip("plan.yml", r'end: "2023"', r'end: "2024"'),
    Slip("plan.yml", r"start: 2021", r"start: 2020"),
    Slip("source/*.txt", r"安心", r"安  心"),
    Slip("source/*.yml", r"  - record: P\d+\n", r""),
    Slip("source/*.yml", r"sha256: (.)(.{63})", r"sha256: \2\1"),
]


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a clean plan that is large enough for every slip to find its place."""
    folder = tmp_path_factory.mktemp("plan")
    write(synthesize(60, 40, 7), folder)
    return folder


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.file} {slip.pattern}")
def test_a_slip_in_a_plan_is_found(slip: Slip, plan: Path, tmp_path: Path, thorough: bool) -> None:  # noqa: FBT001
    """Wherever one value, word or line of a clean plan is changed, a rule is broken.

    A plain run changes one place in the middle.
    """
    places = [(path, match) for path in sorted(plan.glob(slip.file)) for match in _matches(slip, path)]
    assert places, "the slip finds no place"
    middle = len(places) // 2
    for path, match in places if thorough else places[middle : middle + 1]:
        text = path.read_text("utf-8")
        changed = text[: match.start()] + match.expand(slip.replacement) + text[match.end() :]
        assert changed != text
        for original in plan.rglob("*.*"):
            copy = tmp_path / original.relative_to(plan)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(original.read_bytes())
        (tmp_path / path.relative_to(plan)).write_text(changed, "utf-8", newline="\n")
        assert rules_broken(tmp_path), f"{path.name}: {match.group()!r} to {match.expand(slip.replacement)!r}"


def _matches(slip: Slip, path: Path) -> Iterator[re.Match[str]]:
    """Yield where a slip may happen: places that it would not change are none."""
    for match in re.finditer(slip.pattern, path.read_text("utf-8"), re.MULTILINE):
        if match.expand(slip.replacement) != match.group():
            yield match


def test_the_command_writes_a_plan_and_the_same_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`plansite synthesize` writes what `plansite check` calls clean; a folder that holds something is left alone."""
    size = ["synthesize", "--projects", "9", "--units", "7", "--seed", "3"]
    assert main([*size, str(tmp_path / "a")]) == 0
    assert main([*size, str(tmp_path / "b")]) == 0
    assert main(["check", "--strict", "--data", str(tmp_path / "a")]) == 0
    first, second = (sorted((tmp_path / name).rglob("*.*")) for name in ("a", "b"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    assert main([*size, str(tmp_path / "a")]) == 2
    assert "不是空文件夹" in capsys.readouterr().err


@pytest.mark.parametrize(
    "wrong", [["--projects", "0"], ["--units", "many"], ["--projects", "1000000"], ["--seed", "x"]]
)
def test_the_command_refuses_wrong_numbers(
    wrong: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Wrong usage is told by exit code 2 and a sentence, and nothing is written."""
    assert main(["synthesize", "--projects", "9", "--units", "7", *wrong, str(tmp_path / "a")]) == 2
    assert wrong[0] in capsys.readouterr().err
    assert not (tmp_path / "a").exists()
