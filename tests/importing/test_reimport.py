"""A corrected notice is put into reviewed data: what people edited stays, what it changes is a draft again."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from generator.cli import main
from generator.importing.draft.review_items import ReviewItem
from generator.importing.reimport.merging import merged, with_followed_lines
from generator.importing.reimport.reading_again import read_again
from generator.importing.review_comments import renewed
from generator.load import load
from generator.source import Json, read_values
from tests.importing.reviewed import review

NOTICE = """临江市人民政府办公室关于印发《临江市茶产业发展行动方案》的通知

各县、区人民政府：
现将《临江市茶产业发展行动方案》印发给你们，请认真贯彻执行。

临江市人民政府办公室
2026年3月1日

临江市茶产业发展行动方案

一、重点任务
1.改造茶园。2026年底前改造老茶园3000亩。（市农业农村局牵头，市财政局、市水利局配合）
2.办好茶节。举办茶文化节2场。（市文广旅局牵头，市财政局配合）
3.培训茶农。培训茶农500人次。（市人力资源社会保障局牵头，市农业农村局配合）
"""


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Import the notice."""
    folder = tmp_path_factory.mktemp("notice")
    (folder / "old.txt").write_text(NOTICE, "utf-8")
    assert main(["import", str(folder / "old.txt"), str(folder / "plan")]) == 0
    return folder / "plan" / "data"


@pytest.fixture
def data(draft: Path, tmp_path: Path) -> Path:
    """Give the data after a person has looked at all of them, and named a unit more fully."""
    review(draft, tmp_path / "data")
    units = tmp_path / "data/units.yml"
    words = units.read_text("utf-8")
    units.write_text(words.replace("name: 市财政局", "name: 市财政局\n    aliases: [钱袋子]"), "utf-8")
    return tmp_path / "data"


def reimported(data: Path, words: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Reimport another notice; return the exit code and all that was said."""
    notice = data.parent / "new.txt"
    notice.write_text(words, "utf-8")
    capsys.readouterr()
    code = main(["reimport", str(notice), "--data", str(data)])
    said = capsys.readouterr()
    return code, said.out + said.err


def contents(data: Path) -> dict[str, bytes]:
    """Return the bytes of every file of a folder."""
    return {path.relative_to(data).as_posix(): path.read_bytes() for path in data.rglob("*") if path.is_file()}


def test_what_changed_is_a_draft_and_all_else_stays(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A figure and a unit more: told once each, to be looked at; a fuller name stays; the report is the new one."""
    report = data.parent / "import-report.md"
    report.write_text("原来的", "utf-8")
    words = NOTICE.replace("3000亩", "4000亩").replace(
        "市文广旅局牵头，市财政局配合", "市文广旅局牵头，市财政局、市公安局配合"
    )
    code, said = reimported(data, words, capsys)
    assert code == 0, said
    assert said.count("由3000改为4000") == 1
    dataset = load(data).dataset
    first, second, third = dataset.projects
    assert [target.value for target in first.targets] == [4000]
    assert [tie.mention for tie in second.responsibilities] == ["市文广旅局", "市财政局", "市公安局"]
    assert (first.draft, third.draft, third.targets[0].draft) == (True, False, False)
    assert dataset.unit_by_id["shi-caizhengju"].aliases == ("钱袋子",)
    assert "new.txt" in report.read_text("utf-8")


def test_the_same_notice_changes_nothing(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its words as before: no file is touched and one line says so; in another format only the original is another."""
    before = contents(data)
    assert reimported(data, NOTICE, capsys)[0] == 0
    assert contents(data) == before
    page = data.parent / "new.html"
    page.write_text("".join(f"<p>{line}</p>" for line in NOTICE.splitlines()), "utf-8")
    assert main(["reimport", str(page), "--data", str(data)]) == 0
    changed = {name for name, _ in contents(data).items() ^ before.items()}
    assert {name.partition(".")[2] for name in changed} == {"yml", "original.txt", "original.html"}


def test_other_encodings_and_edited_texts(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A notice in GB 18030 is read; an official text that somebody has edited is not written over."""
    notice = data.parent / "gb.txt"
    notice.write_bytes(NOTICE.replace("3000亩", "4000亩").encode("gb18030"))
    assert main(["reimport", str(notice), "--data", str(data)]) == 0
    assert load(data).dataset.projects[0].targets[0].value == 4000
    text = next(file for file in (data / "source").glob("*.txt") if ".original." not in file.name)
    text.write_text("改过", "utf-8")
    assert "official text differs" in reimported(data, NOTICE, capsys)[1]
    assert text.read_text("utf-8") == "改过"


def test_a_command_killed_between_two_files_is_repeated(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where all files but the last were in place when it was killed, the same command ends the work."""
    words = f"{NOTICE.replace('3000亩', '4000亩')}4.修路。修建茶园道路20公里。（市交通运输局牵头）\n"
    notice = data.parent / "new.txt"
    notice.write_text(words, "utf-8")
    before = contents(data)
    files = read_again(data, notice).files
    for name, content in {**before, **dict(files[:-1])}.items():
        assert content is not None
        (data / name).write_bytes(content)
    assert reimported(data, words, capsys)[0] == 0
    assert contents(data) == {**before, **dict(files)}


def test_what_both_have_changed_is_listed(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A figure that a person has changed and the notice too stays as it is, and is told with all three values."""
    file = next((data / "engineerings").glob("*.yml"), data / "projects.yml")
    file.write_text(file.read_text("utf-8").replace("value: 3000", "value: 3001"), "utf-8")
    code, said = reimported(data, NOTICE.replace("3000亩", "4000亩"), capsys)
    assert code == 1
    assert "你改过、通知也改了的，没有动" in said
    for line in ("原来读出：3000", "改后读出：4000", "你写的：3001"):
        assert line in said
    assert "value: 3001" in file.read_text("utf-8")


def test_an_edited_official_text_is_refused(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A text that is no more what its original says is never replaced."""
    (text,) = (path for path in data.glob("source/*.txt") if ".original" not in path.name)
    text.write_text(text.read_text("utf-8").replace("茶节", "茶会"), "utf-8")
    code, said = reimported(data, NOTICE.replace("3000亩", "4000亩"), capsys)
    assert code == 1
    assert f"source/{text.name} 与原件读出的不同" in said
    assert "茶会" in text.read_text("utf-8")


def test_data_that_break_their_schema_are_refused(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A layout that names an original elsewhere is a finding, and that file is not read."""
    (layout,) = data.glob("source/*.yml")
    words = layout.read_text("utf-8")
    layout.write_text(re.sub("file: .*original.*", "file: ../../old.txt", words), "utf-8")
    assert layout.read_text("utf-8") != words
    code, said = reimported(data, NOTICE, capsys)
    assert code == 1
    assert "写同一文件夹里的文件名" in said


def test_missing_data_are_one_finding(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that is not there, or an original without a name: one message, nothing is written."""
    layout = next((data / "source").glob("*.yml"))
    layout.write_text(layout.read_text("utf-8").replace("  file:", "  fil:"), "utf-8")
    assert "schema-unknown-key" in reimported(data, NOTICE, capsys)[1]
    layout.write_text(layout.read_text("utf-8").replace("  fil:", "  file:"), "utf-8")
    assert "no such data folder" in reimported(data.parent / "nowhere", NOTICE, capsys)[1]


def test_a_line_that_a_person_keeps_as_printed_follows_the_text() -> None:
    """A row that was taken out of the tasks and stands as it is printed has the new row's words."""
    text = 'lines:\n  - furniture: "1\\t甲\\t3月"\n  - record: P2\n'
    edited: Json = {"lines": [{"furniture": "1\t甲\t3月"}, {"record": "P2"}]}
    old: Json = {"lines": [{"record": "P1"}, {"record": "P2"}]}
    new = with_followed_lines(text, edited, old, "头\n1\t甲\t3月\n尾", "头\n1\t甲\t6月\n尾")
    assert new == text.replace("3月", "6月")


def test_lists_keep_what_people_added_and_removed() -> None:
    """Of a list whose items both have changed, each item follows the notice where nobody has edited it."""
    old: Json = {"units": [{"id": "a"}, {"id": "b", "name": "乙"}, {"id": "c"}]}
    edited: Json = {"units": [{"id": "a"}, {"id": "b", "name": "乙"}, {"id": "x"}]}
    new: Json = {"units": [{"id": "b", "name": "乙局"}, {"id": "d"}, {"id": "c"}]}
    text = "units:\n  - id: a\n  - id: b\n    name: 乙 # 看过\n  - id: x\n"
    assert merged(text, edited, old, new) == ("units:\n  - id: b\n    name: 乙局 # 看过\n  - id: d\n  - id: x\n", ())


def test_a_record_whose_list_changes_is_a_draft_again() -> None:
    """A unit more makes its task a draft; a changed task that says so itself leaves its group as it was looked at."""
    units: Json = [{"unit": "a"}]
    more: Json = [{"unit": "a"}, {"unit": "b"}]
    task: dict[str, Json] = {"draft": True, "id": "P1"}
    old: Json = {"draft": True, "projects": [{**task, "responsibilities": units}]}
    new: Json = {"draft": True, "projects": [{**task, "responsibilities": more}]}
    edited: Json = {"projects": [{"id": "P1", "responsibilities": units}]}
    text = "projects:\n  - id: P1\n    responsibilities:\n      - unit: a\n"
    changed, conflicts = merged(text, edited, old, new)
    assert read_values(changed, "")[0] == {"projects": [{**task, "responsibilities": more}]}
    assert not conflicts


def test_what_yaml_cannot_take_is_not_called_edited() -> None:
    """A list on one line, to which no line can be added, is left, and nobody is said to have edited it."""
    text = "units: [{ id: a }]\n"
    old: Json = {"units": [{"id": "a"}]}
    new: Json = {"units": [{"id": "a"}, {"id": "b"}]}
    kept, (conflict,) = merged(text, old, old, new)
    assert kept == text
    assert (conflict.path, conflict.new, conflict.is_edited) == (("units",), [{"id": "b"}], False)


def test_a_task_whose_bodies_change_is_a_draft() -> None:
    """Bodies stand in the notice's order again, and mark their task; a new fact, a draft itself, does not."""
    a: dict[str, Json] = {"role": "lead", "unit": "a"}
    b: dict[str, Json] = {"role": "lead", "unit": "b"}
    old: dict[str, Json] = {"responsibilities": [a, b], "draft": True}
    edited: Json = {"responsibilities": [a, b]}
    text = "responsibilities:\n  - { role: lead, unit: a } # 甲\n  - { role: lead, unit: b }\n"
    swapped, conflicts = merged(text, edited, old, {"responsibilities": [b, a], "draft": True})
    assert swapped.index("unit: b") < swapped.index("unit: a")
    assert swapped.endswith("draft: true\n")
    assert conflicts == ()
    fact: Json = {**old, "targets": [{"id": "T1", "draft": True}]}
    assert merged(text, edited, old, fact)[0].count("draft: true") == 1


def test_comments_of_doubts_follow_the_notice() -> None:
    """A doubt that stays has its new line, one that is gone goes, a new one comes, a removed one stays removed."""
    text = (
        "projects:\n  - id: P1\n    # 请核对（原文第 5 行）：没有读出日期：开学前\n"
        "    # 请核对（原文第 5 行）：数字没有记为事实：三年\n  - id: P2\n"
    )
    old = [
        ReviewItem("date-unread", 5, "开学前", "P1"),
        ReviewItem("figure-unread", 5, "三年", "P1"),
        ReviewItem("figure-unread", 6, "五年", "P2"),
    ]
    new = [replace(old[0], line=7), replace(old[2], line=8), ReviewItem("figure-unread", 8, "十年", "P2")]
    assert renewed(text, old, new) == (
        "projects:\n  - id: P1\n    # 请核对（原文第 7 行）：没有读出日期：开学前\n"
        "  - id: P2\n    # 请核对（原文第 8 行）：数字没有记为事实：十年\n"
    )
