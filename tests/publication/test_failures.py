"""What publishing refuses and survives: what stands in its way, full disks, missing rights, kills at any moment."""

import fcntl
import os
import random
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from generator.cli import main
from generator.publication import publish
from generator.publication.release import Release
from generator.publication.site import Site
from tests.support.releases import assert_refused, assert_serves, state
from tests.support.small_site import small_site

# All is imported first: another user may have no right to read Python's own files.
CHILD = (
    "import locale, os, sys; from generator.cli import main; from generator.commands import publish, rollback; "
    "os.write(1, b'ready'); "
    "sys.argv[1] == '-' or os.setuid(int(sys.argv[1])); sys.exit(main(sys.argv[2:]))"
)
# The same without the rest of plansite, for tests that run it many times.
PUBLISH = (
    "import os, sys; from pathlib import Path; from generator.publication import publish; os.write(1, b'ready'); "
    "publish(Path(sys.argv[1]), Path(sys.argv[2]), keep=3)"
)


def unfinished(served: Path) -> set[Path]:
    """Return the releases that are being written, or whose writer was killed."""
    return {path for path in (served / "releases").iterdir() if path.name.startswith(".")}


def _link_elsewhere(served: Path) -> None:
    (served.parent / "elsewhere").mkdir()
    (served / "current").symlink_to(served.parent / "elsewhere")


def _folder(served: Path) -> None:
    (served / "current").mkdir()
    (served / "current" / "a").write_text("a")


FOREIGN: dict[str, Callable[[Path], object]] = {
    "current is a folder": _folder,
    "current is a file": lambda served: (served / "current").write_text("a"),
    "current leads elsewhere": _link_elsewhere,
    "releases is a file": lambda served: (served / "releases").write_text("a"),
    "history is a folder": lambda served: (served / "history").mkdir(),
    "history is somebody's own": lambda served: (served / "history").write_bytes("沿革\n".encode("gbk")),
}


@pytest.mark.parametrize("case", FOREIGN)
def test_foreign_files_in_the_way(served: Path, first: Path, case: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Something that plansite did not make is named, and stays as it is."""
    served.mkdir()
    FOREIGN[case](served)
    before = state(served)
    for command in (["publish", str(served), "--site", str(first)], ["rollback", str(served)]):
        assert_refused(*command, code=1, saying=str(served / case.split(maxsplit=1)[0]), capsys=capsys)
        assert state(served) == before


def test_foreign_files_beside(served: Path, first: Path, second: Path, tmp_path: Path) -> None:
    """Other files of the folder, and folders among the releases, are never touched."""
    (served / "releases" / "notes").mkdir(parents=True)
    (served / "releases" / "0123456789abcdef").mkdir()
    (served / "releases" / "0123456789abcdef" / "a").write_text("a")
    (served / "notes.txt").write_text("a")
    for site in (first, second, small_site(tmp_path / "third", "三")):
        publish(served, site, keep=2)
    assert (served / "releases" / "notes").is_dir()
    assert (served / "releases" / "0123456789abcdef" / "a").read_text() == "a"
    assert (served / "notes.txt").read_text() == "a"


def test_wrong_usage(served: Path, first: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Folders that cannot be meant end with 2."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("")
    assert_refused("publish", served, "--site", tmp_path / "empty", code=2, saying="index.html", capsys=capsys)
    assert_refused("publish", served, "--site", tmp_path / "none", code=2, saying="index.html", capsys=capsys)
    assert_refused("publish", tmp_path / "file", "--site", first, code=2, saying="不是文件夹", capsys=capsys)
    assert_refused("publish", first / "served", "--site", first, code=2, saying="互相包含", capsys=capsys)
    assert_refused("publish", tmp_path, "--site", first, code=2, saying="互相包含", capsys=capsys)
    assert_refused("rollback", served, code=2, saying="没有这个文件夹", capsys=capsys)
    assert_refused("verify", served, "--site", first, code=2, saying="不是网址", capsys=capsys)
    assert_refused("verify", "http://127.0.0.1:1/", "--site", first, code=1, saying="没有应答", capsys=capsys)
    assert main(["publish", str(served), "--keep", "1"]) == 2
    assert "至少保留 2 个版本" in capsys.readouterr().err
    assert not served.exists()


def test_a_release_is_no_site(served: Path, first: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A published release, links and hidden files are not mistaken for a built site's own."""
    (first / ".hidden").write_text("secret")
    publish(served, first, keep=5)
    assert not (served / "current" / ".hidden").exists()
    shutil.copytree(served / "current", tmp_path / "copy")
    assert_refused("publish", tmp_path / "b", "--site", tmp_path / "copy", code=1, saying="sha256sums", capsys=capsys)
    (first / "passwords.txt").symlink_to("/etc/passwd")
    assert_refused("publish", served, "--site", first, code=1, saying="passwords.txt", capsys=capsys)


def test_one_at_a_time(served: Path, first: Path, second: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """While one publishes, another is told to wait and changes nothing."""
    publish(served, first, keep=5)
    before = state(served)
    with (served / ".lock").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert_refused("publish", served, "--site", second, code=1, saying="另一个发布", capsys=capsys)
        assert_refused("rollback", served, code=1, saying="另一个发布", capsys=capsys)
    assert state(served) == before
    assert main(["publish", str(served), "--site", str(second)]) == 0


def test_damage_is_seen(served: Path, first: Path, second: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A damaged release is not gone back to, is made anew when published again, and `verify` names the file."""
    publish(served, first, keep=5)
    publish(served, second, keep=5)
    damaged = served / "releases" / Site.read(first).release / "units/1/index.html"
    damaged.write_text("damaged")
    assert_refused("rollback", served, code=1, saying="  units/1/index.html", capsys=capsys)
    assert_serves(served, second)
    assert main(["publish", str(served), "--site", str(first)]) == 0
    assert_serves(served, first)
    capsys.readouterr()
    damaged.write_text("damaged")
    damaged.with_name("extra.html").write_text("")
    (served / "current" / "data/units.csv").unlink()
    assert main(["verify", str(served), "--site", str(first)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "data/units.csv: 缺少 (missing)",
        "units/1/index.html: 内容不同 (differs)",
        "units/1/extra.html: 网站里没有这个文件 (not in the site)",
    ]
    assert_refused("publish", served, "--site", first, code=1, saying="rollback", capsys=capsys)


def child(*arguments: str | Path, user: int | None = None, wrapper: tuple[str, ...] = ()) -> list[str]:
    """Return the command that says `ready` once Python is up, and then is plansite, as another user if so wished."""
    return [*wrapper, sys.executable, "-c", CHILD, "-" if user is None else str(user), *map(str, arguments)]


def test_disk_full(served: Path, first: Path, second: Path) -> None:
    """A file that cannot be written to its end leaves what is served, and no litter."""
    publish(served, first, keep=5)
    (second / "large.bin").write_bytes(random.Random(1).randbytes(200_000))  # noqa: S311
    before = state(served)
    done = subprocess.run(  # noqa: S603
        child("publish", served, "--site", second),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "磁盘已满" in done.stderr
    assert done.stderr.endswith(f"\n  {served}\n")
    assert "Traceback" not in done.stderr
    assert state(served) == before
    publish(served, second, keep=5)
    assert_serves(served, second)


def test_disk_really_full(tmp_path: Path, first: Path, second: Path) -> None:
    """The same on a file system of 300 KB that is seen by this test's own commands only."""
    served = tmp_path / "small"
    served.mkdir()
    wrapper = ("unshare", "--mount", *(() if os.geteuid() == 0 else ("--user", "--map-root-user")), "sh", "-ec")
    mount = f"mount -t tmpfs -o size=300k tmpfs '{served}'"
    if subprocess.run([*wrapper, mount], capture_output=True, check=False).returncode:  # noqa: S603
        pytest.skip("this system lets nobody mount a small file system of their own")
    (second / "large.bin").write_bytes(random.Random(1).randbytes(400_000))  # noqa: S311
    script = f"""{mount}
"$@" publish '{served}' --site '{first}'
cp -a '{served}' '{tmp_path}/before'
code=0; "$@" publish '{served}' --site '{second}' || code=$?
cp -a '{served}' '{tmp_path}/after'
exit $code"""
    done = subprocess.run([*wrapper, script, "sh", *child()], capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 1
    assert "磁盘已满" in done.stderr
    assert done.stderr.endswith(f"\n  {served}\n")
    assert state(tmp_path / "after") == state(tmp_path / "before")
    assert_serves(tmp_path / "after", first)


def test_folder_that_cannot_be_written() -> None:
    """Somebody without the right to write is told so; what is served stays."""
    with TemporaryDirectory() as name:  # pytest's own is closed to other users
        place = Path(name)
        place.chmod(0o755)
        _publish_without_rights(place / "served", small_site(place / "first", "一"), small_site(place / "second", "二"))


def _publish_without_rights(served: Path, first: Path, second: Path) -> None:
    publish(served, first, keep=5)
    before = state(served)
    for path in (served, served / "releases"):
        path.chmod(0o555)
    (served / ".lock").chmod(0o444)
    nobody = 65534 if os.geteuid() == 0 else None
    done = subprocess.run(  # noqa: S603
        child("publish", served, "--site", second, user=nobody), capture_output=True, text=True, check=False
    )
    for path in (served, served / "releases"):
        path.chmod(0o755)
    assert (done.returncode, done.stdout) == (1, "ready")
    assert "没有读写的权限" in done.stderr
    assert "Traceback" not in done.stderr
    assert state(served) == before


def test_kills_at_random_moments(
    served: Path, tmp_path: Path, record_property: Callable[[str, object], None], *, thorough: bool
) -> None:
    """After any kill one whole release is served, with the assets of the one before; the next run clears up."""
    sites = [small_site(tmp_path / str(number), f"第{number}版") for number in range(4)]
    by_release = {Site.read(site).release: site for site in sites}
    publish(served, sites[0], keep=3)
    draw = random.Random(20121225)  # noqa: S311
    whole = 0.1
    litter = switched = 0
    kills = 200 if thorough else 12
    for number in range(kills):
        before = Release((served / "current").resolve())
        site = sites[(sites.index(by_release[before.id]) + 1) % len(sites)]
        command = [sys.executable, "-c", PUBLISH, str(served), str(site)]
        before_it = unfinished(served)
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # noqa: S603
            assert process.stdout is not None
            process.stdout.read(5)
            start = time.monotonic()
            # One run of ten goes to its end, which also tells how long that takes now; every other of the rest is
            # killed soon after it began to write a release, however long it took to come to that.
            if number % 10:
                while number % 2 and process.poll() is None and not unfinished(served) - before_it:
                    time.sleep(0.001)
                time.sleep(draw.uniform(0, whole / 4 if number % 2 else whole))
                process.kill()
            process.wait(timeout=60)
            if number % 10 == 0:
                whole = time.monotonic() - start
                assert process.returncode == 0
        after = Release((served / "current").resolve())
        assert_serves(served, by_release[after.id])
        assert after.id in {before.id, Site.read(site).release}
        named = [Release(path) for path in (served / "releases").iterdir() if not path.name.startswith(".")]
        assert [release.id for release in named if release.damaged()] == []
        assert (
            before.assets().items()
            <= {path: digest for release in (before, after) for path, digest in release.assets().items()}.items()
        )
        assert all((after.folder / path).is_file() for path in before.assets())
        switched += after.id != before.id
        litter += bool(unfinished(served))
    record_property("kills", kills)
    record_property("kills that left something to clean", litter)
    assert litter > 0, "the kills fell into the work"
    assert switched >= kills // 10
    publish(served, sites[0], keep=3)
    publish(served, sites[1], keep=3)
    assert_serves(served, sites[1])
    names = sorted(path.name for path in served.iterdir())
    assert names == [".lock", "current", "history", "releases"]
    assert len(list((served / "releases").iterdir())) == 3
    assert all(Release(path).damaged() == () for path in (served / "releases").iterdir())
