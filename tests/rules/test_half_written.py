"""A dataset that is still being written by hand is bearable: what is wrong in one way is told of once."""

import shutil
from pathlib import Path

from generator.findings import Finding
from tests.support.cases import findings_of
from tests.support.examples import EXAMPLES


def broken(folder: Path, find: str, put: str | None) -> tuple[Finding, ...]:
    """Return what is found where the layout of an example says something else, or ends (None) there."""
    data = shutil.copytree(EXAMPLES / "labelled-leads" / "data", folder / "data")
    layout = data / "source" / "notice.yml"
    before, middle, after = layout.read_text("utf-8").partition(find)
    assert middle
    layout.write_text(before if put is None else before + put + after, encoding="utf-8")
    return findings_of(data)


def test_what_is_not_laid_out_yet_is_one_finding(tmp_path: Path) -> None:
    """A layout that ends early is one finding, with the line where the rest begins; its records are not told of."""
    (finding,) = broken(tmp_path, "  - { record: P2, form: timed }\n", None)
    assert finding.rule == "layout-unfinished"
    assert "notice.txt:25:1“2．推进家庭适老化改造" in finding.message
    assert "还有 18 行" in finding.message


def test_a_slip_of_a_pattern_is_one_finding(tmp_path: Path) -> None:
    """A wrong character in the form of seven tasks is one finding, which says how often and where to mend it."""
    (finding,) = broken(
        tmp_path, "（牵头单位：{lead}，配合单位：{participant}）", "（牵头单位：{lead},配合单位：{participant}）"
    )
    assert finding.rule == "text-in-source"
    assert "共 7 处" in finding.message
    assert "forms" in finding.hint
