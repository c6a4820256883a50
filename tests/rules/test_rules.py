"""Each rule finds what breaks it, at the right place, and nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.report import report
from generator.rules import documentation
from tests.support.cases import AMENDED, CITY, broken_city, cases, found


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_case(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A case gives exactly its expected findings (`PLANSITE_UPDATE=1` writes them anew, to be looked at)."""
    broken_city(case, tmp_path)
    monkeypatch.chdir(tmp_path)
    findings = report(found(Path("city")), "line", Path("city"))
    if "PLANSITE_UPDATE" in os.environ:
        (case / "expected.txt").write_text(findings, encoding="utf-8")
    assert findings == (case / "expected.txt").read_text(encoding="utf-8")
    assert f"[{case.name.partition('.')[0]}]" in findings


@pytest.mark.parametrize("data", [CITY, AMENDED], ids=["city", "amended"])
def test_city_is_sound(data: Path) -> None:
    """The city that the cases break has no finding of its own, not even a warning."""
    assert found(data) == ()


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
