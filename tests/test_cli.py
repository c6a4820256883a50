"""The console: a command imports what it needs only, help and wrong usage are in two languages, completion works."""

import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import click
import pytest

from generator.cli import main, plansite
from generator.commands import COMMANDS
from tests.support.paths import CITY, REPOSITORY

HAN = re.compile("[一-鿿]")


def run(program: str, *arguments: str, **environment: str) -> str:
    """Return what a program writes, which must end well."""
    done = subprocess.run(  # noqa: S603 - our own interpreter and program
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        check=True,
        cwd=REPOSITORY,
        env={**os.environ, **environment},
        encoding="utf-8",
    )
    return done.stdout


def imported(*arguments: str) -> set[str]:
    """Return the modules that a command has imported when it ends."""
    program = "import sys; from generator.cli import main; main(sys.argv[1:]); print(chr(10), *sys.modules)"
    return set(run(program, *arguments).splitlines()[-1].split())


def test_checking_does_not_wait_for_pages() -> None:
    """Pages, their pinyin, MkDocs and networkx are imported by what needs them: they cost as much as a whole check."""
    modules = imported("check", "--data", str(CITY))
    assert {"generator.load", "click"} <= modules
    unneeded = {"mkdocs", "networkx", "pypinyin", "jinja2"}
    unneeded |= {f"generator.{package}" for package in ("website", "pages", "publication")}
    assert unneeded & modules == set()


def test_help_imports_no_command() -> None:
    """The list of commands is written without the checks, graph and pages that they run."""
    modules = imported("--help")
    assert {name for name in modules if name.startswith("generator.")} == {
        "generator.cli",
        "generator.commands",
        "generator.commands.exit_codes",
        "generator.commands.help",
    }


def test_each_command_is_a_module_of_its_name() -> None:
    """`COMMANDS` lists, in order, every module that defines a command, and nothing else."""
    names = sorted(path.stem for path in (REPOSITORY / "generator" / "commands").glob("[a-z]*.py"))
    modules = {name: import_module(f"generator.commands.{name}") for name in names}
    found = (getattr(module, name, None) for name, module in modules.items())
    defined = [command.name for command in found if isinstance(command, click.Command)]
    assert list(COMMANDS) == defined


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_in_both_languages(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What a command does, each of its options and arguments and the headings have Chinese and English words."""
    assert main([command, "--help"]) == 0
    help_text = capsys.readouterr().out
    assert COMMANDS[command] in help_text
    defined = plansite.get_command(click.Context(plansite), command)
    assert defined
    described = [getattr(parameter, "help", None) or "" for parameter in defined.params]
    headings = re.findall(r"^\S.*?(?=:)", help_text, re.MULTILINE)
    assert len(headings) >= 2
    for words in (*described, *headings):
        assert HAN.search(words), words
        assert re.search("[a-z]{3}", words), words


@pytest.mark.parametrize(
    ("arguments", "chinese", "english"),
    [
        (["chekc"], "没有 chekc 这个命令", "no such command"),
        (["check", "--strct"], "没有 --strct 这个选项", "no such option"),
        (["check", "--format", "xml"], "'--format' 的值不对", "invalid value"),
        (["check", "data"], "用法不对", "unexpected extra argument (data)"),
        (["export"], "缺少 'DIR'", "missing"),
        (["synthesize", "--projects", "9", "x"], "缺少 '--units'", "missing"),
        (["publish", "x", "--keep", "1"], "至少保留 2 个版本", "keep two at least"),
        (["synthesize", "--projects", "0", "--units", "7", "x"], "应为 1 到", "a whole number from 1 to"),
    ],
)
def test_wrong_usage_is_told_in_both_languages(
    arguments: list[str], chinese: str, english: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2: the usage of the command meant, what is wrong with it, and where its help is."""
    assert main(arguments) == 2
    written = capsys.readouterr()
    path = " ".join(["plansite", *(name for name in arguments[:1] if name in COMMANDS)])
    usage, reason, more = written.err.splitlines()
    assert written.out == ""
    assert usage.startswith(f"用法 (usage): {path} ")
    assert reason.startswith("plansite: ")
    assert chinese in reason
    assert english in reason
    assert f"{path} --help" in more


@pytest.mark.parametrize(
    ("words", "expected"),
    [("plansite ", list(COMMANDS)), ("plansite ch", ["check"]), ("plansite check --format j", ["json"])],
)
def test_the_shell_completes_commands_and_values(words: str, expected: list[str]) -> None:
    """What README says to put into the shell's start-up file asks the command, which answers so."""
    count = len(words.split(" ")) - 1
    program = "from generator.cli import main; main()"
    answer = run(program, _PLANSITE_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=str(count))
    assert [line.split(",")[1] for line in answer.splitlines()] == expected
    assert "_PLANSITE_COMPLETE=bash_complete" in run(program, _PLANSITE_COMPLETE="bash_source")
    assert "_PLANSITE_COMPLETE=bash_source" in (REPOSITORY / "README.md").read_text("utf-8")


def test_a_file_that_cannot_be_written_is_named_and_leaves_no_part(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A full disk, a folder that is none and one in the place: exit code 2 with the name, and nothing is changed."""
    for place in (Path("/dev/full"), tmp_path / "none" / "x.html", tmp_path):
        assert main(["single-page", str(place), "--data", str(CITY)]) == 2
        assert str(place) in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
    assert not Path("/dev/full").is_file()
