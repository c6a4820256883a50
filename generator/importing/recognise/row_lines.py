"""Rows of a table that take several lines: a cell may hold several, which only the tabs that lack show."""

import re

from generator.importing.recognise.lines import LineKind, NoticeLine

_MOST_LINES, _LONGEST_LINE = 12, 60


def whole_head(text: str, text_lines: tuple[NoticeLine, ...], index: int) -> tuple[NoticeLine, int]:
    """Return a head and its last line: its cells may hold several lines, which the cells of row 1 below show."""
    alone = tabs = text.count("\t", text_lines[index].start, text_lines[index].end)
    for place in range(index + 1, min(len(text_lines), index + _MOST_LINES)):
        line = text_lines[place]
        own = text.count("\t", line.start, line.end)
        if re.match(r"\s*(?:0?1|一|①)[.、]?\s*\t", text[line.start : line.end]):
            if alone < own == tabs:
                return NoticeLine(text_lines[index].start, text_lines[place - 1].end, LineKind.ROW), place - 1
            break
        tabs += own
        if line.kind not in {LineKind.TEXT, LineKind.ROW} or line.end - line.start > _LONGEST_LINE:
            break
    return text_lines[index], index


def whole_row(text: str, text_lines: tuple[NoticeLine, ...], index: int, width: int) -> tuple[NoticeLine, int]:
    """Return a row and its last line: a cell may hold several lines, which only the missing cells show."""
    line = text_lines[index]
    tabs = text.count("\t", line.start, line.end)
    if line.kind is not LineKind.ROW or tabs >= width - 1:
        return line, index
    for place in range(index + 1, min(len(text_lines), index + _MOST_LINES)):
        other = text_lines[place]
        tabs += text.count("\t", other.start, other.end)
        numbered = re.match(r"\s*\d{1,3}\s*\t", text[other.start : other.end])
        if numbered or tabs > width - 1 or other.kind not in {LineKind.TEXT, LineKind.ROW, LineKind.BLANK}:
            break
        if tabs == width - 1 and other.kind is LineKind.ROW:
            return NoticeLine(line.start, other.end, LineKind.ROW), place
    return line, index
