"""Each rule finds what breaks it, at the right place, and nothing else."""

import random
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from generator import rules
from generator.rules import documentation
from tests.support.cases import broken_city, cases, findings_of
from tests.support.paths import AMENDED_CITY, CITY, REPOSITORY
from tests.support.places import findings_at_places, place
from tests.support.sites import run
from tests.support.stored import stored_text


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_case(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, update: bool) -> None:
    """A case gives exactly its expected findings (`pytest --update` writes them anew, to be looked at)."""
    broken_city(case, tmp_path)
    monkeypatch.chdir(tmp_path)
    findings = findings_at_places(findings_of(Path("city")), Path("city"))
    assert findings == stored_text(case / "expected.txt", findings, update=update)
    assert f"[{case.name.partition('.')[0]}]" in findings


def test_a_record_removed_on_purpose_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A layout that prints a record which is gone says how to print the line without it; no other place does."""
    case = next(case for case in cases() if case.name == "known-reference")
    broken_city(case, tmp_path)
    monkeypatch.chdir(tmp_path)
    hints = {finding.location.file: finding.hint for finding in findings_of(Path("city"))}
    assert [file for file, hint in hints.items() if "改为 furniture" in hint] == ["city/source/linjiang-2020.yml"]


def test_no_case_depends_on_the_length_of_the_city(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, thorough: bool
) -> None:
    """With more lines in every file of the city each case gives the findings that it gives without them."""
    draw = random.Random(5)  # noqa: S311 - a sample
    for case in cases() if thorough else draw.sample(cases(), 8):
        broken_city(case, tmp_path / case.name, lengthened=True)
        monkeypatch.chdir(tmp_path / case.name)
        findings = findings_at_places(findings_of(Path("city")), Path("city"))
        assert findings == (case / "expected.txt").read_text(encoding="utf-8"), case.name


def test_a_place_is_shown_by_its_line_and_the_lines_around() -> None:
    """Of two places that look the same, it is said which; a column or a line further is another place."""
    lines = ("units:", "  - id: a", "    name: 甲", "", "# 注", "  - id: b", "    name: 甲", "    name: 甲")
    assert place(lines, 3, 11) == ["units:", "  - id: a", "    name: ▸甲"]
    assert place(lines, 7, 11) == ["units:", "  - id: b", "    name: ▸甲", "(place 1 of 2)"]
    assert place(lines, 8, 11) == ["units:", "  - id: b", "    name: ▸甲", "(place 2 of 2)"]
    assert place(lines, 3, 10) == ["units:", "  - id: a", "    name:▸ 甲"]
    for line, column in ((9, 1), (0, 1), (3, 13), (3, 0)):
        with pytest.raises(AssertionError):
            place(lines, line, column)


@pytest.mark.parametrize("data", [CITY, AMENDED_CITY], ids=["city", "amended"])
def test_city_is_sound(data: Path) -> None:
    """The city that the cases break has no finding of its own, not even a warning."""
    assert findings_of(data) == ()


def test_every_rule_of_a_module_is_checked() -> None:
    """A rule is among RULES by being defined: no module of the folder has one that is not."""
    modules = (import_module(f"generator.rules.{module.name}") for module in iter_modules(rules.__path__))
    defined = {value.name for module in modules for value in vars(module).values() if isinstance(value, rules.Rule)}
    assert defined == {rule.name for rule in rules.RULES}
    assert len(rules.RULES) == len(defined)


def test_every_rule_has_a_case() -> None:
    """Each rule has a case folder and each folder is a rule's; only what root may always read has no case."""
    tried = {case.name.partition(".")[0] for case in cases()}
    assert tried == {rule.name for rule in documentation()} - {"file-unreadable"}


def test_every_rule_is_documented() -> None:
    """A rule's docstring is its published documentation: a Chinese sentence, then English."""
    for rule in documentation():
        assert rule.text_zh.endswith("。"), rule.name
        assert any("一" <= character <= "鿿" for character in rule.text_zh), rule.name
        assert rule.text_en.endswith((".", ".)")), rule.name


def test_documentation_needs_no_docstrings_in_memory() -> None:
    """Under `python -OO`, which drops docstrings, the same is published."""
    program = "from generator.rules import documentation; print(*documentation(), sep='\\n')"
    said = [run(sys.executable, *options, "-c", program, folder=REPOSITORY).stdout for options in ((), ("-OO",))]
    assert said[0].count("text_zh=") == len(documentation())
    assert said[0] == said[1]


def test_names_are_words() -> None:
    """Rule names are unique, lower case, joined by hyphens: anchors on /rules/."""
    names = [rule.name for rule in documentation()]
    assert len(names) == len(set(names))
    assert all(name.replace("-", "").isalpha() and name.islower() for name in names)
