"""Wrong, damaged and hostile files end in one clear line: nothing is written, fetched or executed."""

import io
import os
import random
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from PIL import Image

from generator.importing.readers import ReadError, limits, read_notice
from generator.importing.readers.notice import extract_text
from generator.importing.readers.process import answer
from tests.importing.readers.likeness import SAMPLES
from tests.importing.readers.word_files import W, paragraph, word_file
from tests.support.paths import REPOSITORY

LOCKED = Path(__file__).parent / "locked"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))


def picture(kind: str) -> bytes:
    """Return a picture's file; as PDF it is a scan."""
    buffer = io.BytesIO()
    Image.new("RGB", (300, 400), "white").save(buffer, kind)
    return buffer.getvalue()


def document(xml: str) -> bytes:
    """Return a docx file whose main part is any XML."""
    return word_file("", {"document": xml})


def bomb(part: str, size: int) -> bytes:
    """Return a docx file with a part that inflates to `size` bytes."""
    return word_file(paragraph("甲"), None, **{part: b"\x00" * size})


def workbook(**others: bytes) -> bytes:
    """Return an xlsx file with other files in it."""
    buffer = io.BytesIO()
    book = openpyxl.Workbook()
    book.save(buffer)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, data in others.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def archive(**files: bytes) -> bytes:
    """Return a zip file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as written:
        for name, data in files.items():
            written.writestr(name, data)
    return buffer.getvalue()


def pdf(content: bytes, pages: int = 1) -> bytes:
    """Return a PDF file whose pages all show one content stream."""
    kids = " ".join(f"{4 + index} 0 R" for index in range(pages))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {pages}/Kids[{kids}]>>".encode(),
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        *[b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R>>"] * pages,
    ]
    written = b"".join(b"%d 0 obj%s endobj\n" % (number, value) for number, value in enumerate(objects, 1))
    return b"%PDF-1.4\n" + written + b"trailer<</Root 1 0 R>>"


TELL = """
import pathlib, sys
from generator.importing.readers import ReadError, read_notice
try:
    read_notice(pathlib.Path(sys.argv[1]))
except ReadError as error:
    sys.stdout.buffer.write(str(error).encode())
"""
DECLARED = (
    f'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document {W}><w:body>{paragraph("&x;")}</w:body>'
    "</w:document>"
)
FILES: dict[str, tuple[bytes | Callable[[], bytes], str]] = {
    # Large files are made when a test asks, not when tests are collected.
    "empty": (b"", "empty"),
    "blank": (b" \r\n\t", "empty"),
    "png": (picture("PNG"), "picture"),
    "jpeg": (picture("JPEG"), "picture"),
    "tiff": (picture("TIFF"), "picture"),
    "bmp": (picture("BMP"), "picture"),
    "scan": (picture("PDF"), "scan"),
    "program": (b"\x7fELF\x02\x01\x01\x00" + b"\x00" * 99, "program"),
    "gzip": (b"\x1f\x8b\x08\x00rest", "archive"),
    "rar": (b"Rar!\x1a\x07\x01\x00rest", "archive"),
    "zip": (archive(a=b"x"), "archive"),
    "empty zip": (archive(), "archive"),
    "ofd": (archive(**{"OFD.xml": b"<ofd/>"}), "OFD"),
    "mht": (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n<html>", "web archive"),
    "word 2003": (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', "2003"),
    "old excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "old Excel"),
    "unknown old office": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "unknown old Office"),
    "locked docx": ((LOCKED / "password.docx").read_bytes(), "password"),
    "locked xlsx": ((LOCKED / "password.xlsx").read_bytes(), "password"),
    "locked pdf": ((LOCKED / "password.pdf").read_bytes(), "password"),
    "docm": (word_file(paragraph("甲"), None, **{"word/vbaProject.bin": b"x"}), "macros"),
    "xlsm": (workbook(**{"xl/vbaProject.bin": b"x"}), "macros"),
    "entity": (document(DECLARED), "entities"),
    "entity in utf-16": (word_file("", {}, **{"word/x.xml": DECLARED.encode("utf-16")}), "entities"),
    "laughs": (document(f"<!DOCTYPE d [{LAUGHS}]><w:document {W}>&l9;</w:document>"), "entities"),
    "laughs in xlsx": (workbook(**{"xl/x.xml": f"<!DOCTYPE d [{LAUGHS}]><d>&l9;</d>".encode()}), "entities"),
    "bomb": (lambda: bomb("word/media/picture.png", 300 * limits.MEBIBYTE), "too large"),
    "xml bomb": (lambda: bomb("word/theme.xml", 40 * limits.MEBIBYTE), "too large"),
    "many parts": (
        lambda: word_file("", {}, **{f"x{number}": b"" for number in range(limits.ARCHIVE_PARTS)}),
        "too large",
    ),
    "strict": (document('<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'), "Strict"),
    "no body": (document(f"<w:document {W}/>"), "no body"),
    "no text": (word_file(paragraph("")), "no text"),
    "broken xml": (document("<w:document"), "damaged"),
    "no xlsx": (archive(**{"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<x/>"}), "damaged"),
    "broken pdf": (b"%PDF-1.7 nothing else", "damaged"),
    "empty pdf": (pdf(b""), "scan"),
    "pdf of many pages": (lambda: pdf(b"", limits.PAGES + 1), "pages"),
    "deep page": (b"<html>" + b"<div>" * 5_000 + "甲".encode(), "nested too deep"),
    "large page": (lambda: b"<html>" + b"<p>x" * (limits.TEXT_BYTES // 4), "larger than"),
    "long text": (lambda: "长".encode() * (limits.TEXT_CHARACTERS + 1), "more than"),
}


@pytest.mark.parametrize("name", FILES)
def test_file_is_refused_in_one_line(name: str, tmp_path: Path, *, thorough: bool) -> None:
    """One line, in Chinese with the English in brackets, says what is wrong; nothing new stands in the folder.

    A plain run reads in the test's process, which imports each reader once, and every eighth file in one of its own.
    """
    data, words = FILES[name]
    path = tmp_path / "notice"
    path.write_bytes(data() if callable(data) else data)
    message = f"notice：{answer(str(path))['error']}"
    if thorough or [*FILES].index(name) % 8 == 0:
        with pytest.raises(ReadError) as caught:
            read_notice(path)
        assert str(caught.value) == message
    assert re.fullmatch(r"notice：[^\n]*[\u4e00-\u9fff][^\n]* \([^\n]*\)", message), message
    assert words in message
    assert list(tmp_path.iterdir()) == [path]


def test_paths_that_are_no_files(tmp_path: Path) -> None:
    """A missing file, a folder, a pipe and a file of 200 MB are refused before anything is read."""
    pipe, big = tmp_path / "pipe", tmp_path / "big"
    if hasattr(os, "mkfifo"):
        os.mkfifo(pipe)
    with big.open("wb") as file:
        file.truncate(200 * limits.MEBIBYTE)
    for path, words in (
        (tmp_path / "none", "no such"),
        (tmp_path, "folder"),
        (pipe, "not a regular"),
        (big, "larger than"),
    ):
        with pytest.raises(ReadError, match=words):
            read_notice(path)


def test_name_cannot_steer_the_terminal(tmp_path: Path) -> None:
    """Control characters of a file's name are not printed."""
    with pytest.raises(ReadError) as caught:
        read_notice(tmp_path / "a\x1b[2Jb")
    assert "\x1b" not in str(caught.value)


def outcome(path: Path) -> str:
    """Return the reader of a file, or why it is not read."""
    try:
        return read_notice(path).reader
    except ReadError as error:
        return str(error)


def damaged(data: bytes, seed: int) -> Iterator[bytes]:
    """Yield a file's beginnings, and copies with a few bytes changed."""
    draw = random.Random(seed)  # noqa: S311 - the same damage every time
    for _ in range(4):
        yield data[: draw.randrange(1, len(data))]
    for _ in range(8):
        spoilt = bytearray(data)
        for _ in range(draw.randrange(1, 30)):
            spoilt[draw.randrange(len(data))] = draw.randrange(256)
        yield bytes(spoilt)


@pytest.mark.parametrize(
    "file", ["08-table-merged.docx", "14-indicator-table.xlsx", "20-boxes-notes-annex.pdf", "09-table-leaders.html"]
)
def test_damage_is_read_or_refused(file: str, tmp_path: Path, *, thorough: bool) -> None:
    """Truncated and spoilt files are read, or refused in one line, never with a traceback."""
    for data in list(damaged((SAMPLES / file).read_bytes(), len(file)))[:: 1 if thorough else 6]:
        path = tmp_path / file
        path.write_bytes(data)
        assert "\n" not in outcome(path)


def test_sizes_that_lie() -> None:
    """An archive whose directory states less than its parts hold is inflated no further than stated, and refused."""
    data = bytearray(bomb("word/theme.xml", 8 * limits.MEBIBYTE))
    place = data.rindex(b"PK\x01\x02", 0, data.rindex(b"word/theme.xml"))
    data[place + 24 : place + 28] = (1000).to_bytes(4, "little")
    with pytest.raises(ReadError, match="damaged"):
        extract_text(bytes(data))


def test_workbook_of_too_many_cells() -> None:
    """More cells than can be loaded in bounded memory are counted before they are loaded."""
    cells = "".join(f'<row r="{row}">{"<c><v>1</v></c>" * 200}</row>' for row in range(1, 2_000))
    sheet = f"<worksheet><sheetData>{cells}</sheetData></worksheet>"
    with pytest.raises(ReadError, match="cells"):
        extract_text(workbook(**{"xl/worksheets/sheet9.xml": sheet.encode()}))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no process's memory")
def test_memory_is_bounded() -> None:
    """The process that reads cannot take more memory than its limit."""
    limited = "from generator.importing.readers.process import limit_process; limit_process(); "
    command = [sys.executable, "-c", f"{limited}bytearray({limits.MEMORY_BYTES})"]
    run = subprocess.run(command, capture_output=True, check=False, cwd=REPOSITORY)  # noqa: S603 - ours
    assert run.returncode
    assert b"MemoryError" in run.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no process's memory")
@pytest.mark.parametrize(
    ("limit", "words"), [("MEMORY_BYTES = 70 * MEBIBYTE", "memory"), ("SECONDS = 1", "not read within")]
)
def test_limits_are_told(limit: str, words: str, tmp_path: Path) -> None:
    """A file that needs more memory or time than it may have ends in one line that says so."""
    page = tmp_path / "page"
    begin = "" if "MEMORY" in limit else "<html><table>"
    page.write_text(begin + "<tr><td>市教育局<td>市财政局" * 380_000, "utf-8")
    copy = shutil.copytree(REPOSITORY / "generator", tmp_path / "copy" / "generator")
    module = copy / "importing" / "readers" / "limits.py"
    name = limit.partition(" ")[0]
    module.write_text(re.sub(rf"(?m)^{name} = .*$", limit, module.read_text("utf-8")), "utf-8")
    command = [sys.executable, "-c", TELL, str(page)]
    run = subprocess.run(command, capture_output=True, check=True, cwd=copy.parent)  # noqa: S603 - ours
    assert words in run.stdout.decode()


def test_nothing_is_fetched(tmp_path: Path) -> None:
    """A Word file with parts that lie elsewhere, and a page with frames and pictures, are read without them."""
    link = "http://127.0.0.1:9/never"
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" '
        f'Target="{link}" TargetMode="External"/></Relationships>'
    )
    data = word_file(paragraph("由市教育局负责。"))
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name, relations if name == "word/_rels/document.xml.rels" else old.read(name))
    (tmp_path / "a").write_bytes(buffer.getvalue())
    (tmp_path / "b").write_text(
        f"<html><iframe src={link}></iframe><img src={link}><p>由市教育局负责。</p></html>", "utf-8"
    )
    assert read_notice(tmp_path / "a").text == read_notice(tmp_path / "b").text == "由市教育局负责。\n"
