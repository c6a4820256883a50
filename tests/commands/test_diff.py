"""`plansite diff`: folders and git revisions read, exit codes, and what is told where it cannot."""

import json
import os
import re
import shutil
from pathlib import Path

import pytest

from tests.support.amendment import EDITS, command, edit
from tests.support.checkout import git
from tests.support.paths import CITY


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository whose folder plan/data holds the city, and then the amended city."""
    top = tmp_path / "repository"
    git(tmp_path, "init", "-q", str(top))
    shutil.copytree(CITY, top / "plan" / "data")
    commit(top, "one")
    for file, find, put in EDITS:
        edit(top / "plan" / "data" / file, find, put)
    commit(top, "two")
    return top


def commit(top: Path, tag: str) -> None:
    git(top, "add", "-A")
    git(top, "commit", "-q", "-m", tag)
    git(top, "tag", tag)


def test_git_revisions_are_read_from_their_trees(repository: Path) -> None:
    """Two revisions differ as their folders do, wherever in the repository the command runs, and nothing is left."""
    wanted = json.loads(command(CITY, repository / "plan" / "data", "--format", "json").stdout)["changes"]
    assert wanted
    for old, new, at, data in (
        ("one", "two", repository, "plan/data"),
        ("HEAD~1", "HEAD", repository / "plan", "data"),
        ("one", "data", repository / "plan", "data"),
    ):
        done = command(old, new, "--data", data, "--format", "json", at=at)
        assert json.loads(done.stdout) == {"old": old, "new": new, "changes": wanted}
    assert command("one", CITY, "--data", "plan/data", at=repository).returncode == 0


def test_findings_of_a_revision_are_named_by_it(repository: Path) -> None:
    """Broken rules are told on stderr, at the place in the revision, and stop nothing."""
    done = command("one", "two", "--data", "plan/data", at=repository)
    assert done.returncode == 1
    assert re.search(r"^two:plan/data/engineerings/01\.yml:\d+:\d+: error\[", done.stderr, re.MULTILINE)
    assert "/tmp" not in done.stderr  # noqa: S108 - that no temporary name is told


def test_line_ends_that_git_is_set_to_make_are_not_made(repository: Path) -> None:
    """A machine whose git writes CRLF reads the revision's own bytes."""
    git(repository, "config", "core.autocrlf", "true")
    assert command("one", CITY, "--data", "plan/data", at=repository).returncode == 0


@pytest.mark.parametrize(
    ("old", "new", "data", "message"),
    [
        ("one", "2099-01-01", "plan/data", "没有名为 2099-01-01 的数据文件夹或 git 版本"),
        ("--output=x", "one", "plan/data", "usage"),
        ("one", "two", "plan/other", "版本 one 里没有文件夹 plan/other"),
        ("one^{tree}", "two", "plan/data", "没有名为 one^{tree} 的"),
    ],
)
def test_unknown_states_are_wrong_usage(repository: Path, old: str, new: str, data: str, message: str) -> None:
    """A name that means nothing is said, with exit code 2 and nothing on stdout."""
    done = command(old, new, "--data", data, at=repository)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_data_that_cannot_be_read_is_an_error(repository: Path) -> None:
    """Bad YAML, a key that the schema has not, a missing file: exit code 2, every finding on stderr."""
    data = repository / "plan" / "data"
    for file, text in (("units.yml", "units: [\n"), ("waivers.yml", "words: []\nmore: 1\n")):
        (data / file).write_text(text, encoding="utf-8")
        done = command("one", "plan/data", "--data", "plan/data", at=repository)
        assert (done.returncode, done.stdout) == (2, "")
        assert f"plan/data/{file}:" in done.stderr
        commit(repository, f"bad-{file}")
        again = command("one", f"bad-{file}", "--data", "plan/data", at=repository)
        assert again.returncode == 2
        assert f"bad-{file}:plan/data/{file}:" in again.stderr
        git(repository, "checkout", "-q", "two", "--", "plan/data")


def test_outside_of_a_repository_only_folders_are_known(tmp_path: Path) -> None:
    """Without a repository a name is no revision, and that is said."""
    done = command("HEAD", CITY, at=tmp_path)
    assert done.returncode == 2
    assert "没有名为 HEAD 的数据文件夹或 git 版本" in done.stderr


def test_a_link_in_a_revision_leads_nowhere(repository: Path) -> None:
    """A link that a revision holds in the place of a file is a finding, and is not followed."""
    path = repository / "plan" / "data" / "units.yml"
    path.unlink()
    path.symlink_to(CITY / "units.yml")
    commit(repository, "linked")
    done = command("one", "linked", "--data", "plan/data", at=repository)
    assert done.returncode == 2
    assert "file-symlink" in done.stderr


def test_only_what_the_format_reads_is_read(repository: Path) -> None:
    """A huge file beside the YAML is not fetched, an attribute changes no byte, and a huge YAML file is a finding."""
    data = repository / "plan" / "data"
    (data / "film.bin").write_bytes(bytes(40_000_000))
    (data / ".gitattributes").write_text("* eol=crlf\n*.txt text\n", encoding="utf-8")
    commit(repository, "three")
    assert command("two", "three", "--data", "plan/data", at=repository).returncode == 0
    with (data / "waivers.yml").open("ab") as file:
        file.truncate(40_000_000)
    commit(repository, "four")
    done = command("three", "four", "--data", "plan/data", at=repository)
    assert done.returncode == 2
    assert "four:plan/data/waivers.yml:1:1: error[file-size]" in done.stderr


def test_the_words_of_git_are_told(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Why git cannot read a revision is said as git says it; what a hook has set does not steer it."""
    done = command("nothing", "two", "--data", "plan/data", at=repository)
    assert done.returncode == 2
    assert "git: fatal: Needed a single revision" in done.stderr
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere")
    assert command("one", "one", "--data", "plan/data", at=repository).returncode == 0
    monkeypatch.setenv("PATH", "/nowhere")
    assert "no git" in command("one", "one", "--data", "plan/data", at=repository).stderr


def test_a_shallow_clone_is_told(repository: Path, tmp_path: Path) -> None:
    """Where the commit is only not there because of how it was cloned, the message says what brings it."""
    git(tmp_path, "clone", "-q", "--depth", "1", repository.as_uri(), str(tmp_path / "clone"))
    done = command("HEAD~1", "HEAD", "--data", "plan/data", at=tmp_path / "clone")
    assert done.returncode == 2
    assert "git fetch --unshallow" in done.stderr


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files to somebody else")
def test_a_checkout_of_somebody_else_is_told(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git refuses a repository of another user; its own words, which name the remedy, are shown."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for path in (repository, repository / ".git"):
        os.chown(path, 65534, 65534)
    done = command("one", "two", "--data", "plan/data", at=repository)
    assert done.returncode == 2
    assert "dubious ownership" in done.stderr
    assert "safe.directory" in done.stderr
