"""Plain text in every encoding of Chinese offices is read as it is."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.importing.readers.notice import extract_text
from generator.importing.readers.source_text import ReadError

NOTICE = "临江市人民政府关于印发任务分工的通知\n1.修路。（牵头单位：市交通运输局）\n"
TRADITIONAL = "臨江市人民政府關於印發任務分工的通知\n1.修路。（牽頭單位：市交通運輸局）\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_encodings(encoding: str) -> None:
    """UTF-8, GB18030, UTF-16 and UTF-32 are told apart, with or without a byte order mark."""
    assert extract_text(NOTICE.encode(encoding)).text == NOTICE


def test_traditional_text_in_big5() -> None:
    """Traditional text in Big5 is not taken for GB18030, in which its bytes are characters as well."""
    extract = extract_text(TRADITIONAL.encode("big5hkscs"))
    assert (extract.text, extract.encoding) == (TRADITIONAL, "big5hkscs")


def test_line_ends_are_one_kind() -> None:
    """CR LF, CR, vertical tabs, form feeds and Unicode's separators all end lines."""
    assert extract_text("甲\r\n乙\r丙\v丁\f戊\u2028己\u0085庚".encode()).text == "甲\n乙\n丙\n丁\n戊\n己\n庚"


def test_invisible_characters_are_listed() -> None:
    """Zero-width and direction-changing characters, which no data file may hold, are left out and named."""
    extract = extract_text("市\u200b教育局\u202e负责\ufeff".encode())
    assert extract.text == "市教育局负责"
    assert extract.debris[0].text == "U+200B、U+202E、U+FEFF"


def test_radicals_become_characters() -> None:
    """Radicals that PDF programs write for characters become these, so that names can be found, and are named."""
    extract = extract_text("市⽔利局、⻓沙".encode())
    assert extract.text == "市水利局、长沙"
    assert [(debris.text, "部首" in debris.reason) for debris in extract.debris] == [("⻓⽔", True)]


def test_blanks_stay() -> None:
    """Indentation, tabs, trailing blanks and empty lines are the notice's own: nothing of them changes."""
    text = "　　一、甲\n\n\n\t乙 \t\n  \n"
    assert extract_text(text.encode()).text == text


@pytest.mark.parametrize("data", [b"\xff\xfe\x00\xd8", bytes(range(128, 256)) * 8, b"\x00\x01\x02" * 50])
def test_bytes_that_are_no_text(data: bytes) -> None:
    """Bytes that no encoding makes sense of are refused."""
    with pytest.raises(ReadError, match="no text"):
        extract_text(data)


@given(
    st.text(st.sampled_from("的一是在市县区局关于印发通知牵头单位，。、：（）《》“”0123456789\n\t　龘𠮷"), min_size=1),
    st.sampled_from(["gb18030", "utf-16", "utf-8", "utf-8-sig"]),
)
def test_any_text_comes_back(words: str, encoding: str) -> None:
    """Any words beside a notice's come back from GB18030, UTF-8 and UTF-16 with a mark, character by character."""
    text = NOTICE + words
    data = text.encode(encoding)
    assert codecs.lookup(encoding)
    assert extract_text(data).text == text
