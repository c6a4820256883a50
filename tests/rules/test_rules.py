"""Each rule finds what breaks it, at the right place, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.report import report
from generator.rules import documentation
from tests.support.cases import broken_city, cases, findings_of
from tests.support.paths import AMENDED_CITY, CITY
from tests.support.stored import stored_text


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_case(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, update: bool) -> None:
    """A case gives exactly its expected findings (`pytest --update` writes them anew, to be looked at)."""
    broken_city(case, tmp_path)
    monkeypatch.chdir(tmp_path)
    findings = report(findings_of(Path("city")), "line", Path("city"))
    assert findings == stored_text(case / "expected.txt", findings, update=update)
    assert f"[{case.name.partition('.')[0]}]" in findings


@pytest.mark.parametrize("data", [CITY, AMENDED_CITY], ids=["city", "amended"])
def test_city_is_sound(data: Path) -> None:
    """The city that the cases break has no finding of its own, not even a warning."""
    assert findings_of(data) == ()


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


def test_names_are_words() -> None:
    """Rule names are unique, lower case, joined by hyphens: anchors on /rules/."""
    names = [rule.name for rule in documentation()]
    assert len(names) == len(set(names))
    assert all(name.replace("-", "").isalpha() and name.islower() for name in names)
