"""`plansite import`: from a file to a folder that checks clean and builds; what cannot be read writes nothing."""

import json
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import main
from generator.commands.errors import CommandError
from generator.commands.import_ import prove_folder
from generator.importing.draft.checked_draft import checked_draft
from generator.importing.readers import read_notice
from generator.importing.recognise.notice import recognise
from tests.importing.scoring import NOTICES, decoded
from tests.support.forked_mkdocs import mkdocs
from tests.support.paths import BIN, REPOSITORY

SAMPLES = Path(__file__).parent / "readers" / "samples"
FILES = (
    NOTICES / "03-label-semicolon.txt",
    SAMPLES / "07-own-lines-labels.html",
    SAMPLES / "11-three-levels-restart.docx",
    SAMPLES / "08-table-merged.pdf",
    SAMPLES / "14-indicator-table.xlsx",
)


def written(folder: Path) -> list[str]:
    """Return the paths in a folder, none where there is no folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*")) if folder.exists() else []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.suffix)
def test_a_file_becomes_a_folder(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file of each format becomes a folder that checks clean but for its drafts, with the original in it."""
    folder = tmp_path / "plan"
    assert main(["import", str(file), str(folder)]) == 0
    assert "读出" in capsys.readouterr().out
    assert main(["check", "--data", str(folder / "data"), "--format", "json"]) == 0
    assert {finding["rule"] for finding in json.loads(capsys.readouterr().out)} == {"draft-left"}
    assert main(["check", "--data", str(folder / "data"), "--strict"]) == 1
    assert re.fullmatch(
        r"《.+》没有通过：还有 (\d+) 处未核对 \(not clean: \1 drafts left\)", capsys.readouterr().out.split("\n")[-2]
    )
    original = next((folder / "data" / "source").glob("*.original.*"))
    assert original.read_bytes() == file.read_bytes()


@pytest.mark.parametrize(
    "file",
    [
        pytest.param(file, marks=[] if file.suffix == ".docx" else pytest.mark.long)
        for file in FILES  # the site does not know of which format the notice was
    ],
    ids=lambda file: file.suffix,
)
def test_a_folder_becomes_a_site(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The folder builds a site whose pages say that nobody has looked at them; publishing it must be allowed."""
    folder = tmp_path / "plan"
    assert main(["import", str(file), str(folder)]) == 0
    assert mkdocs("build", "--strict", "-q", folder=folder).returncode == 0
    pages = {
        path.relative_to(folder / "site").as_posix(): path.read_text(encoding="utf-8")
        for path in (folder / "site").rglob("*.html")
    }
    assert "处未经核对" in pages.pop("index.html")
    assert {"source/index.html", "matrix/unit-project/index.html", "projects/1/index.html"} <= pages.keys()
    assert [page for page, words in pages.items() if "机器识别，未经核对" not in words] == ["404.html"]
    assert [page for page, words in pages.items() if '<span class="ps-none">原文未写明' in words] == []
    assert "机器没有读出" in pages["projects/index.html"]
    for page, row in (("units/index.html", '<tr><th scope="row">'), ("targets/index.html", "<tr id=")):
        assert pages[page].count('ps-tag--reading">机器识别<') == pages[page].count(row) > 0
    assert not list((folder / "site").rglob("*.original.*"))
    capsys.readouterr()
    assert main(["publish", str(tmp_path / "served"), "--site", str(folder / "site")]) == 1
    assert written(tmp_path / "served") == []
    assert main(["publish", str(tmp_path / "served"), "--site", str(folder / "site"), "--allow-drafts"]) == 0


def test_drafts_are_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`check --drafts` names each draft with its line and words; removing the line of a draft is the whole review."""
    folder = tmp_path / "plan"
    main(["import", str(FILES[0]), str(folder)])
    capsys.readouterr()
    main(["check", "--data", str(folder / "data"), "--drafts", "--format", "json"])
    findings = json.loads(capsys.readouterr().out)
    for finding in findings:
        assert (
            Path(finding["file"])
            .read_text(encoding="utf-8")
            .split("\n")[finding["line"] - 1]
            .strip()
            .endswith(("draft: true", "draft: true }"))
        )
    assert not [one["message"] for one in findings if re.match("：|.*：[a-z0-9-]* [(]", one["message"])]
    finding = next(one for one in findings if one["message"].startswith("P1："))
    lines = Path(finding["file"]).read_text(encoding="utf-8").split("\n")
    del lines[finding["line"] - 1]
    Path(finding["file"]).write_text("\n".join(lines), encoding="utf-8")
    main(["check", "--data", str(folder / "data"), "--drafts", "--format", "json"])
    assert len(json.loads(capsys.readouterr().out)) == len(findings) - 1
    main(["check", "--data", str(folder / "data"), "--drafts"])
    total = re.search(r"\n未核对 (\d+) 处：(.*) \(not looked at\)\n", capsys.readouterr().out)
    assert total
    written = "\n".join(file.read_text("utf-8") for file in (folder / "data").rglob("*.yml"))
    marks = len(re.findall(r"(?m)^[^#\n]*\bdraft: true( }|$)", written))
    assert int(total[1]) == marks == sum(map(int, re.findall(r" (\d+)", total[2])))
    together = [int(count) for one in findings for count in re.findall(r"自这一行起 (\d+) 处", one["message"])]
    assert marks == len(findings) - 1 - len(together) + sum(together)
    assert together


def test_a_reviewed_waiver_says_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The list says what to write into a waiver; without its `draft`, what the importer wrote is a warning."""
    folder = tmp_path / "plan"
    main(["import", str(NOTICES / "22-headings-only.txt"), str(folder)])
    capsys.readouterr()
    main(["check", "--data", str(folder / "data"), "--drafts", "--format", "json"])
    waivers = [one for one in json.loads(capsys.readouterr().out) if "reason 写明为什么不记" in one["hint"]]
    path = Path(waivers[0]["file"])
    lines = path.read_text(encoding="utf-8").split("\n")
    del lines[waivers[0]["line"] - 1]
    path.write_text("\n".join(lines), encoding="utf-8")
    main(["check", "--data", str(folder / "data"), "--format", "json"])
    assert {one["rule"] for one in json.loads(capsys.readouterr().out)} == {"draft-left", "review-finished"}


def test_drafts_are_listed_as_the_report_lists_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`check --drafts` begins with the records of the report, in its order, and says what is unsure; others follow."""
    folder = tmp_path / "plan"
    main(["import", str(NOTICES / "22-headings-only.txt"), str(folder)])
    report = (folder / "import-report.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([0-9]+) \| ([A-Za-z0-9-]+) \| (.*) \| (.*) \|$", report, re.MULTILINE)
    capsys.readouterr()
    main(["check", "--data", str(folder / "data"), "--drafts", "--format", "json"])
    messages = [finding["message"] for finding in json.loads(capsys.readouterr().out)]
    unsure = [message for message in messages if "——" in message]
    assert len({row[1] for row in rows}) == len(unsure) > 3
    said = [
        (line, message.partition("：")[0], what, words) for message in unsure for what, words, line in _doubts(message)
    ]
    assert said == rows
    places = [messages.index(message) for message in unsure]
    owners = [message.partition("：")[0] for message in messages[: places[-1]]]
    assert set(owners) <= {row[1] for row in rows} | {"通知", "区分牵头的方式"}


def _doubts(message: str) -> list[tuple[str, ...]]:
    """Return what a message says is unsure: what, the words and the line."""
    return re.findall(r"(?:——|；)([^：]*)：((?:(?!（原文第).)*)（原文第 ([0-9]+) 行）", message)


def test_a_mistyped_text_is_told_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A character mistyped in a text is told before the figure and the quote that it breaks."""
    folder = tmp_path / "plan"
    main(["import", str(REPOSITORY / "docs" / "import" / "notice.docx"), str(folder)])
    file = folder / "data" / "engineerings" / "02.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("      新增普惠托位1200个，", "      新增普惠托位1300个，"), encoding="utf-8")
    capsys.readouterr()
    assert main(["check", "--data", str(folder / "data"), "--format", "json"]) == 1
    rules = [finding["rule"] for finding in json.loads(capsys.readouterr().out)]
    assert rules == ["text-in-source", "figure-covered", "quote-in-text", "draft-left"]


def test_the_reading_is_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--format json` prints what was read; without a folder nothing is written."""
    monkeypatch.chdir(tmp_path)
    assert main(["import", str(FILES[0]), "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["tasks"]) == 14
    assert written(tmp_path) == []


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", 1), (b"\x89PNG\r\n\x1a\n\x00\x00", 1), ("今天天气很好。\n".encode(), 1), (None, 1)],
    ids=["empty", "picture", "no tasks", "missing"],
)
def test_what_cannot_be_read_is_refused(
    content: bytes | None, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file without text or tasks is refused in one line, and nothing is written."""
    notice, folder = tmp_path / "notice.txt", tmp_path / "plan"
    if content is not None:
        notice.write_bytes(content)
    assert main(["import", str(notice), str(folder)]) == code
    captured = capsys.readouterr()
    assert captured.err.count("\n") == 1
    assert captured.err.startswith("plansite: ")
    assert ("加引号" in captured.err) == (content is None)
    assert not folder.exists()


def test_a_folder_in_use_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder with anything in it stays as it is; an empty one is filled; without one the usage is wrong."""
    folder = tmp_path / "plan"
    folder.mkdir()
    assert main(["import", str(FILES[0]), str(folder)]) == 0
    before = written(folder)
    assert main(["import", str(FILES[0]), str(folder)]) == 2
    assert written(folder) == before
    assert main(["import", str(FILES[0])]) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["plan"]
    capsys.readouterr()


def test_the_folder_that_one_stands_in_is_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`plansite import NOTICE .` fills the folder that the shell is in, which stays the same folder."""
    folder = tmp_path / "plan"
    folder.mkdir()
    monkeypatch.chdir(folder)
    before = folder.stat().st_ino
    assert main(["import", str(FILES[0]), "."]) == 0
    assert folder.stat().st_ino == before
    assert (folder / "mkdocs.yml").is_file()


def test_a_kill_leaves_no_folder(tmp_path: Path) -> None:
    """Killed after everything is written and before it is moved, an import leaves no folder; the next one works."""
    program = (
        "import os, signal\n"
        "from pathlib import Path\n"
        "from generator.files import GeneratedFile\n"
        "from generator.importing.new_folder import fill_folder\n"
        "files = [GeneratedFile.of('mkdocs.yml', b'x'), GeneratedFile.of('data/plan.yml', b'y')]\n"
        f"fill_folder(Path({str(tmp_path / 'plan')!r}), files, lambda aside: os.kill(os.getpid(), signal.SIGKILL))\n"
    )
    killed = subprocess.run([sys.executable, "-c", program], cwd=REPOSITORY, check=False)  # noqa: S603 - our own
    assert killed.returncode == -signal.SIGKILL
    assert not (tmp_path / "plan").exists()
    assert main(["import", str(FILES[0]), str(tmp_path / "plan")]) == 0
    assert (tmp_path / "plan" / "data" / "plan.yml").is_file()


def test_a_folder_holds_what_was_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The files that an import writes read back as the values that the checks accepted; others are refused."""
    assert main(["import", str(FILES[0]), str(tmp_path / "plan")]) == 0
    capsys.readouterr()
    source = read_notice(FILES[0])
    draft = checked_draft(source.text, recognise(source.text, source.covered))
    data = tmp_path / "plan" / "data"
    prove_folder(data, draft, source)
    file = data / "units.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("局", "厅", 1), encoding="utf-8")
    with pytest.raises(CommandError, match="does not read back"):
        prove_folder(data, draft, source)


def test_a_corrected_notice_is_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A corrected notice is imported beside the data, and `diff` says what differs, by unit."""
    text = decoded(FILES[0])
    corrected = tmp_path / "corrected.txt"
    reading = json.loads(_reading(FILES[0], capsys))
    body = next(task["responsibilities"][0]["mention"] for task in reading["tasks"] if task["responsibilities"])
    corrected.write_text(text.replace(body, "市科学技术协会", 1), encoding="utf-8")
    main(["import", str(FILES[0]), str(tmp_path / "old")])
    main(["import", str(corrected), str(tmp_path / "new")])
    capsys.readouterr()
    assert main(["diff", str(tmp_path / "old" / "data"), str(tmp_path / "new" / "data")]) == 1
    said = capsys.readouterr().out
    assert body in said
    assert "市科学技术协会" in said


def _reading(file: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Return what `--format json` prints of a file."""
    main(["import", str(file), "--format", "json"])
    return capsys.readouterr().out


def test_the_next_step_can_be_typed(tmp_path: Path) -> None:
    """What the command says to type next works as typed: into the folder, and the programs that ran from there."""
    folder = tmp_path / "我的 计划"
    environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(REPOSITORY)}
    said = subprocess.run(  # noqa: S603 - the tests' own command
        [BIN / "plansite", "import", FILES[0], folder.name],
        cwd=tmp_path, env=environment, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    typed = re.search(r"下一步.*\n  1\. (cd .*)\n  2\. (.*) serve 看网站.*\n  3\. (.*) check --drafts 逐条核对", said)
    assert typed
    enter, mkdocs, plansite = typed.groups()
    for line in (f"{enter} && {mkdocs} --version", f"{enter} && {plansite} check --drafts"):
        subprocess.run(line, shell=True, cwd=tmp_path, env=environment, capture_output=True, check=True)  # noqa: S602


def test_a_list_of_bodies_alike_prints_whatever_their_roles(tmp_path: Path) -> None:
    """Who corrects the role of a body in a list without a lead leaves the layout alone: its form prints any role."""
    notice = tmp_path / "notice.txt"
    tasks = (
        "1.培育特色产业。新增认证6个。（县农业农村局、县市场监管局）",
        "2.稳定生产。新增基地3个。（县供销社、县财政局）",
    )
    notice.write_text("\n".join(("云溪县2026年重点工作任务分解方案", "一、农业农村", *tasks)), encoding="utf-8")
    assert main(["import", str(notice), str(tmp_path / "plan")]) == 0
    (path,) = (tmp_path / "plan" / "data" / "engineerings").glob("*.yml")
    words = path.read_text(encoding="utf-8")
    assert words.count("role: responsible") == 4
    path.write_text(words.replace("role: responsible", "role: lead", 1), encoding="utf-8")
    assert main(["check", "--data", str(tmp_path / "plan" / "data")]) == 0
