"""Rows that a spreadsheet writes as text: cells in quotation marks, commas for tabs (RFC 4180)."""

import csv
import re

from generator.importing.readers.source_text import EVERYWHERE, Debris, leave_out
from generator.importing.readers.table import join_lines

_QUOTED = re.compile(r'(?:(?<=\t)|^)"(?P<words>[^"\t\n]*+\n[^"\t]*+)"(?=\t|$)', re.MULTILINE)
_FEWEST_COLUMNS, _FEWEST_ROWS, _MOST_COLUMNS = 3, 3, 60
_LISTED = 5  # lines whose numbers are given
_MARKS = "引号、换行和逗号，是电子表格存成文字时加的 (quotation marks, line ends and commas of a spreadsheet's text)"


def read_delimited(text: str) -> tuple[str, tuple[Debris, ...]]:
    r"""Return a text whose rows are cells parted by tabs, one line a row, and what a spreadsheet had added to it.

    Cells of several lines stand in quotation marks between tabs; a file all of whose rows have as many cells between
    commas is one of comma-separated values.

    >>> read_delimited('1\t"疏浚沟渠，\n清淤"\t县水利局')[0]
    '1\t疏浚沟渠，清淤\t县水利局'
    >>> read_delimited('序号,任务,单位\n1,架桥,"甲局,乙局"\n2,修路,丙局\n')[0]
    '序号\t任务\t单位\n1\t架桥\t甲局,乙局\n2\t修路\t丙局\n'
    """
    rows = _comma_separated(text)
    if rows:
        read = "".join("\t".join(join_lines(cell.split("\n")) for cell in row) + "\n" for row in rows)
        return read, (leave_out('","', EVERYWHERE, _MARKS),)
    cells = list(_QUOTED.finditer(text)) if "\t" in text else []
    if not cells:
        return text, ()
    read = _QUOTED.sub(lambda match: join_lines(match["words"].split("\n")), text)
    places = "、".join(f"第 {text.count(chr(10), 0, cell.start()) + 1} 行" for cell in cells[:_LISTED])
    more = f"等 {len(cells)} 处" if len(cells) > _LISTED else ""
    return read, (leave_out('"…"', f"{places}{more} (lines)", _MARKS),)


def _comma_separated(text: str) -> list[list[str]]:
    """Return the rows of comma-separated values, none where lines have commas as sentences do."""
    first = text.split("\n", 1)[0]
    if "\t" in text or not _FEWEST_COLUMNS - 1 <= first.count(",") <= _MOST_COLUMNS:
        return []
    try:
        rows = [row for row in csv.reader(text.splitlines(keepends=True), strict=True) if row]
    except csv.Error:
        return []
    return rows if len(rows) >= _FEWEST_ROWS and len({len(row) for row in rows}) == 1 else []
