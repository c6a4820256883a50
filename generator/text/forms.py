"""The printed form of a record as a pattern: literal characters and holes that are filled from the record."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from generator.model import Engineering, Layout, Phase, Piece, Project, Provision, TextRecord

LISTS = frozenset({"units", "lead", "participant", "responsible"})  # holes for mentions of bodies
SLICED = LISTS | {"text"}  # holes that may print a part: of the mentions, of the lines of the text
OWN = frozenset({"number", "label", "name", "heading", "group", "text", "measures"})  # holes for fields of a record
BRACES = {"lbrace": "{", "rbrace": "}"}  # holes for braces, which YAML's files may not double
PLAIN = "{text}"  # the form of a text that nothing is printed around
CHINESE = "chinese"  # prints a number as 一、二
MEASURE = "measure"  # the name of the form of a measure that has its own list of bodies

_HOLE = re.compile(
    r"(?P<name>[a-z][a-z0-9_]*)(?:\[(?P<from>[0-9]*)(?P<colon>:)?(?P<to>[0-9]*)\])?(?::(?P<argument>[^{}]+))?"
)

T = TypeVar("T")


class FormError(ValueError):
    """A pattern that cannot be read; the message says why, in Chinese with the English after it in brackets."""


@dataclass(frozen=True, slots=True)
class Hole:
    """A hole of a form.

    name: what fills it: a field of the record, a list of bodies, or a cell.
    argument: what follows its colon: `chinese` of a number, the separator of a list.
    start, stop: the part of a list or of a text's lines that it prints; stop is None for all that follow.
    """

    name: str
    argument: str = ""
    start: int = 0
    stop: int | None = None

    def part(self, items: tuple[T, ...]) -> tuple[T, ...]:
        """Return the items that the hole prints."""
        return items[self.start : self.stop]


Form = tuple["str | Hole", ...]


@lru_cache(maxsize=4096)
def parse(pattern: str) -> Form:
    """Return a pattern as literal characters and holes. Raises FormError."""
    parts: list[str | Hole] = []
    for literal, hole in re.findall(r"([^{}]+)|(\{[^{}]*\}|[{}])", pattern):
        parts.append(literal or _hole(hole))
    return tuple(parts)


def _hole(words: str) -> str | Hole:
    """Return what stands between braces. Raises FormError."""
    if len(words) == 1:
        message = f"花括号没有成对：“{words}”；要印花括号，写 {{lbrace}}、{{rbrace}} (a brace without its other)"
        raise FormError(message)
    match = _HOLE.fullmatch(words[1:-1])
    if match is None:
        message = f"看不懂“{words}” (the hole cannot be read)"
        raise FormError(message)
    name, argument = match["name"], match["argument"] or ""
    if name in BRACES:
        return BRACES[name]
    if match["from"] is None:
        return Hole(name, argument)
    if name not in SLICED or not (match["from"] or match["colon"]):
        message = f"“{words}”不能取一部分 (the hole cannot print a part)"
        raise FormError(message)
    start = int(match["from"] or 0)
    stop = (int(match["to"]) if match["to"] else None) if match["colon"] else start + 1
    return Hole(name, argument, start, stop)


def kind(record: TextRecord) -> str:
    """Return the name of the form that a record has where its line in the layout names none."""
    match record:
        case Engineering():
            return "group"
        case Project():
            return "project"
        case Phase():
            return "phase"
        case Provision() if record.heading is not None:
            return "provision"
        case Provision() if record.number is not None or record.label is not None:
            return "article"
    return "text"


def pattern(layout: Layout, piece: Piece, default: str) -> str | None:
    """Return the pattern of a piece of a layout: its own, the one that it names, or the default; None for none.

    A form with a brace is a pattern of its own, any other is the name of one. Plain texts need no form.
    """
    form = piece.form or default
    if "{" in form:
        return form
    return layout.pattern_by_name.get(form, PLAIN if form == "text" else None)


def measure_patterns(layout: Layout, piece: Piece, count: int) -> tuple[str | None, ...]:
    """Return the pattern of each of the `count` measures of a record that have their own list, in order."""
    names = piece.measures or (piece.measure or MEASURE,) * count
    return tuple(name if "{" in name else layout.pattern_by_name.get(name) for name in names)
