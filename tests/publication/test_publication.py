"""Publishing into a served folder: one whole release is served at every moment, and nothing that was there is lost."""

from __future__ import annotations

import fcntl
import json
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
from generator.publication import PublicationError, publish, rollback
from generator.publication.release import Release
from generator.publication.site import HASHED, Site
from tests.support.small_site import contents, small_site

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


@pytest.fixture
def served(tmp_path: Path) -> Path:
    """Give a folder to publish to, not there yet."""
    return tmp_path / "served"


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """Give a built site."""
    return small_site(tmp_path / "first", "一")


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """Give its next version."""
    return small_site(tmp_path / "second", "二")


def assert_serves(served: Path, site: Path) -> None:
    """Exactly one whole release is served: that of the site."""
    release = Release((served / "current").resolve())
    assert release.id == Site.read(site).release
    assert release.damaged() == ()
    there = contents(release.folder)
    assert {path: there[path] for path in contents(site)} == contents(site)


def state(folder: Path) -> dict[str, object]:
    """Return everything in a folder: links, files with bytes and times; the lock, which any run makes, apart."""
    return {
        path.relative_to(folder).as_posix(): path.readlink()
        if path.is_symlink()
        else (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if (path.is_symlink() or path.is_file()) and path.name != ".lock"
    }


def unfinished(served: Path) -> set[Path]:
    """Return the releases that are being written, or whose writer was killed."""
    return {path for path in (served / "releases").iterdir() if path.name.startswith(".")}


def assert_refused(*command: str | Path, code: int, saying: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Run a command, which must end with a code and say why, in Chinese with the English after it."""
    assert main([str(part) for part in command]) == code
    said = capsys.readouterr().err
    assert said.startswith("plansite: ")
    assert saying in said
    assert "(" in said.splitlines()[0]
    assert "Traceback" not in said


def test_publish_and_rollback(served: Path, first: Path, second: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A publication changes what is served, a rollback changes it back, and further than the first it does not go."""
    assert main(["publish", str(served), "--site", str(first)]) == 0
    assert_serves(served, first)
    assert main(["publish", str(served), "--site", str(second)]) == 0
    assert_serves(served, second)
    assert main(["rollback", str(served)]) == 0
    assert_serves(served, first)
    said = capsys.readouterr().out
    assert said.splitlines()[-1].endswith(f"退回到 {Site.read(first).release} (rolled back)")
    assert_refused("rollback", served, code=1, saying="没有更早的版本", capsys=capsys)
    assert_serves(served, first)


def test_the_same_content_is_the_same_release(served: Path, first: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Publishing what is served changes no byte and no time, and says so."""
    main(["publish", str(served), "--site", str(first)])
    before = state(served)
    capsys.readouterr()
    assert main(["publish", str(served), "--site", str(first)]) == 0
    assert "没有变化" in capsys.readouterr().out
    assert {path: content for path, content in state(served).items() if path != "history"} == {
        path: content for path, content in before.items() if path != "history"
    }


def test_what_was_rolled_back_is_no_way_back(served: Path, tmp_path: Path) -> None:
    """After a rollback and a repaired release, the release before is the good one, not the one that was rolled back."""
    good, bad, repaired = (small_site(tmp_path / name, name) for name in ("good", "bad", "repaired"))
    for site in (good, bad):
        publish(served, site, keep=5)
    rollback(served)
    publish(served, repaired, keep=5)
    rollback(served)
    assert_serves(served, good)


def test_the_last_releases_are_kept(served: Path, tmp_path: Path) -> None:
    """`--keep` releases stay, the current one counted; older ones go, and going back works as far as they stay."""
    sites = [small_site(tmp_path / str(number), str(number)) for number in range(5)]
    for site in sites:
        publish(served, site, keep=3)
    assert {path.name for path in (served / "releases").iterdir()} == {Site.read(site).release for site in sites[2:]}
    rollback(served)
    rollback(served)
    assert_serves(served, sites[2])
    with pytest.raises(PublicationError):
        rollback(served)


def test_an_old_release_can_be_published_again(served: Path, first: Path, second: Path) -> None:
    """What is published again becomes the last release; the one before it is the one to go back to."""
    for site in (first, second, first):
        publish(served, site, keep=5)
    assert_serves(served, first)
    rollback(served)
    assert_serves(served, second)


def test_two_builders_get_the_same_bytes(tmp_path: Path) -> None:
    """Place, time, umask and what was published before leave no trace in a release or its times."""
    first, other = small_site(tmp_path / "a" / "site", "一"), small_site(tmp_path / "b" / "site", "一")
    for path in other.rglob("*"):
        os.utime(path, (1, 1))
    publish(tmp_path / "a" / "served", first, keep=5)
    mask = os.umask(0o077)
    try:
        publish(tmp_path / "b" / "served", other, keep=5)
    finally:
        os.umask(mask)
    folders = [(tmp_path / place / "served" / "current").resolve() for place in "ab"]
    assert folders[0].name == folders[1].name
    assert state(folders[0]) == state(folders[1])
    for path in (tmp_path / "b" / "served").rglob("*"):
        assert path.stat().st_mode & 0o004, f"{path}: the server, another user, can read it"


def test_statements_beside_the_pages(served: Path, first: Path, tmp_path: Path) -> None:
    """`sha256sum` itself confirms every file; the provenance names dataset, commit and tools, and no time or host."""
    for command in (["init", "-q"], ["add", "."], ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "c"]):
        subprocess.run(["git", "-C", first, *command], check=True)  # noqa: S603, S607
    publish(served, first, keep=5)
    current = served / "current"
    done = subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "sha256sums"], cwd=current, check=False)  # noqa: S607
    assert done.returncode == 0
    listed = {line.split("  ")[1] for line in (current / "sha256sums").read_text().splitlines()}
    assert listed == contents(current).keys() - {"sha256sums"}
    assert "index.html.gz" in listed
    assert "index.html.br" in listed
    stated = json.loads((current / "provenance.json").read_bytes())
    assert stated["release"] == current.resolve().name
    assert stated["dataset_sha256"] == json.loads((first / "api/v1/plan.json").read_bytes())["dataset_sha256"]
    head = subprocess.run(["git", "-C", first, "rev-parse", "HEAD"], capture_output=True, text=True, check=True)  # noqa: S603, S607
    assert stated["commit"] == head.stdout.strip()
    assert stated["modified"] is False
    assert stated["tools"]["mkdocs"]
    assert str(tmp_path) not in (current / "provenance.json").read_text()
    assert not any(".git/" in path for path in contents(current))


def test_hashed_assets_are_carried(served: Path, first: Path, second: Path) -> None:
    """The pages of either release find their script in the other one, after a publication and after a rollback."""
    scripts = {path for site in (first, second) for path in contents(site) if HASHED.search(path)}
    assert len(scripts) == 2
    publish(served, first, keep=5)
    for command in (["publish", str(served), "--site", str(second)], ["rollback", str(served)]):
        assert main(command) == 0
        there = contents((served / "current").resolve())
        assert scripts <= there.keys()
        assert {f"{script}.gz" for script in scripts} <= there.keys()


def test_a_lost_address_is_refused(served: Path, first: Path, second: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each address of the last release that would not answer is listed; a stated rule makes it answer."""
    publish(served, first, keep=5)
    (second / "units/7/index.html").unlink()
    (second / "data/units.csv").unlink()
    before = state(served)
    assert main(["publish", str(served), "--site", str(second)]) == 1
    said = capsys.readouterr().err
    assert said.splitlines()[1:] == ["  data/units.csv", "  units/7/"]
    assert "2 个已发布的地址会失效" in said
    assert state(served) == before

    (second / "api/units.csv").write_bytes(b"id,name\r\n")
    (second / "redirects.json").write_text('{"units/7/": "units/8/#duties", "data/units.csv": "api/units.csv"}')
    assert main(["publish", str(served), "--site", str(second)]) == 0
    page = (served / "current/units/7/index.html").read_text()
    assert 'href="../8/#duties"' in page
    assert (served / "current/data/units.csv").read_bytes() == b"id,name\r\n"
    assert main(["verify", str(served), "--site", str(second)]) == 0

    # A rule is an address too: it cannot be dropped.
    (second / "redirects.json").write_text('{"units/7/": "units/8/"}')
    assert_refused("publish", served, "--site", second, code=1, saying="  data/units.csv", capsys=capsys)


@pytest.mark.parametrize(
    ("rules", "saying"),
    [
        ("{", "不是 JSON"),
        ('["units/7/"]', "旧地址"),
        ('{"units/90/": "units/91/"}', "units/91/ 不在网站里"),
        ('{"units/90/": "https://elsewhere.example/"}', "不在网站里"),
        ('{"units/1/": "units/2/"}', "units/1/: 旧地址上还有文件"),
        ('{"units": "units/2/"}', "units: 旧地址上还有文件"),
        ('{"index.html/x/": "units/2/"}', "index.html/x/: 旧地址上还有文件"),
        ('{"../x/": "units/2/"}', "从网站根目录写起"),
        ('{"/x/": "units/2/"}', "从网站根目录写起"),
        ('{"x//y/": "units/2/"}', "从网站根目录写起"),
    ],
)
def test_rules_that_cannot_hold(
    served: Path, first: Path, rules: str, saying: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A redirect to nowhere, over a page or out of the site is refused before anything is written."""
    (first / "redirects.json").write_text(rules)
    assert_refused("publish", served, "--site", first, code=1, saying=saying, capsys=capsys)
    assert not served.exists()


def test_bytes_changed_under_a_hashed_name(
    served: Path, first: Path, second: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Browsers keep a hashed name for ever: other bytes under it are refused."""
    publish(served, first, keep=5)
    script = next(path for path in contents(first) if HASHED.search(path))
    (second / script).write_text("other")
    assert_refused("publish", served, "--site", second, code=1, saying=script, capsys=capsys)
    assert_serves(served, first)


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


@pytest.mark.xdist_group("kills")
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
    kills = 200 if thorough else 20
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
