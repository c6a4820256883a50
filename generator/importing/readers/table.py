"""Tables as lines: one line a row, cells parted by tabs."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

COVERED = "\ufdd0"
"""What `print_table` prints for a box that a merged cell above covers: a noncharacter; `part_covered` takes it out."""

_ENDS = "，。、：；,.;:（(《“—-"
_BEGINS = "，。、：；,.;:）)》”—-"
_CHINESE = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’—…]"


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of a table.

    row: its first row, from 0.
    column: its first column, from 0.
    lines: the lines of its text.
    width: how many columns it spans.
    height: how many rows it spans.
    """

    row: int
    column: int
    lines: tuple[str, ...]
    width: int = 1
    height: int = 1


def print_table(cells: Sequence[TableCell]) -> list[str]:
    """Return a table's lines.

    A merged cell's text stands in its first row and column; what it covers to the right is empty, what it covers below
    is `COVERED`. A row that is one cell, and each row of a table with one column (a box), has no tabs: its lines stand
    one below the other. Empty rows are left out.
    """
    columns = sorted({cell.column for cell in cells} | {cell.column + cell.width for cell in cells})
    span = columns[-1] - columns[0] if columns else 0
    rows: dict[int, dict[int, TableCell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, {})[cell.column] = cell
    lines: list[str] = []
    below = {(cell.row + lower, cell.column) for cell in cells if any(cell.lines) for lower in range(1, cell.height)}
    for place, row in sorted(rows.items()):
        only = next(iter(row.values()))
        if len(row) == 1 and only.width >= span:
            lines += [squeezed for line in only.lines if (squeezed := line.strip())]
            continue
        texts = [join_lines(row[column].lines) if column in row else "" for column in columns[:-1]]
        if any(texts):
            covered = [(place, column) in below for column in columns[:-1]]
            lines.append("\t".join(text or COVERED * hidden for text, hidden in zip(texts, covered, strict=True)))
    return lines


def part_covered(text: str) -> tuple[str, tuple[int, ...]]:
    r"""Return a text without `COVERED`, and the offsets of the boxes where it stood.

    >>> part_covered(f"1\t架桥\t市交通局\n2\t修路\t{COVERED}\n")
    ('1\t架桥\t市交通局\n2\t修路\t\n', (15,))
    """
    parts = text.split(COVERED)
    return "".join(parts), tuple(accumulate(map(len, parts[:-1])))


def join_lines(lines: Iterable[str]) -> str:
    """Join the lines of a cell: directly where a list or sentence goes on, else with a blank, to keep names apart."""
    text = ""
    for line in lines:
        squeezed = re.sub(r"\s*[\t\n]\s*", " ", line.strip())
        if text and squeezed and text[-1] not in _ENDS and squeezed[0] not in _BEGINS:
            text += " "
        text += squeezed
    return text


def join_words(before: str, after: str) -> str:
    """Join two parts of a line that was broken for lack of room: Chinese goes on at once, Latin words keep a blank."""
    if not before or not after or before[-1].isspace() or after[0].isspace():
        return before + after
    latin = before[-1].isascii() and before[-1].isalpha() and after[0].isascii() and after[0].isalpha()
    return f"{before} {after}" if latin else before + after


def squeeze_space(text: str) -> str:
    """Squeeze white space as a browser does, and drop a line break between two Chinese characters."""
    text = re.sub(rf"(?<={_CHINESE})[ \t]*[\r\n][ \t\r\n]*(?={_CHINESE})", "", text)
    return re.sub(r"[ \t\r\n\f]+", " ", text)


def print_blocks(lines: Iterable[str]) -> str:
    """Return a text of lines: trimmed but for tabs, never two empty lines in a row, none at its beginning or end."""
    kept: list[str] = []
    for line in lines:
        trimmed = line.strip("\n\r \u00a0\u3000")
        if trimmed.strip() or (kept and kept[-1].strip()):
            kept.append(trimmed)
    while kept and not kept[-1].strip():
        kept.pop()
    return "\n".join(kept) + "\n" if kept else ""
