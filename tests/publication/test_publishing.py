"""Publishing into a served folder: one whole release is served at every moment, and the ones before it are kept."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from generator.cli import main
from generator.publication import PublicationError, publish, rollback
from generator.publication.site import HASHED, Site
from tests.support.releases import assert_refused, assert_serves, state
from tests.support.small_site import contents, small_site


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
