"""Line ends that part a sentence: an editor or a mail program cut every line at one width."""

import re

from generator.importing.recognise.bodies.labels import label_of
from generator.text.width import printed_width

_CLOSED = re.compile(r"[。；;：:！？!?]\s*$")
# What begins a line of its own: a blank in front, a number, a label, a bracket of a list, a table's cells.
_BEGINS = re.compile(
    r"[ \t　]|$|(?:第?[一二三四五六七八九十百]{1,4}[、.．章条]"
    r"|[(（\[【〔][一二三四五六七八九十\d]{1,4}[)）\]】〕]|\d{1,3}[.．、)）](?!\d)"
    r"|[①-⑳]|附\s*件|[●■◆▲★*—]|\|)|[^，。、；：:;]{2,10}[:：]"
)
_FEWEST, _SLACK = 4, 6  # so many lines reach the width, less so many half-width columns
_NARROWEST, _WIDEST = 30, 110


def broken_line_ends(text: str) -> set[int]:
    r"""Return the places of the line ends that part a sentence; none unless the whole text is cut at one width.

    >>> rows = ["推动老化管道更新改造，鼓励餐饮企业瓶改管，由区"] * 5 + ["城管局牵头。"]
    >>> sorted(broken_line_ends("\n".join(rows)))
    [23, 47, 71, 95, 119]
    """
    lines = text.split("\n")
    widths = [printed_width(line.rstrip()) for line in lines]
    widest = max(widths)
    full = [index for index, width in enumerate(widths) if width >= widest - _SLACK]
    parting = {index for index in full if _goes_on(lines, index)}
    labels = {place for index in range(len(lines) - 1) for place in _parting_a_label(lines, index)}
    if not _NARROWEST <= widest <= _WIDEST or len(parting) < _FEWEST or len(parting) * 2 < len(full):
        parting = set()
    if parting:
        parting |= {index for index in range(len(lines)) if _is_open(lines[index]) and _goes_on(lines, index)}
    parting |= labels
    places: set[int] = set()
    place = 0
    for index, line in enumerate(lines):
        place += len(line)
        if index in parting:
            places.add(place)
        place += 1
    return places


def _goes_on(lines: list[str], index: int) -> bool:
    """Whether a line's sentence goes on in the next line."""
    line = lines[index]
    if index + 1 >= len(lines) or not line.strip() or _CLOSED.search(line) or "\t" in line or "|" in line:
        return False
    following = lines[index + 1]
    return not _BEGINS.match(following) and "\t" not in following and not re.search(r"\S[ 　]{2,}\S", line + following)


def _parting_a_label(lines: list[str], index: int) -> range:
    """Return the line ends that part a label which begins in a line, empty lines between its parts included."""
    following = next((later for later in range(index + 1, min(len(lines), index + 3)) if lines[later].strip()), index)
    parts = following > index and bool(lines[index].strip()) and _parts_a_label(lines[index], lines[following])
    return range(index, following if parts else index)


def _parts_a_label(line: str, following: str) -> bool:
    """Whether a line end parts a label: 配 + 合单位：."""
    first, colon, _ = following.partition("：" if "：" in following[:_LONGEST_LABEL] else ":")
    last = re.split(r"[，；、,;。（(\[【〔\s]", line)[-1]
    return bool(
        colon
        and 0 < len(last) < _LONGEST_LABEL
        and len(first) < _LONGEST_LABEL
        and label_of(last + first)
        and not label_of(first)
    )


_LONGEST_LABEL = 8


def _is_open(line: str) -> bool:
    """Whether a line ends within a bracket."""
    return max(line.rfind(mark) for mark in "（(【[") > max(line.rfind(mark) for mark in "）)】]")
