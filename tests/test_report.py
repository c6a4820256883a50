"""Findings are told in four formats, at the right column, and never act on who reads them."""

import json
from pathlib import Path
from time import process_time

import pytest

from generator.findings import Finding, Location, Severity
from generator.report import report


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a data folder in the folder that the command runs in."""
    monkeypatch.chdir(tmp_path)
    Path("data").mkdir()
    return Path("data")


def finding_at(line: int = 1, column: int = 1, message: str = "项目 P31 没有牵头单位 (no lead)") -> Finding:
    return Finding("one-lead", Location("data/a.yml", line, column), message, "改 role (set the role)")


def test_text_shows_the_line_and_a_caret(folder: Path) -> None:
    """People see the finding, its place, the line of YAML, a caret below the place, and the remedy."""
    (folder / "a.yml").write_text("\n" * 211 + "    responsibilities:\n", encoding="utf-8")
    assert report([finding_at(212, 5)], "text", folder) == (
        "error[one-lead]: 项目 P31 没有牵头单位 (no lead)\n"
        " --> data/a.yml:212:5\n"
        "    |\n"
        "212 |     responsibilities:\n"
        "    |     ^\n"
        "    = 改法: 改 role (set the role)\n"
        "\n"
        "1 个错误，0 个警告 (1 errors, 0 warnings)\n"
    )


def test_the_caret_counts_wide_characters_twice(folder: Path) -> None:
    """A Chinese character or full-width mark takes two columns, a Latin letter one, a combining mark none."""
    (folder / "a.yml").write_text("a: 甲，e\u0301x乙\n", encoding="utf-8")
    lines = report([finding_at(1, 9)], "text", folder).split("\n")
    assert lines[3] == "1 | a: 甲，e\u0301x乙"
    assert lines[4] == "  | " + " " * (3 + 4 + 1 + 1) + "^"


def test_a_long_line_is_cut_around_the_place(folder: Path) -> None:
    """The excerpt of a line of thousands of characters fits a screen and holds the place."""
    (folder / "a.yml").write_text("甲" * 3000 + "乙" + "丙" * 3000, encoding="utf-8")
    lines = report([finding_at(1, 3001)], "text", folder).split("\n")
    assert lines[3].startswith("1 | …甲")
    assert 40 < len(lines[3]) < 60
    at = lines[3].index("乙")
    assert lines[4].index("^") == 4 + 1 + 2 * (at - 5)


def test_a_line_of_megabytes_is_told_at_once(folder: Path) -> None:
    """What an excerpt costs does not grow with the line, before its place or behind it."""
    (folder / "a.yml").write_text("a" * 8_000_000 + "b" * 8_000_000, encoding="utf-8")
    start = process_time()
    lines = report([finding_at(1, 8_000_001)] * 50, "text", folder).split("\n")
    assert process_time() - start < 3
    assert lines[3].startswith("1 | …a")
    assert lines[3].endswith("b")


def test_a_file_too_large_to_read_is_not_read_to_show_it(folder: Path) -> None:
    """The finding that a file is too large stands without an excerpt."""
    with (folder / "a.yml").open("wb") as file:
        file.truncate(200_000_000)
    start = process_time()
    assert report([finding_at()], "text", folder).split("\n")[2] == "  = 改法: 改 role (set the role)"
    assert process_time() - start < 1


@pytest.mark.parametrize("place", [(1, 1), (9, 9)])
def test_a_place_that_has_no_line_is_told_without_one(folder: Path, place: tuple[int, int]) -> None:
    """A missing file and a line past the end have no excerpt."""
    if place != (1, 1):
        (folder / "a.yml").write_text("a\n", encoding="utf-8")
    assert "|" not in report([finding_at(*place)], "text", folder)


def test_no_file_outside_the_folder_is_shown(folder: Path) -> None:
    """An excerpt is never read through a link out of the data folder."""
    Path("secret").write_text("secret", encoding="utf-8")
    (folder / "a.yml").symlink_to("../secret")
    assert "secret" not in report([finding_at()], "text", folder)


def test_line_format(folder: Path) -> None:
    """Editors get one line a finding, in the form of the contract."""
    warning = Finding("no-orphan", Location("data/b.yml", 2, 3), "丙 (c)", "丁 (d)", Severity.WARNING)
    assert report([finding_at(), warning], "line", folder) == (
        "data/a.yml:1:1: error[one-lead]: 项目 P31 没有牵头单位 (no lead)\ndata/b.yml:2:3: warning[no-orphan]: 丙 (c)\n"
    )


def test_github_format_escapes_what_would_end_a_command(folder: Path) -> None:
    """Per cent, line ends, and in properties colon and comma are escaped as GitHub's workflow commands ask."""
    finding = Finding("r", Location("data/a,b:c%.yml", 2, 3), "85%\n::error::", "乙", Severity.WARNING)
    assert report([finding], "github", folder) == (
        "::warning file=data/a%2Cb%3Ac%25.yml,line=2,col=3,title=r::85%25%0A::error::%0A改法: 乙\n"
    )


def test_json_format(folder: Path) -> None:
    """Programs get an array with the keys of the contract; nothing found is an empty array."""
    assert json.loads(report([finding_at(3, 4)], "json", folder)) == [
        {
            "rule": "one-lead",
            "severity": "error",
            "file": "data/a.yml",
            "line": 3,
            "column": 4,
            "message": "项目 P31 没有牵头单位 (no lead)",
            "hint": "改 role (set the role)",
        }
    ]
    assert json.loads(report([], "json", folder)) == []


@pytest.mark.parametrize("format_", ["text", "line", "github"])
def test_what_a_terminal_would_obey_is_not_sent_to_it(folder: Path, format_: str) -> None:
    """Escape sequences and bidirectional overrides in a file or a message are shown as U+FFFD."""
    (folder / "a.yml").write_text("a: \x1b[2J\u202e\n", encoding="utf-8")
    report_ = report([finding_at(1, 4, "键 \x1b[2J\u202e\r")], format_, folder)
    assert not set("\x1b\u202e\r") & set(report_)
    assert "�[2J�" in report_
