"""A site is built beside the last one: what ends a build leaves that whole, and only a whole one is published."""

import os
import resource
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.cli import main
from generator.publication import PublicationError, publish
from generator.publication.building import MARK, SiteBuild
from generator.publication.origins import origins
from tests.support.paths import BIN
from tests.support.sites import project
from tests.support.small_site import contents, small_site


def entries(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_complete_build_takes_the_place_of_the_last(tmp_path: Path) -> None:
    """The new site stands there marked, nothing of the last one does, but for hidden files of others."""
    site = small_site(tmp_path / "site", "one")
    (site / ".git").mkdir()
    (site / "gone.html").write_text("gone")
    build = SiteBuild(site)
    (build.begin() / "index.html").write_text("two")
    build.complete()
    assert entries(site) == [".git", MARK, "index.html"]
    build.remove_before()
    assert entries(tmp_path) == ["site"]


def test_what_links_lead_to_is_not_removed(tmp_path: Path) -> None:
    """A link of somebody's in the last site goes with it, at whatever depth; the folder that it led to stays whole."""
    site = small_site(tmp_path / "site", "one")
    (tmp_path / "others/inner/deep").mkdir(parents=True)
    (tmp_path / "others/inner/deep/file").write_text("kept")
    (site / "units/town").mkdir(parents=True)
    for place in (site, site / "units", site / "units/town"):
        (place / "link").symlink_to(tmp_path / "others", target_is_directory=True)
    build = SiteBuild(site)
    (build.begin() / "index.html").write_text("two")
    build.complete()
    build.remove_before()
    assert entries(tmp_path) == ["others", "site"]
    assert (tmp_path / "others/inner/deep/file").read_text() == "kept"


def test_a_build_that_fails_leaves_the_last_site_whole(tmp_path: Path) -> None:
    """Whatever was written until then is gone, and the last site is as it was."""
    site = small_site(tmp_path / "site", "one")
    before = contents(site)
    build = SiteBuild(site)
    (build.begin() / "index.html").write_text("half of")
    build.abandon()
    assert contents(site) == before
    assert entries(tmp_path) == ["site"]


def test_a_build_that_was_killed_is_cleared_away(tmp_path: Path) -> None:
    """Its folder is removed by the next build; that of a build which runs is not."""
    site = small_site(tmp_path / "site", "one")
    killed, running = (tmp_path / f".site.building-{process}" for process in (2**22 + 1, os.getppid()))
    killed.mkdir()
    running.mkdir()
    build = SiteBuild(site)
    build.begin()
    build.abandon()
    assert not killed.exists()
    assert running.exists()


def test_a_switch_that_was_cut_short_is_undone(tmp_path: Path) -> None:
    """Between two renames there is no site: the next build puts the last one back before anything else."""
    before = small_site(tmp_path / ".site.before", "one")
    expected = contents(before)
    SiteBuild(tmp_path / "site").begin()
    assert contents(tmp_path / "site") == expected


def test_a_switch_that_fails_removes_nothing(tmp_path: Path) -> None:
    """Where the new site cannot take the place, the last one is kept aside for the next build to put back."""
    site = small_site(tmp_path / "site", "one")
    expected = contents(site)
    build = SiteBuild(site)
    build.begin()
    shutil.move(site, tmp_path / ".site.before")  # as the first rename does
    build.remove_before()
    SiteBuild(site).begin()
    assert contents(site) == expected


def test_what_a_build_has_not_marked_is_not_published(tmp_path: Path) -> None:
    """A folder that is still being written, or was left half written, is refused; nothing is served."""
    site = small_site(tmp_path / "site", "one")
    for mark in (b'{"../data', b"[]", b"\xff", b"[" * 100_000):
        (site / MARK).write_bytes(mark)
        with pytest.raises(PublicationError, match="not complete"):
            publish(tmp_path / "served", site, 2)
    (site / MARK).unlink()
    with pytest.raises(PublicationError, match="not complete"):
        publish(tmp_path / "served", site, 2)
    assert not (tmp_path / "served").exists()


def test_a_site_of_other_data_is_not_published(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the data have changed since the build, nothing is published, and the line says how to build anew."""
    site, data, served = small_site(tmp_path / "site", "one"), tmp_path / "data", tmp_path / "served"
    data.mkdir()
    (data / "plan.yml").write_text("title: one")
    settings = tmp_path / "mkdocs.yml"
    settings.write_text("site_name: one")
    build = SiteBuild(site, origins(site, (data, settings)))
    build.begin(in_place=True)
    build.complete()
    assert main(["publish", str(served), "--site", str(site)]) == 0
    (data / "plan.yml").write_text("title: two")
    capsys.readouterr()
    assert main(["publish", str(served), "--site", str(site)]) == 1
    said = capsys.readouterr().err
    assert "数据或设置在生成网站以后改过" in said
    assert f"cd {tmp_path} && " in said
    assert "mkdocs build" in said
    assert "make build" not in said
    (tmp_path / "Makefile").write_text("all:\nbuild:\n")
    assert main(["publish", str(served), "--site", str(site)]) == 1
    assert "make build" in capsys.readouterr().err
    moved = tmp_path / "elsewhere/below"
    moved.parent.mkdir()
    site.rename(moved)
    assert main(["publish", str(served), "--site", str(moved)]) == 0


def test_a_build_in_place_takes_the_mark_away_first(tmp_path: Path) -> None:
    """Where the site's folder itself must be written to, it is not whole until the end."""
    site = small_site(tmp_path / "site", "one")
    build = SiteBuild(site)
    assert build.begin(in_place=True) == site
    assert not (site / MARK).exists()
    build.complete()
    assert (site / MARK).exists()


def test_a_full_disk_ends_a_build_in_a_line(tmp_path: Path) -> None:
    """A file that cannot be written to its end ends `mkdocs build`: a line names the place, the last site stays."""
    plan = project(tmp_path / "plan")
    site = small_site(plan / "site", "one")
    before = contents(site)
    done = subprocess.run(  # noqa: S603 - the tests' own command
        [BIN / "mkdocs", "build", "--quiet"],
        cwd=plan,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},  # the limit would leave half of a module's bytecode
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "没有写成网站，原来的没有动：File too large：" in done.stderr
    assert ".site.building-" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(site) == before
    assert entries(plan) == ["data", "mkdocs.yml", "site"]
