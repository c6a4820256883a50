"""`make proposal` shows what a change means, `make publish` publishes what is right: as editors and hosts run them."""

import os
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from generator.publication import publish
from generator.publication.building import MARK
from tests.support.amendment import edit
from tests.support.checkout import checkout, cloned, commit
from tests.support.sites import BuiltSite, run

RIGHT = ("data/units.yml", "aliases: [电视台, 广播台]", "aliases: [电视台]")
WRONG = ("data/engineerings/01.yml", "      - { role: participant, unit: shi-caizhengju, mention: 市财政局 }\n", "")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """Give a clone in which a proposal was begun."""
    return checkout(tmp_path)


def change(folder: Path, file: str, find: str, put: str) -> None:
    """Edit a file."""
    edit(folder / file, find, put)


def make(clone: Path, *arguments: str, **environment: str) -> CompletedProcess[str]:
    """Run make as on a laptop."""
    return run("make", *arguments, "FORMAT=text", folder=clone, **{"SITE_URL": "", **environment})


def test_a_proposal_is_told_by_unit_with_a_preview(clone: Path) -> None:
    """A change gives its diff by unit and the site as it would be, which opens without a server; the site stays.

    It is compared with what it began from, wherever the target has gone since: what others merged is no part of it.
    """
    change(clone.with_name("origin"), "data/plan.yml", "name: 巩固提升", "name: 全面提升")
    commit(clone.with_name("origin"))
    run("git", "fetch", "-q", folder=clone)
    change(clone, *RIGHT)
    commit(clone)
    done = make(clone, "proposal")
    assert done.returncode == 0, done.stdout
    report = (clone / "proposal" / "diff.md").read_text(encoding="utf-8")
    assert "1 处变化，涉及 1 个单位" in report
    assert "- **市广播电视台**\n" in report
    assert "\n## 检查\n\n通过。\n" in report
    assert report.endswith("打开 index.html。\n")
    preview = BuiltSite(clone / "proposal" / "preview")
    assert "units/index.html" in preview.pages["index.html"].links
    assert preview.broken_links() == []
    assert not (clone / "site").exists()


def test_a_finding_is_named_and_leaves_no_preview(clone: Path) -> None:
    """A broken rule ends with an error at its place; the diff says it too, and whom the edit would concern."""
    change(clone, *RIGHT)
    (clone / "proposal" / "preview").mkdir(parents=True)
    change(clone, *WRONG)
    done = make(clone, "proposal")
    assert done.returncode == 2
    assert "error[text-in-source]" in done.stdout
    report = (clone / "proposal" / "diff.md").read_text(encoding="utf-8")
    assert "- **市财政局**\n" in report
    assert "\n## 检查\n\n没有通过，改好以前不能发布：\n\n    data/" in report
    assert "text-in-source" in report
    assert not (clone / "proposal" / "preview").exists()


def test_data_that_cannot_be_read_are_told_too(clone: Path) -> None:
    """Where the data cannot be compared, the comment says why, in lines that Markdown leaves alone."""
    change(clone, "data/waivers.yml", "words:\n", "<b>: 1\nwords:\n")
    assert make(clone, "proposal").returncode == 2
    report = (clone / "proposal" / "diff.md").read_text(encoding="utf-8").splitlines()
    assert "无法比较：" in report
    assert [line for line in report if "<b>" in line and not line.startswith("    ")] == []
    assert [line for line in report if line.startswith("    data/waivers.yml:")]


def test_a_start_that_is_not_there_is_said(clone: Path) -> None:
    """A target that was not fetched ends with a line that says what to do."""
    done = make(clone, "proposal", "BASE=origin/nothing")
    assert done.returncode == 2
    assert "先 git fetch" in done.stdout
    assert not (clone / "proposal").exists()


def _home_page(folder: Path) -> Path:
    """Make a site of one page, which is soon compressed."""
    folder.mkdir()
    (folder / "index.html").write_text("<h1>首页</h1>", encoding="utf-8")
    (folder / MARK).touch()
    return folder


def test_a_finding_publishes_nothing(clone: Path, tmp_path: Path) -> None:
    """What is right is published; a broken rule is named and changes nothing of what is served; there is a way back."""
    publish(clone / "served", _home_page(tmp_path / "home"), keep=5)
    first = (clone / "served" / "current").resolve()
    change(clone, *RIGHT)
    assert make(clone, "publish", "TO=served").returncode == 0
    second = (clone / "served" / "current").resolve()
    assert second != first
    change(clone, *WRONG)
    done = make(clone, "publish", "TO=served")
    assert done.returncode == 2
    assert "error[text-in-source]" in done.stdout
    assert (clone / "served" / "current").resolve() == second
    assert {path.name for path in (clone / "served" / "releases").iterdir()} == {first.name, second.name}
    assert make(clone, "rollback", "TO=served").returncode == 0
    assert (clone / "served" / "current").resolve() == first


@pytest.mark.long  # `test_the_wheel_builds_the_same_anywhere` samples it
def test_two_builders_of_a_commit_publish_the_same(clone: Path, tmp_path: Path) -> None:
    """Folder, umask, locale, time zone, clock and hash seed leave no trace in what is published, nor in its times."""
    other = cloned(clone.with_name("origin"), tmp_path / "elsewhere" / "of another name")
    address = "https://plan.example.org/heyuan/"
    assert make(clone, "publish", "TO=served", SITE_URL=address, PYTHONHASHSEED="1", TZ="Asia/Shanghai").returncode == 0
    mask = os.umask(0o077)
    try:
        elsewhere = {"PYTHONHASHSEED": "2", "LC_ALL": "C", "TZ": "America/New_York", "SOURCE_DATE_EPOCH": "86400"}
        done = make(other, "publish", f"TO={tmp_path / 'other'}", SITE_URL=address, **elsewhere)
    finally:
        os.umask(mask)
    assert done.returncode == 0, done.stdout
    first, second = ((place / "current").resolve() for place in (clone / "served", tmp_path / "other"))
    assert first.name == second.name
    files = {path.relative_to(first): path for path in first.rglob("*") if path.is_file()}
    assert {path.relative_to(second) for path in second.rglob("*") if path.is_file()} == files.keys()
    assert {Path("sitemap.xml.gz"), Path("provenance.json"), Path("sha256sums"), Path("index.html.br")} <= files.keys()
    for name, path in files.items():
        same = second / name
        assert (path.read_bytes(), path.stat().st_mtime) == (same.read_bytes(), same.stat().st_mtime), name
        assert same.stat().st_mode & 0o004, f"{name}: the server, another user, can read it"
