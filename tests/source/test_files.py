"""Files of a data folder are read as they are, and what they must not hold is a finding."""

import os
from pathlib import Path

import pytest

from generator.findings import DatasetError, Location
from generator.source import (
    read_document,
    read_folder,
    read_official_text,
)


def test_all_findings_of_all_files_come_at_once(tmp_path: Path) -> None:
    """Each file is read to its end, whatever the others hold; what is missing is told too."""
    (tmp_path / "plan.yml").write_text("a: 1\na: 2\nb: *c\n", encoding="utf-8")
    (tmp_path / "units.yml").write_text("a: <b>\n", encoding="utf-8")
    with pytest.raises(DatasetError) as error:
        read_folder(tmp_path)
    findings = [(Path(finding.location.file).name, finding.rule) for finding in error.value.findings]
    assert ("plan.yml", "yaml-duplicate-key") in findings
    assert ("plan.yml", "yaml-alias") in findings
    assert ("units.yml", "markup") in findings
    assert ("projects.yml", "file-missing") in findings
    assert len(findings) == 5


def test_printed_markup_is_accepted(tmp_path: Path) -> None:
    """Markup of an official text may stand in values, other blanks in it or cut short; any other is refused."""
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "a.txt").write_text("甲<br />乙{{ x }}\n", encoding="utf-8")
    for words, wanted in (("甲<br/>乙{{x", True), ("<b", True), ("<br>", False), ("{{ y }}", False), ("{% x", False)):
        (tmp_path / "plan.yml").write_text(f"a: '{words}'\n", encoding="utf-8")
        with pytest.raises(DatasetError) as error:
            read_folder(tmp_path)
        assert ("markup" not in {finding.rule for finding in error.value.findings}) is wanted, words


def test_a_byte_order_mark_alone_is_accepted(tmp_path: Path) -> None:
    """A file that an editor began with a byte order mark is read as if it had none, places too."""
    path = tmp_path / "a.yml"
    path.write_bytes("\ufeffa: 甲\n".encode())
    document = read_document(path, "a.yml")
    assert document.value == {"a": "甲"}
    assert (document.origin / "a").location == Location("a.yml", 1, 4)


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [("a: 甲\nb: 乙".encode("gb18030"), 1, 4), ("a: 甲\n".encode("utf-16"), 1, 1), ("甲: 乙\n丙".encode()[:-1], 2, 1)],
)
def test_other_encodings_are_told_by_their_first_byte(tmp_path: Path, content: bytes, line: int, column: int) -> None:
    """A file in another encoding is a finding at the first byte that is no UTF-8."""
    path = tmp_path / "a.yml"
    path.write_bytes(content)
    with pytest.raises(DatasetError) as error:
        read_document(path, "a.yml")
    assert [(finding.rule, finding.location) for finding in error.value.findings] == [
        ("file-encoding", Location("a.yml", line, column))
    ]


def test_an_official_text_is_kept_byte_for_byte(tmp_path: Path) -> None:
    """Line ends and white space of the official text are not normalised."""
    path = tmp_path / "a.txt"
    path.write_bytes("甲\r\n 乙\t\n".encode())
    assert read_official_text(path, "a.txt", Location("b.yml"), "").text == "甲\r\n 乙\t\n"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """What is no regular file is a finding; a named pipe would hold the reader up for ever."""
    os.mkfifo(tmp_path / "plan.yml")
    with pytest.raises(DatasetError) as error:
        read_folder(tmp_path)
    assert "file-unreadable" in {finding.rule for finding in error.value.findings}
