"""`plansite check` at the console: what it says, with what code it ends, and whatever the terminal can show."""

import errno
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from generator import cli
from generator.commands import check
from generator.load import CheckedDataset
from tests.support.amendment import edit
from tests.support.console import COMMAND, Run, plansite, process
from tests.support.paths import CITY, REPOSITORY


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """Return a copy of the fictional city's data, to be spoilt."""
    return Path(shutil.copytree(CITY, tmp_path / "data"))


def test_a_failing_system_is_told_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What no check foresees of the system is one line on stderr and exit code 2."""

    def full(_: Path) -> CheckedDataset:
        raise OSError(errno.ENOSPC, "No space left on device", "units.yml")

    monkeypatch.setattr(check, "load", full)
    assert cli.main(["check"]) == 2
    assert capsys.readouterr().err == "plansite: No space left on device: units.yml\n"


def test_a_clean_check_says_so_in_one_line() -> None:
    """People read of which plan and what was counted; programs read an empty array, editors and GitHub nothing."""
    done = process("check", "--data", CITY)
    assert done.code == 0
    assert done.out.count("\n") == 1
    assert done.out.startswith("《建设无障碍临江行动计划(2020—2025年)》检查通过：")
    assert "6 个项目" in done.out
    assert plansite("check", "--data", CITY, "--format", "json") == Run(0, "[]\n", "")
    assert plansite("check", "--data", CITY, "--format", "line") == Run(0, "", "")


def test_a_warning_fails_a_strict_check_only(city: Path) -> None:
    """A warning is told and passes; with --strict it fails."""
    edit(city / "plan.yml", "\ntopics:\n", "\ntopics:\n  - { name: 闲置, description: 没有项目用它 }\n")
    loose, strict = (plansite("check", "--data", city, *more) for more in ([], ["--strict"]))
    assert "warning[" in loose.out
    assert (loose.code, strict.code) == (0, 1)
    assert strict.out.splitlines()[-1] == (
        "《建设无障碍临江行动计划(2020—2025年)》没有通过：还有 1 个警告 (not clean: 1 warnings left)"
    )


@pytest.mark.parametrize("arguments", [[], ["chekc"], ["check", "--format", "xml"], ["check", "data"]])
def test_wrong_usage_ends_with_2(arguments: list[str]) -> None:
    """A wrong argument is told with the usage, on stderr."""
    run = plansite(*arguments)
    assert (run.code, run.out) == (2, "")
    assert "用法 (usage): plansite" in run.err
    assert "Traceback" not in run.err


def test_a_reader_that_leaves_is_no_error(city: Path) -> None:
    """`plansite check | head` ends without a traceback when the pipe is closed."""
    path = city / "units.yml"
    path.write_text("".join(f"a{n}: *b{n}\n" for n in range(20_000)), encoding="utf-8")
    process = subprocess.Popen(  # noqa: S603 - our own interpreter
        [*COMMAND, "check", "--data", str(city), "--format", "line"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    with process.stderr as stderr:
        assert stderr.read() == b""
    assert process.wait(30) == 1


def test_a_terminal_without_chinese_gets_codes_and_no_traceback(city: Path) -> None:
    """What the terminal's encoding has not is written as its code."""
    (city / "plan.yml").unlink()
    run = process("check", "--data", city, env={"PYTHONIOENCODING": "latin-1"})
    assert run.code == 1
    assert run.err == ""
    assert "\\u7f3a" in run.out


@pytest.mark.parametrize(
    "environment", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}], ids=str
)
def test_a_terminal_that_names_no_encoding_gets_utf_8(environment: dict[str, str], city: Path) -> None:
    """Findings, help and wrong usage are written as UTF-8 where the system says ASCII, as it does where none is set."""
    (city / "plan.yml").unlink()
    run = process("check", "--data", city, env=environment)
    assert (run.code, run.err) == (1, "")
    assert "缺" in run.out
    assert "检查数据" in process("--help", env=environment).out
    assert "没有 chekc 这个命令" in process("chekc", env=environment).err


def test_drafts_come_with_all_other_findings(city: Path) -> None:
    """`--drafts` lists drafts, then the other warnings; errors stand before drafts, which are listed all the same."""
    projects = city / "engineerings" / "01.yml"
    edit(projects, "        quote: 随后逐年提高\n", "        quote: 随后逐年提高\n        draft: true\n")
    actor = "                actors:\n                  - { mention: 市无障碍办, unit: shi-wuzhangaiban }\n"
    edit(
        city / "provisions.yml",
        f"                frequency: periodic\n{actor}",
        "                frequency: periodic\n",
    )
    quote = "quote: 定期检查与不定期抽查相结合\n"
    edit(city / "provisions.yml", quote, f"{quote}                draft: true\n")
    edit(city / "plan.yml", "\ntopics:\n", "\ntopics:\n  - { name: 闲置, description: 没有项目用它 }\n")
    done = plansite("check", "--data", city, "--drafts", "--format", "json")
    rules = [finding["rule"] for finding in json.loads(done.out)]
    assert (done.code, rules) == (0, ["draft-left", "draft-left", "nothing-unused", "fact-names-actor"])
    assert "；另有 2 个警告，在清单末尾" in plansite("check", "--data", city, "--drafts").out
    edit(projects, "        value: 85\n", "        value: 86\n")
    done = plansite("check", "--data", city, "--drafts", "--format", "json")
    rules = [finding["rule"] for finding in json.loads(done.out)]
    assert (done.code, rules) == (1, ["fact-agrees-with-quote", "nothing-unused", "draft-left", "draft-left"])
