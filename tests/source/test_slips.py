"""What people type by mistake, and folders out of all measure: findings that name the character and the place."""

import shutil
from pathlib import Path

import pytest

from generator.findings import DatasetError, Location
from generator.source import files, read_folder, read_values
from generator.source.characters import MOST
from generator.source.files import DEEPEST, MOST_FILES
from tests.support.paths import CITY

# What people type, and the line and the character that are to blame.
SLIPS = {
    "a:\n  - id: x\n    name：市\n    b: c\n": (3, "U+FF1A"),
    "a:\n  - id：x\n": (2, "U+FF1A"),
    "a:\n  - { id：x }\n": (2, "U+FF1A"),
    "a:\n  - id: x\n    name:\u3000市\n    b: c\n": (3, "U+3000"),
    "a:\n  - id: x\n    name:\u00a0市\n    b: c\n": (3, "U+00A0"),
    "a:\n  - id: x\n  \u3000name: 市\n    b: c\n": (3, "U+3000"),
    "a:\n\u3000- id: x\n\u3000  name: y\n": (2, "U+3000"),
    "a:\n  - id: x\n\u00a0   name: 市\n    b: c\n": (3, "U+00A0"),
    "a:\n  - id: x\n    na\u200bme: 市\n": (3, "U+200B"),
    "a:\n  - id: x\n    \u2060name: 市\n    b: c\n": (3, "U+2060"),
    "a:\n  - id: x\n    name:\u200b市\n": (3, "U+200B"),
    "a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n": (2, "<<<<<<<"),
    "a: 1\n||||||| base\nb: 1\n": (2, "|||||||"),
    "a:\n  aliases: [残联，残疾人联合会]\n": (2, "U+FF0C"),
}


@pytest.mark.parametrize("text", SLIPS)
def test_a_slip_of_the_input_method_is_named_at_its_line(text: str) -> None:
    """What an input method or a merge leaves behind is found where it stands, by its code or its characters."""
    line, named = SLIPS[text]
    with pytest.raises(DatasetError) as raised:
        read_values(text, "x.yml")
    first = raised.value.findings[0]
    assert first.location.line == line
    assert named in first.message


# A zero-width space and its like, a filler, a variation selector, a tag: what an alias may not be told apart by.
UNSEEN = (
    "\u200b\u200c\u200d\u200e\u200f\u00ad\u034f\u061c\u2060\u2064\u115f"
    "\u180e\u2800\u3164\uffa0\ufe00\ufe0f\U000e0041\U000e0100"
)


@pytest.mark.parametrize("unseen", UNSEEN, ids=lambda unseen: f"U+{ord(unseen):04X}")
def test_no_string_holds_what_nobody_sees(unseen: str) -> None:
    """Wherever it stands in any file, as it is or as an escape, the finding names it at its place."""
    for path in sorted(CITY.rglob("*.yml")):
        text = path.read_text(encoding="utf-8")
        for place in range(7, len(text), 997):
            with pytest.raises(DatasetError) as raised:
                read_values(text[:place] + unseen + text[place:], "x.yml")
            before = text[:place].split("\n")
            (wrong,) = raised.value.findings
            assert (wrong.rule, wrong.location) == (
                "invisible-character",
                Location("x.yml", len(before), len(before[-1]) + 1),
            )
            assert f"U+{ord(unseen):04X}" in wrong.message
    with pytest.raises(DatasetError) as raised:
        read_values(f'a: ["\\U{ord(unseen):08x}"]\n', "x.yml")
    assert [wrong.rule for wrong in raised.value.findings] == ["invisible-character"]


def test_full_width_marks_in_words_are_left_alone() -> None:
    """Commas, colons and ideographic spaces of the text itself are read as they are."""
    text = "a: 注意：甲，乙\nb: |\n  \u3000\u3000第一段，其一：\nc: ['甲，乙', { d: 甲，乙 }]\n"
    value, _ = read_values(text, "x.yml")
    assert value == {"a": "注意：甲，乙", "b": "\u3000\u3000第一段，其一：\n", "c": ["甲，乙", {"d": "甲，乙"}]}


@pytest.mark.parametrize("unwanted", ["\t", "\u202e", "\x07"])
def test_the_findings_of_a_file_have_a_limit(unwanted: str) -> None:
    """However often a character stands in a file, the first places are told, and each is right."""
    with pytest.raises(DatasetError) as raised:
        read_values(f"a: b{unwanted}\n" * 100_000, "x.yml")
    assert [finding.location for finding in raised.value.findings] == [
        Location("x.yml", line, 5) for line in range(1, MOST + 1)
    ]


def test_folders_nested_too_deep_are_a_finding(tmp_path: Path) -> None:
    """However deep folders are nested, reading ends, and says where it stopped."""
    data = Path(shutil.copytree(CITY, tmp_path / "data"))
    deep = data
    for _ in range(400):
        deep /= "d"
    deep.mkdir(parents=True)
    with pytest.raises(DatasetError) as raised:
        read_folder(data)
    assert [(finding.rule, Path(finding.location.file)) for finding in raised.value.findings] == [
        ("file-unknown", Path(data, *["d"] * (DEEPEST + 1)))
    ]


def test_too_many_files_are_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a folder that holds more files than any plan, none is read."""
    assert MOST_FILES == 10_000
    monkeypatch.setattr(files, "MOST_FILES", 5)
    with pytest.raises(DatasetError) as raised:
        read_folder(CITY)
    assert [finding.rule for finding in raised.value.findings] == ["file-size"]
