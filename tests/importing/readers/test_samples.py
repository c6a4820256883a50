"""Each sample in another format is read as the text that it was made from."""

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from generator.importing.readers import Debris, read_notice
from generator.importing.readers.notice import extract_text
from generator.importing.readers.source_text import Extract
from tests.importing.readers.likeness import SAMPLES, compare, sample_text

FORMATS = (
    "07-own-lines-labels.html",
    "08-table-merged.docx",
    "08-table-merged.pdf",
    "09-table-leaders.html",
    "11-three-levels-restart.docx",
    "11-three-levels-restart.pdf",
    "20-boxes-notes-annex.docx",
    "20-boxes-notes-annex.pdf",
    pytest.param(
        "20-boxes-notes-annex.doc",
        marks=[
            pytest.mark.long,  # LibreOffice takes seconds to start
            pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed"),
        ],
    ),
)


@cache
def reading(file: str) -> Extract:
    """Read a sample, once, in this process, which imports each reader once."""
    return extract_text((SAMPLES / file).read_bytes())


def lines_of(text: str) -> list[str]:
    """Return the lines of a text that hold words, spaces inside them squeezed to one."""
    return ["\t".join(" ".join(cell.split()) for cell in line.split("\t")) for line in text.split("\n") if line.strip()]


@pytest.mark.parametrize("file", FORMATS)
def test_format_holds_every_task_body_and_number(file: str, record_property: Callable[[str, object], None]) -> None:
    """Every task's text and every mention stand in order, every number is there, and hardly a character differs."""
    name = file.rsplit(".", 1)[0]
    notice = reading(file)
    likeness = compare(name, notice.text)
    record_property("report", f"{file}: {likeness.characters:.4f} of the characters, {len(notice.debris)} left out")
    assert (likeness.tasks, likeness.mentions, likeness.numbers) == ((), (), ())
    assert likeness.characters > 0.999


@pytest.mark.parametrize("file", ["08-table-merged.docx", "11-three-levels-restart.docx", "20-boxes-notes-annex.docx"])
def test_word_document_is_read_line_by_line(file: str) -> None:
    """A Word document gives the very lines of the text: numbers of lists, cells of tables, notes after the text."""
    name = file.removesuffix(".docx")
    assert lines_of(reading(file).text) == lines_of(sample_text(name))


@pytest.mark.parametrize("file", ["07-own-lines-labels.html", "09-table-leaders.html"])
def test_web_page_is_read_line_by_line(file: str) -> None:
    """A web page gives the very lines of the notice, nothing of what surrounds it."""
    name = file.removesuffix(".html")
    notice = reading(file)
    assert lines_of(notice.text) == lines_of(sample_text(name))
    assert notice.encoding == "gb18030"


def test_web_page_lists_what_it_leaves_out() -> None:
    """Menus, hidden lists, buttons, neighbours and footer are listed with their reasons."""
    notice = reading("09-table-leaders.html")
    reasons = {piece.text: piece.reason for piece in notice.debris}
    assert "navigation" in reasons["当前位置：首页 > 政务公开 > 政府文件"]
    assert "share" in reasons["分享到：微信 微博"]
    assert "other articles" in reasons["上一篇：关于调整部分行政区划代码的公告"]
    assert "not shown" in reasons["发展和改革局 教育局 财政局 住房和城乡建设局"]
    assert "footer" in reasons["网站标识码：0000000000 ICP备00000000号"]
    assert "metadata" in reasons["文 号： 云发〔2024〕2号 成文日期： 2024年02月05日"]


def test_pdf_rows_broken_over_pages_are_whole() -> None:
    """A row that a page end breaks is one line; page numbers and repeated header rows are left out and listed."""
    notice = reading("08-table-merged.pdf")
    assert (
        "18\t监管能力提升\t建成固体废物全程追溯平台，接入企业1000家。\t市生态环境局\t市数据局\t2025年3月底前\n"
        in notice.text
    )
    assert notice.text.count("序号\t") == 1
    assert [piece.reason.split(" ")[0] for piece in notice.debris] == ["页码"] * 4 + ["翻页后重复的表头"] * 2


def test_workbook_holds_every_indicator_and_task() -> None:
    """A workbook's sheets give the text's table of indicators line by line, and each task's row with its bodies."""
    notice = reading("14-indicator-table.xlsx")
    table = [line for line in lines_of(sample_text("14-indicator-table")) if line.count("\t") > 3]
    assert [line for line in lines_of(notice.text) if line in table] == table
    likeness = compare("14-indicator-table", notice.text)
    assert (likeness.tasks, likeness.mentions) == ((), ())


@pytest.mark.parametrize("name", ["02-clause-fullwidth", "03-label-semicolon", "16-annual-monthly"])
def test_text_file_is_read_as_it_is(name: str) -> None:
    """A text file in UTF-8 with byte order mark, GB18030 or UTF-16 is read without a change but for its line ends."""
    encodings = {"02-clause-fullwidth": "utf-8", "03-label-semicolon": "gb18030", "16-annual-monthly": "utf-16-le"}
    notice = reading(f"{name}.txt")
    assert notice.text == sample_text(name)
    assert (notice.encoding, notice.debris) == (encodings[name], ())


def test_name_may_say_another_format(tmp_path: Path, *, thorough: bool) -> None:
    """The format is told by the bytes: a web page named doc, a text without a suffix, a Word document named txt.

    A plain run reads the document only.
    """
    names = {
        "08-table-merged.docx": "b.txt",
        "07-own-lines-labels.html": "a.doc",
        "02-clause-fullwidth.txt": "c",
    }
    for file, name in [*names.items()][: None if thorough else 1]:
        shutil.copy(SAMPLES / file, tmp_path / name)
        assert read_notice(tmp_path / name).text == reading(file).text


def test_original_is_named_with_its_checksum() -> None:
    """A reading names the original, its SHA-256, the reader and its library's version, so that it can be made again."""
    notice = read_notice(SAMPLES / "20-boxes-notes-annex.docx")
    assert notice.original == "20-boxes-notes-annex.docx"
    assert notice.sha256 == "1028563364c8183aee9ff45dfba7a51c4a8d42be2c7b52285ddd0c556050758e"
    assert notice.reader.startswith("docx (python-docx 1.")
    assert notice.debris == (Debris("— —", "页脚 (page footer)", "不属于正文 (no part of the text)"),)


def test_readings_do_not_change() -> None:
    """The same file read again, in a process of its own, gives equal values."""
    for file in ("09-table-leaders.html", "20-boxes-notes-annex.pdf"):
        again, before = read_notice(SAMPLES / file), reading(file)
        assert (again.text, again.reader) == (before.text, before.reader)
        assert (again.encoding, again.debris, again.covered) == (before.encoding, before.debris, before.covered)
