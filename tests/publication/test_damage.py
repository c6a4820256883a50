"""Releases that were damaged after they were written: none is gone back to, none stops a publication."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.publication import publish
from generator.publication.provenance import provenance
from generator.publication.release import Release
from generator.publication.site import Site
from tests.support.releases import assert_refused, assert_serves
from tests.support.small_site import small_site

SUMS = "sha256sums"
AGES = (0, 1, 2)


def _cut(release: Path) -> None:
    lines = (release / SUMS).read_bytes().splitlines(keepends=True)
    (release / SUMS).write_bytes(b"".join(lines[:-2]))


DAMAGE: dict[str, Callable[[Path], object]] = {
    "a byte that is not UTF-8": lambda release: (release / SUMS).write_bytes(b"\xff" + (release / SUMS).read_bytes()),
    "nothing": lambda release: (release / SUMS).write_bytes(b""),
    "cut in a line": lambda release: (release / SUMS).write_bytes((release / SUMS).read_bytes()[:-20]),
    "cut at a line": _cut,
    "NUL": lambda release: (release / SUMS).write_bytes(b"\x00" * 200),
    "somebody's words": lambda release: (release / SUMS).write_text("删掉了\n", encoding="utf-8"),
    "no provenance": lambda release: (release / "provenance.json").unlink(),
    "a provenance of another type": lambda release: (release / "provenance.json").write_text("[]", encoding="utf-8"),
}


# A plain run damages one release in each way, a release of another age each time.
@pytest.mark.parametrize(
    ("case", "age"),
    [
        pytest.param(case, age, marks=() if age == place % len(AGES) else pytest.mark.long)
        for place, case in enumerate(DAMAGE)
        for age in AGES
    ],
)
def test_any_kept_release_may_be_damaged(
    served: Path, tmp_path: Path, case: str, age: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """However old it is, publishing goes on; going back to it is refused with the name of what is wrong."""
    sites = [small_site(tmp_path / str(number), str(number)) for number in range(4)]
    for site in sites[:3]:
        publish(served, site, keep=5)
    release = served / "releases" / Site.read(sites[2 - age]).release
    DAMAGE[case](release)
    damaged = Release(release).damaged()
    assert damaged
    publish(served, sites[3], keep=5)
    assert_serves(served, sites[3])
    if age == 0:
        assert_refused("rollback", served, code=1, saying=damaged[0], capsys=capsys)
        assert_serves(served, sites[3])


def test_a_release_without_a_commit_says_why(first: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The provenance has the commit, or git's reason that there is none: no git, no repository."""
    site = Site.read(first)
    stated = json.loads(provenance(site, 1))
    assert (stated["commit"], stated["no_commit"]) == (None, "not a git repository")
    monkeypatch.setenv("PATH", "/nowhere")
    assert json.loads(provenance(site, 1))["no_commit"] == "no git"
