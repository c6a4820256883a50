"""Fields: labels and their values in the rows of a table of two columns or four, or on lines of their own."""

import re
from collections import Counter
from dataclasses import dataclass

from generator.importing.recognise.bodies.labels import ROLES, label_of
from generator.importing.recognise.tables.columns import column_of

_FIELD = re.compile(
    r"(?P<label>[\u3400-\u9fff]{2,12})[ \u3000]*(?P<colon>[:：][ \u3000]*)?(?P<bar>[\t|])[ \u3000]*"
    r"(?P<value>[^\t|]*[^\t|\s])?[ \u3000]*(?P<end>\|)?\s*"
)


@dataclass(frozen=True, slots=True)
class _FieldLine:
    """A line of labels and their values: which characters of it stand for colons and line ends, which for nothing."""

    labels: tuple[str, ...]
    colons: frozenset[int] = frozenset()
    ends: frozenset[int] = frozenset()
    dropped: frozenset[int] = frozenset()


def field_lines(text: str) -> tuple[set[int], dict[int, str]]:
    r"""Return the bars to leave out, and what other tabs and bars stand for, in runs of lines of labels and values.

    Two of a run's labels must be those of bodies or limits.

    >>> [sorted(places) for places in field_lines("项目\t架桥\n牵头单位\t市交通局\n完成时限\t6月底\n任务\t责任单位")]
    [[], [2, 10, 20]]
    >>> [sorted(places) for places in field_lines("工作：| 架桥 |\n牵头单位：| 甲局 |\n完成时限：| 6月 |")]
    [[3, 8, 15, 20, 27, 32], []]
    >>> field_lines("任务\t架桥\t\t\n牵头单位\t甲局\t完成时限\t6月底")[1]
    {2: ':', 12: ':', 15: '\n', 20: ':'}
    """
    dropped: set[int] = set()
    marks: dict[int, str] = {}
    run: list[tuple[int, _FieldLine]] = []
    place = 0
    above = ""
    for line in [*text.split("\n"), ""]:
        of_row = line.startswith("\t") and line.count("\t") == above.count("\t")  # merged cells above cover its first
        field = None if of_row else _one_field(line) or _paired_fields(line)
        above = line
        if field:
            run.append((place, field))
        else:
            known = sum(label_of(label) is not None for _, read in run for label in read.labels)
            for start, read in run if known > 1 else ():
                marks |= dict.fromkeys((start + index for index in sorted(read.colons)), ":")
                marks |= dict.fromkeys((start + index for index in sorted(read.ends)), "\n")
                dropped |= {start + index for index in read.dropped}
            run = []
        place += len(line) + 1
    return dropped, dict(sorted(marks.items()))


def _one_field(line: str) -> _FieldLine | None:
    """Read a line of one label and its value, parted by a tab or bar."""
    field = _FIELD.fullmatch(line)
    if not field or not (field["value"] or field["bar"] == "\t") or label_of(field["value"] or ""):
        return None
    bar = frozenset({field.start("bar")})
    end = frozenset({field.start("end")}) if field["end"] else frozenset()
    return _FieldLine((field["label"],), dropped=bar | end) if field["colon"] else _FieldLine((field["label"],), bar)


_CELL = re.compile(r"[^\t]*[^\t\s][^\t]*")
_LABEL_CELL = re.compile(r"[ \u3000]*[\u3400-\u9fff](?:[ \u3000]*[\u3400-\u9fff]){1,11}[ \u3000]*")


def _paired_fields(line: str) -> _FieldLine | None:
    """Read a row of labels and their values in turn, empty cells beside them: 牵头单位, 甲局, 完成时限, 6月底."""
    cells = list(_CELL.finditer(line)) if "\t" in line else []
    labels, values = cells[::2], cells[1::2]
    if not cells or len(labels) != len(values) or not all(_LABEL_CELL.fullmatch(cell[0]) for cell in labels):
        return None
    if any(column_of(cell[0]) for cell in values) or not all(column_of(cell[0]) for cell in labels[1:]):
        return None
    tabs = [index for index, character in enumerate(line) if character == "\t"]
    blanks = {cell.start() + index for cell in labels for index, sign in enumerate(cell[0]) if sign in " \u3000"}
    colons = {next(tab for tab in tabs if tab >= cell.end()) for cell in labels}
    ends = {next(tab for tab in tabs if tab >= cell.end()) for cell in values[:-1]}
    return _FieldLine(
        tuple(cell[0] for cell in labels),
        frozenset(colons),
        frozenset(ends),
        frozenset(set(tabs) - colons - ends | blanks),
    )


_LONE_LABEL = re.compile(
    r"^[ \u3000]*(?P<label>[\u3400-\u9fff]{4,6})[ \u3000]*(?P<end>\n)(?=[^\n]*[^\s\d])", re.MULTILINE
)


def lone_labels(text: str) -> set[int]:
    r"""Return the line ends behind labels that stand alone on their lines, each twice or more, their values below.

    >>> sorted(lone_labels("责任单位\n甲局\n完成时限\n6月底\n责任单位\n乙局\n完成时限\n7月底"))
    [4, 12, 21, 29]
    >>> lone_labels("责任单位\n完成时限\n1\n甲局\n6月底")
    set()
    """
    fields = [match for match in _LONE_LABEL.finditer(text) if label_of(match["label"])]
    starts = {match.start() for match in fields}
    fields = [match for match in fields if match.end() not in starts]
    count = Counter(match["label"] for match in fields)
    return {match.start("end") for match in fields if count[match["label"]] > 1}


_LABEL_IN_CELL = re.compile(
    r"(?:(?<=[\t \u3000，；。;])|^)(?P<label>[\u3400-\u9fff]{2,8})(?P<blank>[ \u3000])[ \u3000]*"
    r"(?P<value>[\u3400-\u9fff][^ \u3000\t]*)",
)


def labels_in_cells(text: str) -> set[int]:
    r"""Return the blanks behind the labels of bodies within the cells of rows, their values behind them.

    >>> sorted(labels_in_cells("1\t架桥\t牵头单位 甲局 配合单位 乙局\n牵头单位 配合单位\t责任单位 责任人"))
    [9, 17]
    """
    places: set[int] = set()
    start = 0
    for line in text.split("\n"):
        fields = _LABEL_IN_CELL.finditer(line) if "\t" in line else ()
        places |= {
            start + field.start("blank")
            for field in fields
            if label_of(field["label"]) in ROLES and not column_of(field["value"])
        }
        start += len(line) + 1
    return places
