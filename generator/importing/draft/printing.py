"""How a block is printed: its form with holes, its lines of text, and the bodies that it names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from generator.importing.draft.blocks import Block, BlockPart, PartKind
from generator.importing.reading import ReadResponsibility
from generator.rules.texts import clause_ends

_SEPARATOR = re.compile(r"[\s、，,;；/]{1,4}|\s*(?:和|及|与|以及|会同|或)\s*")
_USUAL = "、"
OPEN_END = re.compile("等[^、，,;；()（）]{0,8}(?:部门|单位|机构|企业|组织|方面|地区)$|等$")
"""What leaves a list open at the end of a mention, as the rule `mention-names-unit` has it."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A body that a block names.

    body: as read; mention: the printed words; measure: the measure (from 1) whose list it stands in; separator: printed
    before it where the form says another; in_text: whether a sentence names it; start: where the words stand.
    """

    body: ReadResponsibility
    mention: str
    start: int
    measure: int | None = None
    separator: str | None = None
    in_text: bool = False

    @property
    def key(self) -> tuple[str, str, int | None]:
        """What a list may hold once: unit, role, measure."""
        return self.body.unit, self.body.role, self.measure


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters `start` to `end` of the official text, which stand at `printed` of a record's text or cell."""

    start: int
    end: int
    printed: int
    cell: str = ""


@dataclass(frozen=True, kw_only=True)
class PrintedBlock:
    """What a block prints.

    lines: of its text; pattern: its form; measures: the forms of the measures that have a list; ties: its own bodies in
    their order; cells: words by the name of the cell; stretches: where the words of text and cells stand.
    """

    lines: tuple[str, ...]
    pattern: str
    measures: tuple[str, ...] = ()
    ties: tuple[Tie, ...] = ()
    cells: dict[str, str] = field(default_factory=dict)
    stretches: tuple[Stretch, ...] = ()

    @property
    def text(self) -> str:
        """The words of the text, as a record stores them."""
        return "\n".join(self.lines)


def lines_of(words: str) -> tuple[str, ...]:
    """Return words as the lines of a text: a clause a line, an empty line for each line feed."""
    lines: list[str] = []
    for place, paragraph in enumerate(words.split("\n")):
        if place:
            lines.append("")
        start = 0
        for end in clause_ends(paragraph):
            if paragraph[start:end]:
                lines.append(paragraph[start:end])
            start = end
        if paragraph[start:]:
            lines.append(paragraph[start:])
    return tuple(lines)


def print_block(
    text: str, block: Block, bodies: tuple[ReadResponsibility, ...], number: str | None, *, is_single: bool = False
) -> PrintedBlock:
    """Return what a block prints.

    `number` is the hole for its label, where its number says the same. Where `is_single`, a unit that is named again in
    another role stays as characters of the form.
    """
    parts = _named_cells(block.parts)
    if is_single:
        parts = _single_units(parts)
    parts = _single_ties(parts)
    printed = _with_measures(text, block, parts, number) or _plainly(text, block, parts, number)
    listed = {tie.start for tie in printed.ties}
    if is_single:
        units = {tie.body.unit for tie in printed.ties}
        bodies = tuple({body.unit: body for body in reversed(bodies) if body.unit not in units}.values())
    named = [
        Tie(body, body.quote.text, body.quote.start, in_text=True)
        for body in bodies
        if not body.inherited
        and body.quote.start not in listed
        and any(a.start <= body.quote.start and body.quote.end <= a.end and not a.cell for a in printed.stretches)
    ]
    ties = sorted((*printed.ties, *_once(named, printed.ties)), key=lambda tie: tie.start)
    return replace(printed, ties=tuple(ties))


def _once(named: list[Tie], listed: tuple[Tie, ...]) -> Iterator[Tie]:
    """Yield the ties of sentences that no list has."""
    seen = {tie.key for tie in listed}
    for tie in named:
        if tie.key not in seen and "\n" not in tie.mention:
            seen.add(tie.key)
            yield tie


def _named_cells(parts: tuple[BlockPart, ...]) -> tuple[BlockPart, ...]:
    """Return parts whose cells have names of their own: time, time2."""
    seen: Counter[str] = Counter()
    named: list[BlockPart] = []
    for part in parts:
        if part.kind is PartKind.CELL:
            seen[part.name] += 1
            count = seen[part.name]
            named.append(replace(part, name=part.name if count == 1 else f"{part.name}{count}"))
        else:
            named.append(part)
    return tuple(named)


def _single_units(parts: tuple[BlockPart, ...]) -> tuple[BlockPart, ...]:
    """Leave out mentions of units that are named before."""
    seen: set[str] = set()
    kept: list[BlockPart] = []
    for part in parts:
        if part.body is None or part.body.unit not in seen:
            kept.append(part)
        if part.body is not None:
            seen.add(part.body.unit)
    return tuple(kept)


def _single_ties(parts: tuple[BlockPart, ...]) -> tuple[BlockPart, ...]:
    """Leave out mentions that a list of the whole has already; they stay as characters of the form.

    What parts of a text name in lists of their own is kept where each has a list (`_with_measures`).
    """
    last_text = max((place for place, part in enumerate(parts) if part.kind is PartKind.TEXT), default=0)
    own_lists = any(part.kind is PartKind.MENTION for part in parts[:last_text])
    seen: set[tuple[str, str, int]] = set()
    kept: list[BlockPart] = []
    measure = 0
    for part in parts:
        measure += part.kind is PartKind.TEXT
        if part.kind is PartKind.MENTION and part.body is not None:
            key = (part.body.unit, part.body.role.value, measure if own_lists else 0)
            if key in seen:
                continue
            seen.add(key)
        kept.append(part)
    return tuple(kept)


def literal(words: str) -> str:
    """Return characters of a form."""
    return re.sub(r"[{}]", lambda match: "{lbrace}" if match.group() == "{" else "{rbrace}", words)


def _plainly(text: str, block: Block, parts: tuple[BlockPart, ...], number: str | None) -> PrintedBlock:
    """Return a block as one form: each piece of text and each list has its hole."""
    seen: set[tuple[str, str]] = set()
    once: list[BlockPart] = []
    for part in parts:
        if part.kind is PartKind.MENTION and part.body is not None:
            key = (part.body.unit, part.body.role.value)
            if key in seen:
                continue
            seen.add(key)
        once.append(part)
    pieces = [lines_of(text[part.start : part.end]) for part in once if part.kind is PartKind.TEXT]
    lines = tuple(line for piece in pieces for line in piece)
    holes = _Holes(len(pieces), len(lines), _ties(text, [part for part in once if part.kind is PartKind.MENTION]))
    pattern, place = "", block.start
    stretches: list[Stretch] = []
    cells: dict[str, str] = {}
    offset = first_line = 0
    for run in _runs(text, once):
        first, last = run[0], run[-1]
        pattern += literal(text[place : first.start])
        place = last.end
        words = text[first.start : last.end]
        match first.kind:
            case PartKind.TEXT:
                count = len(lines_of(words))
                pattern += holes.text(first_line, first_line + count)
                stretches.append(Stretch(first.start, first.end, offset))
                offset, first_line = offset + len(words), first_line + count
            case PartKind.MENTION:
                pattern += holes.mentions(text, run)
            case PartKind.LABEL:
                pattern += number or "{label}"
            case PartKind.CELL:
                cells[first.name] = words
                stretches.append(Stretch(first.start, first.end, 0, first.name))
                pattern += f"{{{first.name}}}"
            case kind:
                pattern += f"{{{kind.value}}}"
    pattern += literal(text[place : block.end])
    return PrintedBlock(
        lines=lines, pattern=pattern, ties=holes.ties, cells=cells, stretches=tuple(stretches)
    )


def _with_measures(text: str, block: Block, parts: tuple[BlockPart, ...], number: str | None) -> PrintedBlock | None:
    """Return a block whose pieces of text have lists of their own; None where it has no such or is printed otherwise."""
    texts = [place for place, part in enumerate(parts) if part.kind is PartKind.TEXT]
    if len(texts) < 2 or not any(part.kind is PartKind.MENTION for part in parts[texts[0] : texts[-1]]):  # noqa: PLR2004 - two pieces
        return None
    if any(part.kind not in {PartKind.TEXT, PartKind.MENTION} for part in parts[texts[0] :]):
        return None
    if any(part.kind is PartKind.MENTION for part in parts[: texts[0]]):
        return None
    lines: list[str] = []
    patterns: list[str] = []
    ties: list[Tie] = []
    stretches: list[Stretch] = []
    offset = measure = 0
    indent = ""
    for order, place in enumerate(texts):
        piece = parts[place]
        following = texts[order + 1] if order + 1 < len(texts) else len(parts)
        own = list(parts[place + 1 : following])
        end = parts[following].start if following < len(parts) else block.end
        own_lines = lines_of(indent + text[piece.start : piece.end])
        stretches.append(Stretch(piece.start, piece.end, offset + len(indent)))
        offset += sum(len(line) or 1 for line in own_lines)
        lines.extend(own_lines)
        measure += sum(1 for line in own_lines if line.strip())
        between = text[own[-1].end if own else piece.end : end]
        tail = between[len(between.rstrip()) :] if following < len(parts) else ""
        if own:
            holes = _Holes(1, 1, tuple(replace(tie, measure=measure) for tie in _ties(text, own)))
            patterns.append("{text}" + holes.between(text, _runs(text, own), piece.end) + literal(between[: len(between) - len(tail)]))
            ties.extend(holes.ties)
        elif between.strip():
            return None
        feeds, indent = tail.count("\n"), tail.rpartition("\n")[2]
        if tail.replace(indent, "", 1).strip("\n") if indent else tail.strip("\n"):
            return None
        lines.extend([""] * feeds)
        offset += feeds
    head = _plainly(text, replace(block, end=parts[texts[0]].start), parts[: texts[0]], number)
    return PrintedBlock(
        lines=tuple(lines),
        pattern=head.pattern + "{measures}",
        measures=tuple(patterns),
        ties=tuple(ties),
        cells=head.cells,
        stretches=(*head.stretches, *stretches),
    )


def _ties(text: str, mentions: list[BlockPart]) -> tuple[Tie, ...]:
    """Return the ties of printed mentions."""
    return tuple(Tie(part.body, text[part.start : part.end], part.start) for part in mentions if part.body is not None)


def _runs(text: str, parts: list[BlockPart]) -> list[list[BlockPart]]:
    """Return parts one by one, mentions that only separators part together."""
    runs: list[list[BlockPart]] = []
    for part in parts:
        before = runs[-1][-1] if runs else None
        joined = (
            before is not None
            and before.kind is part.kind is PartKind.MENTION
            and _SEPARATOR.fullmatch(text[before.end : part.start])
        )
        if joined:
            runs[-1].append(part)
        else:
            runs.append([part])
    return runs


class _Holes:
    """The holes for the texts and the lists of a block, made from left to right."""

    def __init__(self, pieces: int, lines: int, ties: tuple[Tie, ...]) -> None:
        """Take how many pieces and lines the text has, and the ties in the order of print."""
        self._pieces, self._lines = pieces, lines
        self._ties = list(ties)
        self._next = 0

    @property
    def ties(self) -> tuple[Tie, ...]:
        """The ties, with the separators that the holes do not say."""
        return tuple(self._ties)

    def text(self, start: int, stop: int) -> str:
        """Return the hole for some lines of the text."""
        if self._pieces == 1:
            return "{text}"
        return f"{{text[{start or ''}:{stop if stop < self._lines else ''}]}}"

    def mentions(self, text: str, run: list[BlockPart]) -> str:
        """Return the hole for the next mentions, which only separators part."""
        start, stop = self._next, self._next + len(run)
        self._next = stop
        separators = [text[left.end : right.start] for left, right in pairwise(run)]
        argument = ""
        if len(set(separators)) == 1 and separators[0] != _USUAL:
            argument = f":{separators[0]}"
        elif len(set(separators)) > 1:
            for index, separator in enumerate(separators, start=start + 1):
                if separator != _USUAL:
                    self._ties[index] = replace(self._ties[index], separator=separator)
        return f"{{{self._list(start, stop)}{argument}}}"

    def _list(self, start: int, stop: int) -> str:
        """Return the name of the hole that prints the mentions from `start` to `stop`."""
        roles = {tie.body.role for tie in self._ties[start:stop]}
        role = next(iter(roles))
        if len(roles) == 1 and sum(tie.body.role is role for tie in self._ties) == stop - start:
            return role.value
        if stop - start == len(self._ties):
            return "units"
        if stop - start == 1:
            return f"units[{start}]"
        return f"units[{start or ''}:{stop if stop < len(self._ties) else ''}]"

    def between(self, text: str, runs: list[list[BlockPart]], place: int) -> str:
        """Return the form of a list from `place` to its last mention."""
        pattern = ""
        for run in runs:
            pattern += literal(text[place : run[0].start]) + self.mentions(text, run)
            place = run[-1].end
        return pattern
