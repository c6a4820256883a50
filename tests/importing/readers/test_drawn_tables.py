"""Tables drawn with box characters are read as rows of cells, whatever room the characters take."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.importing.readers.notice import extract_text

_WORDS = st.text(st.sampled_from("市县教育局水利修路架桥、一"), min_size=1, max_size=15)


def _drawn(rows: list[list[str]], room: int, sign_width: int) -> str:
    """Draw a table whose cells hold `room` Chinese characters a line; a box character takes one column or two."""
    level = "─" * (2 * room // sign_width)
    width = len(rows[0])
    lines = ["┌" + "┬".join([level] * width) + "┐"]
    for index, row in enumerate(rows):
        broken = [[words[place : place + room] for place in range(0, len(words), room)] or [""] for words in row]
        for line in range(max(map(len, broken))):
            cells = [parts[line] if line < len(parts) else "" for parts in broken]
            lines.append("│" + "│".join(_padded(words, room) for words in cells) + "│")
        signs = "└┴┘" if index == len(rows) - 1 else "├┼┤"
        lines.append(signs[0] + signs[1].join([level] * width) + signs[2])
    return "\n".join(lines)


def _padded(words: str, room: int) -> str:
    """Fill a cell's line with blanks, a Chinese character being two columns wide."""
    return words + " " * (2 * room - sum(1 if sign.isascii() else 2 for sign in words))


@settings(max_examples=40)
@given(
    st.lists(st.lists(_WORDS, min_size=3, max_size=3), min_size=2, max_size=4),
    st.sampled_from([4, 6, 20]),
    st.sampled_from([1, 2]),
)
def test_any_drawn_table_is_read(rows: list[list[str]], room: int, sign_width: int) -> None:
    """Rows come back cell by cell in either width of the signs, words joined that were broken for lack of room."""
    text = extract_text(f"任务表\n{_drawn(rows, room, sign_width)}\n备注\n".encode()).text
    read = [line.split("\t") for line in text.split("\n")[1 : 1 + len(rows)]]
    assert text.startswith("任务表\n")
    assert text.endswith("\n备注\n")
    assert read == rows


MERGED = """┌────┬────┬──────┐
│序号│任务│牵头  │
├────┴────┴──────┤
│一、民生实事    │
├────┬────┬──────┤
│1   │修路│县交通│
│    ├────┤局    │
│    │架桥│      │
├────┼────┼──────┤
│2   │种树│县林业│
│    │    │局    │
└────┴────┴──────┘"""


def test_merged_cells_of_a_drawn_table() -> None:
    """A cell over the table's width is a line of its own; one that the rule leaves open covers the row below."""
    extract = extract_text(MERGED.encode("gb18030"))
    assert extract.text == "序号\t任务\t牵头\n一、民生实事\n1\t修路\t县交通局\n\t架桥\t\n2\t种树\t县林业局"
    assert [extract.text[:place].count("\n") for place in extract.covered] == [3, 3]
    assert [piece.place for piece in extract.debris] == ["第 1 行 (line 1)"]


@pytest.mark.parametrize("text", [MERGED.rsplit("\n", 1)[0], MERGED.replace("│1   │修路│县交通│", "│1   │修路县交通│")])
def test_broken_drawing_stays_as_it_is(text: str) -> None:
    """A table that nothing closes, or with a row that lacks an edge, is printed as it stands."""
    assert extract_text(text.encode()).text == text
