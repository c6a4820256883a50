"""Packed bytes are the bytes that were packed."""

from hypothesis import given
from hypothesis import strategies as st

from generator.files import GeneratedFile
from generator.speed.packing import FEW, SHORT, pack, pack_text, unpack, unpack_text


@given(st.binary() | st.binary(min_size=1, max_size=3).map(lambda some: some * SHORT))
def test_any_bytes_come_back(content: bytes) -> None:
    """Packing loses nothing, and the same bytes are packed the same: files can be compared packed."""
    assert unpack(pack(content)) == content
    assert pack(content) == pack(bytes(content))
    assert GeneratedFile.of("a/b.txt", content).content == content


@given(st.lists(st.text(), min_size=1))
def test_any_text_comes_back(texts: list[str]) -> None:
    """The text asked for last is kept, and never given for another."""
    for count in (FEW, FEW + 1):
        packed = [pack_text(text, of=count) for text in texts]
        assert [unpack_text(text) for text in packed] == texts
