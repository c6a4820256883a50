"""Rows of a table that repeat tasks of the text are joined with these, and what is printed stays proved."""

from pathlib import Path

import pytest

from generator.cli import main
from generator.load import load

NOTICE = """临江市人民政府办公室关于印发《临江市茶产业发展行动方案》的通知

各县、区人民政府：
现将《临江市茶产业发展行动方案》印发给你们，请认真贯彻执行。

临江市人民政府办公室
2026年3月1日

临江市茶产业发展行动方案

一、重点任务
1.改造老茶园。改造老茶园3000亩。（市农业农村局牵头，市财政局、市水利局配合）
2.办好茶文化节。2026年10月底前举办茶文化节2场。（市文广旅局牵头，市财政局配合）
3.培训茶农。培训茶农500人次。（市人力资源社会保障局牵头，市农业农村局配合）

附件
临江市茶产业重点任务分工表
序号\t重点任务\t牵头单位\t配合单位\t完成时限
1\t改造老茶园\t市农业农村局\t市财政局、市水利局\t2027年9月底前
2\t办好茶文化节\t市文广旅局\t市财政局\t2026年10月底前
3\t培训茶农\t市人力资源社会保障局\t市农业农村局、市总工会\t2026年底前
4\t评选十佳茶企\t市农业农村局\t市工商联\t2026年12月底前
"""


def test_rows_that_repeat_tasks_are_joined(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A task takes the limit that only its row prints; a row with another body is left; the text is rebuilt whole."""
    (tmp_path / "notice.txt").write_text(NOTICE, "utf-8")
    assert main(["import", str(tmp_path / "notice.txt"), str(tmp_path / "plan")]) == 0
    data = tmp_path / "plan" / "data"
    capsys.readouterr()
    assert main(["join-rows", "--data", str(data)]) == 0
    said = capsys.readouterr().out
    assert "P4 并入 P1、P5 并入 P2" in said
    assert "P6 同 P3，没有并入：单位不一样：市总工会" in said
    dataset = load(data).dataset  # whose rules hold: every character is rebuilt from records and furniture
    assert [(project.id, project.number) for project in dataset.projects] == [
        ("P1", 1), ("P2", 2), ("P3", 3), ("P6", 4), ("P7", 5),
    ]  # fmt: skip
    first, second, *_ = dataset.projects
    (limit,) = first.deadlines
    assert (limit.date, limit.quote, limit.cell, limit.what) == ("2027-09", "2027年9月底前", "time", "改造老茶园")
    assert len(second.deadlines) == 1
    assert [waiver.quote for waiver in second.waivers if waiver.cell] == ["2026年10月底前"]
    before = {file: file.read_bytes() for file in data.rglob("*.yml")}
    assert main(["join-rows", "--data", str(data)]) == 0
    assert "没有可以并入的行" in capsys.readouterr().out
    assert {file: file.read_bytes() for file in data.rglob("*.yml")} == before
